# Words of the pages on which auditors look at the past, English (United States).
#
# For translators: an entry is one line of the log that the kiosk at the door keeps. "Checkpoint" is a signed statement
# about the log. Do not translate what stands in braces.

records-title = Records
records-about = The entries of the log, the newest first. Reading them is on record in the log itself.
reading = Reading …
any = Any
search = Search
filter = What to look for
filter-more = By class, result, container, seal or time
filter-clear = Show everything again
filter-text = Words
filter-text-hint = Beginnings of words that an entry has, all of them
filter-about = Person, visitor, account or badge
filter-about-hint = The identifier that entries have, as on the list
filter-room = Room
filter-type = Kind of entry
filter-class = Class
filter-level = Level
filter-result = Result
filter-purpose = Purpose
filter-container = Container
filter-seal = Seal
filter-since = From
filter-before = Until before
# $zone: name of a time zone
filter-time-hint = By the clock of the rooms ({ $zone })
# $found and $shown are whole numbers: how many there are, and how many are on this page
found =
    { $found ->
        [0] No entry is like this.
        [one] 1 entry is like this.
       *[other] { $found } entries are like this; { $shown } are shown.
    }
# $indexed and $size are whole numbers
not-indexed = The index is still being made: { $indexed } of { $size } entries were looked at.
pages = Further entries
newest = The newest
older = Older ones
ways = Ways from here
to-list = Back to the list
entry-before = The entry before
entry-after = The entry after
time = Time
kind-in-log = Kind, as the log has it
meaning-unknown = This page does not know this kind of entry.
response = What to do:
erased = erased
# $by: number of an entry
erased-by = erased, by entry #{ $by }
withheld-pin_hash = withheld: the hash of a PIN is told to nobody
neighbours = Entries before and after it
bytes = The entry as it was hashed and signed

## Checking

verify-title = Its place in the log
verify-about = This browser asks for the proof and the newest signed checkpoint, and checks by itself that this very entry stands in the log that was signed.
verify-key = Key of the log, if you have it from elsewhere
verify-key-hint = Left empty, the key is taken that this kiosk states of itself
verify-now = Verify now
verify-unsigned = The newest signed checkpoint does not reach this entry yet. Try again within a minute.
verify-cannot = This browser cannot run the check. Export the log and open verify.html in it instead.
# $seq: number of the entry; $size: entries that are signed; $origin: name of the log
proven = PROVEN: entry #{ $seq } stands in the log of { $size } entries that { $origin } signed.
# $fields is a whole number
proven-fields =
    { $fields ->
        [0] It has no personal fields.
        [one] What its personal field says is what it was signed with.
       *[other] What its { $fields } personal fields say is what it was signed with.
    }
proven-own-key = The signature was checked under the key that you gave.
proven-told-key = The signature was checked under the key that this kiosk states. Compare that key once with one that you have from elsewhere.
proven-root = Root: { $root }
proven-leaf = Leaf: { $leaf }
not-proven = NOT PROVEN: entry #{ $seq }. Tell whoever answers for the log, and export it now.
wrong-key = The key is not one of a log. Copy it anew, whole.
wrong-proof = The proof does not lead to a checkpoint that is signed under this key.
wrong-number = The proof is of another entry.
wrong-field = A personal field says something else than what was signed.

## Levels, results and classes of entries

level-routine = routine
level-notice = notice
level-low = low
level-medium = medium
level-high = high
level-critical = critical
result-success = It succeeded
result-failure = It failed or was refused
result-na = Nothing was attempted
class-access = Coming and going
class-account = Accounts
class-alarm = Alarms
class-authorization-list = Authorization list
class-clock = Clock
class-custody = Containers and seals
class-device = Devices
class-door = Doors
class-evidence = The log itself
class-presence = Who is inside
class-review = Reviews
class-room = Rooms
class-statement = Statements
class-storage = Storage
class-system = The kiosk

## Standing questions

