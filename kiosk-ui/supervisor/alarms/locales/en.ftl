# Words of the pages about alarms, English (United States).
#
# For translators: an alarm is a notice of something that asks somebody to respond. To acknowledge is to say: I have
# seen it. To close is to say: it is over. To shelve is to hear nothing of a source until a time; out of service is
# the same without an end. Do not translate what stands in braces.

alarms-title = Alarms
alarms-none = No open alarms.
alarms-more = { $count } more, less urgent, are not shown. Close some of these first.
channel-failed = People are not reached by { $channel }. Tell them by telephone.

priority-critical = Critical
priority-high = High
priority-medium = Medium
priority-low = Low
response = What to do:
state-active-unacknowledged = Goes on, nobody has acknowledged it
state-active-acknowledged = Goes on, acknowledged
state-returned-unacknowledged = Over by itself, nobody has acknowledged it
state-returned-acknowledged = Over by itself, acknowledged
since = since { $time }
# $count is how often, $time when last
occurrences = { $count } times, last { $time }
told-again =
    { $count ->
        [one] People were told again once
       *[other] People were told again { $count } times
    }
silenced-shelved = Shelved: nobody is told
silenced-out_of_service = Out of service: nobody is told
ends-by-two = Closed by two people only
closing-proposed = { $name } says that it is over. A second person has to close it.

## What can be done

# $act is a button's words, $title the alarm
act-on = { $act }: { $title }
acknowledge = Acknowledge
close = Close
propose-closing = Say that it is over
close-second = Close as the second person
working = Working …
words = Your words (needed to close it)
words-missing = Say what was found and what was done, in a few words. Then close it.
closing-goes_on = It closes by itself once it no longer goes on.
closing-own = You have said that it is over. Somebody else has to close it.
never-silenced = Can never be silenced
silence = Silence …
silence-of = Silence { $source }
silence-means = Nobody is told of this source meanwhile. What happens is recorded all the same, with your name and your words.
silence-why = Why (needed)
silence-why-missing = Say why, in a few words. Then choose again.
# $length is a length such as "1 h 00 min"
shelve-for = Shelve for { $length }
take-out-of-service = Take out of service
unshelve = Hear it again now
put-in-service = Put back in service
silenced-title = Nobody is told of these
shelved-until = shelved until { $time }
out-of-service-since = out of service since { $time }
silenced-by = by { $name }

## Who was told

told = Who was told
told-asking = Reading the log …
told-unread = It cannot be read just now. Open it again in a moment.
told-nobody = No message about it has been delivered.
told-means = “Told” says that the next server took the message, not that a person read it.
told-erased = (a name was erased)
# $channel is a name from the configuration
told-by = Told by { $channel }:
told-late = Told late by { $channel }:
told-failed = Not told by { $channel } yet
told-given-up = Not told by { $channel }; given up
told-tries =
    { $count ->
        [one] 1 attempt
       *[other] { $count } attempts
    }
told-refused =
    { $count ->
        [one] 1 address was refused
       *[other] { $count } addresses were refused
    }
told-alarm_raised = Raised
told-alarm_unanswered = Nobody had answered; people told again
told-alarm_acknowledged = Acknowledged by
told-alarm_returned = No longer so
told-alarm_closing_proposed = Said to be over by
told-alarm_closed = Closed
cause-no_answer = no answer
cause-busy = busy
cause-refused = refused
cause-not_accepted = message not accepted
cause-too_old = too old
cause-misconfigured = set up wrongly
entry = #{ $seq }

## The standard's own numbers

figures-title = Alarm figures
figures-asking = Reading the log …
figures-unread = The numbers cannot be read just now. Choose again in a moment.
figures-mean = Each time that people were told counts. EEMUA 191 asks for fewer than one alarm in 10 minutes for whoever answers, and for about 80 % low, 15 % medium and 5 % high ones. What stands open for over a day, and what comes most often, is to be mended first.
figure-span = Time
figure-days =
    { $count ->
        [one] Last day
       *[other] Last { $count } days
    }
figure-span-of = From { $from } to { $until }
figure-mean = Alarms in 10 min, mean
figure-mean-good = Asked for: fewer than 1
figure-mean-over = More than 1: too many to answer
figure-worst = Alarms in 10 min, worst
figure-from = from { $time }
figure-alarms = Alarms
figure-silenced =
    { $count ->
        [one] and 1 of a silenced source
       *[other] and { $count } of silenced sources
    }
figure-standing = Open for over 24 h
figure-stood = { $count } at any time
figure-median = Median time to acknowledge
figure-unanswered = { $count } not answered now
figure-none = none
figure-shares = By priority
figure-priority = Priority
figure-count = Alarms
figure-share = Share
figure-asked = Asked for
figure-rare = rare
figure-frequent = Most frequent
