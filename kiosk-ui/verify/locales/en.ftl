# Words of the page that verifies the evidence of a log, English (United States).
#
# For translators: the page is one file that lies in every exported bundle. Whoever got the bundle opens it in a browser:
# an auditor, a reporter, a voter. "Bundle" is the exported folder, "entry" one line of the log, "checkpoint" a signed
# statement of how long the log was and what was in it, "witness" an organization outside that signs checkpoints, "key"
# the public key that the owner of the log publishes. The verdicts themselves (INVALID, CONFLICT, INTACT, UNWITNESSED,
# WITNESSED) stay in English and are not in this file. Do not translate what stands in braces.

title = Verify a ballot room's log
language-other = Español
privacy = This page works without a network and sends nothing anywhere. It is forbidden to: the browser enforces it.

## Before a bundle is there

lead = Find out whether the log in an exported bundle is what was signed, and who outside has seen it.
step-drop = Drop the folder of the bundle below, or choose it.
step-wait = Wait while the page hashes every entry again. Nothing leaves this computer.
step-compare = Read the verdict, and compare the key with the one that the owner of the log published.
drop-here = Drop the folder of the bundle here
choose-folder = Choose folder
# $files is a number
finding = Looking through the folder: { $files } files so far
notice-no-bag = There is no bundle in what you chose. A bundle is a folder with the file bagit.txt and the folder data in it.
notice-no-checkpoint = This is no checkpoint. It has a name, a number, a line of letters and digits, an empty line, and at least one line that begins with a dash.
notice-unreadable = The browser could not read what you dropped. Use the button to choose the folder.
notice-bad-witness = One of the witness keys cannot be read. Paste each on a line of its own, just as the witness publishes it.
# $reason is what the browser said, in its own words
failed = The check stopped because a file could not be read ({ $reason }). Choose the folder again.

## While it checks

# $name is the name of a folder
checking = Checking { $name }
checking-label = How far the check is
checking-entries = Entries hashed: { $done } of { $of }
checking-files = Files compared with the manifests: { $done } of { $of }
cancel = Stop the check

## Around the verdict

views = Parts of the result
view-verdict = Verdict
view-entries = Entries
print = Print the verdict
save = Save the report
other-bag = Check another bundle

means-invalid = What is here is not what was signed. Do not rely on it beyond the entries that are named below as still trusted.
means-conflict = Two signed statements about this log cannot both be true. Both are below: keep them, they are the evidence.
means-unwitnessed = Every entry is what was signed: none was altered, removed, inserted or moved. But nobody outside has said so, and a log alone cannot show that its end was cut off or that it was replaced as a whole.
# $seen and $known are numbers
means-witnessed = Every entry is what was signed. Known witnesses outside that have seen this log grow: { $seen } of { $known }.
# $entries is "entry 7" or "entries 7 to 9"
means-unseen = Not yet seen by any witness: { $entries }.
# $met and $size are numbers of entries
means-policy = As many witnesses as the policy asks for have seen only the first { $met } of { $size } entries.
means-own-witnesses = The witnesses' keys came with the bundle: whoever made it could have made them up. Give the published ones below before you rely on them.
# $entries is "entry 7" or "entries 7 to 9", $size how many entries the whole log has
means-part = This bundle holds only a part of the log: { $entries }, of { $size } in all. Of the others it has the hashes alone.
means-own-key = The key came with the bundle. Compare it below before you rely on the verdict.
means-doubtful = Something below needs a person to look at it.

trust = Where it fails
first-bad = First bad entry
first-bad-none = No single entry: see what was found
first-bad-among = (one of them, or several)
still-trusted = Still trusted
no-entries = no entry
# $entry is the number of an entry
one-entry = entry { $entry }
some-entries = entries { $first } to { $last }

