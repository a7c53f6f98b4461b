# Words of the pages that show how ballot rooms stand, English (United States).
#
# For translators: read at a desk, on a phone or on a wall by people who answer for the rooms. "Inside" always means
# inside by sign-in: the kiosk at the door knows who signed in and out, not who is really there. "Lone" is one person
# where the rule of the room asks for two. "Witness" is another computer that signs what it has seen of the log.
# Do not translate what stands in braces.

live-title = Rooms now
rooms = Rooms
rooms-none = This kiosk serves no room.
summary = The kiosk

## The views, where somebody chooses one

view-live = Rooms
view-alarms = Alarms
view-muster = Muster list
view-figures = Alarm figures
view-wall = Wall display
view-loading = Loading …
view-unreachable = This page cannot be loaded just now. Choose it again in a moment.
ask-no-connection = there is no connection
ask-no-connection-remedy = Look whether it happened before you try again.

## How long something lasts. $seconds, $minutes, $hours and $days are whole numbers

length-s = { $seconds } s
length-min = { $minutes } min
# $minutes has two digits
length-h = { $hours } h { $minutes } min
length-d = { $days } d { $hours } h
# $length is one of the above
ago = { $length } ago

## How a room stands, in one glance

standing-duress = Duress
standing-emergency = Emergency
standing-forced = Door opened, nobody signed in
standing-tamper = Tampering with the kiosk
standing-seals_not_intact = Seals not intact
standing-lone = Rule broken: too few inside
standing-unescorted = Visitor without escort
standing-held_open = Door held open
standing-count_differs = Head count differs
standing-door_unknown = Door position unknown
standing-lone_in_grace = Rule not met, in grace
standing-uncertain = Who is inside is not certain
standing-fault = Nobody can be let in
sweep-due = Seals to be looked at by { $time }
standing-head_count_due = Head count due
standing-alarm = Alarm open
standing-managed_opening = Managed opening
standing-entering = Somebody is at the door
standing-door_open = Door open
standing-occupied = In use
standing-empty = Nobody inside

## Who is inside by sign-in

inside-nobody = Nobody inside by sign-in
# $people is a whole number
inside-count =
    { $people ->
        [one] 1 person inside by sign-in
       *[other] { $people } people inside by sign-in
    }
inside-visitors =
    { $visitors ->
        [one] and 1 visitor
       *[other] and { $visitors } visitors
    }
inside-more = and { $count } more
does-not-count = Does not count for the rule
# $name is the name of the escort
escorted-by = Escort: { $name }
escort-gone = Escort { $name } is not inside
class-official = Official
class-staff = Staff
class-temporary = Temporary
class-maintenance = Maintenance
class-vendor = Vendor
class-observer = Observer
class-auditor = Auditor
class-law_enforcement = Law enforcement
class-emergency = Emergency services

## What has to be known besides

lone-reason = Reason given: { $reason }
lone-called_away = called away
lone-carrying = carrying something
lone-shift_change = shift change
lone-other = something else
# $causes is a list of the lines below
uncertain-because = Not certain who is inside: { $causes }
doubt-unsigned_opening = the door opened and nobody signed
doubt-exit_without_entry = somebody left who was not signed in
doubt-exit_not_taken = somebody signed out and the door stayed shut
doubt-long_passage = the door stood open long
doubt-contact_lost = the door could not be seen
doubt-restart = the kiosk was restarted
doubt-found_open = the door was found open
doubt-managed_opening = the door was open for loading
doubt-emergency = there was an emergency
doubt-count_mismatch = the last count differed
emergency-touchscreen-evacuated = Started at the touchscreen; nobody has gone back in
emergency-fire_line-evacuated = Started by the fire line; nobody has gone back in
emergency-touchscreen-reentered = Started at the touchscreen; a pair has gone back in
emergency-fire_line-reentered = Started by the fire line; a pair has gone back in
fault-storage_full = Nobody is let in: the disk is full
fault-clock_not_trusted = Nobody is let in: the clock contradicts the log
fault-outside_reader_lost = Nobody is let in: the reader outside is lost
fault-door_state_unknown = Nobody is let in: the door cannot be seen
fault-device_missing = Nobody is let in: a device that the rule asks for is missing

