# Words of the pages about alarms, Spanish (United States).

alarms-title = Alarmas
alarms-none = Ninguna alarma abierta.
alarms-more = Hay { $count } más, menos urgentes, que no se muestran. Cierre antes algunas de estas.
channel-failed = No se avisa a nadie por { $channel }. Avise por teléfono.

priority-critical = Crítica
priority-high = Alta
priority-medium = Media
priority-low = Baja
response = Qué hacer:
state-active-unacknowledged = Continúa, nadie la ha confirmado
state-active-acknowledged = Continúa, confirmada
state-returned-unacknowledged = Terminó sola, nadie la ha confirmado
state-returned-acknowledged = Terminó sola, confirmada
since = desde { $time }
occurrences = { $count } veces, la última { $time }
told-again =
    { $count ->
        [one] Se avisó otra vez
       *[other] Se avisó otras { $count } veces
    }
silenced-shelved = Aplazada: no se avisa a nadie
silenced-out_of_service = Fuera de servicio: no se avisa a nadie
ends-by-two = Solo la cierran dos personas
closing-proposed = { $name } dice que ha terminado. Una segunda persona tiene que cerrarla.

## What can be done

act-on = { $act }: { $title }
acknowledge = Confirmar
close = Cerrar
propose-closing = Decir que ha terminado
close-second = Cerrar como segunda persona
working = Un momento …
words = Sus palabras (necesarias para cerrarla)
words-missing = Diga en pocas palabras qué se encontró y qué se hizo. Después ciérrela.
closing-goes_on = Se cierra sola cuando ya no continúe.
closing-own = Usted ha dicho que ha terminado. Otra persona tiene que cerrarla.
never-silenced = Nunca se puede silenciar
silence = Silenciar …
silence-of = Silenciar { $source }
silence-means = Mientras tanto no se avisa a nadie de esta fuente. Lo que ocurra se anota igualmente, con su nombre y sus palabras.
silence-why = Por qué (necesario)
silence-why-missing = Diga por qué, en pocas palabras. Después elija otra vez.
shelve-for = Aplazar { $length }
take-out-of-service = Poner fuera de servicio
unshelve = Oírla otra vez ahora
put-in-service = Poner en servicio
silenced-title = De estas no se avisa a nadie
shelved-until = aplazada hasta { $time }
out-of-service-since = fuera de servicio desde { $time }
silenced-by = por { $name }

## Who was told

told = A quién se avisó
told-asking = Leyendo el registro …
told-unread = No se puede leer en este momento. Ábralo otra vez en un momento.
told-nobody = No se ha entregado ningún aviso.
told-means = «Avisado» dice que el siguiente servidor aceptó el mensaje, no que una persona lo leyera.
told-erased = (se borró un nombre)
told-by = Avisado por { $channel }:
told-late = Avisado tarde por { $channel }:
told-failed = Aún sin avisar por { $channel }
told-given-up = Sin avisar por { $channel }; se dejó de intentar
told-tries =
    { $count ->
        [one] 1 intento
       *[other] { $count } intentos
    }
told-refused =
    { $count ->
        [one] se rechazó 1 dirección
       *[other] se rechazaron { $count } direcciones
    }
told-alarm_raised = Empezó
told-alarm_unanswered = Nadie había respondido; se avisó otra vez
told-alarm_acknowledged = Confirmada por
told-alarm_returned = Ya no es así
told-alarm_closing_proposed = Da por terminada
told-alarm_closed = Cerrada
cause-no_answer = sin respuesta
cause-busy = ocupado
cause-refused = rechazado
cause-not_accepted = mensaje no aceptado
cause-too_old = demasiado antiguo
cause-misconfigured = mal configurado
entry = n.º { $seq }

## The standard's own numbers

figures-title = Cifras de las alarmas
figures-asking = Leyendo el registro …
figures-unread = Las cifras no se pueden leer en este momento. Elija otra vez en un momento.
figures-mean = Cuenta cada vez que se avisó. La norma EEMUA 191 pide menos de una alarma en 10 minutos para quien responde, y cerca de un 80 % bajas, 15 % medias y 5 % altas. Lo que sigue abierto más de un día y lo que más se repite se arregla primero.
figure-span = Tiempo
figure-days =
    { $count ->
        [one] Último día
       *[other] Últimos { $count } días
    }
figure-span-of = De { $from } a { $until }
figure-mean = Alarmas en 10 min, media
figure-mean-good = Se pide: menos de 1
figure-mean-over = Más de 1: demasiadas para responder
figure-worst = Alarmas en 10 min, lo peor
figure-from = desde { $time }
figure-alarms = Alarmas
figure-silenced =
    { $count ->
        [one] y 1 de una fuente silenciada
       *[other] y { $count } de fuentes silenciadas
    }
figure-standing = Abiertas más de 24 h
figure-stood = { $count } en algún momento
figure-median = Mediana hasta confirmar
figure-unanswered = { $count } sin respuesta ahora
figure-none = ninguna
figure-shares = Por prioridad
figure-priority = Prioridad
figure-count = Alarmas
figure-share = Parte
figure-asked = Se pide
figure-rare = raras
figure-frequent = Las más frecuentes