findings = What was found
findings-none = Nothing that contradicts the signatures.
weight-false = False
weight-doubtful = To look at
weight-note = Explained
finding-bag-false = A file of the bundle is not as its manifests say
finding-bundle-false = Entries do not fit where they lie
finding-clock-behind-at-start = The clock was behind at a start
finding-clock-stepped = The clock was set
finding-cosignature-false = A witness's signature does not hold
finding-disclosure-false = An opened personal field is not the one that was committed to
finding-disclosure-missing = A personal field is missing without a reason
finding-disclosures-malformed = The file of opened personal fields cannot be read
finding-entries-missing = Entries are missing
finding-entry-after-end = Entries follow the end of the log
finding-entry-changed = An entry was changed
finding-entry-false = An entry does not have the form of one
finding-erasure-false = An erasure is not as the log has it
finding-erasure-not-shown = An erasure outside of this bundle
finding-former-log-longer = The log before this one had more entries than this one cites
finding-given-checkpoint-by-other-key = A checkpoint that you gave is by another key of this log than the bundle has
finding-given-checkpoint-unusable = A checkpoint that you gave is not of this log
finding-malformed = The bundle does not have its form
finding-next-key-given = The key that you gave is that of the next log
finding-next-key-not-announced = The key that you gave is not one that this log names
finding-next-key-not-shown = Nothing here names the key that you gave
finding-old-checkpoint-false = An earlier checkpoint is not signed by this log
finding-next-key-changed = Another next key was announced before
finding-opened-by-name = Who opened this log was named, and not identified
finding-opened-twice = The log begins a second time
finding-other = Something else
finding-records-false = A file for readers is not what the entries give
finding-records-unchecked = The files for readers could not be compared
finding-root-false = The entries do not give the signed root
finding-log-restored = The log was put back from a copy
finding-log-restored-false = What is said of a log that was put back cannot be
finding-log-restored-on-word = The log was put back from a copy, on somebody's word alone
finding-start-not-recorded = A start of the kiosk is not recorded
finding-tile-false = A stored hash is not what the entries give
finding-tile-missing = A stored hash is missing
finding-time-against-uptime = The clock moved, and nothing says why
finding-time-backwards = Time runs backwards, and nothing says why
finding-uptime-backwards = The time since the start runs backwards
conflict = Two statements that cannot both be true
conflict-show = Show both statements as they were signed
# $count is a number
bad-entries = { $count ->
    [one] One entry does not fit its signed hash
   *[other] { $count } entries do not fit their signed hashes
}
bad-entry = Entry { $entry }, hash that was signed:
and-more = { $count ->
    [one] One more is not shown.
   *[other] { $count } more are not shown.
}

key = Signed by this key
key-own = This key came with the bundle itself. Compare it with the one that the owner of the log (the county) published on paper or on its own site: until then, the bundle only agrees with itself.
key-given = This is the key that you gave.
key-published = Paste the published key here to compare
key-none = Not compared yet.
key-no-key = This is not a whole key. It has a name, a plus sign, eight digits or letters a to f, a plus sign, and a line of letters and digits.
key-same = The same key.
key-beside = Another key. It has signed this bundle too, as the key of the next log: check again with it. It does not say whose the key above is: compare that one as well.
key-another = Another key. This bundle was not signed by the key that you pasted.

subject = What was checked
subject-bag = Bundle
subject-log = Log
subject-size = Entries signed
subject-root = Root
subject-root-paper = Root, as on a receipt or slip
subject-previous = Goes on from
subject-next = Ended, and goes on as

witnesses = Witnesses
witnesses-none = No witness is known for this log.
# $seen and $known are numbers
witnesses-count = Known witnesses that have signed a checkpoint of this log: { $seen } of { $known }.
witness-seen = up to { $size } entries, at { $time } by its own clock
witnesses-policy = As many witnesses as the policy asks for have seen the first { $met } of { $size } entries.
witnesses-unknown = { $count ->
    [one] One signature is by a witness whose key is not known here. It counts for nothing.
   *[other] { $count } signatures are by witnesses whose keys are not known here. They count for nothing.
}
witnesses-own = The witnesses' keys came with the bundle itself. Paste the published ones below and check again.
witnesses-given = These are the witnesses that you named.

checked = How far the check went
checked-entries = Entries hashed
checked-hashes-only = Entries of which only the hash is here
checked-tiles = Stored hash tiles compared
checked-old = Earlier checkpoints compared
checked-fields = Personal fields
checked-fields-counts = { $all } in all: { $disclosed } opened and right, { $erased } erased, { $missing } missing without a reason
# $name is the name of a field as the log has it
checked-withheld = Withheld: { $name }
checked-withheld-count = { $count ->
    [one] in one entry
   *[other] in { $count } entries
} ({ $ground })
checked-further = Also compared

