# Lo que el quiosco necesita, y lo que está mal.
health = Estado
about = Lo que este quiosco necesita: dispositivos, reloj, disco, registro, canales, certificados. Mirar no cambia nada ni avisa a nadie.
looking = El quiosco está mirando. Tarda como mucho un minuto.
never-looked = Todavía no ha mirado nadie.
# $time: hora, con la fecha si no es de hoy
looked-at = Mirado a las { $time }
look-again = Mirar otra vez
look-later = Dentro de medio minuto se puede mirar otra vez.
# $reason: un error del sistema
failed = El quiosco no pudo mirar: { $reason }
counts = Cuánto está como debe
health-good = Bien
health-warning = A revisar
health-wrong = Mal
health-unknown = No se sabe
count-good = { $count } bien
count-warning = { $count } a revisar
count-wrong = { $count } mal
count-unknown = { $count } sin saber
part-service = Servicio
part-devices = Dispositivos
part-inputs = Entradas supervisadas
part-pins = Mapa de pines
part-clock = Reloj
part-power-and-heat = Corriente y calor
part-disk = Disco
part-log = Registro
part-reach = Canales y servidores
part-certificates = Certificados
part-versions = Versiones
