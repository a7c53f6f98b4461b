# Passkeys, Spanish (United States).

or = o
sign-in-with-passkey = Iniciar sesión con una llave de acceso
passkeys = Llaves de acceso
passkeys-why = Con una llave de acceso usted inicia sesión con el dedo, la cara o el PIN de su dispositivo, sin escribir nada.
passkeys-none = Todavía no tiene ninguna.
passkeys-not-here = Las llaves de acceso requieren que esta página se abra por un nombre de host. Consulte a quien cuida del quiosco: se escribe en office.names de su configuración, y no sirve una dirección ni un nombre que termine en .local.
passkeys-not-this-browser = Este navegador no puede guardar llaves de acceso.
passkey-name = Nombre de una llave nueva
passkey-name-hint = Para que la reconozca, por ejemplo: mi teléfono
passkey-add = Agregar una llave de acceso
passkey-added = La llave de acceso está agregada.
# $time: day and time
passkey-since = agregada el { $time },
passkey-used = usada por última vez el { $time }
passkey-unused = nunca usada
passkey-kept-on_one_device = en un solo dispositivo
passkey-kept-synchronized = en varios dispositivos de su dueño
passkey-remove = Eliminar
# For screen readers. $name: what its owner calls it
passkey-remove-named = Eliminar la llave de acceso { $name }
# $account: name to sign in with
passkeys-of = Llaves de acceso de { $account }
passkeys-of-none = No hay ninguna.
give-passkey = Usar una llave de acceso
confirm-both-title = Otra vez contraseña y código
confirm-both-why = Desde ahora habrá algo más que abre su cuenta, así que escriba los dos.
# $provider: what people call the county's identity provider
sign-in-with-provider = Iniciar sesión con { $provider }
give-provider = Volver a iniciar sesión con { $provider }
# What came of the way to the identity provider and back.
came-confirmed = { $provider } confirmó que es usted. Haga ahora lo que quería hacer.
came-unreachable = { $provider } no responde. Inicie sesión con contraseña y código, y avise a quien lo cuida.
came-cancelled = Usted volvió de { $provider } sin iniciar sesión.
came-wrong = Lo que volvió de { $provider } no era lo que se pidió. Empiece aquí otra vez.
came-too_weak = { $provider } le dejó entrar con menos de lo que pide este quiosco. Use allí también su segundo factor.
came-not_linked = { $provider } le conoce, pero ninguna cuenta de aquí está vinculada con usted. Pregunte a un administrador.
came-other_account = En { $provider } inició sesión otra persona. No se confirmó nada.
came-signed_out = Su sesión terminó entretanto. Inicie sesión de nuevo.
came-locked = La cuenta vinculada con usted no abre nada ahora. Pregunte a un administrador.
came-later = Fallaron demasiados intentos desde aquí. Espere un minuto y pruebe otra vez.
came-not_recorded = Esto no se puede anotar ahora, así que no se hizo. Avise a quien cuida del quiosco.
close-came = Entendido