given = Checkpoints that you gave
# $count is a number of entries
given-size = { $count ->
    [one] signed of one entry
   *[other] signed of { $count } entries
}
given-agrees = this log begins with what it was signed of
given-conflicts = it and this log cannot both be true; see above
given-unusable = it says nothing about this log; see what was found

gaps = Unknown times
gaps-none = No time without a sign of life was found.
gap = Unknown from { $from } until { $until }, before entry { $entry }: { $cause }
gap-silence = no sign of life came
gap-stopped = the kiosk had been stopped
gap-not-recorded = the kiosk was not running, and nothing says why

brackets = When the entries were written
bounds-none = no witness bounds the time
bounds = not before { $since }, not after { $until }
bounds-before = not before { $since }
bounds-after = not after { $until }
# $seconds is a number
outside = Entries that claim another time than witnesses allow, by more than { $seconds } seconds
outside-entry = Entry { $entry } claims { $claimed }; written { $bounds }

limits = What no verdict says
not-checked = Not checked:
limit-rollback = A signed log alone does not show that it was rolled back, or that its end was cut off. Only a later checkpoint that somebody kept elsewhere does. Give it below.
limit-everything = Nothing proves that everything was recorded, or that what was recorded is true.
limit-key = Whose log it is hangs on the key. Only its owner can tell you which one that is.
limit-witnesses = Ten witnesses of one owner count as one. Who they are is for you to judge.

## What the reader knows from elsewhere

known = What you know from elsewhere
old = An earlier checkpoint: the text of a photographed code, of a slip, or of a mail
old-hint = One that is later than this bundle, or of another version of the log, shows what a bundle alone cannot.
old-add = Add this checkpoint
old-files = Choose files
# $number counts them
old-pasted = pasted checkpoint { $number }
old-remove = Remove
# $name is the name of a checkpoint
old-remove-label = Remove { $name }
witness-keys = Keys of witnesses, one on a line
witness-keys-hint = Leave this empty to count the witnesses that the bundle itself names.
check-again = Check again with these

## Entries

entries = Entries
entries-hint = What an entry says is what the kiosk wrote down. Open one for all of it.
filter = Search the entries
filter-words = Person, or any text
filter-more = Level, room, time and number
filter-type = Kind of entry
filter-level = Level
filter-room = Room
filter-since = From (UTC)
filter-before = Before (UTC)
filter-from = First entry number
filter-until = Last entry number
filter-any = Any
filter-search = Search
filter-clear = Show all
level-routine = Routine
level-notice = Notice
level-low = Low alarm
level-medium = Medium alarm
level-high = High alarm
level-critical = Critical alarm
# $first and $last are numbers of entries
entries-shown = Entries { $first } to { $last }
entries-found = { $count ->
    [0] No entry found
    [one] One entry found
   *[other] { $count } entries found
}
# $share is a percentage
entries-searching = { $count ->
    [one] One entry found, { $share } % searched
   *[other] { $count } entries found, { $share } % searched
}
entries-stop = Stop searching
pages-above = Pages, above the entries
pages-below = Pages, below the entries
page-first = First
page-before = Back
page-next = Next
page-last = Last
page-of = Page { $page } of { $pages }
entry-unproven = Not proven
about-withheld = name withheld
about-erased = name erased
about-missing = name missing
about-false = false name
entry-unreadable = Cannot be read
entry-unknown = This page does not know this kind of entry.
entry-response = What people must do:
entry-time = Time it claims
entry-proven = Proven by the signature
entry-proven-yes = yes
entry-proven-no = no
entry-written = Written, by the witnesses' clocks
entry-place = Place
entry-place-words = number { $number } of its file, in a log of { $size } entries:
entry-leaf = Leaf hash
entry-bytes = The bytes that were hashed
field-withheld = Withheld: { $ground }
field-erased = Erased; entry { $entry } says by whom and why
field-missing = Missing without a reason
field-false = Not what was committed to
