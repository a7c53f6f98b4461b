# Words of the page that verifies the evidence of a log, Spanish (United States).
#
# For translators: see the English file. "Paquete" is the exported folder, "asiento" one line of the log, "punto de
# control" a checkpoint, "testigo" a witness, "clave" the public key.

title = Verificar el registro de una sala de boletas
language-other = English
privacy = Esta página funciona sin red y no envía nada a ningún lugar. Lo tiene prohibido: el navegador lo hace cumplir.

## Before a bundle is there

lead = Averigüe si el registro de un paquete exportado es lo que se firmó, y quién lo ha visto desde fuera.
step-drop = Suelte abajo la carpeta del paquete, o elíjala.
step-wait = Espere mientras la página vuelve a calcular el hash de cada asiento. Nada sale de esta computadora.
step-compare = Lea el veredicto y compare la clave con la que publicó el dueño del registro.
drop-here = Suelte aquí la carpeta del paquete
choose-folder = Elegir carpeta
finding = Revisando la carpeta: { $files } archivos hasta ahora
notice-no-bag = No hay ningún paquete en lo que eligió. Un paquete es una carpeta que contiene el archivo bagit.txt y la carpeta data.
notice-no-checkpoint = Esto no es un punto de control. Tiene un nombre, un número, una línea de letras y cifras, una línea vacía y al menos una línea que comienza con una raya.
notice-unreadable = El navegador no pudo leer lo que soltó. Use el botón para elegir la carpeta.
notice-bad-witness = No se puede leer una de las claves de testigos. Pegue cada una en su propia línea, tal como la publica el testigo.
failed = La verificación se detuvo porque no se pudo leer un archivo ({ $reason }). Elija la carpeta de nuevo.

## While it checks

checking = Verificando { $name }
checking-label = Avance de la verificación
checking-entries = Asientos calculados: { $done } de { $of }
checking-files = Archivos comparados con los manifiestos: { $done } de { $of }
cancel = Detener la verificación

## Around the verdict

views = Partes del resultado
view-verdict = Veredicto
view-entries = Asientos
print = Imprimir el veredicto
save = Guardar el informe
other-bag = Verificar otro paquete

means-invalid = Lo que hay aquí no es lo que se firmó. No confíe en ello más allá de los asientos que abajo se nombran como aún fiables.
means-conflict = Dos declaraciones firmadas sobre este registro no pueden ser ciertas a la vez. Ambas están abajo: consérvelas, son la prueba.
means-unwitnessed = Cada asiento es lo que se firmó: ninguno fue alterado, quitado, insertado ni movido. Pero nadie de fuera lo ha dicho, y un registro solo no puede mostrar que le cortaron el final o que lo reemplazaron entero.
means-witnessed = Cada asiento es lo que se firmó. Testigos externos conocidos que han visto crecer este registro: { $seen } de { $known }.
means-unseen = Aún no visto por ningún testigo: { $entries }.
means-policy = Tantos testigos como pide la política han visto solo los primeros { $met } de { $size } asientos.
means-own-witnesses = Las claves de los testigos vinieron con el paquete: quien lo hizo pudo inventarlas. Dé abajo las publicadas antes de confiar en ellos.
means-part = Este paquete contiene solo una parte del registro: { $entries }, de { $size } en total. De los demás solo tiene los hashes.
means-own-key = La clave vino con el paquete. Compárela abajo antes de confiar en el veredicto.
means-doubtful = Abajo hay algo que una persona debe mirar.

trust = Dónde falla
first-bad = Primer asiento malo
first-bad-none = Ningún asiento en particular: vea lo que se encontró
first-bad-among = (uno de ellos, o varios)
still-trusted = Aún fiables
no-entries = ningún asiento
one-entry = asiento { $entry }
some-entries = asientos { $first } a { $last }

