# Palabras de las páginas de la lista de autorización, español (Estados Unidos).

list = Lista de autorización
people-title = Personas de la lista
reading = Cargando …
none = Nada
all = Todo
no-end = Sin fin
midnight = medianoche

## Searching

filter = Buscar personas
search = Buscar
search-hint = Parte de un nombre, de un cargo o de un identificador
filter-mark = Quién
filter-room = Puede entrar en
filter-more = Por grupo, sala o fecha
filter-clear = Mostrar a todos otra vez
found = { $found } de { $all } personas
found-none = Nadie de la lista coincide. Pida menos, o muestre a todos otra vez.
found-more = { $count } más
ask-listed = Todos los de la lista
ask-suspended = Suspendidos
ask-removed = Retirados de la lista
ask-lost = Tarjeta perdida, sin revisar
ask-no_badge = Sin tarjeta
ask-no_pin = Sin PIN
ask-on_ballot = En la boleta
ask-hours = Solo a ciertas horas
dates-all = Todas las fechas
dates-lacking = Algo falta o ha vencido
dates-soon = Algo vence en 30 días o menos
erased =
    { $count ->
        [one] Una entrada sobre la lista está borrada: no se dice a quién nombraba.
       *[other] { $count } entradas sobre la lista están borradas: no se dice a quién nombraban.
    }

## The past

as-of-open = La lista de otro día
as-of = La lista tal como era el
as-of-hint = Día y hora según el reloj de las salas ({ $zone })
as-of-show = Mostrar
as-of-fault = Elija un día y una hora.
as-of-future = Eso está por venir. Elija un día y una hora del pasado.
past = Esto es el pasado: la lista tal como era el { $time }
past-about = Aquí no se puede cambiar nada. Los que están hoy en la lista pueden ser otros.
past-back = Volver a la lista de ahora

## A person

whole = Detalles
act-on = { $act }: { $name }
field-person = Identificador
field-name = Nombre
field-title = Cargo
field-class = Clase
field-role = Función
field-group = Grupo
field-rooms = Salas
field-hours = Horas
field-valid_from = En la lista desde
field-valid_until = Último día en la lista
field-oath = Juramento prestado el
field-background_check = Verificación de antecedentes del
field-training = Formación del
field-on_ballot = Candidatura
field-photo = Foto
field-badges = Tarjetas
dates = Fechas
rooms-may = Puede entrar en: { $rooms }
rooms-no = No puede entrar en ninguna sala
pin = Número PIN
pin-set = Elegido
pin-not_set = Sin elegir: elíjalo en el equipo del quiosco
role-member = Miembro
role-supervisor = Supervisión
role-custodian = Custodia
role-substitute = Suplencia
group-none = Ningún grupo conocido
group-registered = { $group } (registrado)
group-appointed = { $group } (nombrado por él)
hours-always = A todas horas
on-ballot-yes = En la boleta: no puede entrar
on-ballot-no = No está en la boleta
badges-count =
    { $count ->
        [0] Ninguna tarjeta
        [one] Una tarjeta
       *[other] { $count } tarjetas
    }
stand-ins-custodian = Suplentes
stand-ins-substitute = Suple a
stand-ins-none = Nadie de este grupo está en la lista
mark-suspended = Suspendido: no puede entrar
mark-removed = Retirado de la lista
mark-lost = Tarjeta perdida, aún sin revisar
mark-no-badge = Sin tarjeta

## Dates

dated-listing-name = En la lista
dated-oath-name = Juramento
dated-background_check-name = Verificación de antecedentes
dated-training-name = Formación
dated-missing = { $what }: no hay
dated-not_yet = { $what }: solo desde el { $from }
dated-run_out = { $what }: terminó el { $until }
dated-soon = { $what }: termina pronto, el { $until }
dated-good = { $what }: hasta el { $until }
dated-open = { $what }: sin fin
