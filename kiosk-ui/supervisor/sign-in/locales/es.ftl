# Words of signing in, Spanish (United States).

sign-in-title = Iniciar sesión
sign-in-kiosk = En las salas de { $kiosk }
account = Nombre de su cuenta
password = Contraseña
code = Código de su aplicación de autenticación
sign-in = Iniciar sesión
office-starting = Preguntando quién ha iniciado sesión …
office-silent = La oficina del quiosco no responde. Esta página sigue intentándolo.
confirm-title = Escriba otra vez su contraseña
confirm-why = Lo que va a hacer no se deshace en silencio. Queda en el registro con su nombre.
confirm = Seguir
cancel = Cancelar
pin-title = Firme con su PIN
pin-why = Es el PIN que usted escribe en el quiosco. El quiosco lo comprueba, y su nombre queda en el registro.
pin = Su PIN
pin-sign = Firmar
sign-out = Cerrar sesión
signed-in-as = { $account }
pages = Páginas
language = English
theme = Claro u oscuro
records = Registros
reports = Informes
timeline = Línea de tiempo
