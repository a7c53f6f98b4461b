# Words of the authorization list's pages, English (United States).
#
# For translators: the list says who may enter which ballot room. It is changed by two people: one proposes, another
# one approves. A group is a political party or body that somebody belongs to or was appointed by. A custodian holds
# one of the keys of a room for a group; a substitute acts for the custodian. A PIN is a number that only its owner
# knows. Do not translate what stands in braces.

list = Authorization list
people-title = People on the list
reading = Loading …
none = None
all = All
no-end = No end
midnight = midnight

## Searching. $found: how many are shown, $all: how many are on the list

filter = Look for people
search = Search
search-hint = Part of a name, a title or an identifier
filter-mark = Who
filter-room = May enter
filter-more = By group, room or date
filter-clear = Show everybody again
found = { $found } of { $all } people
found-none = Nobody on the list fits. Look for less, or show everybody again.
found-more = Show { $count } more
ask-listed = Everybody on the list
ask-suspended = Suspended
ask-removed = Removed from the list
ask-lost = Lost badge, not reviewed
ask-no_badge = Without a badge
ask-no_pin = Without a PIN
ask-on_ballot = On the ballot
ask-hours = Only at certain hours
dates-all = All dates
dates-lacking = Something missing or run out
dates-soon = Something ends within 30 days
# $count: entries of the log
erased =
    { $count ->
        [one] One entry about the list is erased: whom it named is not told.
       *[other] { $count } entries about the list are erased: whom they named is not told.
    }

## The past. $zone: name of a time zone, $time: day and time

as-of-open = The list of another day
as-of = The list as of
as-of-hint = Day and time by the rooms’ clock ({ $zone })
as-of-show = Show
as-of-fault = Choose a day and a time.
as-of-future = That is still to come. Choose a day and time of the past.
past = This is the past: the list as of { $time }
past-about = Nothing can be changed here. Who is on the list now may be different.
past-back = Back to the list as it is now

## A person

whole = Details
# $act: words of a button, $name: a person
act-on = { $act }: { $name }
field-person = Identifier
field-name = Name
field-title = Title
field-class = Class
field-role = Role
field-group = Group
field-rooms = Rooms
field-hours = Hours
field-valid_from = On the list from
field-valid_until = Last day on the list
field-oath = Oath taken on
field-background_check = Background check on
field-training = Training on
field-on_ballot = Candidate
field-photo = Photo
field-badges = Badges
dates = Dates
# $rooms: names of rooms
rooms-may = May enter: { $rooms }
rooms-no = May enter no room
pin = PIN
pin-set = Chosen
pin-not_set = Not chosen yet: choose it at the kiosk’s machine
role-member = Member
role-supervisor = Supervisor
role-custodian = Custodian
role-substitute = Substitute
group-none = No group known
# $group: short name of a group
group-registered = { $group } (registered)
group-appointed = { $group } (appointed by it)
hours-always = At all hours
on-ballot-yes = On the ballot: may not enter
on-ballot-no = Not on the ballot
badges-count =
    { $count ->
        [0] No badge
        [one] One badge
       *[other] { $count } badges
    }
stand-ins-custodian = Substitutes
stand-ins-substitute = Stands in for
stand-ins-none = Nobody of this group is on the list
mark-suspended = Suspended: may not enter
mark-removed = Removed from the list
mark-lost = Badge lost, not reviewed yet
mark-no-badge = No badge

## Dates. $what: one of the four names below, $from: first day, $until: last day; either may be empty

dated-listing-name = On the list
dated-oath-name = Oath
dated-background_check-name = Background check
dated-training-name = Training
dated-missing = { $what }: none
dated-not_yet = { $what }: only from { $from }
dated-run_out = { $what }: ended on { $until }
dated-soon = { $what }: ends soon, on { $until }
dated-good = { $what }: until { $until }
dated-open = { $what }: without an end

## The pages. $page: one of them, $count: how much waits there

page-people = People
page-proposals = Proposals
page-propose = Add a person
page-import = Files
page-reviews = Reviews
page-phase = Phase and rules
page-waiting = { $page } ({ $count })

## What is the same everywhere

words = Why
words-free = Your words (may stay empty)
words-hint = This stays in the log, with your name
your-pin = Your PIN
your-pin-hint = The one that you type at the kiosk
only-look = Your account may look at the list and not change it.
nobodys-account = Your account belongs to nobody on the list, so it cannot change the list. Ask an administrator.
not-listed = Nobody called { $person } is on the list.
# $names: of people
who-else = Somebody else has to approve it: { $names }.
who-else-review = Somebody else has to review it: { $names }.
nobody-else = Nobody else can do it today. A second person needs a PIN and a listing that holds.
see-proposals = See what waits

