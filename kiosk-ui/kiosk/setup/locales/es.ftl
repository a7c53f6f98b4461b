# La puesta en marcha de un quiosco nuevo en su pantalla.
setup-title = Poner en marcha este quiosco
setup-over = La puesta en marcha ha terminado. Lo que se cambie ahora lo deciden dos personas.
# $step y $steps: números
setup-step = { $step } de { $steps }:
setup-skip = Omitir
setup-next = Siguiente
setup-left = Pasos que faltan
setup-not-kept-closed = Esto ya no lo elige nadie a solas: la lista de personas ha empezado.
setup-not-kept-refused = No se pudo guardar. Elija otra cosa, o mire el disco.
setup-language = Idioma
setup-language-hint = las pantallas empiezan en él
setup-time_zone = Zona horaria
setup-time_zone-hint = ¿qué reloj es el bueno? Si ninguno, ponga en hora la máquina.
setup-zones-more = Otros relojes
setup-zones-search = Cualquier otra zona
setup-zones-type = Ciudad o región
setup-zones-type-hint = por ejemplo Lagos, Kolkata o Europe
# $count: zonas encontradas
setup-zones-found = { $count ->
    [0] Ninguna: escriba menos
    [one] Una zona
   *[other] { $count } zonas
}
setup-room = Nombre de la sala
setup-room-hint = después arranca de nuevo
setup-readers = Lectores de credenciales
setup-readers-hint = acerque una credencial a cada lector
# $side: fuera o dentro, $device: nombre del lector
setup-reader-waits = { $side } ({ $device }): espera una credencial
setup-reader-read = { $side } ({ $device }): leyó una credencial
setup-side-outside = Lector de fuera
setup-side-inside = Lector de dentro
setup-readers-well = Todos leen
setup-readers-not-well = Alguno no lee
setup-door = Puerta
setup-door-hint = ábrala, suelte el cerradero, ciérrela
setup-contact-no = El contacto aún no la vio abrir y cerrar
setup-contact-yes = El contacto la vio abrir y cerrar
setup-strike-no = El cerradero aún no se soltó: solo con la puerta abierta
setup-strike-yes = El cerradero se soltó: ¿lo oyó?
setup-strike-too-late = Ya hay alguien en la lista: el cerradero lo sueltan solo las credenciales
setup-strike-try = Soltar el cerradero
setup-door-well = Visto y oído
setup-door-not-well = Algo falla
setup-channels = A quién se avisa
setup-channels-hint = ¿llega una prueba a todos?
setup-channels-none = No hay ninguna vía de aviso configurada. Una alarma se ve solo en las pantallas.
setup-channels-test = Enviar una prueba
# $channel: nombre del canal
setup-channel-untested = { $channel }: aún sin probar
setup-channel-sent = { $channel }: una prueba está en camino
setup-channel-told = { $channel }: el servidor siguiente la tomó. ¿Llegó?
setup-channel-received = { $channel }: alguien dijo que llegó
setup-channel-failing = { $channel }: no se pudo enviar. Mire la red y la configuración
setup-channels-well = Llegó
setup-channels-not-well = No llegó
setup-key = Clave del registro
setup-key-hint = foto o papel
setup-key-why = La necesita quien compruebe el registro: guárdela fuera y publíquela.
# $id: ocho cifras hexadecimales
setup-key-id = Clave { $id }
setup-key-qr = Código con la clave del registro
setup-key-print = Imprimir
setup-key-well = Está guardada
setup-people = Dos personas
setup-people-hint = teclee el código
setup-people-listed = Ya hay alguien en la lista. Desde ahora la cambian dos personas.
setup-code = Código de puesta en marcha
setup-code-why = Ocho cifras que solo dice una terminal de esta máquina: «ballot-vault setup-code».
# $count: intentos que quedan
setup-code-wrong_code = { $count ->
    [0] No es el código.
    [one] No es el código. Queda un intento; después hay que esperar.
   *[other] No es el código. Quedan { $count } intentos; después hay que esperar.
}
# $time: hora
setup-code-locked = Demasiados códigos erróneos. No se admite otro hasta las { $time }
setup-code-no_code = El código ya no está. Arranque de nuevo el quiosco: hará otro.
setup-code-over = Tardaron demasiado, o siguió otra pantalla. No hay nadie en la lista: empiecen de nuevo.
setup-code-closed = Ya hay alguien en la lista.
setup-code-listed = Los dos están en la lista.
setup-code-not_recorded = No hay espacio para anotarlo. No hay nadie en la lista.
setup-code-clock = El reloj de la máquina no puede ir bien. Póngalo en hora.
# $place: 1 o 2
setup-person = { $place ->
    [1] Primera persona
    [2] Segunda persona
   *[other] Los dos o ninguno
}
setup-anew = De nuevo
setup-people-name = Su nombre
setup-people-name-hint = Nombre y apellido
setup-people-group = Su partido
setup-group-dem = Demócrata
setup-group-rep = Republicano
setup-group-other = Otro
setup-group-none = Ninguno
setup-group-hint = En una o dos palabras
setup-people-oath = Su juramento
setup-people-training = Su formación
setup-people-background_check = Sus antecedentes
# $day: un día, con todas sus letras
setup-day-today = Sí, hoy: { $day }
setup-day-other = Sí, otro día
setup-day-never = Todavía no
setup-one-year-back = Un año
setup-one-month-back = Un mes
setup-one-day-back = Un día
setup-one-year-on = Un año
setup-one-month-on = Un mes
setup-one-day-on = Un día
setup-people-badge = Su credencial
setup-badge-first = Acerque su propia credencial al lector de fuera
setup-badge-read = Se leyó una credencial
setup-badge-again = Apártela y acerque la misma credencial otra vez al lector
setup-badge-late = En un minuto no se leyó nada
setup-badge-retry = Esperar otra vez
setup-people-pin = Elija un PIN
setup-people-pin_again = El mismo PIN otra vez
setup-pin-rule = De 4 a 8 cifras que solo sepa usted. La última cifra más uno también abre, y pide ayuda sin que se vea.
setup-people-check = ¿Es correcto?
setup-check-say = Somos funcionarios y no figuramos en la boleta
# $rooms: nombres de salas
setup-check-shut = Estas dos personas solas no abrirán { $rooms }
setup-check-list = Poner a los dos en la lista
setup-fault-name = Un nombre lleva letras
setup-fault-same_name = Es la primera persona
setup-fault-group = Use letras sencillas
setup-fault-day = Ese día no ha llegado
setup-fault-same_badge = Esa es la credencial de la primera persona. Acerque la suya.
setup-fault-other_badge = Eran dos credenciales distintas. Acerque la suya dos veces.
setup-fault-pins_differ = Los dos PIN no coinciden. Elija otra vez.
setup-fault-easy_pin = Ese PIN es demasiado fácil. Elija otro.
setup-fault-pin_in_use = Ese PIN podría confundirse con otro. Elija otro.
setup-administrators = Primeros administradores
setup-administrators-hint = esto la termina para siempre
setup-administrators-now = Dos personas de la lista teclean cada una su PIN. Desde entonces aquí ya no se elige nada.
setup-administrators-first = Primero ponga dos personas en la lista: aquí, un paso antes, o con un archivo en la máquina («ballot-vault people import»). Esta página sigue sola.
setup-administrators-pins = Dos personas de la lista necesitan un PIN («ballot-vault people pin»). Esta página sigue sola.
setup-name-language = Idioma
setup-name-time_zone = Zona horaria
setup-name-room = Sala
setup-name-readers = Lectores de credenciales
setup-name-door = Puerta
setup-name-channels = A quién se avisa
setup-name-key = Clave del registro
setup-name-people = Dos personas
