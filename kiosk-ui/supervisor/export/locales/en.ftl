# Taking the log out as one file.
title = Export the log
about = One file with the entries of the days you choose, signed, with what checks it: open it on any computer, and verify.html in it says whether anything was changed. That you export is put on record.
# Local days of the kiosk
from = From the day (empty: the first)
until = To the day, with it (empty: the last)
profile = What is in it
profile-none = Everything, with names
profile-public = Without names (public)
# $profile: a name from the configuration
profile-of = As the profile { $profile } says
prepare = Prepare the file
# $entries and $of: numbers of entries
checking = Reading and checking the log: { $entries } of { $of } entries
ready = The file is ready. Your browser fetches it now.
# $sent and $bytes: sizes in megabytes
sending = Sending: { $sent } of { $bytes } MB
sent = All of { $name }.zip was sent. Look for it where your browser keeps what it fetches.
check = Check it: unzip it and open verify.html in it, or run “ballot-vault verify” with its folder.
cancel = Cancel
cancelled = Cancelled. What your browser may have of it is of no use.
failed-damaged = The log is not what was signed, so nothing was sent. Tell an auditor now; “ballot-vault verify” at the machine says where.
failed-too_large = This is more than one file can hold. Choose fewer days, or run “ballot-vault export” at the machine.
failed-other = The file could not be sent to its end. Something may have been erased meanwhile: begin again.
again = Another export
