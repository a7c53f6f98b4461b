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
found-more = { $count } more
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
