# Palabras de las páginas en que la auditoría mira el pasado, español (Estados Unidos).

records-title = Registros
records-about = Los asientos del registro, primero el más reciente. Leerlas queda anotado en el propio registro.
reading = Leyendo …
any = Cualquiera
search = Buscar
filter = Qué buscar
filter-more = Por clase, resultado, contenedor, sello u hora
filter-clear = Mostrar todo otra vez
filter-text = Palabras
filter-text-hint = Comienzos de palabras que tiene un asiento, todos ellos
filter-about = Persona, visitante, cuenta o credencial
filter-about-hint = El identificador que tienen los asientos, como en la lista
filter-room = Sala
filter-type = Tipo de asiento
filter-class = Clase
filter-level = Nivel
filter-result = Resultado
filter-purpose = Motivo
filter-container = Contenedor
filter-seal = Sello
filter-since = Desde
filter-before = Hasta antes de
filter-time-hint = Según el reloj de las salas ({ $zone })
found =
    { $found ->
        [0] Ningún asiento es así.
        [one] Un asiento es así.
       *[other] { $found } asientos son así; se muestran { $shown }.
    }
not-indexed = El índice aún se está creando: se miraron { $indexed } de { $size } asientos.
pages = Más asientos
newest = Los más recientes
older = Anteriores
ways = Desde aquí
to-list = Volver a la lista
entry-before = El asiento anterior
entry-after = El asiento siguiente
time = Hora
kind-in-log = Tipo, como está en el registro
meaning-unknown = Esta página no conoce este tipo de asiento.
response = Qué hacer:
erased = borrado
erased-by = borrado por el asiento #{ $by }
withheld-pin_hash = reservado: el resumen de un PIN no se dice a nadie
neighbours = Asientos de antes y de después
bytes = El asiento tal como se resumió y firmó

## Comprobación

verify-title = Su lugar en el registro
verify-about = Este navegador pide la prueba y el último punto de control firmado, y comprueba por sí mismo que este mismo asiento está en el registro que se firmó.
verify-key = Clave del registro, si la tiene de otra fuente
verify-key-hint = Si se deja vacío, se toma la clave que este quiosco declara
verify-now = Verificar ahora
verify-unsigned = El último punto de control firmado aún no llega a este asiento. Inténtelo de nuevo en un minuto.
verify-cannot = Este navegador no puede hacer la comprobación. Exporte el registro y abra verify.html en él.
proven = DEMOSTRADO: el asiento #{ $seq } está en el registro de { $size } asientos que firmó { $origin }.
proven-fields =
    { $fields ->
        [0] No tiene campos personales.
        [one] Lo que dice su campo personal es lo que se firmó.
       *[other] Lo que dicen sus { $fields } campos personales es lo que se firmó.
    }
proven-own-key = La firma se comprobó con la clave que usted dio.
proven-told-key = La firma se comprobó con la clave que declara este quiosco. Compare esa clave una vez con una que tenga de otra fuente.
proven-root = Raíz: { $root }
proven-leaf = Hoja: { $leaf }
not-proven = NO DEMOSTRADO: asiento #{ $seq }. Avise a quien responde del registro y expórtelo ahora.
wrong-key = La clave no es la de un registro. Cópiela de nuevo, entera.
wrong-proof = La prueba no lleva a un punto de control firmado con esta clave.
wrong-number = La prueba es de otro asiento.
wrong-field = Un campo personal dice otra cosa que lo que se firmó.

## Niveles, resultados y clases de asientos

level-routine = rutina
level-notice = aviso
level-low = bajo
level-medium = medio
level-high = alto
level-critical = crítico
result-success = Se logró
result-failure = Falló o se denegó
result-na = No se intentó nada
class-access = Entradas y salidas
class-account = Cuentas
class-alarm = Alarmas
class-authorization-list = Lista de autorización
class-clock = Reloj
class-custody = Contenedores y sellos
class-device = Dispositivos
class-door = Puertas
class-evidence = El propio registro
class-presence = Quién está dentro
class-review = Revisiones
class-room = Salas
class-statement = Declaraciones
class-storage = Almacenamiento
class-system = El quiosco

## Preguntas

