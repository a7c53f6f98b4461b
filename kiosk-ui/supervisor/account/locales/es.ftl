# Accounts, invitations and sessions.
account = Cuenta
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
health = Estado
export = Exportar
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
state-unlisted = suspendida o fuera de la lista
account-locked = Bloquear
account-unlocked = Desbloquear
account-signed_out = Cerrar sesiones
account-removed = Eliminar
# For screen readers. $act: what is done, $account: to which account
act-on = { $act }: { $account }
invitation-made = Entregue esto a esa persona y a nadie más. Vale 24 horas:
