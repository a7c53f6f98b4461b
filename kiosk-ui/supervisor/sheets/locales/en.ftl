# Words of the sheets of reconciliation, English (United States).
#
# For translators: a sheet holds ballots against voters. What stands on it (figures, what is compared) has its words from
# the paper form, in src/reports/sheet-words.ts.

sheets = Reconciliation
about = Sheets on which ballots and voters are held against each other. One person prepares a sheet, another one verifies it; every version stays on record. The kiosk counts no ballot: each figure is what somebody stated.
new-polling_place = New sheet of a polling place
new-county = New sheet of the county
new-about = Copy the figures from the paper sheet, and look at what differs before you sign.
all-sheets = All sheets

## The list. $sheet and $version are numbers, $names people, $time an instant

# $place: precinct, polling place or room
sheet-of = Sheet { $sheet }: { $place }
whole-county = whole county
version = version { $version }
election = Election
all-elections = All elections
standing = Standing
all-standings = All
standing-prepared = Waits for a second person
standing-later = A later version waits for a second person
standing-verified = Verified
prepared-by = Prepared by { $names }, { $time }
verified-by = Verified by { $names }, { $time }
not-verified = Nobody has verified this version.
name-erased = somebody whose name is erased
agrees = The figures agree
# $most: a number of ballots
differs = Differs by up to { $most }
nothing-compared = There is nothing to compare
found = { $found } of { $all } sheets

## Paper. $form: which form, $election: its name

papers = Pages for paper and for the public
papers-about = Each opens as a page of its own; print it with the browser.
blank-sheet = Blank sheet: { $form }
for-the-public = For the public: { $election }, with nobody’s name
for-the-public-explained = The same with what people wrote: { $election }. Read it first, it may name somebody.
nothing-public = Nothing is verified yet that could be published.
print = Print this sheet

## One sheet

# $entry: a number of the log
entry = Entry { $entry }
# $labels: of containers, $count: ballots
in-containers = { $labels }; { $count } stated for them when it was prepared
words-erased = The words are erased.
earlier = Earlier versions
earlier-verified = Version { $version }, verified
earlier-never = Version { $version }, never verified
later-version = Prepare a later version
own-sheet = You prepared this version, so somebody else has to verify it.
verify-title = Verify version { $version }
verify-about = Hold each figure against the paper. Your name stands in the log beside that of whoever prepared it.
verify = Verify
verified = Verified.
only-look = Your account may look at the sheets and sign none.
nobodys-account = Your account belongs to nobody on the list, so it can sign no sheet. Ask an administrator.

## Preparing one

later-of = Later version of sheet { $sheet }: { $place }
later-about = The earlier versions stay on record. Correct the figures, and say below what was corrected where something differs.
figures = Figures
figures-hint = Whole numbers; 0 where there were none
containers-hint = Labels of the containers in which these ballots lie, with spaces between them; may stay empty
source-hint = Such as the e-pollbook, where somebody else counted voters; may stay empty
fault-words = Write up to 40 letters, digits, spaces and , . / # -
fault-figure = Write a whole number of at most 8 digits
fault-containers = A label has capital letters, digits and hyphens; at most 60 of them
back = What you typed here and did not sign is back. It stays in this tab alone, until you sign it, discard it or sign out.
# $version: a number
back-older = It was typed to follow version { $version }, and the sheet has a later one: hold each figure against that.
discard = Discard it
look = Look at what differs
what-differs = What differs
held = { $count } ballots are stated for the containers.
sign-title = Sign as whoever prepared it
sign = Sign
prepared = On record; now somebody else verifies it.
