# Accounts, invitations and sessions.
account = Account
# Six digits, new every 30 seconds.
code = Code
code-hint = The six digits that your authenticator app shows now. Each signs in once.
have-invitation = I have an invitation
back-to-sign-in = Back to signing in
invitation-title = Open your account
invitation = Invitation
next = Next
# $account: name to sign in with
choose-title = Password and codes of { $account }
choose-done = Open the account
new-password = New password
password-hint = At least 12 characters. Four words that have nothing to do with one another are good and easy to keep.
scan = Scan this with an authenticator app on your telephone.
scan-label = Code to scan with an authenticator app
type-instead = Or type this into the app:
health = Health
export = Export
own-account = Your account
accounts = Accounts
sign-out-everywhere = Sign out everywhere
sessions = Where you are signed in
session-this = Here:
session-other = Elsewhere:
# $time: day and time
session-since = since { $time }
end-session = End
# $address: where it is
end-session-of = End the session at { $address }
change-password = Change the password
password-changed = The password is changed, and every other session has ended.
add-account = Invite somebody
role = Role
role-supervisor = Supervisor
role-auditor = Auditor
role-administrator = Administrator
role-observer = Observer
state-invited = invited
state-ready = ready
state-locked = locked
state-unlisted = suspended, or off the list
account-locked = Lock
account-unlocked = Unlock
account-signed_out = Sign out
account-removed = Remove
# For screen readers. $act: what is done, $account: to which account
act-on = { $act }: { $account }
invitation-made = Give this to that person and nobody else. It holds for 24 hours:
