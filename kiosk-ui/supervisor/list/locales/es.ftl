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
found-more = Mostrar { $count } más
ask-listed = Todos los de la lista
ask-suspended = Suspendidos
ask-removed = Retirados de la lista
ask-lost = Credencial perdida, sin revisar
ask-no_badge = Sin credencial
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
field-badges = Credenciales
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
        [0] Ninguna credencial
        [one] Una credencial
       *[other] { $count } credenciales
    }
stand-ins-custodian = Suplentes
stand-ins-substitute = Suple a
stand-ins-none = Nadie de este grupo está en la lista
mark-suspended = Suspendido: no puede entrar
mark-removed = Retirado de la lista
mark-lost = Credencial perdida, aún sin revisar
mark-no-badge = Sin credencial

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

## The pages

page-people = Personas
page-proposals = Propuestas
page-propose = Añadir a alguien
page-import = Archivos
page-reviews = Revisiones
page-phase = Fase y reglas
page-waiting = { $page }: { $count }

## What is the same everywhere

words = Por qué
words-free = Sus palabras (pueden quedar vacías)
words-hint = Esto queda en el registro, con su nombre
your-pin = Su PIN
your-pin-hint = El que usted escribe en el quiosco
only-look = Su cuenta puede ver la lista y no cambiarla.
nobodys-account = Su cuenta no es de nadie de la lista, por eso no puede cambiarla. Pregunte a quien administra las cuentas.
not-listed = Nadie llamado { $person } está en la lista.
who-else = Otra persona tiene que aprobarlo: { $names }.
who-else-review = Otra persona tiene que revisarlo: { $names }.
nobody-else = Hoy nadie más puede hacerlo. Una segunda persona necesita un PIN y estar vigente en la lista.
see-proposals = Ver lo que espera

## A person's card

card-propose = Proponer un cambio
card-enrol = Credencial nueva
card-lost = Credencial perdida
card-suspend = Suspender ahora
history = Historia
history-none = El registro no dice nada de esta persona.
entry = entrada { $seq }
of-proposal = propuesta { $proposal }
signed-by = Firmado por { $names }
signed-by-nobody = Nadie firmó
signed-at-setup = En la pantalla de un quiosco nuevo, con su código
what-changed = Qué cambió

## Two records side by side

before = Antes
after = Después
what-changes = Qué cambia
not-on-list = No está en la lista
on-list-as = En la lista
stays = Queda como está: { $fields }
change-add = Se añade
change-change = Cambia
change-remove = Se retira de la lista
changes-more =
    { $count ->
        [one] Un cambio más no se muestra.
       *[other] { $count } cambios más no se muestran.
    }
badges-added =
    { $count ->
        [one] una nueva
       *[other] { $count } nuevas
    }
badges-removed =
    { $count ->
        [one] una retirada
       *[other] { $count } retiradas
    }

## Proposals

proposals-title = Lo que espera a una segunda persona
proposals-none = Nada espera.
not-founded = Todavía no hay dos personas que puedan aprobar. Traiga la lista con el comando en el equipo del quiosco, y elija los PIN de dos personas de supervisión.
proposal = Propuesta { $proposal }: { $about }
about-phase = la fase { $phase }
about-rules = las reglas de otra configuración
about-changes =
    { $count ->
        [one] un cambio de la lista
       *[other] { $count } cambios de la lista
    }
proposed-by = Propuesta por { $name } el { $time }
proposal-until = Termina por sí sola el { $time }
from-file = Del archivo con el resumen { $digest }
rules-digest = Archivo de configuración con el resumen { $digest }
own-proposal = Usted propuso esto, por eso no puede aprobarlo.
own-entry = Cambia su propia entrada, por eso no puede aprobarlo.
approve-title = Aprobarla como segunda persona
approve = Aprobar
refuse = Rechazarla
withdraw = Retirarla
approved = La propuesta { $proposal } está aprobada: propuesta por { $by }, aprobada por { $me }.
refused = La propuesta { $proposal } está rechazada.
withdrawn = La propuesta { $proposal } está retirada.

## Trying what waits

