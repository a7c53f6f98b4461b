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
