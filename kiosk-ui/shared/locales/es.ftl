# Palabras de la pantalla junto a la puerta de la sala de boletas, español de los Estados Unidos.
#
# Para quien traduce: el texto se lee de pie y de un vistazo. Sea breve: primero qué pasa, luego qué hacer. Se trata de
# usted. "Sala" es la sala de boletas, "credencial" la tarjeta que abre la puerta, "lector" el aparato que la lee,
# "regla" la que dice quiénes pueden estar juntos adentro, "sello" el precinto de seguridad de una caja.

## Botones que vuelven en muchas pantallas

button-back = Atrás
button-cancel = Cancelar
button-done = Listo
button-next = Seguir
button-more-time = Más tiempo
button-more-below = Más abajo
button-back-up = Arriba
time-left = { $seconds } s
time-left-label = Tiempo restante: { $seconds } segundos
page-of = Página { $page } de { $pages }
page-next = Página siguiente
page-previous = Página anterior
and-more = y { $count } más

## La pantalla que espera

attract-title = Presente su credencial
attract-hint = ¿Sale? Toque «Quién está adentro».
attract-hint-empty = Acérquela al lector de la puerta.
menu-inside = Quién{"\u00A0"}está adentro
menu-visitor = Traigo visita
menu-head-count = Conteo{"\u00A0"}de personas
menu-more = Más
menu-emergency = Emergencia
language-other = English
button-display = Texto y sonido
inside-none = Nadie adentro
inside-count = { $count } adentro
inside-uncertain = Conteo incierto
door-open = Puerta abierta
door-closed = Puerta cerrada
door-unknown = Puerta sin señal
phase-preparation = Preparación
phase-receiving = Recepción de boletas
phase-processing = Procesamiento
phase-canvass = Escrutinio
phase-sealed = Período sellado
phase-retention = Conservación
phase-maintenance = Mantenimiento

## Una entrada que se forma: credenciales

need-one_more = Una persona más
need-two_more = Dos personas más
need-more = Más personas
need-other_group = Una persona de otro grupo
need-named_group = Una persona por { $groups }
need-supervisor = Un supervisor
need-supervisor_and_one = Un supervisor y alguien más
need-one_more-next = La siguiente credencial, por favor.
need-two_more-next = Las siguientes credenciales, por favor.
need-more-next = Las siguientes credenciales, por favor.
need-other_group-next = Falta una credencial de otro grupo.
need-named_group-next = Falta una credencial de ese grupo.
need-supervisor-next = Falta la credencial de un supervisor.
need-supervisor_and_one-next = Presenten ahora las dos credenciales.
waiting-for = Falta
badges-so-far = Aceptadas
security-window = Este límite de tiempo es una regla de seguridad.
button-add-visitor = Añadir visitante
pin-title = { $name }, marque su PIN
pin-hint = 4 a 8 cifras. Cubra el teclado.
pin-attempts = { $count ->
    [one] Último intento
   *[other] Quedan { $count } intentos
}
pin-label = PIN
pin-entered = { $count ->
    [one] 1 cifra marcada
   *[other] { $count } cifras marcadas
}
pin-enter = Entrar
pad-clear = Borrar todo
pad-delete = Borrar
approval-title = Debe aprobarlo un supervisor
approval-hint = Es fuera de horario. Un supervisor presenta ahora su credencial.
confirm-title = { $first }, mire a su pareja
confirm-hint = ¿Es la persona que está a su lado?
confirm-seen = Veo a { $names }
confirm-not-seen = No está aquí

## Una entrada que se forma: preguntas

