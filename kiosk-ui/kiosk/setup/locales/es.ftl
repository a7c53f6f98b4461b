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
setup-administrators = Primeros administradores
setup-administrators-hint = esto la termina para siempre
setup-administrators-now = Dos personas de la lista teclean cada una su PIN. Desde entonces aquí ya no se elige nada.
setup-administrators-first = Primero ponga personas en la lista en la máquina («ballot-vault people import») y elija el PIN de dos de ellas («ballot-vault people pin»). Esta página sigue sola.
setup-name-language = Idioma
setup-name-time_zone = Zona horaria
setup-name-room = Sala
setup-name-readers = Lectores de credenciales
setup-name-door = Puerta
setup-name-channels = A quién se avisa
setup-name-key = Clave del registro
