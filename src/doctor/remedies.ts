/** What a person does about a finding, in English, by code; as `SAID`. */
export const REMEDIES = {
  told: '{advice}',
  'as-root': 'Run "ballot-vault doctor" as root.',
  'name-config': 'Add --config FILE.',
  'start-kiosk':
    'Start it with "systemctl start ballot-vault.target"; "journalctl -u ballot-vault" says why it ended.',
  'set-up-step':
    'Do it at the screen of the kiosk while its set-up is open; afterwards write it into the configuration, or try it by hand.',
  'set-up-people':
    'Let two people do it at the screen of the kiosk, with the code that "ballot-vault setup-code" prints; or use "ballot-vault people import".',
  'free-port':
    'Trust no screen until then. Find it with "ss -ltnp sport = :{port}", and stop it: the screens are served as soon as the port is free.',
  'journal-of': '"journalctl -u {unit}" says why.',
  'close-config': 'See who changed it, and run "chmod go-w {file}".',

  'plug-in': 'Plug it in. Where it is, write a rule for its port into {rules}.',
  'name-device': 'Name the device, or a link to it that udev keeps.',
  'install-rules': 'Install {rules}, which gives it to the group {user}, and run "udevadm trigger".',
  'install-user': 'Install sysusers.conf and run "systemd-sysusers".',
  'hide-keys':
    'Mark it in {rules} by its numbers, as 99-kiosk-ballot-vault.rules does, and plug it in again.',
  'correct-identity': 'Plug it in, or correct vendor, product, serial and port.',
  'wire-real': 'Wire real devices at a door.',
  'close-reader-keys': 'Run "chmod 600 {file}", and give each reader another key.',
  'give-reader-key':
    'Write its line into {file} (mode 0600), and have it given its key with "ballot-vault reader install".',

  'wire-cut': 'Somebody may have cut the wire. Keep the door watched, follow the wire, and mend it.',
  'wire-short': 'Somebody may have bridged the wire. Keep the door watched, follow the wire, and mend it.',
  'wire-out-of-range':
    'Measure the three resistors, and write their values into the configuration; look for a bad joint or a wrong supply.',
  'watch-doors': 'Until then nobody sees what its inputs watch: keep the doors watched.',

  'install-gpiod': 'Install the Debian package gpiod, version 2 (Debian 13 or backports).',
  'correct-line': 'Correct the line; "gpioinfo" shows what this board has.',
  'left-over': 'Run "ballot-vault lock", and look for programs gpiomon and gpioset that are left over.',
  'other-holds-line': 'Stop that program, or wire another line.',
  'correct-label': 'Correct chip_label or the line.',

  'run-verify': 'Run "ballot-vault verify {folder}".',
  'verify-and-keep': 'Run "ballot-vault verify {folder}" and keep what it writes.',
  'restore-secret': 'Put it back from the copy in the safe; see "ballot-vault restore --help".',
  'give-to-service': 'Run "chown {user} {file}".',
  'look-at-file': 'Look at the file.',

  'better-disk': 'Use an industrial card, or a USB SSD or NVMe disk, for the data folder.',
  'make-room': 'Make room there, or move the data folder to a larger disk.',
  'remove-files': 'Remove files there.',
  'read-only-root': 'Keep it read-only (overlayroot), with the data folder on a partition of its own.',
  'mount-disk': 'Mount a disk there.',
  'own-partition': 'Give it a partition of its own.',
  'replace-disk':
    'Replace it while it still works: stop the kiosk, copy the data folder, and see "ballot-vault restore --help".',
  'install-smart':
    'Cards tell nothing: replace them every two years. For other disks install the Debian package smartmontools, and run this as root.',

  'look-at-network':
    'Look at the cable, the name, the firewall, and at that server; messages wait until it answers.',
  'add-channel': 'Add a channel under channels: mail, text message, webhook, MQTT or syslog.',

  'renew-certificate': 'Renew it, and put it in the place of {file}; it is read at the next start.',
  'look-at-clock': 'Look at the clock of this machine, and at the certificate.',
  'put-certificate': 'Put a certificate there, in PEM form.',
  'close-key': 'Run "chmod 600 {file}", and have the certificate replaced if anybody can have read it.',
  'put-key': 'Put the key of the certificate there.',

  'set-time': 'Set it with "timedatectl set-time", or connect a time source.',
  'add-time-source':
    'Configure systemd-timesyncd with a server of the county; compare the time with a telephone until then.',
  'fit-clock':
    'Fit a clock with a battery (DS3231); a Raspberry Pi 5 has one and needs a battery and dtparam=rtc_bbat_vchg.',
  'look-at-battery': 'Look at its battery.',
  'set-battery-clock': 'Once the time is right, run "hwclock --systohc"; look at its battery.',

  'better-supply':
    'Use the official supply of this board and a short cable; feed strikes and sirens from another one.',
  'look-at-power': 'Look at voltage and heat.',
  'see-to-mains': 'See to the mains; get the paper log ready.',
  cool: 'Give the enclosure air, or a heat sink; keep the sun off it.',

  'install-libusb': 'Run "apt-get install libusb-1.0-0 libudev1".',
} as const;
export type RemedyCode = keyof typeof REMEDIES;
