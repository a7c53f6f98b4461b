# What the kiosk needs, and what is wrong with it.
health = Health
about = What this kiosk needs: devices, clock, disk, log, channels, certificates. Looking changes nothing and tells nobody.
looking = The kiosk is looking. This takes up to a minute.
never-looked = Nobody has looked yet.
# $time: of the day, with its date where it is not of today
looked-at = Looked at { $time }
look-again = Look again
look-later = In half a minute it can be looked at again.
# $reason: an error of the system
failed = The kiosk could not look: { $reason }
counts = How much is as it should be
health-good = Good
health-warning = Look at it
health-wrong = Wrong
health-unknown = Unknown
count-good = { $count } good
count-warning = { $count } to look at
count-wrong = { $count } wrong
count-unknown = { $count } unknown
part-service = Service
part-devices = Devices
part-inputs = Supervised inputs
part-pins = Pin map
part-clock = Clock
part-power-and-heat = Power and heat
part-disk = Disk
part-log = Log
part-reach = Channels and servers
part-certificates = Certificates
part-versions = Versions