## A person's card

card-propose = Propose a change
card-enrol = New badge
card-lost = Badge lost
card-suspend = Suspend now
history = History
history-none = The log says nothing of this person.
# $seq: number of an entry of the log
entry = entry { $seq }
of-proposal = proposal { $proposal }
signed-by = Signed by { $names }
signed-by-nobody = Nobody signed
signed-at-setup = At the screen of a new kiosk, by its code
what-changed = What changed

## Two records side by side

before = Before
after = After
what-changes = What changes
not-on-list = Not on the list
on-list-as = On the list
stays = Stays as it is: { $fields }
change-add = Added
change-change = Changed
change-remove = Taken off the list
changes-more =
    { $count ->
        [one] One more change is not shown.
       *[other] { $count } more changes are not shown.
    }
badges-added =
    { $count ->
        [one] one new
       *[other] { $count } new
    }
badges-removed =
    { $count ->
        [one] one taken away
       *[other] { $count } taken away
    }

## Proposals. $proposal: its number, $about: one of the next three, $name and $by and $me: people

proposals-title = What waits for a second person
proposals-none = Nothing waits.
not-founded = No two people can approve yet. Bring the list by the command at the kiosk’s machine, and choose the PINs of two supervisors.
proposal = Proposal { $proposal }: { $about }
about-phase = the phase { $phase }
about-rules = the rules of another configuration
about-changes =
    { $count ->
        [one] one change of the list
       *[other] { $count } changes of the list
    }
proposed-by = Proposed by { $name } on { $time }
proposal-until = It ends by itself on { $time }
# $digest: many letters and digits
from-file = From the file with the digest { $digest }
rules-digest = Configuration file with the digest { $digest }
own-proposal = You proposed this, so you cannot approve it.
own-entry = It changes your own entry, so you cannot approve it.
approve-title = Approve it as the second person
approve = Approve
refuse = Refuse it
withdraw = Withdraw it
approved = Proposal { $proposal } is approved: proposed by { $by }, approved by { $me }.
refused = Proposal { $proposal } is refused.
withdrawn = Proposal { $proposal } is withdrawn.

## Trying what waits. $time, $from and $until: instants, $count: how many

trial-title = What would this have changed in the last 30 days?
trial-begin = Try it on the last 30 days
trial-first = You can approve it once you have seen what it would have changed.
# $percent: a whole number
trial-reading = The log is read: { $percent } %
trial-file = Configuration file
trial-file-hint = The very file that was proposed. The kiosk knows only its digest.
trial-file-large = This file is too large for a configuration. Choose the file that was proposed.
trial-no-file = I do not have this file
trial-tried =
    { $count ->
        [one] Tried on one badge, from { $from } to { $until }.
       *[other] Tried on { $count } badges, from { $from } to { $until }.
    }
trial-nothing = No badge was presented in these days, so there is nothing to compare.
trial-begins = The log begins on { $time }: nothing is known of what was before.
trial-same = Every badge would have got the same answer.
trial-differences =
    { $count ->
        [one] One badge would have got another answer
       *[other] { $count } badges would have got another answer
    }
trial-others =
    { $count ->
        [one] Show one more
       *[other] Show { $count } more
    }
trial-left-out =
    { $count ->
        [one] One more is not listed here.
       *[other] { $count } more are not listed here.
    }
unknown-badge = A badge that nobody on the list holds
# $answer: one of the five below
answer-was = It was: { $answer }
answer-would = It would be: { $answer }
answer-granted = let in
answer-unanswered = no answer
# $reason: why, in words
answer-refused = denied, { $reason }
answer-need =
    accepted, and needs { $need ->
        [one_more] one more person
        [two_more] two more people
        [more] more people
        [other_group] somebody of another group
        [named_group] somebody of a group that the rule names
        [supervisor] a supervisor
        [supervisor_and_one] a supervisor and one more person
       *[other] somebody else
    }
answer-next =
    accepted, then { $next ->
        [badge] the next badge
        [pin] the PIN
        [approval] a supervisor’s approval
        [confirm] the partner is confirmed
        [purpose] the purpose
        [authority] the authority
        [visitors] the visitors’ names
        [observers] the observers
       *[granted] let in
    }
