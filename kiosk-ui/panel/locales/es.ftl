# Words of the simulated hardware panel, Spanish (United States). See en.ftl for what the words mean.

title = Banco de pruebas
language-other = English
rooms = Salas
bench = Banco
link-connecting = Buscando los dispositivos simulados…
link-lost = El servicio no responde. Intentando de nuevo…
notice-close = Cerrar

## The touchscreen

screen = Pantalla táctil de la puerta
screen-window = Abrir en una ventana
screen-title = Pantalla táctil de { $room }

## The door and what hangs beside it

scene = Puerta
side-outside = Pasillo
side-inside = Dentro de la sala
door-open = Abrir la puerta
door-close = Cerrar la puerta
door-closed = Puerta cerrada
door-open-now = Puerta abierta
door-closed-now = Puerta cerrada
strike-locked = Cerradura bloqueada
strike-unlocked = Cerradura liberada
reader-outside = Lector exterior
reader-inside = Lector interior
reader-none = No hay lector de este lado
reader-no-card = Tome primero una credencial y luego toque un lector.
exit-button = Botón de salida

## What a reader signals with its light and its tone

signal-silence = Listo
signal-accepted-in = Aceptada: entrada
signal-accepted-out = Aceptada: salida
signal-waiting = Espera a alguien más
signal-denied = Denegada
signal-alarm = Alarma
signal-unplugged = Desconectado

## Badges

drawer-badges = Credenciales
drawer-wires = Cables y enchufes
badges-hint = Arrastre una credencial a un lector, o toque la credencial y luego el lector.
badges-hint-held = Ahora toque un lector. Escape devuelve la credencial.
card-unknown = Credencial desconocida
card-unknown-hint = Una tarjeta que nadie registró
card-damaged = Credencial dañada
card-damaged-hint = Una tarjeta que no se puede leer
card-pin = PIN { $pin }
group-none = grupo desconocido
class-official = Funcionario
class-staff = Personal
class-temporary = Temporal
class-maintenance = Mantenimiento
class-vendor = Proveedor
class-observer = Observador
class-auditor = Auditor
class-law-enforcement = Policía
class-emergency = Emergencias

## Wires and plugs

wires = Cables supervisados
line-contact = Contacto de la puerta
line-fire = Alarma de incendio
line-tamper = Caja del quiosco
line-state-normal = Normal
line-state-active = Activo
line-state-cut = Cortado
line-state-short = En corto
plugs = Enchufes
device-door = Controlador de la puerta
device-plugged = Conectado
device-unplugged = Desconectado

## The siren, and the tray with what people were told

drawer-told = Mensajes
siren = Sirena
siren-silent = Sirena en silencio
siren-steady = Suena la sirena
siren-pulsed = Suena la sirena
siren-unplugged = Sirena desconectada
tray = Lo que se avisó fuera
tray-empty = Aún no hay correos ni webhooks. Provoque una alarma: deje sola a una persona o abra una puerta sin credencial.
tray-mail = Correo a
tray-webhook = Webhook a

## The clock

clock = Adelantar el reloj
clock-ahead = { $seconds ->
    [0] Reloj adelantado { $minutes } min
   *[other] Reloj adelantado { $minutes } min { $seconds } s
}
clock-30-s = +30 s
clock-5-min = +5 min
clock-1-h = +1 h

## What happened

happenings = Lo que hicieron los dispositivos
happenings-none = Nada todavía.
happened-nobody = Una credencial de nadie
happened-badge-outside = { $name }: credencial en el lector exterior
happened-badge-inside = { $name }: credencial en el lector interior
happened-exit-button = Botón de salida pulsado
happened-not-seen = Ningún dispositivo lo vio: está desconectado.
happened-signal = { $reader }: { $signal }
happened-line = { $line }: { $state }
happened-plugged = { $device }: conectado
happened-unplugged = { $device }: desconectado
happened-siren = Suena la sirena
happened-siren-silent = La sirena calla
happened-mail = Llegó un correo: { $title }
happened-webhook = Llegó un webhook: { $title }
happened-clock = { $seconds ->
    [0] Reloj adelantado { $minutes } min
   *[other] Reloj adelantado { $minutes } min { $seconds } s
}

## The guided tour. $first and $second are people of different groups.

tour = Pruebe esto
tour-step = Paso { $step } de { $steps }
tour-back = Atrás
tour-next = Saltar
tour-again = Empezar de nuevo
tour-first = Acerque la credencial de { $first } al lector exterior.
tour-first-see = La pantalla saluda a { $first } y espera a una segunda persona. La cerradura sigue bloqueada.
tour-second = Ahora la credencial de { $second }, antes de que se agote el anillo de la pantalla.
tour-second-see = { $second } es de otro grupo, así que juntos cumplen la regla.
tour-answers = Responda en la pantalla táctil lo que pregunta.
tour-answers-see = Entonces queda registrado, y solo después se libera la cerradura.
tour-open = Abra la puerta mientras la cerradura está liberada.
tour-open-see = Un permiso no es una entrada: solo la puerta abierta la convierte en una.
tour-close = Cierre la puerta detrás de ellos.
tour-close-see = La pantalla muestra dos personas dentro.
tour-leave = { $first } sale: acerque su credencial al lector interior.
tour-leave-see = Nadie queda encerrado. La pantalla dice a quién deja { $first } a solas.
tour-lone = Deje salir a { $first } por la puerta y adelante el reloj 5 minutos.
tour-lone-see = { $second } está a solas. Ese tiempo se registró desde el primer instante; ahora es una alarma.
tour-last = También sale { $second }: acerque su credencial al lector interior.
tour-last-see = El tiempo a solas tiene un fin, y queda registrado al milisegundo.
tour-out = Deje salir a { $second }: abra la puerta y ciérrela.
tour-out-see = La sala está vacía.
tour-forced = Adelante el reloj 5 minutos. Luego haga lo que nadie debe: abra la puerta sin ninguna credencial.
tour-forced-see = La pantalla da una alarma: la puerta fue forzada.
tour-done = Ese fue el recorrido. Corte un cable, desenchufe algo, pruebe una credencial desconocida.
tour-done-see = Todo lo que hizo está en el registro del quiosco.
