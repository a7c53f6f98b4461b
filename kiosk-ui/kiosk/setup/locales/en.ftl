# The set-up of a new kiosk at its screen.
setup-title = Set up this kiosk
setup-over = The set-up is over. What is to be changed now takes two people.
# $step and $steps: numbers
setup-step = { $step }/{ $steps }:
setup-skip = Leave out
setup-next = Next
setup-left = Steps that are left
setup-not-kept-closed = Nobody chooses this alone any more: the list of people has begun.
setup-not-kept-refused = This could not be kept. Choose something else, or look at the disk.
setup-language = Language
setup-language-hint = the screens begin in it
setup-time_zone = Time zone
setup-time_zone-hint = which clock is right? If none, set the machine’s.
setup-zones-more = Other clocks
setup-zones-search = Any other zone
setup-zones-type = City or region
setup-zones-type-hint = such as Lagos, Kolkata or Europe
# $count: zones that were found
setup-zones-found = { $count ->
    [0] None: type less of it
    [one] One zone
   *[other] { $count } zones
}
setup-room = Name of the room
setup-room-hint = then the kiosk starts anew
setup-readers = Badge readers
setup-readers-hint = hold any badge to each reader
# $side: outside or inside, $device: name of the reader
setup-reader-waits = { $side } ({ $device }): waiting for a badge
setup-reader-read = { $side } ({ $device }): read a badge
setup-side-outside = Reader outside
setup-side-inside = Reader inside
setup-readers-well = Each one reads
setup-readers-not-well = One does not read
setup-door = Door
setup-door-hint = open it, release the strike, shut it
setup-contact-no = The contact has not seen it open and shut yet
setup-contact-yes = The contact saw it open and shut
setup-strike-no = The strike was not released yet: only while it is open
setup-strike-yes = The strike was released: did you hear it?
setup-strike-too-late = Somebody is on the list: the strike is released by badges alone
setup-strike-try = Release the strike
setup-door-well = Seen and heard
setup-door-not-well = Something is wrong
setup-channels = Who is told
setup-channels-hint = does a test arrive at everybody?
setup-channels-none = No way to tell people is configured. An alarm shows on the screens alone.
setup-channels-test = Send a test
# $channel: name of the channel
setup-channel-untested = { $channel }: not tested yet
setup-channel-sent = { $channel }: a test is on its way
setup-channel-told = { $channel }: the next server took it. Did it arrive?
setup-channel-received = { $channel }: somebody said that it arrived
setup-channel-failing = { $channel }: it could not be sent. Look at the network and at the configuration
setup-channels-well = It arrived
setup-channels-not-well = It did not arrive
setup-key = Key of the log
setup-key-hint = photograph it, or print it
setup-key-why = Whoever checks the log needs it: keep it outside, and publish it.
# $id: eight hex digits
setup-key-id = Key id { $id }
setup-key-qr = Code with the key of the log
setup-key-print = Print
setup-key-well = It is kept
setup-people = The first two people
setup-people-hint = type the set-up code
setup-people-listed = Somebody is on the list. From here on it is changed by two people.
setup-code = Set-up code
setup-code-why = Eight digits that only a terminal of this machine tells: “ballot-vault setup-code”.
# $count: tries that are left
setup-code-wrong_code = { $count ->
    [0] That is not the code.
    [one] That is not the code. One more try, then there is a wait.
   *[other] That is not the code. { $count } more tries, then there is a wait.
}
# $time: time of day
setup-code-locked = Too many wrong codes. None is tried before { $time }
setup-code-no_code = The code is gone. Start the kiosk anew: it makes another.
setup-code-over = That took too long, or another screen went on. Nobody is on the list: begin again.
setup-code-closed = Somebody is on the list already.
setup-code-listed = Both are on the list.
setup-code-not_recorded = There is no room to record it. Nobody is on the list.
setup-code-clock = The machine’s clock cannot be right. Set it first.
# $place: 1 or 2
setup-person = { $place ->
    [1] First person
    [2] Second person
   *[other] Both, or neither
}
setup-anew = Start over
setup-people-name = Your name
setup-people-name-hint = First and last name
setup-people-group = Your party
setup-group-dem = Democratic
setup-group-rep = Republican
setup-group-other = Another one
setup-group-none = None
setup-group-hint = In one or two words
setup-people-oath = Your oath of office
setup-people-training = Your training
setup-people-background_check = Your background check
# $day: a day, spelled out
setup-day-today = Yes, today: { $day }
setup-day-other = Yes, on another day
setup-day-never = Not yet
setup-one-year-back = A year
setup-one-month-back = A month
setup-one-day-back = A day
setup-one-year-on = A year
setup-one-month-on = A month
setup-one-day-on = A day
setup-people-badge = Your badge
setup-badge-first = Hold your own badge to the reader outside
setup-badge-read = A badge was read
setup-badge-again = Take it away, and hold the same badge to the reader once more
setup-badge-late = Nothing was read for a minute
setup-badge-retry = Wait again
setup-people-pin = Choose a PIN
setup-people-pin_again = The same PIN again
setup-pin-rule = 4 to 8 digits that only you know. The last digit plus one opens, too, and calls for help unseen.
setup-people-check = Is this right?
setup-check-say = We are officials, and neither is on the ballot
# $rooms: names of rooms
setup-check-shut = These two alone will not open { $rooms }
setup-check-list = Put both on the list
setup-fault-name = A name needs letters
setup-fault-same_name = That is the first person
setup-fault-group = Use plain letters
setup-fault-day = Your day is not yet
setup-fault-same_badge = That is the first person’s badge. Hold your own.
setup-fault-other_badge = Those were two different badges. Hold your own twice.
setup-fault-pins_differ = The two PINs differ. Choose again.
setup-fault-easy_pin = That PIN is too easy to guess. Choose another.
setup-fault-pin_in_use = That PIN could be mistaken for another one. Choose another.
setup-administrators = First administrators
setup-administrators-hint = this ends the set-up for good
setup-administrators-now = Two people of the list each type their PIN. From then on nothing is chosen here any more.
setup-administrators-first = First put two people on the list: here, one step before, or by a file at the machine (“ballot-vault people import”). This page goes on by itself.
setup-administrators-pins = First two people of the list need a PIN (“ballot-vault people pin” at the machine). This page goes on by itself.
setup-name-language = Language
setup-name-time_zone = Time zone
setup-name-room = Room
setup-name-readers = Badge readers
setup-name-door = Door
setup-name-channels = Who is told
setup-name-key = Key of the log
setup-name-people = First two people