purpose-title = ¿Para qué entra?
purpose-other-title = Diga para qué
purpose-deposit_ballots = Guardar boletas
purpose-retrieve_ballots = Retirar boletas
purpose-processing = Procesar boletas
purpose-inspection = Inspección
purpose-canvass = Escrutinio
purpose-audit = Auditoría
purpose-recount = Recuento
purpose-court_order = Orden judicial
purpose-maintenance = Manteni{ "\u00AD" }miento
purpose-other = Otra cosa
purpose-more = Más motivos
authority-title = ¿Quién lo autoriza?
authority-hint = Escriba el número o el nombre de la orden.
visitors_announced-hint = Después se nombra a su visitante, antes de abrir la puerta.
visitors-title = ¿Quién viene con usted?
visitors-all = { $count ->
    [0] Entro sin visita
   *[other] Ya están todos
}
observers-title = { $count ->
    [one] Añada 1 observador
   *[other] Añada { $count } observadores
}
observers-hint = Los observadores se nombran antes de abrir la puerta.
visitor-class-title = ¿Qué tipo de visitante?
visitor-class-maintenance = Mantenimiento
visitor-class-vendor = Proveedor
visitor-class-observer = Observador
visitor-class-auditor = Auditor
visitor-class-law_enforcement = Policía
visitor-class-emergency = Servicio de emergencia
visitor-name-title = Nombre del visitante
visitor-name-hint = Tal como aparece en su identificación.
visitor-organization-title = ¿Quién lo envía?
visitor-organization-hint = Empresa, partido u oficina.
visitors-hint = { $count ->
    [0] Ya no caben más visitantes.
    [one] Puede entrar 1 visitante más.
   *[other] Pueden entrar { $count } visitantes más.
}

## Respuestas

word-in = ENTRADA
word-out = SALIDA
granted-title = Entre ahora
granted-hint = Jale la puerta. Pronto se cierra otra vez.
granted-visitors = Con ustedes: { $names }
entered-title = Su entrada está registrada
entered-hint = Al irse, presente su credencial otra vez.
denied-word = No aceptado
signed_out-title = Salida registrada: { $name }
signed_out-hint = Salga, por favor, y cierre la puerta.
signed_out-alone = { $count ->
    [one] { $names } se queda a solas
   *[other] { $names } ya no cumplen la regla
}
signed_out-alone-hint = Espere, o llame ahora a otra persona.
signed_out-visitors = { $names } sin acompañante
signed_out-visitors-hint = Salgan juntos, o pase el visitante a otra persona.
button-hand-over = Pasar a { $name }
stated-head_count-count_agrees = El conteo coincide
stated-head_count-count_agrees-next = Contadas: { $count }. Registradas: { $expected }.
stated-head_count-count_differs = El conteo no coincide
stated-head_count-count_differs-next = Contadas: { $count }. Registradas: { $expected }. Vea quién está adentro, registre a quien salió y cuente otra vez.
stated-managed_opening = Empieza la apertura controlada
stated-managed_opening-next = La puerta está sin seguro. Vigílela.
stated-end_managed_opening = Terminó la apertura controlada
stated-end_managed_opening-next = Cierre la puerta y cuente a las personas adentro.
stated-contents = Registrado
stated-contents-next = La regla de la sala sigue lo que ustedes declararon.
stated-hand_over_escort = Ahora usted acompaña
stated-hand_over_escort-next = Quédese con su visitante.
stated-end_emergency = Terminó la emergencia
stated-end_emergency-next = Rigen otra vez las reglas de siempre.
stated-seal_sweep = Registrado
stated-seal_sweep-next = Si un sello no está intacto, no lo toquen y llamen a su supervisor.
stated-acknowledge_alarm = Alarma atendida
stated-acknowledge_alarm-next = Sus palabras quedan en el registro.
abandoned-timed_out = Se acabó el tiempo
abandoned-timed_out-next = Nadie entró. Empiece otra vez con una credencial.
abandoned-cancelled = Cancelado
abandoned-cancelled-next = Nadie entró. Empiece otra vez con una credencial.
abandoned-partner_not_seen = Entrada detenida
abandoned-partner_not_seen-next = La persona de la segunda credencial debe estar aquí. Llame a un supervisor.
abandoned-wrong_pin = Demasiados PIN incorrectos
abandoned-wrong_pin-next = Esta credencial no abre por un rato. Llame a un supervisor.

## Por qué no se aceptó una credencial, y qué hacer

