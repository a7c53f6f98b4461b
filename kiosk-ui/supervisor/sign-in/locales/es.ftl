# Words of signing in, Spanish (United States).

sign-in-title = Iniciar sesión
sign-in-kiosk = En las salas de { $kiosk }
account = Nombre de su cuenta
password = Contraseña
code = Código de su aplicación de autenticación
sign-in = Iniciar sesión
sign-in-busy = Iniciando sesión …
refused-wrong = El nombre, la contraseña o el código no es correcto. Pruebe otra vez con un código nuevo.
refused-locked = Esta cuenta está bloqueada. Pregunte a un administrador.
refused-later = Hubo demasiados errores. Pruebe otra vez dentro de { $seconds } s.
refused-busy = No hay respuesta en este momento. Pruebe otra vez en un momento.
refused-not_recorded = Esto no se puede anotar ahora, así que no se hizo. Avise a quien cuida del quiosco.
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
