# Words of the screen at the door of a ballot room, English (United States).
#
# For translators: a text is read standing, in one glance, by people who carry ballots. Keep it short. Say what is
# so, then what to do next. Address the person politely and plainly. "Room" is the ballot room, "badge" the card that
# opens the door, "reader" the device that the badge is held against, "rule" the rule about who may be inside
# together. Lines that end in ".next" tell what to do. Do not translate what stands in braces.

## Buttons that come back on many screens

button-back = Back
button-cancel = Cancel
button-done = Done
button-next = Next
button-more-time = More time
button-more-below = More below
button-back-up = Back up
# $seconds is a whole number; the ring on the screen has little room
time-left = { $seconds } s
# Read aloud by screen readers for the ring
time-left-label = Time left: { $seconds } seconds
# $page and $pages are whole numbers
page-of = Page { $page } of { $pages }
page-next = Next page
page-previous = Previous page
# $count more faces than fit
and-more = and { $count } more

## The screen that waits for somebody

attract-title = Present your badge
attract-hint = Leaving? Tap “Who is inside”.
attract-hint-empty = Hold it against the reader at the door.
menu-inside = Who is inside
menu-visitor = I bring a{"\u00A0"}visitor
menu-head-count = Head count
menu-more = More
menu-emergency = Emergency
# The button that switches to the other language, written in that language
language-other = Español
button-display = Text and sound
inside-none = Nobody inside
# $count people, beside a drawing of people
inside-count = { $count } inside
inside-uncertain = Count not certain
door-open = Door open
door-closed = Door closed
door-unknown = Door not known
phase-preparation = Preparation
phase-receiving = Receiving ballots
phase-processing = Processing
phase-canvass = Canvass
phase-sealed = Sealed period
phase-retention = Retention
phase-maintenance = Maintenance

## An entry that forms: badges

# The largest words of the screen: what the room still waits for
need-one_more = One more person
need-two_more = Two more people
need-more = More people
need-other_group = A person of another group
# $groups is a list of group names
need-named_group = A person for { $groups }
need-supervisor = A supervisor
need-supervisor_and_one = A supervisor and one more
need-one_more-next = Next badge, please.
need-two_more-next = Next badges, please.
need-more-next = Next badges, please.
need-other_group-next = A badge of a different group comes next.
need-named_group-next = A badge of that group comes next.
need-supervisor-next = A supervisor’s badge comes next.
need-supervisor_and_one-next = Both present their badges now.
waiting-for = Waiting for
badges-so-far = Accepted
security-window = This time limit is a security rule.
button-add-visitor = Add visitor
pin-title = { $name }, enter your PIN
pin-hint = 4 to 8 digits. Cover the pad.
pin-attempts = { $count ->
    [one] Last try
   *[other] { $count } tries left
}
pin-label = PIN
# Read aloud instead of the digits
pin-entered = { $count ->
    [one] 1 digit entered
   *[other] { $count } digits entered
}
pin-enter = Enter
pad-clear = Clear
pad-delete = Delete
approval-title = A supervisor must approve
approval-hint = It is after hours. A supervisor presents a badge now.
# $first is the person whose badge came first
confirm-title = { $first }, look at your partner
confirm-hint = Is this the person beside you?
# $names: one name or a list of names
confirm-seen = I see { $names }
confirm-not-seen = No, not here

## An entry that forms: questions

purpose-title = Why are you going in?
purpose-other-title = Say why, in a few words
purpose-deposit_ballots = Deposit ballots
purpose-retrieve_ballots = Retrieve ballots
purpose-processing = Processing
purpose-inspection = Inspection
purpose-canvass = Canvass
purpose-audit = Audit
purpose-recount = Recount
purpose-court_order = Court order
purpose-maintenance = Maintenance
purpose-other = Something else
purpose-more = More reasons
authority-title = Who allows this entry?
authority-hint = Type the number or name of the order.
visitors_announced-hint = Your visitor is named next, before the door opens.
visitors-title = Who comes with you?
visitors-all = { $count ->
    [0] I go in without one
   *[other] That is everybody
}
observers-title = { $count ->
    [one] Add 1 observer
   *[other] Add { $count } observers
}
observers-hint = Observers must be named before the door opens.
visitor-class-title = What kind of visitor?
visitor-class-maintenance = Maintenance
visitor-class-vendor = Vendor
visitor-class-observer = Observer
visitor-class-auditor = Auditor
visitor-class-law_enforcement = Law enforcement
visitor-class-emergency = Emergency services
visitor-name-title = Visitor’s name
visitor-name-hint = As it stands on their ID.
visitor-organization-title = Who sent them?
visitor-organization-hint = Company, party or office.
visitors-hint = { $count ->
    [0] No more visitors can come in with you.
    [one] 1 more visitor can come in with you.
   *[other] { $count } more visitors can come in with you.
}