trial-title = ¿Qué habría cambiado esto en los últimos 30 días?
trial-begin = Probarlo con los últimos 30 días
trial-first = Podrá aprobarlo cuando haya visto qué habría cambiado.
trial-reading = Se lee el registro: { $percent } %
trial-file = Archivo de configuración
trial-file-hint = El mismo archivo que se propuso. El quiosco solo conoce su resumen.
trial-file-large = Este archivo es demasiado grande para ser una configuración. Elija el que se propuso.
trial-no-file = No tengo este archivo
trial-tried =
    { $count ->
        [one] Probado con una credencial, del { $from } al { $until }.
       *[other] Probado con { $count } credenciales, del { $from } al { $until }.
    }
trial-nothing = En estos días no se presentó ninguna credencial, así que no hay nada que comparar.
trial-begins = El registro empieza el { $time }: de lo anterior no se sabe nada.
trial-same = Cada credencial habría recibido la misma respuesta.
trial-differences =
    { $count ->
        [one] Una credencial habría recibido otra respuesta
       *[other] { $count } credenciales habrían recibido otra respuesta
    }
trial-others =
    { $count ->
        [one] Mostrar una más
       *[other] Mostrar { $count } más
    }
trial-left-out =
    { $count ->
        [one] Hay una más que no figura aquí.
       *[other] Hay { $count } más que no figuran aquí.
    }
unknown-badge = Una credencial que no es de nadie de la lista
answer-was = Fue: { $answer }
answer-would = Sería: { $answer }
answer-granted = entrada abierta
answer-unanswered = sin respuesta
answer-refused = denegada, { $reason }
answer-need =
    aceptada, y hace falta { $need ->
        [one_more] una persona más
        [two_more] dos personas más
        [more] más personas
        [other_group] alguien de otro grupo
        [named_group] alguien de un grupo que la regla nombra
        [supervisor] un supervisor
        [supervisor_and_one] un supervisor y una persona más
       *[other] otra persona
    }
answer-next =
    aceptada, y luego { $next ->
        [badge] la siguiente credencial
        [pin] el PIN
        [approval] la aprobación de un supervisor
        [confirm] la otra persona confirma
        [purpose] el motivo
        [authority] la autorización
        [visitors] los nombres de los visitantes
        [observers] los observadores
       *[granted] entrada abierta
    }
trial-alerts = Alertas porque los de dentro incumplían la regla: { $was }. Habrían sido { $would }.
trial-alerts-more = Habría habido una alerta
trial-alerts-fewer = No habría habido alerta
trial-inside = Dentro: { $names }
trial-visitors = Dentro: solo visitantes
trial-not-judged =
    { $count ->
        [one] Una credencial no se pudo juzgar de nuevo: las reglas de entonces dan hoy otra respuesta.
       *[other] { $count } credenciales no se pudieron juzgar de nuevo: las reglas de entonces dan hoy otra respuesta.
    }
trial-erased =
    { $count ->
        [one] De una entrada se borró algo. No se sabe qué cambió.
       *[other] De { $count } entradas se borró algo. No se sabe qué cambiaron.
    }
trial-means = Cada credencial se juzga según lo que hubo de verdad. Tras una primera diferencia, la gente habría actuado de otro modo.
trial-why-not_open = Ya no espera: alguien ha decidido.
trial-why-needs_rules = Sin el archivo nadie puede ver qué habrían cambiado estas reglas. Elíjalo aquí, o apruebe reglas que no ha visto probadas.
trial-why-other_rules = Este es otro archivo: su resumen no es el que se propuso.
trial-why-bad_rules = Este archivo no es una configuración que el quiosco acepte. «ballot-vault config check» dice por qué.
trial-why-unreadable = No se pudo leer el registro hasta el final, así que no se sabe qué habría cambiado esto. Avise a quien cuida del quiosco.
trial-why-too_long = El registro es demasiado largo para leerlo aquí. «ballot-vault what-if --proposal { $proposal }» en la máquina del quiosco lo lee entero.
trial-why-too_large = El registro necesita más memoria de la que esta página puede usar. «ballot-vault what-if --proposal { $proposal }» en la máquina del quiosco lo lee entero.

## Proposing

