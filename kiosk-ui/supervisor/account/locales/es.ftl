# Accounts, invitations and sessions.
waiting = Espere …
account = Cuenta
password = Contraseña
show-password = Mostrar
# Six digits, new every 30 seconds.
code = Código
code-hint = Los seis dígitos que muestra ahora su aplicación de autenticación. Cada código sirve una vez.
have-invitation = Tengo una invitación
back-to-sign-in = Volver al inicio de sesión
invitation-title = Abrir su cuenta
invitation = Invitación
next = Siguiente
# $account: name to sign in with
choose-title = Contraseña y códigos de { $account }
choose-done = Abrir la cuenta
new-password = Contraseña nueva
password-hint = Al menos 12 caracteres. Cuatro palabras que no tengan nada que ver entre sí son seguras y fáciles de recordar.
scan = Escanee esto con una aplicación de autenticación en su teléfono.
scan-label = Código para escanear con una aplicación de autenticación
type-instead = O escriba esto en la aplicación:
own-account = Su cuenta
accounts = Cuentas
sign-out-everywhere = Cerrar todas las sesiones
sessions = Dónde tiene sesiones abiertas
session-this = Aquí:
session-other = En otro lugar:
# $time: day and time
session-since = desde el { $time }
end-session = Cerrar
# $address: where it is
end-session-of = Cerrar la sesión en { $address }
change-password = Cambiar la contraseña
password-changed = La contraseña ha cambiado y las demás sesiones se han cerrado.
add-account = Invitar a alguien
role = Función
role-supervisor = Supervisor o supervisora
role-auditor = Auditor o auditora
role-administrator = Administrador o administradora
role-observer = Observador u observadora
state-invited = con invitación
state-ready = lista
state-locked = bloqueada
account-locked = Bloquear
account-unlocked = Desbloquear
account-signed_out = Cerrar sesiones
account-removed = Eliminar
# For screen readers. $act: what is done, $account: to which account
act-on = { $act }: { $account }
invitation-made = Entregue esto a esa persona y a nadie más. Vale 24 horas:
# Why something was not done. $seconds: how long to wait
refused-wrong = El nombre, la contraseña o el código no es correcto. Inténtelo con un código nuevo.
refused-later = { $seconds ->
    [one] Demasiados errores. Espere un segundo e inténtelo de nuevo.
   *[other] Demasiados errores. Espere { $seconds } segundos e inténtelo de nuevo.
  }
refused-busy = Hay demasiados inicios de sesión en este momento. Inténtelo de nuevo.
refused-not-recorded = El quiosco no puede registrarlo en este momento, así que no se hizo. Mire la pantalla de la puerta.
refused-signed-out = Su sesión ha terminado. Inicie sesión de nuevo.
refused-not-allowed = Su cuenta no permite hacer esto.
refused-invitation = Esta invitación no abre ninguna cuenta. Revise cómo está escrita o pida una nueva.
refused-too-short = La contraseña necesita al menos 12 caracteres.
refused-too-long = La contraseña tiene más de 128 caracteres.
refused-too-easy = Mucha gente elige una contraseña así. Elija palabras que no tengan nada que ver entre sí.
refused-names-account = La contraseña contiene el nombre de la cuenta. Elija otra.
refused-taken = Esa cuenta ya existe.
refused-own-account = Nadie cambia sus propios permisos. Consulte a otro administrador.
refused-too-many = Hay demasiadas cuentas.
refused-unreachable = La oficina no responde. Revise la red e inténtelo de nuevo.
refused-other = No funcionó. Vuelva a cargar la página e inténtelo de nuevo.
