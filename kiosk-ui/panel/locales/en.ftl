# Words of the simulated hardware panel, English (United States).
#
# For translators: the panel stands for the hardware of a ballot room, so that people can try the kiosk at a desk.
# "Room" is the ballot room, "badge" the card that opens the door, "reader" the device a badge is held against,
# "strike" the electric lock of the door. Do not translate what stands in braces.

title = Hardware bench
language-other = Español
rooms = Rooms
bench = Bench
link-connecting = Looking for the simulated hardware…
link-lost = The service does not answer. Trying again…
notice-close = Close

## The touchscreen

screen = Touchscreen at the door
screen-window = Open in a window
# $room is the name of the room
screen-title = Touchscreen of { $room }

## The door and what hangs beside it

scene = Door
side-outside = Corridor
side-inside = Inside the room
door-open = Open the door
door-close = Close the door
door-closed = Door closed
door-open-now = Door opened
door-closed-now = Door closed
strike-locked = Strike locked
strike-unlocked = Strike released
reader-outside = Outside reader
reader-inside = Inside reader
reader-none = No reader on this side
reader-no-card = Pick up a badge first, then tap a reader.
exit-button = Exit button

## What a reader signals with its light and its tone

signal-silence = Ready
signal-accepted-in = Accepted: in
signal-accepted-out = Accepted: out
signal-waiting = Waiting for more
signal-denied = Denied
signal-alarm = Alarm
signal-unplugged = Unplugged

## Badges

drawer-badges = Badges
drawer-wires = Wires and plugs
badges-hint = Drag a badge onto a reader, or tap the badge and then the reader.
badges-hint-held = Now tap a reader. Escape puts the badge back.
card-unknown = Unknown badge
card-unknown-hint = A card that nobody enrolled
card-damaged = Damaged badge
card-damaged-hint = A card that cannot be read
# $pin is a text of digits
card-pin = PIN { $pin }
group-none = no group known
class-official = Official
class-staff = Staff
class-temporary = Temporary
class-maintenance = Maintenance
class-vendor = Vendor
class-observer = Observer
class-auditor = Auditor
class-law-enforcement = Law enforcement
class-emergency = Emergency

## Wires and plugs

wires = Supervised wires
line-contact = Door contact
line-fire = Fire alarm
line-tamper = Kiosk housing
line-state-normal = Normal
line-state-active = Active
line-state-cut = Cut
line-state-short = Short
plugs = Plugs
device-door = Door controller
device-plugged = Plugged in
device-unplugged = Unplugged

## The siren, and the tray with what people were told

drawer-told = Messages
siren = Siren
siren-silent = Siren silent
siren-steady = Siren sounds
siren-pulsed = Siren sounds
siren-unplugged = Siren unplugged
tray = What people were told outside
tray-empty = No mail and no webhook yet. Raise an alarm: leave one person alone, or open a door without a badge.
tray-mail = Mail to
tray-webhook = Webhook to

## The clock

clock = Push the clock
# $minutes and $seconds are how far the clock is ahead
clock-ahead = { $seconds ->
    [0] Clock ahead by { $minutes } min
   *[other] Clock ahead by { $minutes } min { $seconds } s
}
clock-30-s = +30 s
clock-5-min = +5 min
clock-1-h = +1 h

## What happened

happenings = What the hardware did
happenings-none = Nothing yet.
happened-nobody = A badge of nobody
# $name is a person
happened-badge-outside = { $name }: badge at the outside reader
happened-badge-inside = { $name }: badge at the inside reader
happened-exit-button = Exit button pressed
happened-not-seen = No device saw that: it is unplugged.
# $reader is one of the readers, $signal one of the signals
happened-signal = { $reader }: { $signal }
# $line is one of the wires, $state its state
happened-line = { $line }: { $state }
# $device is a reader or the door controller
happened-plugged = { $device } plugged in
happened-unplugged = { $device } unplugged
happened-siren = The siren sounds
happened-siren-silent = The siren is silent
# $title is the subject of the message, in English
happened-mail = Mail arrived: { $title }
happened-webhook = Webhook arrived: { $title }
happened-clock = { $seconds ->
    [0] Clock pushed { $minutes } min ahead
   *[other] Clock pushed { $minutes } min { $seconds } s ahead
}

## The guided tour. $first and $second are people of different groups.

tour = Try this
# $step and $steps are whole numbers
tour-step = Step { $step } of { $steps }
tour-back = Back
tour-next = Skip
tour-again = Start again
tour-first = Hold the badge of { $first } to the outside reader.
tour-first-see = The touchscreen greets { $first } and waits for a second person. The strike stays locked.
tour-second = Now the badge of { $second }, before the ring on the screen has run out.
tour-second-see = { $second } is of another group, so together they satisfy the rule.
tour-answers = Answer on the touchscreen what it asks.
tour-answers-see = Then it is recorded, and only after that the strike is released.
tour-open = Open the door while the strike is released.
tour-open-see = A grant is not an entry: only the opened door makes it one.
tour-close = Close the door behind them.
tour-close-see = The touchscreen shows two people inside.
tour-leave = { $first } leaves: hold the badge to the inside reader.
tour-leave-see = Nobody is held in. The touchscreen says whom { $first } leaves alone.
tour-lone = Let { $first } out by the door, then push the clock 5 minutes.
tour-lone-see = { $second } is alone. That time was recorded from its first instant; now it is an alarm.
tour-last = { $second } leaves too: hold the badge to the inside reader.
tour-last-see = The time alone has an end, and it is on record to the millisecond.
tour-out = Let { $second } out: open the door and close it.
tour-out-see = The room is empty.
tour-forced = Push the clock 5 minutes. Then do what nobody may: open the door without any badge.
tour-forced-see = The touchscreen raises an alarm: the door was forced.
tour-done = That was the tour. Cut a wire, pull a plug, try an unknown badge.
tour-done-see = Everything you did is in the log of the kiosk.