reports-title = Informes
reports-about = Cada pregunta se responde solo con el registro, de su primer asiento al último. Elija una. Que usted leyó la respuesta queda anotado.
questions = Preguntas
report-lone = ¿Cuándo se incumplió la regla?
report-nobody-entered = ¿No entró nadie?
report-list-on = ¿Quién estaba en la lista?
report-about = ¿Qué consta sobre …?
report-told = ¿A quién se avisó de una alarma?
report-outage = ¿Qué no funcionó?
report-trends = ¿Qué cambia con el tiempo?
report-looked = ¿Quién leyó o exportó?
signature = Firma como se dibujó
report-visitors = ¿Quién vino de visita?
about-lone = Cada tiempo en que quienes estaban dentro incumplieron la regla de pareja: como consta, o como sería con las reglas de otra fase. Las reglas de un archivo se prueban con el comando "ballot-vault report lone --stricter".
about-nobody-entered = Si está demostrado que nadie entró entre dos instantes. Lo que no se sabe se dice como desconocido, y nunca como no.
about-list-on = La lista de autorización en un día: cómo empezó, cómo terminó, y a quién se puso y se quitó entre tanto.
about-about = Cada asiento sobre una persona, una credencial, un contenedor o un sello. Una credencial se pide por su hash con clave, como está en los asientos.
about-told = A quién avisó el quiosco, por qué medio, y quién respondió. "Avisado" dice que el siguiente servidor lo tomó, no que alguien lo leyó.
about-outage = El quiosco, sus dispositivos, puertas no vistas, recuentos dudosos, emergencias, almacenamiento, corriente, reloj, canales y otros quioscos.
about-trends = Entradas, visitantes, rechazos, intervalos a solas y alarmas de cada semana o mes del calendario de las salas, en barras y en una tabla.
about-visitors = Cada visitante: quién, de dónde, a quién visitó, con qué identificación, gafete y acompañante, como se declaró en la pantalla. También consta a quién no se dejó entrar.
about-looked = Quién leyó o exportó asientos, y quién inició sesión para ello. Leer con comandos en la propia máquina no deja asiento.
ask-from = Desde
ask-until = Hasta antes de
ask-on = Día
ask-room = Sala
ask-phase = Con las reglas
ask-subject = Sobre
ask-id = Cuál
ask-id-hint = Como está en los asientos: un identificador, un hash con clave o un número
ask-alarm = Alarma
ask-alarm-hint = Como la nombra la página de alarmas, por ejemplo door_forced/ballot-room#1
ask-entry = Asiento
ask-entry-hint = Su número; si se deja vacío, se muestra toda lectura
ask-per = Una fila por cada
per-week = Semana (desde el lunes)
per-month = Mes
bars = En barras
bars-most = como máximo { $most }
subject-person = una persona o visitante
subject-badge = una credencial
subject-container = un contenedor
subject-seal = un sello
choose = Elija una
rules-of-then = de entonces
needed = Esto hay que llenarlo.
missing = Falta llenar: { $fields }.
answer = Responder
reading-log = Leyendo el registro. En uno de años esto tarda un poco …
take-csv = Todas las filas en CSV
take-json = Todas las filas en JSON
take-pdf = Como PDF
print = Imprimir
left-out = Otras { $count } filas no se muestran aquí. Los archivos las tienen todas.
asked-room = Sala
asked-phase = Con las reglas de la fase
asked-person = Persona
asked-badge = Credencial
asked-container = Contenedor
asked-seal = Sello
asked-alarm = Alarma
asked-entry = Asiento
asked-per = Una fila por cada
asked-time = Tiempo por el que se pregunta
asked-all = Todo el registro
asked-since = Desde { $from } hasta el último asiento ({ $zone })
asked-before = Desde el primer asiento hasta antes de { $until } ({ $zone })
asked-between = Desde { $from } hasta antes de { $until } ({ $zone })
log-name = Registro
rests-on = Se apoya en
rests-on-none = Ningún asiento es de ese tiempo; había { $entries } asientos en el registro.
rests-on-entries = Asientos { $first } a { $last }; había { $entries } en el registro.
checkpoint = Punto de control
nothing-signed = Aún no hay nada firmado.
checkpoint-is = { $size } asientos, hasta { $time }, raíz { $root }; { $unsigned } posteriores aún sin firmar

