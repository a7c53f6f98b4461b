# Words of the pages that show how ballot rooms stand, Spanish (United States).

live-title = Las salas ahora
rooms = Salas
rooms-none = Este quiosco no atiende ninguna sala.
summary = El quiosco

## The views, where somebody chooses one

view-live = Salas
view-alarms = Alarmas
view-muster = Lista de evacuación
view-figures = Cifras de las alarmas
view-wall = Pantalla de pared
view-loading = Cargando …
view-unreachable = Esta página no se puede cargar en este momento. Elíjala otra vez en un momento.
ask-no-connection = no hay conexión
ask-no-connection-remedy = Mire si ocurrió antes de intentarlo otra vez.

## How long something lasts

length-s = { $seconds } s
length-min = { $minutes } min
length-h = { $hours } h { $minutes } min
length-d = { $days } d { $hours } h
ago = hace { $length }

## How a room stands, in one glance

standing-duress = Coacción
standing-emergency = Emergencia
standing-forced = Puerta abierta sin registro
standing-tamper = Manipulación del quiosco
standing-seals_not_intact = Sellos no intactos
standing-lone = Regla incumplida: falta gente
standing-unescorted = Visitante sin acompañante
standing-held_open = Puerta retenida abierta
standing-count_differs = El recuento no coincide
standing-door_unknown = Posición de la puerta desconocida
standing-lone_in_grace = Regla sin cumplir, en plazo
standing-uncertain = No es seguro quién está dentro
standing-fault = Nadie puede entrar
sweep-due = Hay que mirar los sellos antes de las { $time }
standing-head_count_due = Toca contar personas
standing-alarm = Alarma abierta
standing-managed_opening = Apertura supervisada
standing-entering = Alguien está en la puerta
standing-door_open = Puerta abierta
standing-occupied = En uso
standing-empty = Nadie dentro

## Who is inside by sign-in

inside-nobody = Nadie dentro según el registro
inside-count =
    { $people ->
        [one] 1 persona dentro según el registro
       *[other] { $people } personas dentro según el registro
    }
inside-visitors =
    { $visitors ->
        [one] y 1 visitante
       *[other] y { $visitors } visitantes
    }
inside-more = y { $count } más
does-not-count = No cuenta para la regla
escorted-by = Acompaña: { $name }
escort-gone = { $name }, que acompaña, no está dentro
class-official = Funcionario
class-staff = Personal
class-temporary = Temporal
class-maintenance = Mantenimiento
class-vendor = Proveedor
class-observer = Observador
class-auditor = Auditor
class-law_enforcement = Policía
class-emergency = Servicios de emergencia

## What has to be known besides

lone-reason = Motivo indicado: { $reason }
lone-called_away = lo llamaron
lone-carrying = lleva algo
lone-shift_change = cambio de turno
lone-other = otro motivo
uncertain-because = No es seguro quién está dentro: { $causes }
doubt-unsigned_opening = la puerta se abrió y nadie firmó
doubt-exit_without_entry = salió alguien que no había entrado
doubt-exit_not_taken = alguien firmó la salida y la puerta no se abrió
doubt-long_passage = la puerta estuvo abierta mucho tiempo
doubt-contact_lost = no se podía ver la puerta
doubt-restart = el quiosco se reinició
doubt-found_open = la puerta se encontró abierta
doubt-managed_opening = la puerta estuvo abierta para cargar
doubt-emergency = hubo una emergencia
doubt-count_mismatch = el último recuento no coincidió
emergency-touchscreen-evacuated = Iniciada en la pantalla; nadie ha vuelto a entrar
emergency-fire_line-evacuated = Iniciada por la línea de incendio; nadie ha vuelto a entrar
emergency-touchscreen-reentered = Iniciada en la pantalla; una pareja ha vuelto a entrar
emergency-fire_line-reentered = Iniciada por la línea de incendio; una pareja ha vuelto a entrar
fault-storage_full = No entra nadie: el disco está lleno
fault-clock_not_trusted = No entra nadie: el reloj contradice el registro
fault-outside_reader_lost = No entra nadie: el lector de fuera no responde
fault-door_state_unknown = No entra nadie: no se ve la puerta
fault-device_missing = No entra nadie: falta un dispositivo que la regla exige

## What watches the room