## Answers

# The largest word on the screen
word-in = IN
word-out = OUT
granted-title = Go in now
granted-hint = Pull the door. It locks again soon.
granted-visitors = With you: { $names }
entered-title = You are signed in
entered-hint = Badge out when you leave.
denied-word = Not accepted
signed_out-title = { $name } is signed out
signed_out-hint = Please leave and close the door.
# $names: the people who stay inside
signed_out-alone = { $count ->
    [one] { $names } is now alone
   *[other] { $names } now break the rule
}
signed_out-alone-hint = Wait, or call a second person now.
signed_out-visitors = { $names } now without escort
signed_out-visitors-hint = Take them out with you, or hand them over.
button-hand-over = Hand over { $name }
stated-head_count-count_agrees = The count agrees
stated-head_count-count_agrees-next = { $count } counted, { $expected } signed in.
stated-head_count-count_differs = The count differs
stated-head_count-count_differs-next = { $count } counted, { $expected } signed in. Find out who is inside, sign out who left, count again.
stated-managed_opening = Managed opening started
stated-managed_opening-next = The door is unlocked. Keep it watched.
stated-end_managed_opening = Managed opening ended
stated-end_managed_opening-next = Close the door. Then count the people inside.
stated-contents = Recorded
stated-contents-next = The rule for this room follows what you stated.
stated-hand_over_escort = You are the escort now
stated-hand_over_escort-next = Stay with your visitor.
stated-end_emergency = Emergency ended
stated-end_emergency-next = The usual rules are back.
stated-seal_sweep = Recorded
stated-seal_sweep-next = If a seal is not intact, do not touch it, and call your supervisor.
stated-acknowledge_alarm = Alarm acknowledged
stated-acknowledge_alarm-next = The record keeps your words.
abandoned-timed_out = Time is up
abandoned-timed_out-next = Nobody was let in. Start again with a badge.
abandoned-cancelled = Cancelled
abandoned-cancelled-next = Nobody was let in. Start again with a badge.
abandoned-partner_not_seen = Entry stopped
abandoned-partner_not_seen-next = The person of the second badge must be here. Call a supervisor.
abandoned-wrong_pin = Too many wrong PINs
abandoned-wrong_pin-next = This badge opens nothing for a while. Call a supervisor.

## Why a badge was not accepted, and what to do next