## What watches the room

door = Door
door-open = open
door-closed = closed
door-unknown = unknown
door-held = held open
door-managed-until = managed opening until { $time }
seals = Contents
contents-sealed = declared sealed
contents-unsealed = unsealed ballots declared
seals-none_on_record = no seal on record
seals-on_record = seals on record
seals-not_intact = seals found not intact
sensors = Sensors
# $count is how many wires and devices are watched
sensors-good =
    { $count ->
        [one] the one answers
       *[other] all { $count } answer
    }
input-contact = door contact
input-fire = fire line
input-tamper = tamper line
line-cut = wire cut
line-short = wire shorted
line-out_of_range = value out of range
line-active = active
line-unknown = not heard yet
part-outside_reader = reader outside
part-inside_reader = reader inside
part-door = door
part-other = device
# $part is one of the four above, $device a name from the configuration
device-lost = { $part } lost ({ $device })
hours = Hours
hours-staffed = staffed
hours-after_hours = after hours
heartbeat = Last heartbeat
heartbeat-none = none yet
witnessed = Witnessed
witnessed-not-asked = No witness is set up
witnessed-by-nobody = No witness has seen the log yet
# $entry is the number of an entry, $time the clock of the witness
witnessed-to = Witnessed to #{ $entry }, { $time }
witnessed-by-some =
    { $count ->
        [one] Seen to #{ $entry } by 1 witness
       *[other] Seen to #{ $entry } by { $count } witnesses
    }
# $quorum is how many have to
witnessed-by-too-few =
    { $count ->
        [one] Seen to #{ $entry } by 1 witness; { $quorum } have to
       *[other] Seen to #{ $entry } by { $count } witnesses; { $quorum } have to
    }

## The kiosk as a whole

kiosk-stopped = The kiosk is stopped
storage-low = Little room on the disk
storage-full = The disk is full
clock-behind = The clock contradicts the log
# $channel is a name from the configuration
channel-failed = People are not reached by { $channel }
alarms-none = No open alarms
alarms-open =
    { $count ->
        [one] 1 open alarm, { $unanswered } not acknowledged
       *[other] { $count } open alarms, { $unanswered } not acknowledged
    }
log-signed = { $entries } entries, { $signed } signed
phase-preparation = Preparation
phase-receiving = Receiving ballots
phase-processing = Processing
phase-canvass = Canvass
phase-sealed = Sealed period
phase-retention = Retention
phase-maintenance = Maintenance
sound = Sound of alarms
sound-on = Sound on
sound-off = Sound off
sound-test = Test sound

## When nothing is heard of the kiosk

stale-title = What you see is old: nothing was heard since { $time }
# $length is a length such as "34 s"
stale-since = That is { $length } ago. It may have changed.
stale-connection = The connection is lost; this page keeps trying. Telephone the rooms until it is back.
stale-silent = The connection is there, and the kiosk says nothing. Telephone the rooms.
stale-starting = Waiting for the first view of the rooms
stale-never = No connection. This page keeps trying; telephone the rooms meanwhile.

## The feed of what happens

feed-title = What happens
# $zone: name of a time zone
times-of = Times of { $zone }
feed-empty = Nothing has happened yet.
feed-new =
    { $count ->
        [one] 1 new
       *[other] { $count } new
    }
feed-number = #{ $seq }
feed-gap = Entries between these are in the log and not shown here
feed-count =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
# $last is the newest of them
announce-lines = { $count } new entries. The last: { $last }
# $alarm is an alarm and what it is about, $response what to do
announce-critical = Critical alarm: { $alarm }. { $response }

## The one thing that an entry adds