# $was, $would: how many
trial-alerts = Alerts because those inside broke the rule: { $was }. It would have been { $would }.
trial-alerts-more = There would have been an alert
trial-alerts-fewer = There would have been no alert
trial-inside = Inside: { $names }
trial-visitors = Inside: visitors only
trial-not-judged =
    { $count ->
        [one] One badge could not be judged again: the rules of then answer it otherwise today.
       *[other] { $count } badges could not be judged again: the rules of then answer them otherwise today.
    }
trial-erased =
    { $count ->
        [one] Something of one entry is erased. What it changed is not known.
       *[other] Something of { $count } entries is erased. What they changed is not known.
    }
trial-means = Each badge is judged as things really stood. After a first difference people would have done otherwise.
trial-why-not_open = This no longer waits: somebody has decided about it.
trial-why-needs_rules = Without the file nobody can see what these rules would have changed. Choose it here, or approve rules that you have not seen tried.
trial-why-other_rules = This is another file: its digest is not the one that was proposed.
trial-why-bad_rules = This file is no configuration that the kiosk takes. “ballot-vault config check” says why.
trial-why-unreadable = The log could not be read to its end, so it is not known what this would have changed. Tell whoever keeps the kiosk.
trial-why-too_long = The log is too long to be read here. “ballot-vault what-if --proposal { $proposal }” at the kiosk’s machine reads all of it.
trial-why-too_large = The log needs more memory than this page may take. “ballot-vault what-if --proposal { $proposal }” at the kiosk’s machine reads all of it.

## Proposing. $name: a person

propose-new = Add a person
propose-new-about = Fill in what the list is to say. Once it is approved, the new person presents a badge at the kiosk.
propose-for = Change of { $name }
propose-about = Change what is to be different. Badges stay as they are here.
person-hint = Small letters, digits and hyphens; it never changes
group-hint = Short name of a party or body, such as dem; empty where none is known
group-source = Where the group comes from
source-registered = Registered affiliation
source-appointed = Appointed by that body
source-none = No group
on-ballot-tick = On the ballot in this election
hours-days = Days
hours-from = From
hours-until = Until
hours-add = Add these hours
hours-clear = At all hours instead
days-weekdays = Monday to Friday
days-weekend = Saturday and Sunday
days-all = Every day
days-mon = Monday
days-tue = Tuesday
days-wed = Wednesday
days-thu = Thursday
days-fri = Friday
days-sat = Saturday
days-sun = Sunday
fault-person = Write small letters, digits and hyphens, at most 40.
fault-name = Write the name as people know it.
fault-rooms = Choose at least one room.
fault-group = Write small letters, digits and hyphens, or nothing.
fault-valid_until = The last day is before the first.
fault-hours = The end has to be after the beginning.
draft-faults =
    { $count ->
        [one] One field is not right yet. It says what is wrong.
       *[other] { $count } fields are not right yet. Each says what is wrong.
    }
look-at-change = Look at the change
take-off = Take off the list instead
preview = What would change
preview-title =
    { $count ->
        [0] Nothing would change
        [one] One change
       *[other] { $count } changes
    }
propose-this = Propose this
propose = Propose
cannot-propose = This cannot be proposed.
proposed = Proposal { $proposal } waits for a second person.
proposed-done = It is proposed.

## Files

import-title = The list from a file
import-about = Choose a file. You see what it would change before you propose it.
file = CSV file
file-hint = Up to 240 kB, with the columns of the list and each person’s badges
file-is = The file is
file-part = A part: only whom it names changes
file-whole = The whole list: whoever is not in it is taken off
file-too-large = The file is too large for this page. Use “ballot-vault people import” at the kiosk’s machine.
problems =
    { $count ->
        [one] Something is wrong in the file, so nothing of it is taken:
       *[other] { $count } things are wrong in the file, so nothing of it is taken:
    }
download-title = The list as a file
download-about = To read or to print. Which badge is whose is not in it, so it cannot be brought back as a list.
download = Save as CSV

## At once

lost-title = Lost badge of { $name }
lost-about = The badge is denied at every door at once. Somebody else reviews it afterwards.
lost-since = Last certain possession
lost-since-hint = When you were last sure where the badge was, by the rooms’ clock
lost-button = Badge of { $name } is lost
lost-done = The badge of { $name } opens nothing any more.
which-badge = Which badge
which-badge-hint = As the list writes it: they hold several
uses = Entries with this badge
uses-since = Since { $time }, when it was last certain who had it
uses-none = The badge was presented nowhere since then.
uses-more = { $count } more are not shown: see the log.
suspend-title = Suspend { $name }
suspend-about = They are kept out of every room at once. Somebody else reviews it afterwards.
suspend-button = Suspend { $name } now
suspend-done = { $name } may enter no room any more.

