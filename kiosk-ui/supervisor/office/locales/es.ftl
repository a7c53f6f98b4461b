# Words of forms, and of what the office refuses, Spanish (United States).

waiting = Espere …
show-password = Mostrar

# Why something was not done, and what to do. $seconds: how long to wait
refused-wrong = El nombre, la contraseña o el código no es correcto. Inténtelo con un código nuevo.
refused-later = { $seconds ->
    [one] Demasiados errores. Espere un segundo e inténtelo de nuevo.
   *[other] Demasiados errores. Espere { $seconds } segundos e inténtelo de nuevo.
  }
refused-busy = Hay demasiados inicios de sesión en este momento. Inténtelo de nuevo.
refused-not_recorded = Esto no se puede anotar ahora, así que no se hizo. Avise a quien cuida del quiosco.
refused-signed_out = Su sesión ha terminado. Inicie sesión de nuevo.
refused-not_allowed = Su cuenta no permite hacer esto.
refused-invitation = Esta invitación no abre ninguna cuenta. Revise cómo está escrita o pida una nueva.
refused-too_short = La contraseña necesita al menos 12 caracteres.
refused-too_long = La contraseña tiene más de 128 caracteres.
refused-too_easy = Mucha gente elige una contraseña así. Elija palabras que no tengan nada que ver entre sí.
refused-names_account = La contraseña contiene el nombre de la cuenta. Elija otra.
refused-taken = Esa cuenta ya existe.
refused-own_account = Nadie cambia sus propios permisos. Consulte a otro administrador.
refused-too_many = Hay demasiadas cuentas.
refused-unreachable = La oficina no responde. Revise la red e inténtelo de nuevo.
refused-other = No funcionó. Vuelva a cargar la página e inténtelo de nuevo.
refused-locked = Esta cuenta está bloqueada. Pregunte a un administrador.
refused-not_listed = Usted está suspendido o ya no está en la lista. Pregunte a un supervisor.
refused-cancelled = No se hizo nada: el navegador no lo terminó. Pruebe otra vez.
refused-no_passkeys = Usted no tiene una llave de acceso para esta dirección. Escriba su contraseña.
refused-confirm = Esto requiere otra vez su contraseña.
refused-confirm_both = Esto requiere su contraseña y un código.
refused-provider_unreachable = El proveedor de identidad no responde. Inicie sesión con contraseña y código, y avise a quien lo cuida.
refused-passkey_refused = Esta no es una llave nueva para esta dirección. Pruebe otra vez.
passkey-refused-wrong = Esta llave no abre ninguna cuenta aquí. Use otra, o su contraseña y un código.
passkey-refused-too_many = Tiene tantas llaves como se pueden guardar. Elimine una primero.
refused-malformed = Algo de lo escrito no se puede leer. Revise cada línea y pruebe otra vez.
refused-unknown = Ya no hay ninguno con ese nombre. Vuelva a cargar la página.
refused-not_ours = Esta página no se abrió con una dirección del quiosco. Abra la que imprimió el quiosco.
refused-pin = El quiosco no aceptó este PIN: es incorrecto, está bloqueado por un rato o aún no se ha elegido. Los incorrectos se cuentan.
refused-bad_file = Algo en el archivo está mal. Vea primero qué cambiaría y corríjalo.
export-refused-unknown = Ningún registro firmado es de esos días. Elija otros días.
export-refused-busy = Otra persona está exportando ahora. Inténtelo otra vez dentro de unos minutos.
refused-not_yours = Esto es de otra persona. Pregúntele, o haga uno propio.
refused-mail_not_allowed = La configuración no permite enviarlo así. Elija una de las direcciones permitidas, o pregunte a quien lleva la configuración.
refused-not_scheduled = Este informe no está programado. Prográmelo primero.
mail-refused-malformed = Esto no se entiende. Escriba una dirección de correo como clerk@county.example.
report-refused-taken = Otro informe lleva ese nombre. Escriba otro.
report-refused-too_many = Ya hay tantos guardados como caben. Elimine uno que nadie necesite.
report-refused-malformed = Ese nombre no se puede guardar. Escriba de 1 a 80 letras, cifras y signos.
report-refused-unknown = Alguien lo eliminó. Vuelva a cargar la página.
report-refused-busy = Ahora se está leyendo un informe largo. Inténtelo otra vez dentro de un minuto.