denied-unknown_badge = Nobody on the list has this badge
denied-unknown_badge-next = Try your own badge again, or call a supervisor.
denied-outside_own_hours = Not at this hour
denied-outside_own_hours-next = The list says when you may come in. Ask a supervisor.
denied-badge_lost = This badge was reported lost
denied-badge_lost-next = Hand it to a supervisor.
denied-suspended = You may not enter at present
denied-suspended-next = Ask a supervisor.
denied-badge_revoked = This badge was withdrawn
denied-badge_revoked-next = Hand it to a supervisor and ask for a new one.
denied-storage_full = The kiosk cannot record any more
denied-storage_full-next = Use the paper log and call county IT.
denied-clock_not_trusted = The kiosk’s clock is not right
denied-clock_not_trusted-next = Use the paper log and call county IT.
denied-not_listed_for_room = You are not listed for this room
denied-not_listed_for_room-next = Ask a supervisor to add you to the list.
denied-not_yet_valid = Your access has not begun yet
denied-not_yet_valid-next = Come back on your first day, or call a supervisor.
denied-expired = Your access has ended
denied-expired-next = Ask a supervisor to renew it.
denied-on_the_ballot = A candidate may not go in
denied-on_the_ballot-next = Somebody who is not on the ballot must go in.
denied-oath_missing = Your oath is missing or out of date
denied-oath_missing-next = Take the oath, then ask a supervisor to record it.
denied-training_missing = Your training is missing or out of date
denied-training_missing-next = Finish it, then ask a supervisor to record it.
denied-background_check_missing = Your background check is missing
denied-background_check_missing-next = Ask a supervisor to bring your record up to date.
denied-same_holder_twice = That was the same badge again
denied-same_holder_twice-next = A different person must present a badge.
denied-second_badge_of_holder = Both badges belong to one person
denied-second_badge_of_holder-next = A different person must present a badge.
denied-already_inside = You are signed in already
denied-already_inside-next = Did you leave? Tap “Who is inside” and sign out first.
denied-inside_other_room = You are signed in to another room
denied-inside_other_room-next = Sign out there first.
denied-room_busy = The door is busy
denied-room_busy-next = Wait until it is shut, then present your badge.
denied-door_state_unknown = The kiosk cannot see the door
denied-door_state_unknown-next = Use the paper log and call county IT.
denied-device_missing = A device is not working
denied-device_missing-next = Use the paper log and call county IT.
denied-opening_not_offered = No managed opening here now
denied-opening_not_offered-next = This room asks for more than badges. Enter as usual, and keep the door shut.
denied-entries_refused_in_phase = Nobody may go in just now
denied-entries_refused_in_phase-next = The election calendar keeps this room shut. Ask a supervisor.
denied-outside_hours = The room is closed at this hour
denied-outside_hours-next = Come back in staffed hours, or call a supervisor.
denied-visitor_needs_escort = A visitor needs an escort
denied-visitor_needs_escort-next = Your escort presents a badge first, then you.
denied-visitor_class_refused = This kind of visitor may not go in
denied-visitor_class_refused-next = Ask a supervisor.
denied-too_many_visitors = Too many visitors for one escort
denied-too_many_visitors-next = Wait for a second escort.
denied-rule_cannot_be_evaluated = Somebody’s group is not on the list
denied-rule_cannot_be_evaluated-next = Ask a supervisor to add the group.
denied-same_group = Both are of the same group
denied-same_group-next = A person of another group must come.
denied-group_not_needed = This group is here already
denied-group_not_needed-next = A person of the missing group must come.
denied-supervisor_needed = This takes a supervisor
denied-supervisor_needed-next = A supervisor presents a badge.
denied-pin_locked = Your badge is locked for a while
denied-pin_locked-next = Too many wrong PINs. Wait, or call a supervisor.
denied-pin_not_set = You have no PIN yet
denied-pin_not_set-next = Set one with a supervisor first.
denied-not_a_signer = You cannot sign this
denied-not_a_signer-next = Somebody else presents a badge.
denied-signed_already = You have signed already
denied-signed_already-next = A second person presents a badge.

## Statements that are signed with a badge

sign-head_count = { $count ->
    [0] I counted: nobody is inside
    [one] I counted 1 person inside
   *[other] I counted { $count } people inside
}
# $reason is one of the opening reasons
sign-managed_opening = Keep the door unlocked for { $minutes } minutes: { $reason }
sign-end_managed_opening = The managed opening is over
sign-contents-sealed = All ballots inside are sealed
sign-contents-unsealed = Unsealed ballots are inside
sign-hand_over_escort = I take over as escort of { $visitor }
sign-end_emergency-seals_intact = We checked the room. All seals are intact
sign-end_emergency-seals_not_intact = We checked the room. Not all seals are intact
sign-acknowledge_alarm = I have seen this alarm: “{ $words }”
sign-needed-one = Sign with your badge at the reader.
sign-needed-pair = Two people sign with their badges at the reader.
sign-needed-pair-more = One has signed. The other badge, please.
sign-needed-supervisor = A supervisor signs with a badge at the reader.
sign-needed-escort = The new escort signs with a badge at the reader.
sign-kicker = To be signed
sign-announced = { $name }, sign with your badge at the reader.
sign-inside-note = A badge of somebody signed in signs them out.
button-sign-inside = I am signed in and sign
sign-inside-title = Who signs and stays signed in?
sign-inside-hint = Tap your name, then present your badge.