## Informes guardados

ask-period = Tiempo
period-typed = Como se escribe aquí
period-today = Hoy hasta ahora
period-yesterday = Ayer
period-last_7_days = Los 7 días antes de hoy
period-last_30_days = Los 30 días antes de hoy
period-this_week = Esta semana hasta ahora
period-last_week = La semana pasada (desde el lunes)
period-this_month = Este mes hasta ahora
period-last_month = El mes pasado
period-since_review = Desde la última revisión cerrada
asked-period = Período
asked-instant-since = Desde
asked-instant-before = Hasta antes de
keep = Guardar este informe
keep-about = Guarda la pregunta, no la respuesta: cada vez se responde de nuevo. Quien puede leer informes ve su nombre y lo que pregunta.
keep-fixed = Guarda la pregunta, no la respuesta. Su tiempo son dos instantes: más tarde también tratará de ellos. Para uno que más tarde vuelva a valer, elija un tiempo como «La semana pasada».
keep-name = Nombre
keep-name-hint = Como otros lo buscarán. No escriba el nombre de nadie
keep-format = Archivo
format-pdf = En PDF
format-csv = CSV, para hojas de cálculo
format-json = JSON, para programas
keep-now = Guardarlo
kept = Guardado como «{ $name }».
to-kept = A todos los informes guardados
saved-title = Informes guardados
saved-none = Aún no hay ninguno. Responda una pregunta y elija «Guardar este informe».
kept-by = Lo guarda { $account }, { $time }
rename = Cambiar el nombre
rename-now = Cambiarlo
remove = Eliminar
remove-about = «{ $name }» deja de guardarse. El registro queda como está.
remove-now = Eliminarlo
fault-room_gone = Aquí ya no hay una sala { $room }: esto solo habla del pasado. Para lo de ahora, pregunte por otra sala y guarde eso.
fault-asked_otherwise = Esta versión del programa no pregunta así. Pregunte de nuevo, guarde eso y elimine esto.
schedule = Programar
schedule-now = Guardar la programación
schedule-about = Se hace solo, como archivo, leído en nombre de usted. Lo que faltó mientras el quiosco estaba apagado se hace una vez, por la última de sus horas.
schedule-every = Cada cuánto
every-day = Cada día
every-week = Cada semana
every-month = Cada mes
every-never = Nunca por sí solo
schedule-day = Día
schedule-at = A las
made-each-day = Se hace cada día a las { $at } ({ $zone }).
made-each-week = Se hace cada { $weekday } a las { $at } ({ $zone }).
made-each-month = Se hace el día { $day } de cada mes a las { $at } ({ $zone }).
made-next = Próxima vez: { $time }
runs = Hechos a su hora ({ $count })
runs-of = Hechos a su hora: { $name }
run-due = Para { $time }:
run-made = hecho el { $time }
run-time = (desde { $from } hasta antes de { $until }).
run-first = el primer asiento
run-last = el último asiento
run-owed = se hace ahora.
run-waits = aún no, después de { $tries } intentos ({ $why }). Próximo intento: { $time }
run-not-made = no se hizo: { $why }.
run-missed =
    { $missed ->
        [one] Antes faltó una vez más.
       *[other] Antes faltaron { $missed } veces más.
    }