propose-new = Añadir a una persona
propose-new-about = Escriba lo que la lista debe decir. Una vez aprobado, la persona nueva presenta una credencial en el quiosco.
propose-for = Cambio de { $name }
propose-about = Cambie lo que debe ser distinto. Aquí las credenciales quedan como están.
person-hint = Letras minúsculas, cifras y guiones; no cambia nunca
group-hint = Nombre corto de un partido u órgano, como dem; vacío si no se conoce ninguno
group-source = De dónde viene el grupo
source-registered = Afiliación registrada
source-appointed = Nombrado por ese órgano
source-none = Ningún grupo
on-ballot-tick = En la boleta de esta elección
hours-days = Días
hours-from = Desde
hours-until = Hasta
hours-add = Añadir estas horas
hours-clear = En cambio, a todas horas
days-weekdays = De lunes a viernes
days-weekend = Sábado y domingo
days-all = Todos los días
days-mon = Lunes
days-tue = Martes
days-wed = Miércoles
days-thu = Jueves
days-fri = Viernes
days-sat = Sábado
days-sun = Domingo
fault-person = Escriba letras minúsculas, cifras y guiones, 40 como mucho.
fault-name = Escriba el nombre como lo conoce la gente.
fault-rooms = Elija al menos una sala.
fault-group = Escriba letras minúsculas, cifras y guiones, o nada.
fault-valid_until = El último día es anterior al primero.
fault-hours = El fin tiene que ser posterior al comienzo.
draft-faults =
    { $count ->
        [one] Un campo todavía no está bien. Dice qué le falta.
       *[other] { $count } campos todavía no están bien. Cada uno dice qué le falta.
    }
look-at-change = Ver el cambio
take-off = En cambio, retirar de la lista
preview = Qué cambiaría
preview-title =
    { $count ->
        [0] No cambiaría nada
        [one] Un cambio
       *[other] { $count } cambios
    }
propose-this = Proponer esto
propose = Proponer
cannot-propose = Esto no se puede proponer.
proposed = La propuesta { $proposal } espera a una segunda persona.
proposed-done = Está propuesto.

## Files

import-title = La lista desde un archivo
import-about = Elija un archivo. Usted ve qué cambiaría antes de proponerlo.
file = Archivo CSV
file-hint = Hasta 240 kB, con las columnas de la lista y las credenciales de cada persona
file-is = El archivo es
file-part = Una parte: solo cambian los que nombra
file-whole = La lista entera: quien no está en él se retira
file-too-large = El archivo es demasiado grande para esta página. Use «ballot-vault people import» en el equipo del quiosco.
problems =
    { $count ->
        [one] Algo está mal en el archivo, por eso no se toma nada de él:
       *[other] { $count } cosas están mal en el archivo, por eso no se toma nada de él:
    }
download-title = La lista como archivo
download-about = Para leer o imprimir. No dice de quién es cada credencial, por eso no se puede volver a traer como lista.
download = Guardar como CSV

## At once

lost-title = Credencial perdida de { $name }
lost-about = La credencial se rechaza enseguida en todas las puertas. Otra persona lo revisa después.
lost-since = Última posesión segura
lost-since-hint = Cuándo se sabía por última vez dónde estaba la credencial, según el reloj de las salas
lost-button = La credencial de { $name } está perdida
lost-done = La credencial de { $name } ya no abre nada.
which-badge = Cuál credencial
which-badge-hint = Como la escribe la lista: tiene varias
uses = Entradas con esta credencial
uses-since = Desde el { $time }, cuando se sabía por última vez quién la tenía
uses-none = Desde entonces la credencial no se presentó en ninguna parte.
uses-more = { $count } más no se muestran: vea el registro.
suspend-title = Suspender a { $name }
suspend-about = Enseguida no puede entrar en ninguna sala. Otra persona lo revisa después.
suspend-button = Suspender ahora a { $name }
suspend-done = { $name } ya no puede entrar en ninguna sala.

## Reviews

reviews-title = Hecho por una sola persona, por revisar
reviews-none = No hay nada por revisar.
review-suspension = Suspensión de { $name }
review-lost_badge = Se perdió una credencial de { $name }
done-by = Por { $name } el { $time }
own-act = Usted hizo esto, por eso no puede revisarlo.
own-review = Se trata de usted, por eso no puede revisarlo.
review-title = Revisarlo como segunda persona
review = Dejar constancia
reviewed = Revisado: { $name }; hecho por { $by }.
outcome = Lo que usted encuentra
outcome-suspension-confirmed = Estaba bien: fuera de la lista
outcome-suspension-reinstated = De vuelta en la lista
outcome-lost_badge-confirmed = He visto las entradas: sigue perdida
sign-off = Dar por buena la lista entera
sign-off-due = Antes del { $day }
sign-off-over = El plazo terminó el { $day }
sign-off-never-due = No tiene plazo
sign-off-last = Dada por buena por última vez el { $day }
sign-off-never = Nunca se ha dado por buena
sign-off-about = Lea antes las { $listed } entradas. Con su PIN responde por ellas.
sign-off-read = Leer la lista
digest = Resumen de la lista que usted firma: { $digest }
sign-off-button = He leído la lista
sign-off-done = La lista está dada por buena.
sign-off-changed = La lista cambió desde que usted abrió esta página. Léala otra vez.
sign-off-again = La he leído como es ahora

## Phase and rules

phase-now = Estamos en la fase { $phase }
phase-by-calendar = Según el calendario de la configuración.
phase-by-hand = El { $time } dos personas eligieron { $phase }. El calendario sigue con su línea siguiente.
phase-then = La fase a partir de entonces
propose-phase = Proponer otra fase
propose-rules = Proponer otras reglas
rules-about = Ponga el nuevo archivo de configuración en el equipo del quiosco. Cuando dos personas lo hayan aprobado, el próximo arranque toma sus reglas como aprobadas.
config-digest = Resumen del archivo
config-digest-hint = Lo muestra «ballot-vault config check»: 64 letras y cifras
fault-digest = Escriba las 64 letras y cifras.

## A new badge

enrol-title = Credencial nueva para { $name }
enrol-about = Elija un lector. En el plazo de un minuto la persona presenta allí la credencial nueva: no abre nada, y se convierte en una propuesta.
with-badge = O bien: la persona está ahora en el quiosco, con su credencial
enrol-button = Esperar la credencial
enrol-done = El quiosco espera la credencial.
reader = Lector
awaited = La credencial de { $name } se espera en { $reader }
awaited-left = Quedan { $seconds } segundos
badge-came = La credencial llegó: la propuesta { $proposal } espera a una segunda persona.
badge-none = No llegó ninguna credencial en un minuto. Vuelva a pedirla.

## Formación por temas

topics = Formación por temas
training-erased =
    { $count ->
        [one] Una entrada sobre formación está borrada: quien aquí no tiene ninguna pudo tenerla.
       *[other] { $count } entradas sobre formación están borradas: quien aquí no tiene ninguna pudo tenerla.
    }
topic-missing = { $what }: ninguna
topic-good = { $what }: { $on }, hasta el { $until }
topic-run_out = { $what }: { $on }, vencida desde el { $until }
topic-mark-soon = { $what }: termina pronto, el { $until }
topic-mark-run_out = { $what }: vencida desde el { $until }
card-train = Formación
train-for = Formación de { $name }
train-about = Lo declaran dos funcionarios, cada uno con su propio PIN, y ninguno para su propia formación. El registro dice lo que dijeron, no lo que se aprendió.
train-title = Registrar una formación
train-record = Registrar
train-done = Queda registrada.
train-topic = Tema
train-day = Día de la formación
train-stated = Declarado
untrain = Retirar una que se registró por error
untrain-title = Retirar una formación
untrain-record = Retirar
untrain-done = Queda retirada, y ambas entradas siguen en el registro.
choose-topic = Elija uno
choose-person = Elija a alguien
second-person = El otro funcionario
second-hint = Escribe aquí su propio PIN
second-pin = PIN del otro funcionario
own-training = Nadie firma por su propia formación. Pida a otros dos que firmen.
file-trainings = Formaciones que declara el archivo
file-trainings-count = { $count ->
    [one] Una formación en este archivo
   *[other] { $count } formaciones en este archivo
}
file-trainings-about = No son parte de la lista: las registran dos funcionarios, pase lo que pase con la propuesta.
file-trainings-none = No hay nada nuevo en ellas.
file-trainings-sign = { $count ->
    [one] Registrar la nueva
   *[other] Registrar las { $count } nuevas
}
stated-new = { $day }, hasta el { $until }: nueva
stated-known = { $day }: ya está registrada, o lo está una posterior
stated-over = { $day }: ya no valdría
stated-not_listed = { $day }: esta persona aún no está en la lista
stated-more = … y { $count } más