reports-title = Reports
reports-about = Each question is answered from the log alone, from its first entry to its last. Choose one. That you read the answer is on record.
questions = Questions
report-lone = When was the rule broken?
report-nobody-entered = Did nobody enter?
report-list-on = Who was on the list?
report-about = What is on record about …?
report-told = Who was told of an alarm?
report-outage = What did not work?
report-trends = What changes over time?
report-looked = Who read or exported?
signature = Signature as it was drawn
report-visitors = Who visited?
about-lone = Every time in which the people inside broke the pairing rule: as recorded, or as it would be under the rules of another phase. Rules of a file are tried with the command "ballot-vault report lone --stricter".
about-nobody-entered = Whether it is proved that nobody came in between two instants. Whatever is not known is told as unknown, and never as no.
about-list-on = The authorization list on a day: as it began, as it ended, and whoever was put on it and taken off it between.
about-about = Every entry about a person, a badge, a container or a seal. A badge is asked for by its keyed hash, as entries have it.
about-told = Whom the kiosk told, by what, and who answered. "Told" says that the next server took it, not that a person read it.
about-outage = The kiosk, its devices, doors that were not seen, counts in doubt, emergencies, seals to be looked at, storage, power, clock, channels and other kiosks.
about-trends = Entries, visitors, refusals, lone intervals and alarms of each week or month of the rooms’ calendar, as bars and as a table.
about-visitors = Every visitor: who, from where, to whom, with which identification, badge and escort, as it was stated at the screen. Whoever was not let in is listed too.
about-looked = Who read or exported entries, and who signed in to do so. Reading with commands at the machine itself leaves no entry.
ask-from = From
ask-until = Until before
ask-on = Day
ask-room = Room
ask-phase = Under the rules
ask-subject = About a
ask-id = Which one
ask-id-hint = As entries have it: an identifier, a keyed hash or a number
ask-alarm = Alarm
ask-alarm-hint = As the alarms page names it, for example door_forced/ballot-room#1
ask-entry = Entry
ask-entry-hint = Its number; left empty, all reading is listed
ask-per = A row for each
per-week = Week (from Monday)
per-month = Month
bars = As bars
bars-most = at most { $most }
subject-person = person or visitor
subject-badge = badge
subject-container = container
subject-seal = seal
choose = Choose one
rules-of-then = of then
needed = This has to be filled in.
# $fields: names of fields
missing = Not filled in: { $fields }.
answer = Answer
reading-log = Reading the log. In a log of years this takes a while …
take-csv = All rows as CSV
take-json = All rows as JSON
take-pdf = As PDF
print = Print
# $count: whole number
left-out = { $count } further rows are not shown here. The files have them all.
asked-room = Room
asked-phase = Under the rules of the phase
asked-person = Person
asked-badge = Badge
asked-container = Container
asked-seal = Seal
asked-alarm = Alarm
asked-entry = Entry
asked-per = A row for each
asked-time = Time asked about
# $from and $until: instants; $zone: name of a time zone
asked-all = All of the log
asked-since = From { $from } to the last entry ({ $zone })
asked-before = From the first entry until before { $until } ({ $zone })
asked-between = From { $from } until before { $until } ({ $zone })
log-name = Log
rests-on = Rests on
rests-on-none = No entry lies in that time; { $entries } entries were in the log.
# $first and $last: numbers of entries
rests-on-entries = Entries { $first } to { $last }; { $entries } were in the log.
checkpoint = Checkpoint
nothing-signed = Nothing is signed yet.
# $size: entries; $time: of the last of them; $root: base64; $unsigned: whole number
checkpoint-is = { $size } entries, to { $time }, root { $root }; { $unsigned } behind it not signed yet

## Kept reports