run-gone = Su archivo ya no se guarda.
run-why-keeper_barred = quien lo programó ya no puede leer informes
run-why-asked_otherwise = esta versión del programa no pregunta así
run-why-unknown_room = no existe esa sala
run-why-too_many_rows = un PDF tiene como máximo 1,000 filas; guárdelo como CSV, o para menos tiempo
run-why-too_large = es demasiado grande; guárdelo para menos tiempo
run-why-too_long = tardó demasiado
run-why-unreadable = no se pudo leer el registro
run-why-busy = demasiadas personas leen el registro
run-why-not_recorded = el quiosco no pudo anotar que se lee
run-why-no_room = el disco está lleno
run-why-disk = no se pudo escribir el archivo
run-why-overtaken = antes llegó su siguiente hora, o se cambió la programación
mail = Correo
mail-about = Cuando se hace a su hora, un correo dice que está hecho, qué informe es, de qué tiempo, en qué asientos se basa y dónde leerlo. El aviso no nombra a nadie. Cada cambio se guarda al momento.
mail-none = Desde aquí no se puede enviar nada por correo. Quien lleva la configuración nombra las direcciones permitidas, en office.report_mail.
mail-needs-schedule = Prográmelo primero: solo se envía lo que se hace a su hora.
mail-nobody = No se envía a nadie.
mail-leave-out = Quitar
mail-leave-out-of = Quitar { $address }
mail-barred = (ya no está permitida: no se le envía nada)
mail-address = Dirección de correo
mail-allowed = Permitidas: { $allowed }
mail-add = Añadir la dirección
mail-attach = Qué se envía
mail-attach-no = Un aviso sin nombres
mail-attach-yes = El informe, con nombres
mail-attach-care = El informe sale del edificio con los nombres que contiene. Borrar no alcanza lo que se envió.
mailed-notice = Aviso por correo a { $to }.
mailed-file = El informe mismo por correo a { $to }.
mail-sent-notice = Aviso enviado a { $to }, { $time }
mail-sent-file = Informe enviado a { $to }, { $time }
mail-owed = Se envía ahora a { $to }.
mail-waits =
    { $tries ->
        [one] Aún no se envió a { $to }, después de 1 intento ({ $why }). Próximo intento: { $time }
       *[other] Aún no se envió a { $to }, después de { $tries } intentos ({ $why }). Próximo intento: { $time }
    }
mail-newest-given-up = El último correo no llegó a todos. Vea abajo, en lo hecho a su hora.
mail-given-up = No se envió a { $to }: { $why }. Se desistió: { $time }
mail-why-no_answer = ningún servidor de correo respondió
mail-why-refused = el servidor de correo no lo aceptó
mail-why-not_allowed = la configuración ya no permite esta dirección
mail-why-keeper_barred = quien lo pidió ya no puede leer informes
mail-why-taken_back = alguien quitó la dirección o la programación

## Solo en papel (PDF)

pdf-practice = PRÁCTICA: nada de este registro es real.
pdf-takes-its-word = Esto se fía de lo que dice el registro. "ballot-vault verify", o la página verify.html de una carpeta exportada, muestra si alguien lo cambió.
pdf-answer = Respuesta
pdf-basis = En qué se apoya
pdf-rows = Filas
pdf-row-count =
    { $rows ->
        [0] Ninguna.
        [one] 1 fila.
       *[other] { $rows } filas.
    }
pdf-lacks = La letra de esta página carece de algunos signos, y otros no se ven: cada uno está como su número, por ejemplo [U+4E2D].
pdf-range = asientos { $first } a { $last }
pdf-checkpoint = punto de control { $size }, { $root }
pdf-page = Página { $page } de { $of }

## En qué queda una respuesta

outcome-no_intervals = No consta ningún tiempo así.
outcome-intervals =
    { $intervals ->
        [one] Un tiempo así, del que se avisó { $alerted } veces; duró { $lasted } si terminó.
       *[other] { $intervals } tiempos así, de los que se avisó en { $alerted }; los que terminaron duraron { $lasted } en total.
    }
outcome-no_intervals_rerun = Con estas reglas no habría ningún tiempo así.
outcome-intervals_rerun =
    { $intervals ->
        [one] Con estas reglas habría un tiempo así; en { $only } de ellos se cumplieron las reglas de entonces.
       *[other] Con estas reglas habría { $intervals } tiempos así; en { $only } de ellos se cumplieron las reglas de entonces.
    }
outcome-nobody_entered = NADIE ENTRÓ. El quiosco funcionó y vio la puerta cerrada todo el tiempo ({ $heartbeats } señales de vida, como mucho { $silence } sin asiento). Dentro según los ingresos al empezar: { $inside }.
outcome-entered =
    { $entered ->
        [one] ALGUIEN ENTRÓ una vez, y de otros { $unknown } tiempos nadie sabe.
       *[other] ALGUIEN ENTRÓ { $entered } veces, y de otros { $unknown } tiempos nadie sabe.
    }