denied-unknown_badge = Esta credencial no es de nadie de la lista
denied-unknown_badge-next = Pruebe con la suya, o llame a un supervisor.
denied-outside_own_hours = A esta hora no
denied-outside_own_hours-next = La lista dice cuándo puede entrar. Pregunte a un supervisor.
denied-badge_lost = Esta credencial fue declarada perdida
denied-badge_lost-next = Entréguela a un supervisor.
denied-suspended = Por ahora no puede entrar
denied-suspended-next = Pregunte a un supervisor.
denied-badge_revoked = Esta credencial fue retirada
denied-badge_revoked-next = Entréguela a un supervisor y pida otra.
denied-storage_full = El quiosco ya no puede registrar
denied-storage_full-next = Use el registro en papel y llame a informática.
denied-clock_not_trusted = El reloj del quiosco no es correcto
denied-clock_not_trusted-next = Use el registro en papel y llame a informática.
denied-not_listed_for_room = Usted no está en la lista de esta sala
denied-not_listed_for_room-next = Pida a un supervisor que le añada.
denied-not_yet_valid = Su acceso aún no empieza
denied-not_yet_valid-next = Vuelva en su primer día, o llame a un supervisor.
denied-expired = Su acceso terminó
denied-expired-next = Pida a un supervisor que lo renueve.
denied-on_the_ballot = Un candidato no puede entrar
denied-on_the_ballot-next = Debe entrar alguien que no esté en la boleta.
denied-oath_missing = Su juramento falta o venció
denied-oath_missing-next = Preste juramento y pida que lo registren.
denied-training_missing = Su capacitación falta o venció
denied-training_missing-next = Termínela y pida que la registren.
denied-background_check_missing = Falta su revisión de antecedentes
denied-background_check_missing-next = Pida a un supervisor que ponga su expediente al día.
denied-same_holder_twice = Es la misma credencial otra vez
denied-same_holder_twice-next = Otra persona debe presentar la suya.
denied-second_badge_of_holder = Las dos credenciales son de una persona
denied-second_badge_of_holder-next = Otra persona debe presentar la suya.
denied-already_inside = Su entrada ya está registrada
denied-already_inside-next = ¿Salió? Toque «Quién está adentro» y registre primero su salida.
denied-inside_other_room = Su entrada consta en otra sala
denied-inside_other_room-next = Registre allí su salida primero.
denied-room_busy = La puerta está ocupada
denied-room_busy-next = Espere a que se cierre y presente su credencial.
denied-door_state_unknown = El quiosco no puede ver la puerta
denied-door_state_unknown-next = Use el registro en papel y llame a informática.
denied-device_missing = Un aparato no funciona
denied-device_missing-next = Use el registro en papel y llame a informática.
denied-opening_not_offered = Aquí no se puede mantener abierta la puerta
denied-opening_not_offered-next = Esta sala pide más que credenciales. Entre como de costumbre y mantenga cerrada la puerta.
denied-entries_refused_in_phase = Ahora nadie puede entrar
denied-entries_refused_in_phase-next = El calendario electoral mantiene cerrada la sala. Pregunte a un supervisor.
denied-outside_hours = La sala está cerrada a esta hora
denied-outside_hours-next = Vuelva en horario, o llame a un supervisor.
denied-visitor_needs_escort = Un visitante necesita acompañante
denied-visitor_needs_escort-next = Primero la credencial del acompañante, luego la suya.
denied-visitor_class_refused = Este tipo de visitante no puede entrar
denied-visitor_class_refused-next = Pregunte a un supervisor.
denied-too_many_visitors = Demasiados visitantes por acompañante
denied-too_many_visitors-next = Espere a un segundo acompañante.
denied-rule_cannot_be_evaluated = A alguien le falta el grupo en la lista
denied-rule_cannot_be_evaluated-next = Pida a un supervisor que lo añada.
denied-same_group = Los dos son del mismo grupo
denied-same_group-next = Debe venir una persona de otro grupo.
denied-group_not_needed = Este grupo ya está presente
denied-group_not_needed-next = Debe venir una persona del grupo que falta.
denied-supervisor_needed = Se necesita un supervisor
denied-supervisor_needed-next = Un supervisor presenta su credencial.
denied-pin_locked = Su credencial está bloqueada por un rato
denied-pin_locked-next = Demasiados PIN incorrectos. Espere, o llame a un supervisor.
denied-pin_not_set = Usted aún no tiene PIN
denied-pin_not_set-next = Elíjalo primero con un supervisor.
denied-not_a_signer = Usted no puede firmar esto
denied-not_a_signer-next = Otra persona presenta su credencial.
denied-signed_already = Usted ya firmó
denied-signed_already-next = Una segunda persona presenta su credencial.