## Reviews

reviews-title = Done by one person, to be reviewed
reviews-none = Nothing is to be reviewed.
review-suspension = { $name } was suspended
review-lost_badge = A badge of { $name } was reported lost
done-by = By { $name } on { $time }
own-act = You did this, so you cannot review it.
own-review = It is about you, so you cannot review it.
review-title = Review it as the second person
review = Put on record
reviewed = Reviewed: { $name }; done by { $by }.
outcome = What you find
outcome-suspension-confirmed = It was right: off the list
outcome-suspension-reinstated = Back on the list
outcome-lost_badge-confirmed = I have looked at the entries: it stays lost
sign-off = Sign off the whole list
# $day: a day
sign-off-due = Due on { $day }
sign-off-over = It was due on { $day }
sign-off-never-due = No day is set for it
sign-off-last = Last signed off on { $day }
sign-off-never = Never signed off yet
# $listed: how many people
sign-off-about = Read all { $listed } entries first. With your PIN you answer for them.
sign-off-read = Read the list
digest = Digest of the list that you sign: { $digest }
sign-off-button = I have read the list
sign-off-done = The list is signed off.
sign-off-changed = The list changed since you opened this page. Read it again.
sign-off-again = I have read it as it is now

## Phase and rules. $phase: name of a phase

phase-now = The phase is { $phase }
phase-by-calendar = By the calendar of the configuration.
phase-by-hand = Set by two people on { $time }: { $phase }. The calendar goes on with its next line.
phase-then = The phase from then on
propose-phase = Propose another phase
propose-rules = Propose other rules
rules-about = Put the new configuration file on the kiosk’s machine. Once two people approved it, the next start takes its rules as approved.
config-digest = Digest of the file
config-digest-hint = “ballot-vault config check” prints it: 64 letters and digits
fault-digest = Write all 64 letters and digits.

## A new badge

enrol-title = New badge for { $name }
enrol-about = Choose a reader. Within a minute the person presents the new badge there: it opens nothing, and becomes a proposal.
with-badge = Or: they are at the kiosk now, with their badge
enrol-button = Wait for the badge
enrol-done = The kiosk waits for the badge.
reader = Reader
awaited = The badge of { $name } is awaited at { $reader }
awaited-left = { $seconds } seconds left
badge-came = The badge came: proposal { $proposal } waits for a second person.
badge-none = No badge came within the minute. Ask for it again.

## Training by topics. $what: a topic, $on and $until: days, $count: a number

topics = Training by topics
training-erased =
    { $count ->
        [one] One entry about training is erased: who has none here may have had one.
       *[other] { $count } entries about training are erased: who has none here may have had one.
    }
topic-missing = { $what }: none
topic-good = { $what }: { $on }, until { $until }
topic-run_out = { $what }: { $on }, worn out since { $until }
topic-mark-soon = { $what }: ends soon, on { $until }
topic-mark-run_out = { $what }: worn out since { $until }
card-train = Training
# $name: of a person
train-for = Training of { $name }
train-about = Two officials say it, each with their own PIN, and neither of them for their own training. The log says what they said, not what was learned.
train-title = Put a training on record
train-record = Put on record
train-done = It is on record.
train-topic = Topic
train-day = Day of the training
train-stated = Stated
untrain = Take back one that was recorded by mistake
untrain-title = Take a training back
untrain-record = Take back
untrain-done = It is taken back, and both entries stay in the log.
choose-topic = Choose one
choose-person = Choose somebody
second-person = The other official
second-hint = They type their own PIN here
second-pin = PIN of the other official
own-training = Nobody signs for their own training. Ask two others.
file-trainings = Trainings that the file states
file-trainings-count = { $count ->
    [one] One training in this file
   *[other] { $count } trainings in this file
}
file-trainings-about = They are no part of the list: two officials put them on record, whatever becomes of the proposal.
file-trainings-none = There is nothing new in them.
file-trainings-sign = { $count ->
    [one] Put the new one on record
   *[other] Put the { $count } new ones on record
}
# $day is as the file writes it
stated-new = { $day }, until { $until }: new
stated-known = { $day }: on record already, or a later one is
stated-over = { $day }: would not hold any more
stated-not_listed = { $day }: this person is not on the list yet
stated-more = … and { $count } more
