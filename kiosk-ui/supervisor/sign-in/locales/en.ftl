# Words of signing in, English (United States).
#
# For translators: the code is the number that an authenticator app on a telephone shows.

sign-in-title = Sign in
# $kiosk is the name of the kiosk
sign-in-kiosk = To the rooms of { $kiosk }
account = Name of your account
password = Password
code = Code of your authenticator app
sign-in = Sign in
# $seconds is a whole number
office-starting = Asking who is signed in …
office-silent = The kiosk’s office does not answer. This page keeps trying.
confirm-title = Give your password again
confirm-why = What you are about to do cannot be taken back quietly. It stands in the log with your name.
confirm = Go on
cancel = Cancel
pin-title = Sign with your PIN
pin-why = It is the PIN that you type at the kiosk. The kiosk checks it, and your name stands in the log.
pin = Your PIN
pin-sign = Sign
sign-out = Sign out
signed-in-as = { $account }
pages = Pages
language = Español
theme = Light or dark
records = Records
reports = Reports
timeline = Timeline