## Declaraciones que se firman con una credencial

sign-head_count = { $count ->
    [0] Conté: no hay nadie adentro
    [one] Conté 1 persona adentro
   *[other] Conté { $count } personas adentro
}
sign-managed_opening = Dejar la puerta sin seguro { $minutes } minutos: { $reason }
sign-end_managed_opening = La apertura controlada terminó
sign-contents-sealed = Todas las boletas adentro están selladas
sign-contents-unsealed = Hay boletas sin sellar adentro
sign-hand_over_escort = Desde ahora acompaño a { $visitor }
sign-end_emergency-seals_intact = Revisamos la sala. Todos los sellos están intactos
sign-end_emergency-seals_not_intact = Revisamos la sala. No todos los sellos están intactos
sign-acknowledge_alarm = He visto esta alarma: «{ $words }»
sign-needed-one = Firme con su credencial en el lector.
sign-needed-pair = Dos personas firman con su credencial en el lector.
sign-needed-pair-more = Ya firmó una. Falta la otra credencial.
sign-needed-supervisor = Un supervisor firma con su credencial en el lector.
sign-needed-escort = El nuevo acompañante firma con su credencial en el lector.
sign-kicker = Para firmar
sign-announced = { $name }, firme con su credencial en el lector.
sign-inside-note = La credencial de quien está dentro registra su salida.
button-sign-inside = Estoy dentro y firmo
sign-inside-title = ¿Quién firma y sigue dentro?
sign-inside-hint = Toque su nombre y presente la credencial.

## Estados de la sala

door_held-title = Cierre la puerta
door_held-hint = Abierta desde { $time } ¿Falta tiempo? Inicie una apertura controlada.
managed_opening-title = Abierta: { $reason }
managed_opening-hint = Firmado por { $names }.
managed_opening-one = Solo firma { $names }. Avise ya a su segunda persona.
managed_opening-until = Hasta { $time }
managed_opening-end = Terminar
emergency-title = Emergencia. Salga ya.
emergency-hint = La puerta está libre. Vuelvan solo de dos en dos, con credencial.
emergency-source-fire_line = La inició la alarma de incendio.
emergency-source-touchscreen = Se inició en esta pantalla.
emergency-since = Desde { $time }
emergency-reentered-title = Revisen la sala y cada sello
emergency-reentered-hint = Cuando hayan revisado todo, declaren el resultado.
emergency-state-result = Declarar el resultado
fault-title = Use el registro en papel
fault-hint = No deja entrar a nadie. Siempre se puede salir.
call-phone = Llame al { $phone }
call-paper = Llame al número del registro en papel
fault-cause-storage_full = El almacenamiento está lleno.
fault-cause-clock_not_trusted = El reloj va detrás del registro.
fault-cause-outside_reader_lost = El lector de la puerta no responde.
fault-cause-door_state_unknown = El quiosco no puede ver la puerta.
fault-cause-device_missing = Un aparato obligatorio no funciona.
offline-title = Esta pantalla perdió su servicio
offline-hint = Sigue intentando. La puerta y el registro siguen sin ella.
offline-paper = Si esto dura, use el registro en papel.
offline-since = Desde { $time }
offline-starting = Iniciando

## Lo que sigue siendo cierto detrás de cada pantalla