## Standing states of the room

door_held-title = Close the door
door_held-hint = Open since { $time }. Is it needed longer? Start a managed opening.
managed_opening-title = Door open: { $reason }
managed_opening-hint = Signed by { $names }.
managed_opening-one = Signed by { $names } alone. Tell your second person now.
managed_opening-until = Ends at { $time }
managed_opening-end = End the opening
emergency-title = Emergency. Get out now.
emergency-hint = The door is free. Go back in only as a pair, with badges.
emergency-source-fire_line = The fire alarm started it.
emergency-source-touchscreen = Started on this screen.
emergency-since = Since { $time }
emergency-reentered-title = Check the room and every seal
emergency-reentered-hint = When you have checked all, state the result.
emergency-state-result = State the result
fault-title = Use the paper log
fault-hint = This kiosk lets nobody in. Leaving always works.
# $phone: a telephone number
call-phone = Call { $phone }
call-paper = Call the number on the paper log
fault-cause-storage_full = The storage is full.
fault-cause-clock_not_trusted = The clock is behind the record.
fault-cause-outside_reader_lost = The reader at the door does not answer.
fault-cause-door_state_unknown = The kiosk cannot see the door.
fault-cause-device_missing = A device that must work does not.
offline-title = This screen lost its service
offline-hint = It keeps trying. The door and the record go on without it.
offline-paper = If this lasts, use the paper log.
offline-since = Since { $time }
offline-starting = Starting

## What stays true behind every screen

banner-alarm = Alarm: { $what }
banner-alarm-action = Acknowledge
alarm-door_forced = door opened, nobody signed in
alarm-door_held_open = door was held open
alarm-tamper = tampering with the kiosk
alarm-wire_tampered = a wire was cut or shorted
alarm-count_mismatch = head count differs
alarm-seals_not_intact = a seal was not intact
alarm-seal_in_doubt = a seal is not as recorded
alarm-inventory_differs = containers are missing or unexpected
alarm-other = ask a supervisor
banner-lone = { $count ->
    [one] { $names } is alone since { $time }
   *[other] The rule is broken since { $time }
}
banner-lone-action = Give reason
banner-lone-reason = Reason: { $reason }
banner-uncertain = Not certain who is inside
banner-uncertain-action = Head count
banner-unescorted = { $name } has no escort
banner-unescorted-action = Take over
banner-badge_awaited = Hold the new badge of { $name } to the reader
banner-badge_awaited-until = Until { $time }. It opens nothing yet.
banner-head_count_due = A head count is due
banner-badge_owed = Badge { $badge } of { $name } is not back
banner-badge_owed-action = Say where
banner-head_count_due-action = Head count
banner-sweep_owed = Not watched for a while: look at every seal
banner-sweep_owed-no = Two people enter, look at every seal of the room, and sign here what they found, until { $time }.
banner-sweep_owed-yes = Two people look at every seal of the room and sign here what they found, until { $time }.
banner-sweep_owed-action = Seals seen
banner-unsealed = Unsealed ballots are in the room
banner-unsealed-action = Change
banner-after_hours = After hours: stricter rules
banner-storage_low = Storage nearly full: call county IT
banner-configuration_old = Earlier settings in force: call county IT
banner-device_lost = Not answering: { $kind } { $device }
device-reader = reader
device-door = door
device-line = wire
device-camera = camera
device-network = network
device-screen = screen
device-siren = siren
device-other = device
doubt-unsigned_opening = The door opened and nobody signed
doubt-exit_without_entry = Somebody left who was not signed in
doubt-exit_not_taken = Somebody signed out and the door stayed shut
doubt-long_passage = The door stood open long
doubt-contact_lost = The door could not be seen
doubt-restart = The kiosk was restarted
doubt-found_open = The door was found open
doubt-managed_opening = The door was open for loading
doubt-emergency = There was an emergency
doubt-count_mismatch = The last count differed
# $count is the number of notices that do not fit
notices-all = All { $count }
notices-title = Notices

## Pages that a person opens