outcome-not_known =
    { $unknown ->
        [one] NO SE SABE. No consta ninguna entrada en la sala, y de un tiempo nadie sabe: esto no demuestra que nadie entró.
       *[other] NO SE SABE. No consta ninguna entrada en la sala, y de { $unknown } tiempos nadie sabe: esto no demuestra que nadie entró.
    }
outcome-nobody_listed = Nadie estaba en la lista.
outcome-listed =
    { $people ->
        [one] Una persona.
       *[other] { $people } personas.
    }
outcome-about =
    { $entries ->
        [one] Un asiento.
       *[other] { $entries } asientos.
    }
outcome-nothing_about = No consta nada sobre esto en ese tiempo.
outcome-told = Avisado { $told } veces, no avisado { $failed } veces, reconocido { $answered } veces.
outcome-no_such_alarm = No consta nada sobre esta alarma en ese tiempo.
outcome-no_outages = No consta ningún tiempo en que algo no funcionara.
outcome-outages =
    { $outages ->
        [one] Un tiempo así; en total no se vigiló nada durante { $unwatched }.
       *[other] { $outages } tiempos así; en total no se vigiló nada durante { $unwatched }.
    }
outcome-no_visitors = No consta ningún visitante en ese tiempo.
outcome-visitors =
    { $visits ->
        [one] Un visitante; sin entrar: { $not_let_in }; gafetes de visitante sin devolver: { $owed }.
       *[other] { $visits } visitantes; sin entrar: { $not_let_in }; gafetes de visitante sin devolver: { $owed }.
    }
outcome-nobody_looked = Nadie, hasta donde deja un asiento.
outcome-looked = Leído o exportado { $read } veces, sesión iniciada { $signed_in } veces.
outcome-no_trends = No consta nada de esto en ese tiempo.
outcome-trends =
    { $entries ->
        [one] Una entrada de una persona
       *[other] { $entries } entradas de personas
    }, { $visitors } de ellas de visitantes; { $denied } rechazos, { $lone } intervalos a solas, { $alarms } alarmas.
some-erased = De { $erased } asientos hay algo borrado: lo que decía no se cuenta.
after-log = El registro termina antes que ese tiempo: esta es la lista como la dejó su último asiento.

## Columnas, y palabras en ellas

column-room = Sala
column-since = Desde
column-until = Hasta
column-lasted_ms = Duró
column-ended = Cómo terminó
column-cause = Causa
column-people = Personas
column-alerted = Avisado
column-alerts = Avisos
column-reason = Razón dada
column-first_entry = Primer asiento
column-last_entry = Último asiento
column-under_own_rules = Reglas de entonces
column-what = Qué
column-detail = Detalle
column-person = Persona
column-name = Nombre
column-class = Clase
column-role = Función
column-reviewed = Revisado
column-group = Grupo
column-title = Título
column-rooms = Salas
column-valid_from = Válido desde
column-valid_until = Válido hasta
column-badges = Credenciales
column-at_start = Al empezar
column-at_end = Al terminar
column-entry = Asiento
column-time = Hora
column-type = Tipo
column-details = Detalles
column-channel = Canal
column-who = Quién
column-words = Palabras
column-tries = Intentos
column-late = Tarde
column-account = Cuenta
column-taken = Cómo
column-profile = Reservado
column-first_read = Primer asiento leído
column-entries_read = Asientos leídos
column-held_it = Lo tenía
column-session = Sesión
column-period = Semana o mes
column-entries = Entradas
column-visitors = Visitantes
column-denied = Rechazos
column-lone_intervals = Intervalos a solas
column-alarms = Alarmas
column-visitor = Visitante
column-organization = Organización
column-came = Entró
column-entered = Entrada
column-left = Salida
column-escort = Acompañante
column-purpose = Motivo
column-visited = A quién visitó
column-id_seen = Identificación
column-seen_by = La miró
column-items_in = Trajo
column-items_out = Sacó
column-rules = Reglas
column-signature = Firma
column-visitor_badge = Gafete
column-badge_back = Gafete devuelto
word-at_the_door = a la puerta
word-let_in = sí
word-not_let_in = sin entrar
word-acknowledged = aceptadas
word-drawn = dibujada
word-typed = escrita
word-out = fuera
word-returned = devuelto
word-returned_afterwards = devuelto después
word-not_returned = sin devolver
word-lost = perdido
word-driver_license = licencia de conducir
word-state_id = identificación estatal
word-passport = pasaporte
word-government_badge = gafete del gobierno
word-company_badge = gafete de empresa
word-credential_letter = carta de designación
word-none_shown = ninguna
word-as_file = como archivo
word-by_program = por un programa
word-by_schedule = hecho a su hora
word-read = leído en una página
word-still = aún continúa
word-yes = sí
word-ended = terminado
word-room_closed_down = sala abandonada
word-broken_too = también incumplidas
word-kept = cumplidas
word-entered = entró
word-unknown = desconocido
word-before_the_log = antes del comienzo del registro
word-after_the_log = después del final del registro
word-room_not_watched = sala no vigilada
word-not_running = quiosco parado
word-no_word = demasiado tiempo sin asiento
word-door_open = puerta abierta
word-door_not_seen = puerta no vista
word-device_lost = dispositivo perdido
word-presence_uncertain = recuento dudoso
word-clock_contradicts = el reloj contradice
word-clock_unset = reloj sin ajustar
word-tampered = manipulación
word-inputs_dropped = señales perdidas
word-kiosk_off = quiosco apagado
word-no_entries = sin asientos
word-storage = disco
word-upkeep = mantenimiento
word-channel = canal de aviso
word-sibling = otro quiosco
word-emergency = emergencia
word-seals_not_seen = sellos sin mirar desde un corte
word-not_on_list = no está en la lista
word-listed = en la lista
word-removed = quitado
word-in_range = sí
word-perhaps = quizás
word-late = tarde
word-member = miembro
word-supervisor = supervisor o supervisora
word-custodian = custodio
word-substitute = sustituto
word-official = funcionario
word-staff = personal
word-temporary = temporal
word-auditor = auditoría
word-administrator = administración
word-observer = observador
word-called_away = tuvo que salir
word-carrying = llevaba algo
word-shift_change = cambio de turno

## Línea de tiempo

timeline-title = Línea de tiempo
timeline-keys = Mientras un botón de aquí tiene el foco, las flechas van antes y después, y + y - muestran menos y más tiempo. La tabla de abajo dice lo mismo que las franjas.
steps = Pasos por el tiempo
earlier = Antes
later = Después
zoom-in = Menos tiempo
zoom-out = Más tiempo
up-to-now = Hasta ahora
lanes = Una franja por
lanes-rooms = sala
lanes-people = persona
timeline-person = Persona o visitante
timeline-person-hint = El identificador que tienen los asientos; vacío, todas
width = Cuánto tiempo
width-hour = Una hora
width-quarter = 6 horas
width-day = Un día
width-week = Una semana
width-month = 31 días
show = Mostrar
timeline-shown =
    { $count ->
        [0] Desde { $from } hasta { $until }: no consta nada.
        [one] Desde { $from } hasta { $until }: un intervalo o alarma.
       *[other] Desde { $from } hasta { $until }: { $count } intervalos y alarmas.
    }
timeline-left-out = Se omiten otros { $count }, primero los pasos por la puerta. Muestre menos tiempo para verlos.
lane-label = { $lane }: { $bars } tiempos de presencia, { $shades } intervalos sombreados, { $marks } alarmas. La tabla dice cuáles.
legend = Qué significa
span-inside = Dentro según su ingreso
span-visitor = Visitante
span-lone = Regla incumplida
span-uncertain = Recuento dudoso
span-emergency = Emergencia
span-not_running = Ningún quiosco funcionaba
span-door_open = Puerta abierta
span-door_unknown = Puerta no vista
span-alarm = Alarma
alarm-of = Alarma: { $kind }
still = aún continúa
same-in-words = Lo mismo en palabras
timeline-what = Qué
timeline-room = Sala
timeline-who = Quién
timeline-since = Desde
timeline-until = Hasta
timeline-lasted = Duró
timeline-first-entry = Asiento
