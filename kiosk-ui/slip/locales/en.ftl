# Words of the paper that two people sign at the end of a shift, English (United States).
#
# For translators: the paper is kept for years with the seal log, and read by people who have never seen the kiosk.
# "Log" is the kiosk's record, "checkpoint" the signed statement of how long it is and what its root is, "root" the
# number that stands for every entry of it.

slip-document = Shift slip of { $kiosk }
slip-title = Shift slip
slip-kiosk = Kiosk
slip-rooms = { $count ->
    [one] Room
   *[other] Rooms
}
slip-origin = Name of the log
slip-entries = Entries in the log
slip-local = Local time
slip-utc = UTC
slip-root = Root of the log
slip-words = The root in words, for reading aloud
slip-key = Key that signed it
slip-key-id = Key id { $id }
slip-code = The code is the signed checkpoint itself.
slip-seal = Number of the seal on the room
slip-name = Name in print
slip-signature = Signature
slip-do-title = What to do with this paper
slip-do-sign = Two people check the rooms, the time and the seal, write its number and their names, and sign.
slip-do-keep = Keep it with the seal log, away from the kiosk.
slip-do-compare = To compare later: read the code with a phone, save its text as a file, and check an export of the log against it:
slip-do-words = Without a phone: the root of the same number of entries gives the same words.
slip-limits = A log that was cut or replaced after this paper was printed does not agree with it. The paper does not show that everything was recorded.
slip-print = Print
slip-coming = One moment …
slip-failed = The checkpoint could not be fetched. Reload this page; if that does not help, use the receipt on the screen.
