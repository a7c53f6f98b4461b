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
sign-out = Cerrar sesión
signed-in-as = { $account }
pages = Páginas
language = English
theme = Claro u oscuro