value-unknown_badge = badge that nobody holds
value-badge_lost = badge reported lost
value-suspended = suspended
value-outside_own_hours = outside own hours
value-badge_revoked = badge withdrawn
value-storage_full = disk full
value-clock_not_trusted = clock contradicts the log
value-not_listed_for_room = not listed for this room
value-not_yet_valid = not valid yet
value-expired = no longer valid
value-on_the_ballot = on the ballot
value-oath_missing = oath missing
value-training_missing = training missing
value-background_check_missing = background check missing
value-same_holder_twice = same badge again
value-second_badge_of_holder = second badge of one person
value-already_inside = inside already
value-inside_other_room = inside another room
value-room_busy = door busy
value-door_state_unknown = door not seen
value-device_missing = device missing
value-entries_refused_in_phase = not in this phase
value-outside_hours = outside hours
value-opening_not_offered = no managed opening here
value-visitor_needs_escort = visitor without escort
value-visitor_class_refused = kind of visitor not admitted
value-too_many_visitors = too many visitors
value-rule_cannot_be_evaluated = group unknown
value-same_group = same group
value-group_not_needed = group not needed
value-supervisor_needed = supervisor needed
value-pin_locked = PIN locked
value-pin_not_set = no PIN set
value-not_a_signer = may not sign
value-signed_already = signed already
value-entry = entry
value-exit = exit
value-managed_opening = managed opening
value-emergency = emergency
value-nobody = nobody signed
value-deposit_ballots = deposit ballots
value-retrieve_ballots = retrieve ballots
value-processing = processing
value-inspection = inspection
value-canvass = canvass
value-audit = audit
value-recount = recount
value-court_order = court order
value-maintenance = maintenance
value-other = other
value-preparation = preparation
value-receiving = receiving ballots
value-sealed = sealed
value-retention = retention
value-seals_intact = seals intact
value-seals_not_intact = seals not intact
value-ok = good
value-low = low
value-full = full
value-none = first start
value-clean = orderly end before
value-unclean = stopped without notice before
value-staffed = staffed hours
value-after_hours = after hours
value-badge = by badge
value-touchscreen = at the touchscreen
value-fire_line = fire line
value-timed_out = time ran out
value-cancelled = cancelled
value-partner_not_seen = partner not there
value-wrong_pin = wrong PIN
value-entries_stopped = entries stopped
value-signed = signed off
value-time_limit = time limit
value-restart = restart
value-subject_gone = no longer needed
value-too_few = too few
value-groups = groups
value-no_supervisor = no supervisor
value-cannot_be_evaluated = group unknown
value-normal = as it should be
value-active = active
value-cut = wire cut
value-short = wire shorted
value-out_of_range = value out of range
value-not_asked = no purpose asked
value-unsigned_opening = opened, nobody signed
value-exit_without_entry = left without having signed in
value-exit_not_taken = signed out, door stayed shut
value-long_passage = open long
value-contact_lost = door not seen
value-found_open = found open
value-count_mismatch = count differed
value-unsealed = unsealed ballots
value-as_file = exported as a file
value-by_program = read by a program
value-read = read at a page
value-by_schedule = report made at its set time

## The wall

wall-inside = { $count } inside

## The muster list

muster-title = Muster list
# $kiosk is the name of the kiosk
muster-as-of = { $kiosk }, by sign-in at { $time }
muster-found =
    { $all ->
        [one] { $found } of 1 safe
       *[other] { $found } of { $all } safe
    }
muster-print = Print
muster-csv = Save as CSV
muster-clear = Clear ticks
muster-safe = Safe
muster-name = Name
muster-room = Room
muster-what = Who
muster-since = Inside since
muster-yes = yes
muster-safe-of = { $name } is safe
muster-visitor = Visitor, { $organization }, escort { $escort }
muster-no-organization = no organization
muster-nobody = Nobody is inside by sign-in.
muster-uncertain = { $room }: it is not certain who is inside. Look in the room.
muster-unnamed =
    { $count ->
        [one] 1 more person is inside, whose name this page does not have.
       *[other] { $count } more people are inside, whose names this page does not have.
    }
muster-note = This list says who signed in and did not sign out. It does not say who is really there.