findings = Lo que se encontró
findings-none = Nada que contradiga las firmas.
weight-false = Falso
weight-doubtful = Para mirar
weight-note = Explicado
finding-bag-false = Un archivo del paquete no es como dicen sus manifiestos
finding-bundle-false = Hay asientos que no encajan donde están
finding-clock-behind-at-start = El reloj estaba atrasado en un arranque
finding-clock-stepped = Se ajustó el reloj
finding-cosignature-false = La firma de un testigo no es válida
finding-disclosure-false = Un campo personal abierto no es el que quedó comprometido
finding-disclosure-missing = Falta un campo personal sin motivo
finding-disclosures-malformed = No se puede leer el archivo de campos personales abiertos
finding-entries-missing = Faltan asientos
finding-entry-after-end = Hay asientos después del final del registro
finding-entry-changed = Se cambió un asiento
finding-entry-false = Un asiento no tiene la forma de uno
finding-erasure-false = Un borrado no es como lo tiene el registro
finding-erasure-not-shown = Un borrado fuera de este paquete
finding-former-log-longer = El registro anterior tenía más asientos de los que este cita
finding-given-checkpoint-by-other-key = Un punto de control que usted dio es de otra clave de este registro que la del paquete
finding-given-checkpoint-unusable = Un punto de control que usted dio no es de este registro
finding-malformed = El paquete no tiene su forma
finding-next-key-given = La clave que usted dio es la del registro siguiente
finding-next-key-not-announced = La clave que usted dio no es una que este registro nombre
finding-next-key-not-shown = Nada de lo que hay aquí nombra la clave que usted dio
finding-old-checkpoint-false = Un punto de control anterior no está firmado por este registro
finding-next-key-changed = Antes se había anunciado otra clave siguiente
finding-opened-by-name = Quienes abrieron este registro fueron nombrados, no identificados
finding-opened-twice = El registro comienza por segunda vez
finding-other = Otra cosa
finding-records-false = Un archivo para lectores no es lo que dan los asientos
finding-records-unchecked = No se pudieron comparar los archivos para lectores
finding-root-false = Los asientos no dan la raíz firmada
finding-log-restored = El registro se repuso a partir de una copia
finding-log-restored-false = Lo que se dice de un registro repuesto no puede ser
finding-log-restored-on-word = El registro se repuso a partir de una copia, solo por la palabra de alguien
finding-start-not-recorded = No consta un arranque del quiosco
finding-tile-false = Un hash guardado no es lo que dan los asientos
finding-tile-missing = Falta un hash guardado
finding-time-against-uptime = El reloj se movió y nada dice por qué
finding-time-backwards = La hora retrocede y nada dice por qué
finding-uptime-backwards = El tiempo desde el arranque retrocede
conflict = Dos declaraciones que no pueden ser ciertas a la vez
conflict-show = Mostrar ambas declaraciones tal como se firmaron
bad-entries = { $count ->
    [one] Un asiento no corresponde a su hash firmado
   *[other] { $count } asientos no corresponden a sus hashes firmados
}
bad-entry = Asiento { $entry }, hash que se firmó:
and-more = { $count ->
    [one] Uno más no se muestra.
   *[other] { $count } más no se muestran.
}

key = Firmado con esta clave
key-own = Esta clave vino con el propio paquete. Compárela con la que el dueño del registro (el condado) publicó en papel o en su propio sitio: hasta entonces, el paquete solo concuerda consigo mismo.
key-given = Esta es la clave que usted dio.
key-published = Pegue aquí la clave publicada para comparar
key-none = Aún sin comparar.
key-no-key = Esta no es una clave completa. Tiene un nombre, un signo más, ocho cifras o letras de la a a la f, un signo más y una línea de letras y cifras.
key-same = La misma clave.
key-beside = Otra clave. También firmó este paquete, como clave del registro siguiente: compruebe de nuevo con ella. No dice de quién es la clave de arriba: compárela también.
key-another = Otra clave. Este paquete no se firmó con la clave que usted pegó.

subject = Lo que se verificó
subject-bag = Paquete
subject-log = Registro
subject-size = Asientos firmados
subject-root = Raíz
subject-root-paper = Raíz, como en un recibo o una hoja
subject-previous = Continúa
subject-next = Terminó, y sigue como

witnesses = Testigos
witnesses-none = No se conoce ningún testigo de este registro.
witnesses-count = Testigos conocidos que han firmado un punto de control de este registro: { $seen } de { $known }.
witness-seen = hasta { $size } asientos, a las { $time } según su propio reloj
witnesses-policy = Tantos testigos como pide la política han visto los primeros { $met } de { $size } asientos.
witnesses-unknown = { $count ->
    [one] Una firma es de un testigo cuya clave no se conoce aquí. No cuenta para nada.
   *[other] { $count } firmas son de testigos cuyas claves no se conocen aquí. No cuentan para nada.
}
witnesses-own = Las claves de los testigos vinieron con el propio paquete. Pegue abajo las publicadas y verifique de nuevo.
witnesses-given = Estos son los testigos que usted nombró.

checked = Hasta dónde llegó la verificación
checked-entries = Asientos calculados
checked-hashes-only = Asientos de los que solo está el hash
checked-tiles = Bloques de hashes guardados, comparados
checked-old = Puntos de control anteriores, comparados
checked-fields = Campos personales
checked-fields-counts = { $all } en total: { $disclosed } abiertos y correctos, { $erased } borrados, { $missing } faltan sin motivo
checked-withheld = Retenido: { $name }
checked-withheld-count = { $count ->
    [one] en un asiento
   *[other] en { $count } asientos
} ({ $ground })
checked-further = También se comparó