ask-period = Time
period-typed = As typed here
period-today = Today so far
period-yesterday = Yesterday
period-last_7_days = The 7 days before today
period-last_30_days = The 30 days before today
period-this_week = This week so far
period-last_week = Last week (from Monday)
period-this_month = This month so far
period-last_month = Last month
period-since_review = Since the last review that is closed
asked-period = Period
asked-instant-since = From
asked-instant-before = Until before
keep = Keep this report
keep-about = Keeps the question, not the answer: it is asked anew each time. Whoever may read reports sees its name and what it asks for.
keep-fixed = Keeps the question, not the answer. Its time is two instants: it will be about them later, too. For one that is true again later, choose a time such as “Last week”.
keep-name = Name
keep-name-hint = As others will look for it. Write nobody’s name into it
keep-format = File
format-pdf = PDF
format-csv = CSV, for spreadsheets
format-json = JSON, for programs
keep-now = Keep it
# $name: as somebody called it
kept = Kept as “{ $name }”.
to-kept = To all kept reports
saved-title = Kept reports
saved-none = Nobody keeps one yet. Answer a question, then choose “Keep this report”.
# $account: name of an account; $time: instant
kept-by = Kept by { $account }, { $time }
rename = Rename
rename-now = Rename it
remove = Remove
# $name: as somebody called it
remove-about = “{ $name }” is kept no longer. The log stays as it is.
remove-now = Remove it
# $room: identifier of a room
fault-room_gone = There is no room { $room } here any more: this tells of the past alone. For what is now, ask about another room, and keep that.
fault-asked_otherwise = This version of the program does not ask like that. Ask anew, keep that, and remove this.
schedule = Schedule
schedule-now = Save the schedule
schedule-about = It is made by itself as a file, read in your name. What was missed while the kiosk was off is made once, for the last of its times.
schedule-every = How often
every-day = Each day
every-week = Each week
every-month = Each month
every-never = Never by itself
schedule-day = Day
schedule-at = At
# $at: hours and minutes; $zone: name of a time zone; $weekday: a day of the week; $day: of a month
made-each-day = Made each day at { $at } ({ $zone }).
made-each-week = Made each { $weekday } at { $at } ({ $zone }).
made-each-month = Made on day { $day } of each month at { $at } ({ $zone }).
# $time: instant
made-next = Next: { $time }.
# $count: whole number
runs = Made by itself ({ $count })
# $name: as somebody called it
runs-of = Made by itself: { $name }
# $time: instant
run-due = For { $time }:
run-made = made { $time }.
# $from and $until: instants
run-time = From { $from } until before { $until }.
run-first = the first entry
run-last = the last entry
run-owed = is made now.
# $why: a reason; $time: instant; $tries: whole number
run-waits = not yet, after { $tries } tries ({ $why }). Next try: { $time }.
run-not-made = not made: { $why }.
# $missed: whole number
run-missed =
    { $missed ->
        [one] One more time before it was missed.
       *[other] { $missed } more times before it were missed.
    }
run-gone = Its file is not kept any more.
run-why-keeper_barred = whoever set it may read no reports any more
run-why-asked_otherwise = this version of the program does not ask like that
run-why-unknown_room = there is no such room
run-why-too_many_rows = a PDF has at most 1,000 rows; keep it as CSV, or for a shorter time
run-why-too_large = it is too large; keep it for a shorter time
run-why-too_long = it took too long
run-why-unreadable = the log could not be read
run-why-busy = too many others read the log
run-why-not_recorded = the kiosk could not put on record that it is read
run-why-no_room = the disk is full
run-why-disk = the file could not be written
run-why-overtaken = its next time came first, or its schedule was changed
mail = Mail
mail-about = Once it is made by itself, a mail says that it is there, which report it is, of what time, on which entries it rests, and where to read it. The notice names nobody. Each change is kept at once.
mail-none = Nothing may be mailed from here. Whoever keeps the configuration names the addresses that may be written to, under office.report_mail.
mail-needs-schedule = Set its schedule first: only what is made by itself is mailed.
mail-nobody = It is mailed to nobody.
mail-leave-out = Leave out
mail-leave-out-of = Leave out { $address }
mail-barred = (not allowed any more: nothing is sent there)
mail-address = Mail address
mail-allowed = Allowed: { $allowed }
mail-add = Add the address
mail-attach = What goes out
mail-attach-no = A notice without names
mail-attach-yes = The report itself, with its names
mail-attach-care = The report leaves the building with the names in it. Erasing does not reach what was mailed.
mailed-notice = Notice by mail to { $to }.
mailed-file = The report itself by mail to { $to }.
mail-sent-notice = Notice mailed to { $to }, { $time }.
mail-sent-file = Report mailed to { $to }, { $time }.
mail-owed = Is mailed to { $to } now.
mail-waits =
    { $tries ->
        [one] Not yet mailed to { $to }, after 1 try ({ $why }). Next try: { $time }.
       *[other] Not yet mailed to { $to }, after { $tries } tries ({ $why }). Next try: { $time }.
    }
mail-newest-given-up = The newest mail did not get to everybody. See below, under what was made by itself.
mail-given-up = Not mailed to { $to }: { $why }. Given up { $time }.
mail-why-no_answer = no mail server answered
mail-why-refused = the mail server did not take it
mail-why-not_allowed = the configuration does not allow this address any more
mail-why-keeper_barred = whoever asked for it may read no reports any more
mail-why-taken_back = somebody took the address or the schedule away

## On paper (PDF) alone

pdf-practice = PRACTICE: nothing in this log is real.
pdf-takes-its-word = This takes the word of the log. "ballot-vault verify", or the page verify.html of an exported folder, shows whether anybody changed that.
pdf-answer = Answer
pdf-basis = What it rests on
pdf-rows = Rows
# $rows: whole number
pdf-row-count =
    { $rows ->
        [0] None.
        [one] 1 row.
       *[other] { $rows } rows.
    }