banner-alarm = Alarma: { $what }
banner-alarm-action = Atender
alarm-door_forced = se abrió la puerta y nadie estaba registrado
alarm-door_held_open = la puerta quedó abierta
alarm-tamper = alguien manipuló el quiosco
alarm-wire_tampered = alguien cortó o puenteó un cable
alarm-count_mismatch = el conteo no coincide
alarm-seals_not_intact = un sello no estaba intacto
alarm-seal_in_doubt = un sello no es el registrado
alarm-inventory_differs = faltan o sobran recipientes
alarm-other = pregunte a un supervisor
banner-lone = { $count ->
    [one] { $names } está a solas desde { $time }
   *[other] La regla no se cumple desde { $time }
}
banner-lone-action = Dar motivo
banner-lone-reason = Motivo: { $reason }
banner-uncertain = No es seguro quién está adentro
banner-uncertain-action = Conteo
banner-unescorted = { $name } está sin acompañante
banner-unescorted-action = Acompañar
banner-badge_awaited = Acerque al lector la credencial nueva de { $name }
banner-badge_awaited-until = Hasta las { $time }. Todavía no abre nada.
banner-head_count_due = Toca contar a las personas
banner-badge_owed = Falta el gafete { $badge } de { $name }
banner-badge_owed-action = Decir dónde
banner-head_count_due-action = Conteo
banner-sweep_owed = Un rato sin vigilancia: miren todos los sellos
banner-sweep_owed-no = Dos personas entran, miran todos los sellos de la sala y firman aquí lo que encontraron, hasta las { $time }.
banner-sweep_owed-yes = Dos personas miran todos los sellos de la sala y firman aquí lo que encontraron, hasta las { $time }.
banner-sweep_owed-action = Sellos vistos
banner-unsealed = Hay boletas sin sellar en la sala
banner-unsealed-action = Cambiar
banner-after_hours = Fuera de horario: reglas más estrictas
banner-storage_low = Almacenamiento casi lleno: llame a informática
banner-configuration_old = Rige la configuración anterior: llame a informática
banner-device_lost = No responde: { $kind } { $device }
device-reader = lector
device-door = puerta
device-line = cable
device-camera = cámara
device-network = red
device-screen = pantalla
device-siren = sirena
device-other = aparato
doubt-unsigned_opening = La puerta se abrió y nadie se registró
doubt-exit_without_entry = Salió alguien sin entrada registrada
doubt-exit_not_taken = Alguien registró su salida y la puerta no se abrió
doubt-long_passage = La puerta estuvo abierta mucho tiempo
doubt-contact_lost = No se pudo ver la puerta
doubt-restart = El quiosco se reinició
doubt-found_open = La puerta se encontró abierta
doubt-managed_opening = La puerta estuvo abierta para mover carga
doubt-emergency = Hubo una emergencia
doubt-count_mismatch = El último conteo no coincidió
notices-all = Los { $count }
notices-title = Avisos

## Páginas que abre una persona

inside-title = Quién está adentro
inside-hint = ¿Sale? Toque su nombre para registrar su salida.
inside-empty = No hay nadie registrado.
inside-since = desde { $time }
inside-does-not-count = no cuenta
inside-visitor = visita, con { $escort }
inside-visitor-alone = visita
leaving-title = ¿Registrar la salida de { $name }?
leaving-hint = Después salga y cierre la puerta.
leaving-yes = Sí, registrar
head_count-title = ¿Cuántas personas hay adentro?
head_count-hint = Cuente a todas, también a las visitas. Luego firme con su credencial.
head_count-label = Personas adentro
more-title = Más
more-contents = Selladas o sin sellar
more-opening = Apertura controlada
more-notices = Avisos
more-challenge = Probar el registro
more-slip = Hoja de turno

## El registro para quienes están fuera: un recibo y una prueba de un observador

receipt-title = Recibo del registro
receipt-coming = Un momento …
receipt-size = { $size ->
    [one] 1 entrada, { $time }
   *[other] { $size } entradas, { $time }
}
receipt-qr = Código QR del punto de control firmado
receipt-limits = Una foto de esto muestra después si el registro fue cortado o cambiado. No muestra que todo se anotó.
witnessed-none = Aún sin testigos.
witnessed-short = Con testigos hasta la entrada { $entry } ({ $time }).
witnessed = Con testigos hasta la entrada { $entry } ({ $time }), { $witnesses } de { $of }.
challenge-title = Escriba palabras suyas
challenge-rule = Letras de la A a la Z, cifras, .{"\u00A0"}y{"\u00A0"}-
challenge-hint = Palabras que nadie podía saber
proof-title = Anotado como entrada { $entry }
proof-qr = Código QR de la prueba
proof-hint = Fotografíe el código. Prueba que sus palabras están en el registro firmado: está vivo.
slip-title = Hoja de turno
slip-coming = Va a la impresora …
slip-printed = Entregada a la impresora. Dos personas la revisan, la firman y la guardan con el libro de sellos.
slip-failed = No se pudo hacer. Vuelva e inténtelo otra vez, o use el recibo del registro.
proof-gone = Esta prueba ya no está. Escriba otras palabras.
contents-title = Boletas en la sala
contents-hint = Firman dos personas. Con boletas sin sellar rige una regla más estricta.
contents-sealed = Todas selladas
contents-unsealed = Algunas sin sellar
opening-title = ¿Por qué debe quedar abierta?
opening-loading = Carga y descarga
opening-moving_equipment = Mover equipo
opening-maintenance = Manteni{ "\u00AD" }miento
opening-other = Otra cosa
opening-minutes-title = ¿Cuánto tiempo?
opening-minutes-hint = Se firma con credencial. Cada minuto se registra.
opening-minutes = { $minutes } min
emergency-confirm-title = ¿Es una emergencia?
emergency-confirm-hint = Se da la alarma y la puerta queda libre.
emergency-confirm-yes = Sí, emergencia
emergency-confirm-no = No, volver
sweep-title = ¿Están intactos todos los sellos?
sweep-hint = Los dos firman lo que encontraron.
sweep-seals_intact = Todos intactos
sweep-seals_not_intact = No todos intactos
acknowledge-title = ¿Qué encontró?
acknowledge-checked = Revisado, todo en orden
acknowledge-known = Trabajo conocido en la sala
acknowledge-help = La ayuda va en camino
acknowledge-other = Otra cosa
acknowledge-other-title = Dígalo brevemente
lone-title = ¿Por qué no se cumple la regla?
lone-called_away = Le llamaron
lone-carrying = Lleva algo
lone-shift_change = Cambio de turno
lone-other = Otra cosa
display-title = Texto y sonido
display-theme = Colores
theme-dark-on-light = Oscuro en claro
theme-black-on-white = Negro en blanco
theme-white-on-black = Blanco en negro
theme-grey-on-dark = Gris en oscuro
display-size = Tamaño del texto
size-0 = Pequeño
size-1 = Normal
size-2 = Grande
size-3 = Muy grande
display-speech-on = No leer más
display-speech-off = Leer en voz alta

## Espera y problemas

still-title = ¿Sigue aquí?
still-hint = No se pierde nada de lo que escribió.
still-button = Sigo aquí
# En cada pantalla de un quiosco de práctica.
practice = PRÁCTICA: nada de esto es real
working = Un momento …
problem-refused = Eso no se envió. Inténtelo otra vez, por favor.
problem-too_soon = Hubo otra prueba hace un momento. Espere diez segundos y toque Listo otra vez.
problem-not_recorded = El quiosco no pudo anotarlo. Inténtelo otra vez o avise a un supervisor.
problem-silent = El quiosco no responde. Inténtelo otra vez, o use el registro en papel.

## El teclado de la pantalla

keyboard = Teclado
key-space = Espacio
key-delete = Borrar
key-shift = Mayúsculas
key-symbols = 123
key-letters = ABC

## The first administrators of the office, once, where it has none

custody-title = Recipientes y sellos
custody-words = Sobre un recipiente. Espere un momento o pida ayuda.