inside-title = Who is inside
inside-hint = Leaving? Tap your name to sign out.
inside-empty = Nobody is signed in.
inside-since = since { $time }
inside-does-not-count = does not count
inside-visitor = visitor with { $escort }
inside-visitor-alone = visitor
leaving-title = Sign out { $name }?
leaving-hint = Then leave and close the door.
leaving-yes = Yes, sign out
head_count-title = How many are inside?
head_count-hint = Count everybody, visitors too. Then sign with your badge.
head_count-label = People inside
more-title = More
more-contents = Sealed or unsealed
more-opening = Managed opening
more-notices = Notices
more-challenge = Challenge the log
more-slip = Print shift slip

## The log for people outside: a receipt, and a challenge of an observer

receipt-title = Log receipt
receipt-coming = One moment …
# $size entries of the log, $time with its zone
receipt-size = { $size ->
    [one] 1 entry at { $time }
   *[other] { $size } entries at { $time }
}
# Read aloud for the picture
receipt-qr = QR code of the signed checkpoint
receipt-limits = A photo of this shows later whether the log was cut or replaced. It cannot show that everything was recorded.
# A witness is another organization that has signed how far it saw the log
witnessed-none = Not witnessed yet.
witnessed-short = Witnessed up to entry { $entry } at { $time }.
witnessed = Witnessed up to entry { $entry } at { $time } by { $witnesses } of { $of }.
challenge-title = Type words of your own
challenge-rule = Letters, digits, space, dot, hyphen
challenge-hint = Words nobody could know before
proof-title = Recorded as entry { $entry }
proof-qr = QR code of the proof
proof-hint = Photograph the code. It proves that your words stand in the signed log, so this log is live.
# The paper that two people sign at the end of a shift
slip-title = Shift slip
slip-coming = It goes to the printer …
slip-printed = Given to the printer. Two people check and sign it, and keep it with the seal log.
slip-failed = It could not be made. Go back and try again, or use the log receipt.
proof-gone = This proof is gone. Type new words.
contents-title = Ballots in the room
contents-hint = Two people sign. With unsealed ballots a stricter rule holds.
contents-sealed = All sealed
contents-unsealed = Some unsealed
opening-title = Why must the door stay open?
opening-loading = Loading
opening-moving_equipment = Moving equipment
opening-maintenance = Maintenance
opening-other = Something else
opening-minutes-title = For how long?
opening-minutes-hint = Signed by badge. Every minute is recorded.
opening-minutes = { $minutes } min
emergency-confirm-title = Is it an emergency?
emergency-confirm-hint = The alarm is raised and the door stays free.
emergency-confirm-yes = Yes, emergency
emergency-confirm-no = No, go back
sweep-title = Are all seals intact?
sweep-hint = Both of you sign what you found.
sweep-seals_intact = All intact
sweep-seals_not_intact = Not all intact
acknowledge-title = What did you find?
acknowledge-checked = Checked, all in order
acknowledge-known = Known work in the room
acknowledge-help = Help is on the way
acknowledge-other = Something else
acknowledge-other-title = Say it in a few words
lone-title = Why is the rule broken?
lone-called_away = Called away
lone-carrying = Carrying something
lone-shift_change = Shift change
lone-other = Something else
display-title = Text and sound
display-theme = Colors
theme-dark-on-light = Dark on light
theme-black-on-white = Black on white
theme-white-on-black = White on black
theme-grey-on-dark = Grey on dark
display-size = Text size
size-0 = Small
size-1 = Normal
size-2 = Large
size-3 = Largest
display-speech-on = Stop reading aloud
display-speech-off = Read aloud

## Waiting and trouble

still-title = Are you still here?
still-hint = Nothing you entered is lost.
still-button = I am still here
# On every screen of a kiosk to practice at.
practice = PRACTICE: nothing here is real
working = Still working …
problem-refused = That did not go through. Please try again.
problem-too_soon = Another challenge came just now. Wait ten seconds and tap Done again.
problem-not_recorded = The kiosk could not record this. Try again, or tell a supervisor.
problem-silent = The kiosk does not answer. Try again, or use the paper log.

## The keyboard on the screen

keyboard = Keyboard
key-space = Space
key-delete = Delete
key-shift = Capitals
key-symbols = 123
key-letters = ABC

## The first administrators of the office, once, where it has none

custody-title = Containers and seals
custody-words = About a container. Wait a moment, or ask for help.
