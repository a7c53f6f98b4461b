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
setup-administrators = First administrators
setup-administrators-hint = this ends the set-up for good
setup-administrators-now = Two people of the list each type their PIN. From then on nothing is chosen here any more.
setup-administrators-first = First put people on the list at the machine (“ballot-vault people import”), and choose the PINs of two of them (“ballot-vault people pin”). This page goes on by itself.
setup-name-language = Language
setup-name-time_zone = Time zone
setup-name-room = Room
setup-name-readers = Badge readers
setup-name-door = Door
setup-name-channels = Who is told
setup-name-key = Key of the log