pdf-lacks = The type of this page lacks some signs, and some cannot be seen: each stands as its number, such as [U+4E2D].
# $first and $last: numbers of entries
pdf-range = entries { $first } to { $last }
# $size: entries; $root: base64
pdf-checkpoint = checkpoint { $size }, { $root }
# $page and $of: whole numbers
pdf-page = Page { $page } of { $of }

## What an answer comes to. All values are whole numbers but $lasted, $silence and $unwatched, which are lengths

outcome-no_intervals = No such time is on record.
outcome-intervals =
    { $intervals ->
        [one] 1 such time, of which { $alerted } alerted somebody; it took { $lasted } if it ended.
       *[other] { $intervals } such times, of which { $alerted } alerted somebody; those that ended took { $lasted } together.
    }
outcome-no_intervals_rerun = Under these rules there would be no such time.
outcome-intervals_rerun =
    { $intervals ->
        [one] Under these rules there would be 1 such time; in { $only } of them the rules of then were kept.
       *[other] Under these rules there would be { $intervals } such times; in { $only } of them the rules of then were kept.
    }
outcome-nobody_entered = NOBODY ENTERED. The kiosk ran and saw the door shut the whole time ({ $heartbeats } heartbeats, at most { $silence } without an entry). Inside by sign-in when it began: { $inside }.
outcome-entered =
    { $entered ->
        [one] SOMEBODY ENTERED once, and of { $unknown } more times nobody knows.
       *[other] SOMEBODY ENTERED { $entered } times, and of { $unknown } more times nobody knows.
    }
outcome-not_known =
    { $unknown ->
        [one] NOT KNOWN. No entry into the room is on record, and of one time nobody knows: this is no proof that nobody entered.
       *[other] NOT KNOWN. No entry into the room is on record, and of { $unknown } times nobody knows: this is no proof that nobody entered.
    }
outcome-nobody_listed = Nobody was on the list.
outcome-listed =
    { $people ->
        [one] 1 person.
       *[other] { $people } people.
    }
outcome-about =
    { $entries ->
        [one] 1 entry.
       *[other] { $entries } entries.
    }
outcome-nothing_about = Nothing is on record about this in that time.
outcome-told = Told { $told } times, not told { $failed } times, acknowledged { $answered } times.
outcome-no_such_alarm = Nothing is on record about this alarm in that time.
outcome-no_outages = No such time is on record.
outcome-outages =
    { $outages ->
        [one] 1 such time; nothing was watched for { $unwatched } in all.
       *[other] { $outages } such times; nothing was watched for { $unwatched } in all.
    }
outcome-no_visitors = No visitor is on record in that time.
outcome-visitors =
    { $visits ->
        [one] 1 visitor; not let in: { $not_let_in }; visitor badges not handed back: { $owed }.
       *[other] { $visits } visitors; not let in: { $not_let_in }; visitor badges not handed back: { $owed }.
    }
outcome-nobody_looked = Nobody, as far as it leaves an entry.
outcome-looked = Read or exported { $read } times, signed in { $signed_in } times.
outcome-no_trends = Nothing of this is on record in that time.
outcome-trends =
    { $entries ->
        [one] One entry of a person
       *[other] { $entries } entries of people
    }, { $visitors } of them visitors; { $denied } refusals, { $lone } lone intervals, { $alarms } alarms.
# $erased: whole number
some-erased = Of { $erased } entries something is erased: what that says is not told.
after-log = The log ends before that time does: this is the list as its last entry left it.

## Columns, and words in them

