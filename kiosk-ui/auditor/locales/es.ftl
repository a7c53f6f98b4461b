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
