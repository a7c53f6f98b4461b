# Words of forms, and of what the office refuses, English (United States).

waiting = Wait …
show-password = Show

# Why something was not done, and what to do. $seconds: how long to wait
refused-wrong = Name, password or code is not right. Try again with a fresh code.
refused-later = { $seconds ->
    [one] Too many mistakes. Wait one second, then try again.
   *[other] Too many mistakes. Wait { $seconds } seconds, then try again.
  }
refused-busy = Too many people sign in just now. Try again.
refused-not_recorded = This cannot be put on record just now, so it was not done. Tell whoever looks after the kiosk.
refused-signed_out = Your session has ended. Sign in again.
refused-not_allowed = Your account may not do this.
refused-invitation = This invitation opens no account. Look at how it is written, or ask for a new one.
refused-too_short = The password needs at least 12 characters.
refused-too_long = The password has more than 128 characters.
refused-too_easy = Many people choose such a password. Choose words that have nothing to do with one another.
refused-names_account = The password names the account. Choose another one.
refused-taken = There is such an account already.
refused-own_account = Nobody changes what they may do themselves. Ask another administrator.
refused-too_many = There are too many accounts.
refused-unreachable = The office does not answer. Look at the network, then try again.
refused-other = That did not work. Reload the page, then try again.
refused-locked = This account is locked. Ask an administrator.
refused-not_listed = You are suspended, or not on the list any more. Ask a supervisor.
refused-cancelled = Nothing was done: the browser did not finish it. Try again.
refused-no_passkeys = You have no passkey for this address. Give your password.
refused-confirm = This needs your password again.
refused-confirm_both = This needs your password and a code.
refused-provider_unreachable = The identity provider does not answer. Sign in with password and code, and tell whoever looks after it.
refused-passkey_refused = This is not a new passkey for this address. Try again.
passkey-refused-wrong = This passkey does not open an account here. Use another one, or your password and a code.
passkey-refused-too_many = You have as many passkeys as can be kept. Remove one first.
refused-malformed = Something in what was typed cannot be read. Look at each line, then try again.
refused-unknown = There is none of that name any more. Reload the page.
refused-not_ours = This page is not opened by an address of the kiosk. Open the one that the kiosk printed.
refused-pin = The kiosk did not take this PIN: it is wrong, locked for a while, or not chosen yet. Wrong ones count.
refused-bad_file = Something in the file is wrong. Look at what it would change first, then mend it.
export-refused-unknown = No signed entry is of these days. Choose other days.
export-refused-busy = Somebody else exports just now. Try again in a few minutes.
refused-not_yours = This is somebody else’s. Ask them, or make one of your own.
refused-mail_not_allowed = The configuration does not allow it to be mailed like this. Choose one of the allowed addresses, or ask whoever keeps the configuration.
refused-not_scheduled = This report has no schedule. Set one first.
mail-refused-malformed = This is not understood. Write one mail address such as clerk@county.example.
report-refused-taken = Another report has this name. Write another one.
report-refused-too_many = So many are kept already. Remove one that nobody needs any more.
report-refused-malformed = This name cannot be kept. Write 1 to 80 letters, digits and signs.
report-refused-unknown = Somebody has removed it. Reload the page.
report-refused-busy = A long report is being read just now. Try again in a minute.
