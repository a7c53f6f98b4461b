# Passkeys, English (United States).
#
# For translators: a passkey is kept by a telephone, a computer or a key of hardware, and opens with a finger, a face or
# a PIN of that device. Use the word that telephones use in your language.

or = or
sign-in-with-passkey = Sign in with a passkey
passkeys = Passkeys
passkeys-why = A passkey signs you in with your finger, your face or the PIN of your device, and nothing to type.
passkeys-none = You have none yet.
passkeys-not-here = Passkeys need this page to be opened by a host name. Ask whoever looks after the kiosk: office.names in its configuration takes one, and neither an address nor a name that ends in .local will do.
passkeys-not-this-browser = This browser cannot keep passkeys.
passkey-name = Name for a new passkey
passkey-name-hint = So that you know it again, for example: my telephone
passkey-add = Add a passkey
passkey-added = The passkey is added.
# $time: day and time
passkey-since = added { $time },
passkey-used = last used { $time }
passkey-unused = never used
passkey-kept-on_one_device = on one device
passkey-kept-synchronized = on several devices of its owner
passkey-remove = Remove
# For screen readers. $name: what its owner calls it
passkey-remove-named = Remove the passkey { $name }
# $account: name to sign in with
passkeys-of = Passkeys of { $account }
passkeys-of-none = There are none.
give-passkey = Use a passkey instead
confirm-both-title = Password and code again
confirm-both-why = From now on something more opens your account, so give both.
# $provider: what people call the county's identity provider
sign-in-with-provider = Sign in with { $provider }
give-provider = Sign in anew with { $provider }
# What came of the way to the identity provider and back.
came-confirmed = { $provider } has signed you in anew. Do now what you wanted to do.
came-unreachable = { $provider } does not answer. Sign in with password and code, and tell whoever looks after it.
came-cancelled = You came back from { $provider } without being signed in.
came-wrong = What came back from { $provider } was not what was asked for. Begin again here.
came-too_weak = { $provider } signed you in by less than this kiosk asks for. Sign in there with your second factor, too.
came-not_linked = { $provider } knows you, but no account here is linked to you. Ask an administrator.
came-other_account = { $provider } signed in somebody else. Nothing was confirmed.
came-signed_out = Your session ended meanwhile. Sign in again.
came-locked = The account that is linked to you opens nothing now. Ask an administrator.
came-later = Too many attempts failed from here. Wait a minute, then try again.
came-not_recorded = This cannot be put on record just now, so it was not done. Tell whoever looks after the kiosk.
close-came = Understood
