# The page on which an office makes its first administrators.
founders-title = First administrators
founders-first = Two people, each with their PIN. Who is the first?
founders-second = And who is the second?
founders-nobody = Nobody can yet: put two people on the list and choose their PINs, by “ballot-vault people”.
founders-wrong = One of the two PINs did not count. Begin again.
founders-closed = There is an administrator already. Ask them.
founders-not_recorded = There is no room to record it. Nothing was made.
founders-made = Two accounts wait. This is shown once.
founders-next = { $address }: open this on another machine within 24 hours, and take your invitation.
# $name: a person, $account: a name to sign in with
founders-account = { $name }, account { $account }:
founders-qr = Code with the address of the page