door = Puerta
door-open = abierta
door-closed = cerrada
door-unknown = desconocida
door-held = retenida abierta
door-managed-until = apertura supervisada hasta { $time }
seals = Contenido
contents-sealed = declarado sellado
contents-unsealed = boletas sin sellar declaradas
seals-none_on_record = sin sellos en el registro
seals-on_record = sellos en el registro
seals-not_intact = sellos no intactos
sensors = Sensores
sensors-good =
    { $count ->
        [one] el único responde
       *[other] los { $count } responden
    }
input-contact = contacto de la puerta
input-fire = línea de incendio
input-tamper = línea de manipulación
line-cut = cable cortado
line-short = cable en corto
line-out_of_range = valor fuera de rango
line-active = activa
line-unknown = sin noticia aún
part-outside_reader = lector de fuera
part-inside_reader = lector de dentro
part-door = puerta
part-other = dispositivo
device-lost = { $part } sin respuesta ({ $device })
hours = Horario
hours-staffed = con personal
hours-after_hours = fuera de horario
heartbeat = Última señal
heartbeat-none = ninguna aún
witnessed = Atestiguado
witnessed-not-asked = No hay testigos configurados
witnessed-by-nobody = Ningún testigo ha visto aún el registro
witnessed-to = Atestiguado hasta n.º { $entry }, { $time }
witnessed-by-some =
    { $count ->
        [one] Visto hasta n.º { $entry } por 1 testigo
       *[other] Visto hasta n.º { $entry } por { $count } testigos
    }
witnessed-by-too-few =
    { $count ->
        [one] Visto hasta n.º { $entry } por 1 testigo; hacen falta { $quorum }
       *[other] Visto hasta n.º { $entry } por { $count } testigos; hacen falta { $quorum }
    }

## The kiosk as a whole

kiosk-stopped = El quiosco está parado
storage-low = Queda poco espacio en el disco
storage-full = El disco está lleno
clock-behind = El reloj contradice el registro
channel-failed = No se avisa a nadie por { $channel }
alarms-none = Ninguna alarma abierta
alarms-open =
    { $count ->
        [one] 1 alarma abierta, { $unanswered } sin confirmar
       *[other] { $count } alarmas abiertas, { $unanswered } sin confirmar
    }
log-signed = { $entries } entradas, { $signed } firmadas
phase-preparation = Preparación
phase-receiving = Recepción de boletas
phase-processing = Procesamiento
phase-canvass = Escrutinio
phase-sealed = Período sellado
phase-retention = Conservación
phase-maintenance = Mantenimiento
sound = Sonido de las alarmas
sound-on = Con sonido
sound-off = Sin sonido
sound-test = Probar el sonido

## When nothing is heard of the kiosk

stale-title = Lo que ve es antiguo: no hay noticias desde { $time }
stale-since = Hace { $length } de eso. Puede haber cambiado.
stale-connection = Se perdió la conexión; esta página sigue intentándolo. Llame a las salas por teléfono hasta que vuelva.
stale-silent = Hay conexión y el quiosco no dice nada. Llame a las salas por teléfono.
stale-starting = Esperando la primera vista de las salas
stale-never = Sin conexión. Esta página sigue intentándolo; mientras tanto, llame a las salas por teléfono.

## The feed of what happens

feed-title = Qué ocurre
times-of = Horas de { $zone }
feed-empty = Aún no ha ocurrido nada.
feed-new =
    { $count ->
        [one] 1 nueva
       *[other] { $count } nuevas
    }
feed-number = n.º { $seq }
feed-gap = Las entradas intermedias están en el registro y no se muestran aquí
feed-count =
    { $count ->
        [one] 1 persona
       *[other] { $count } personas
    }
announce-lines = { $count } entradas nuevas. La última: { $last }
announce-critical = Alarma crítica: { $alarm }. { $response }

## The one thing that an entry adds

value-unknown_badge = credencial que no es de nadie
value-badge_lost = credencial declarada perdida
value-suspended = persona suspendida
value-outside_own_hours = fuera de su horario
value-badge_revoked = credencial retirada
value-storage_full = disco lleno
value-clock_not_trusted = el reloj contradice el registro
value-not_listed_for_room = sin permiso para esta sala
value-not_yet_valid = aún no es válida
value-expired = ya no es válida
value-on_the_ballot = está en la boleta
value-oath_missing = falta el juramento
value-training_missing = falta la formación
value-background_check_missing = falta la verificación de antecedentes
value-same_holder_twice = la misma credencial otra vez
value-second_badge_of_holder = segunda credencial de una persona
value-already_inside = ya está dentro
value-inside_other_room = está en otra sala
value-room_busy = puerta ocupada
value-door_state_unknown = no se ve la puerta
value-device_missing = falta un dispositivo
value-entries_refused_in_phase = no en esta fase
value-outside_hours = fuera de horario
value-opening_not_offered = aquí no hay apertura supervisada
value-visitor_needs_escort = visitante sin acompañante
value-visitor_class_refused = clase de visitante no admitida
value-too_many_visitors = demasiados visitantes
value-rule_cannot_be_evaluated = grupo desconocido
value-same_group = mismo grupo
value-group_not_needed = grupo no necesario
value-supervisor_needed = hace falta un supervisor
value-pin_locked = PIN bloqueado
value-pin_not_set = sin PIN
value-not_a_signer = no puede firmar
value-signed_already = ya firmó
value-entry = entrada
value-exit = salida
value-managed_opening = apertura supervisada
value-emergency = emergencia
value-nobody = nadie firmó
value-deposit_ballots = depositar boletas
value-retrieve_ballots = retirar boletas
value-processing = procesamiento
value-inspection = inspección
value-canvass = escrutinio
value-audit = auditoría
value-recount = recuento
value-court_order = orden judicial
value-maintenance = mantenimiento
value-other = otro
value-preparation = preparación
value-receiving = recepción de boletas
value-sealed = sellado
value-retention = conservación
value-seals_intact = sellos intactos
value-seals_not_intact = sellos no intactos
value-ok = bien
value-low = poco
value-full = lleno
value-none = primer arranque
value-clean = final ordenado antes
value-unclean = parada sin aviso antes
value-staffed = con personal
value-after_hours = fuera de horario
value-badge = con credencial
value-touchscreen = en la pantalla
value-fire_line = línea de incendio
value-timed_out = se acabó el tiempo
value-cancelled = cancelado
value-partner_not_seen = la pareja no estaba
value-wrong_pin = PIN incorrecto
value-entries_stopped = entradas detenidas
value-signed = firmado
value-time_limit = límite de tiempo
value-restart = reinicio
value-subject_gone = ya no hace falta
value-too_few = muy pocos
value-groups = grupos
value-no_supervisor = sin supervisor
value-cannot_be_evaluated = grupo desconocido
value-normal = como debe estar
value-active = activa
value-cut = cable cortado
value-short = cable en corto
value-out_of_range = valor fuera de rango
value-not_asked = no se pidió propósito
value-unsigned_opening = se abrió, nadie firmó
value-exit_without_entry = salió sin haber entrado
value-exit_not_taken = firmó la salida, la puerta no se abrió
value-long_passage = abierta mucho tiempo
value-contact_lost = no se ve la puerta
value-found_open = encontrada abierta
value-count_mismatch = el recuento no coincidió
value-unsealed = boletas sin sellar
value-as_file = exportado como archivo
value-by_program = leído por un programa
value-read = leído en una página
value-by_schedule = informe hecho a su hora

## The wall

wall-inside = { $count } dentro

## The muster list

muster-title = Lista de evacuación
muster-as-of = { $kiosk }, según el registro a las { $time }
muster-found =
    { $all ->
        [one] { $found } de 1 a salvo
       *[other] { $found } de { $all } a salvo
    }
muster-print = Imprimir
muster-csv = Guardar como CSV
muster-clear = Borrar marcas
muster-safe = A salvo
muster-name = Nombre
muster-room = Sala
muster-what = Quién
muster-since = Dentro desde
muster-yes = sí
muster-safe-of = { $name } está a salvo
muster-visitor = Visitante, { $organization }, acompaña { $escort }
muster-no-organization = sin organización
muster-nobody = Nadie está dentro según el registro.
muster-uncertain = { $room }: no es seguro quién está dentro. Mire en la sala.
muster-unnamed =
    { $count ->
        [one] Hay 1 persona más dentro, cuyo nombre no tiene esta página.
       *[other] Hay { $count } personas más dentro, cuyos nombres no tiene esta página.
    }
muster-note = Esta lista dice quién firmó la entrada y no la salida. No dice quién está de verdad allí.