column-room = Room
column-since = Since
column-until = Until
column-lasted_ms = Lasted
column-ended = How it ended
column-cause = Cause
column-people = People
column-alerted = Alerted
column-alerts = Alerts
column-reason = Reason given
column-first_entry = First entry
column-last_entry = Last entry
column-under_own_rules = Rules of then
column-what = What
column-detail = Detail
column-person = Person
column-name = Name
column-class = Class
column-role = Role
column-reviewed = Reviewed
column-group = Group
column-title = Title
column-rooms = Rooms
column-valid_from = Valid from
column-valid_until = Valid until
column-badges = Badges
column-at_start = As it began
column-at_end = As it ended
column-entry = Entry
column-time = Time
column-type = Kind
column-details = Details
column-channel = Channel
column-who = Who
column-words = Words
column-tries = Tries
column-late = Late
column-account = Account
column-taken = How
column-profile = Withheld
column-first_read = First entry read
column-entries_read = Entries read
column-held_it = Held it
column-session = Session
column-period = Week or month
column-entries = Entries
column-visitors = Visitors
column-denied = Refusals
column-lone_intervals = Lone intervals
column-alarms = Alarms
column-visitor = Visitor
column-organization = Organization
column-came = Let in
column-entered = In
column-left = Out
column-escort = Escort
column-purpose = Purpose
column-visited = Whom they visited
column-id_seen = ID shown
column-seen_by = Looked at by
column-items_in = Carried in
column-items_out = Carried out
column-rules = Rules
column-signature = Signature
column-visitor_badge = Badge
column-badge_back = Badge back
word-at_the_door = at the door
word-let_in = yes
word-not_let_in = not let in
word-acknowledged = accepted
word-drawn = drawn
word-typed = typed
word-out = out
word-returned = back
word-returned_afterwards = back afterwards
word-not_returned = not back
word-lost = lost
word-driver_license = driver’s license
word-state_id = state ID card
word-passport = passport
word-government_badge = government badge
word-company_badge = company badge
word-credential_letter = letter of appointment
word-none_shown = none shown
word-as_file = as a file
word-by_program = by a program
word-by_schedule = made at its time
word-read = read at a page
word-still = still going on
word-yes = yes
word-ended = over
word-room_closed_down = room given up
word-broken_too = broken too
word-kept = kept
word-entered = entered
word-unknown = unknown
word-before_the_log = before the log begins
word-after_the_log = after the log ends
word-room_not_watched = room not watched
word-not_running = kiosk not running
word-no_word = no entry for too long
word-door_open = door open
word-door_not_seen = door not seen
word-device_lost = device lost
word-presence_uncertain = count in doubt
word-clock_contradicts = clock contradicts
word-clock_unset = clock not set
word-tampered = tampering
word-inputs_dropped = inputs lost
word-kiosk_off = kiosk off
word-no_entries = no entries
word-storage = disk
word-upkeep = upkeep
word-channel = channel
word-sibling = other kiosk
word-emergency = emergency
word-seals_not_seen = seals not looked at since an outage
word-not_on_list = not on the list
word-listed = on the list
word-removed = taken off
word-in_range = yes
word-perhaps = perhaps
word-late = late
word-member = member
word-supervisor = supervisor
word-custodian = custodian
word-substitute = substitute
word-official = official
word-staff = staff
word-temporary = temporary
word-auditor = auditor
word-administrator = administrator
word-observer = observer
word-called_away = called away
word-carrying = carrying something
word-shift_change = shift change

## Timeline

timeline-title = Timeline
timeline-keys = While a button here has the focus, the arrow keys go earlier and later, and + and - show less and more time. The table below says the same as the lanes.
steps = Steps through time
earlier = Earlier
later = Later
zoom-in = Less time
zoom-out = More time
up-to-now = Up to now
lanes = A lane for each
lanes-rooms = room
lanes-people = person
timeline-person = Person or visitor
timeline-person-hint = The identifier that entries have; left empty, everybody
width = How much time
width-hour = 1 hour
width-quarter = 6 hours
width-day = 1 day
width-week = 1 week
width-month = 31 days
show = Show
# $from and $until: instants; $count: whole number
timeline-shown =
    { $count ->
        [0] From { $from } to { $until }: nothing is on record.
        [one] From { $from } to { $until }: 1 interval or alarm.
       *[other] From { $from } to { $until }: { $count } intervals and alarms.
    }
# $count: whole number
timeline-left-out = { $count } more are left out, passages of the door first. Show less time to see them.
# $lane: a room or a person; $bars, $shades and $marks: whole numbers
lane-label = { $lane }: { $bars } times of presence, { $shades } shaded intervals, { $marks } alarms. The table says which.
legend = What it means
span-inside = Inside by sign-in
span-visitor = Visitor
span-lone = Rule broken
span-uncertain = Count in doubt
span-emergency = Emergency
span-not_running = No kiosk ran
span-door_open = Door open
span-door_unknown = Door not seen
span-alarm = Alarm
# $kind: what kind of alarm
alarm-of = Alarm: { $kind }
still = still going on
same-in-words = The same in words
timeline-what = What
timeline-room = Room
timeline-who = Who
timeline-since = Since
timeline-until = Until
timeline-lasted = Lasted
timeline-first-entry = Entry