given = Puntos de control que usted dio
# $count is a number of entries
given-size = { $count ->
    [one] firmado sobre un asiento
   *[other] firmado sobre { $count } asientos
}
given-agrees = este registro empieza con aquello sobre lo que se firmó
given-conflicts = él y este registro no pueden ser ciertos a la vez; véase arriba
given-unusable = no dice nada de este registro; véase lo hallado

gaps = Tiempos desconocidos
gaps-none = No se encontró ningún tiempo sin señal de vida.
gap = Desconocido desde { $from } hasta { $until }, antes del asiento { $entry }: { $cause }
gap-silence = no llegó ninguna señal de vida
gap-stopped = el quiosco se había detenido
gap-not-recorded = el quiosco no funcionaba y nada dice por qué

brackets = Cuándo se escribieron los asientos
bounds-none = ningún testigo acota la hora
bounds = no antes de { $since }, no después de { $until }
bounds-before = no antes de { $since }
bounds-after = no después de { $until }
outside = Asientos que dicen otra hora que la que permiten los testigos, por más de { $seconds } segundos
outside-entry = El asiento { $entry } dice { $claimed }; escrito { $bounds }

limits = Lo que ningún veredicto dice
not-checked = No verificado:
limit-rollback = Un registro firmado no muestra por sí solo que lo hicieron retroceder o que le cortaron el final. Solo lo muestra un punto de control posterior que alguien guardó en otra parte. Délo abajo.
limit-everything = Nada prueba que todo quedó registrado, ni que lo registrado sea cierto.
limit-key = De quién es el registro depende de la clave. Solo su dueño puede decirle cuál es.
limit-witnesses = Diez testigos de un mismo dueño cuentan como uno. Quiénes son, júzguelo usted.

## What the reader knows from elsewhere

known = Lo que usted sabe por otra vía
old = Un punto de control anterior: el texto de un código fotografiado, de una hoja o de un correo
old-hint = Uno posterior a este paquete, o de otra versión del registro, muestra lo que un paquete solo no puede.
old-add = Agregar este punto de control
old-files = Elegir archivos
old-pasted = punto de control pegado { $number }
old-remove = Quitar
old-remove-label = Quitar { $name }
witness-keys = Claves de testigos, una por línea
witness-keys-hint = Déjelo vacío para contar los testigos que nombra el propio paquete.
check-again = Verificar de nuevo con esto

## Entries

entries = Asientos
entries-hint = Lo que dice un asiento es lo que el quiosco anotó. Abra uno para verlo entero.
filter = Buscar en los asientos
filter-words = Persona, o cualquier texto
filter-more = Nivel, sala, hora y número
filter-type = Clase de asiento
filter-level = Nivel
filter-room = Sala
filter-since = Desde (UTC)
filter-before = Antes de (UTC)
filter-from = Primer número de asiento
filter-until = Último número de asiento
filter-any = Cualquiera
filter-search = Buscar
filter-clear = Mostrar todos
level-routine = Rutina
level-notice = Aviso
level-low = Alarma baja
level-medium = Alarma media
level-high = Alarma alta
level-critical = Alarma crítica
entries-shown = Asientos { $first } a { $last }
entries-found = { $count ->
    [0] No se encontró ningún asiento
    [one] Se encontró un asiento
   *[other] Se encontraron { $count } asientos
}
entries-searching = { $count ->
    [one] Se encontró un asiento, { $share } % revisado
   *[other] Se encontraron { $count } asientos, { $share } % revisado
}
entries-stop = Dejar de buscar
pages-above = Páginas, sobre los asientos
pages-below = Páginas, bajo los asientos
page-first = Primera
page-before = Atrás
page-next = Siguiente
page-last = Última
page-of = Página { $page } de { $pages }
entry-unproven = Sin probar
about-withheld = nombre retenido
about-erased = nombre borrado
about-missing = falta el nombre
about-false = nombre falso
entry-unreadable = No se puede leer
entry-unknown = Esta página no conoce esta clase de asiento.
entry-response = Lo que las personas deben hacer:
entry-time = Hora que dice
entry-proven = Probado por la firma
entry-proven-yes = sí
entry-proven-no = no
entry-written = Escrito, según los relojes de los testigos
entry-place = Lugar
entry-place-words = número { $number } de su archivo, en un registro de { $size } asientos:
entry-leaf = Hash de hoja
entry-bytes = Los bytes de los que se calculó el hash
field-withheld = Retenido: { $ground }
field-erased = Borrado; el asiento { $entry } dice quién lo hizo y por qué
field-missing = Falta sin motivo
field-false = No es lo que quedó comprometido
