#!/bin/bash
# What becomes of a Debian when the package is installed, upgraded, removed and purged. Runs as root, without a network
# and without systemd as the first process. `first.deb` and `second.deb` lie in /packages, `modules` names packages of npm.
set -u
place=/usr/lib/ballot-vault
data=/var/lib/ballot-vault
node=$place/node_modules/.bin/node

good() { echo "  good: $1"; }
bad() {
    echo "  WRONG: $1"
    [ ! -s /tmp/said ] || sed 's/^/    /' /tmp/said
    exit 1
}
# check WHAT COMMAND...: the command ends well.
check() {
    local what=$1
    shift
    if "$@" >/tmp/said 2>&1; then good "$what"; else bad "$what"; fi
}
# says WHAT TEXT: the last command checked or refused printed this.
says() { grep -qF -- "$2" /tmp/said && good "$1" || bad "$1 (expected: $2)"; }
# refused WHAT COMMAND...: the command does not end well.
refused() {
    local what=$1
    shift
    if "$@" >/tmp/said 2>&1; then bad "$what"; else good "$what"; fi
}
is() { [ "$2" = "$3" ] && good "$1" || { echo "$2" >/tmp/said; bad "$1 (expected: $3)"; }; }

# http METHOD ADDRESS [JSON]: prints the status.
http() {
    NODE_DISABLE_COMPILE_CACHE=1 $node -e '
        const [method, address, body] = process.argv.slice(1);
        const headers = { "content-type": "application/json" };
        fetch(address, { method, ...(body ? { body, headers } : {}) }).then((a) => console.log(a.status), () => console.log(0));
    ' "$@"
}
# within SECONDS_MAX COMMAND...: the command ends well at some time; an emulated machine has more of it.
within() {
    local last=$((SECONDS + $1 * PATIENCE))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$last" ] || return 1
        sleep 1
    done
}
answered() { [ "$(http GET "$1")" = 200 ]; }
answers() { within 120 answered "$1"; }
gone() { ! kill -0 "$1" 2>/dev/null; }
# ends PID: within half a minute of being asked to.
ends() { kill -TERM "$1" && within 30 gone "$1"; }
version() { dpkg-query -W -f '${Version}' ballot-vault; }
libraries() {
    find $place -type f \( -name '*.node' -o -path '*/bin/node' \) -exec ldd {} + >/tmp/libraries 2>&1
    ! grep -E 'not found|not a dynamic' /tmp/libraries
}
units() { systemd-analyze verify --man=no $(dpkg -L ballot-vault | grep -E '^/usr/lib/systemd/system/.*\.(service|timer|target)$'); }
modules() { (cd $place && $node --input-type=module -e 'for (const name of process.argv.slice(1)) await import(name);' $(cat /packages/modules)); }
evidence() { find $data /etc/ballot-vault -type f ! -name '*-shm' ! -name '*-wal' -exec sha256sum {} + | sort -k 2; }
run_kiosk() {
    # As the unit starts it, as the user of the unit.
    runuser -u ballot-vault -- env NODE_COMPILE_CACHE=/var/cache/ballot-vault \
        $place/systemd/notify-socket $node --max-semi-space-size=1 $place/src/main.ts run --config /etc/ballot-vault/kiosk.yaml \
        >/tmp/kiosk 2>&1 &
    answers http://127.0.0.1:8080/healthz || { cp /tmp/kiosk /tmp/said; bad 'the kiosk of the service answers'; }
    kiosk=$(pgrep_main)
}
# Where the machine is emulated, the command line begins with the emulator, and then has the program once or twice.
pgrep_main() { { grep -lz 'run' /proc/[0-9]*/cmdline 2>/dev/null | while read -r file; do tr '\0' ' ' <"$file" | grep -qE "^([^ ]*aarch64[^ ]* ($node )?)?$node .*main.ts run" && basename "$(dirname "$file")"; done | head -1; } 2>/dev/null; }

. /etc/os-release
echo "$PRETTY_NAME, $(dpkg --print-architecture)"
is 'there is no network' "$(ip -o route)" ''

check 'it installs, with what it depends on and nothing fetched' apt-get install --yes --no-install-recommends /packages/first.deb
says 'it says what to do next' 'write /etc/ballot-vault/kiosk.yaml'
first=$(version)
is 'every file is as it was packed' "$(dpkg --verify ballot-vault)" ''
check 'every compiled part finds its libraries' libraries
check 'every npm package that the program names can be loaded' modules
check 'the command runs' ballot-vault --version
is 'the users cannot log in' "$(getent passwd ballot-vault ballot-screen | cut -d: -f1,7 | tr '\n' ' ')" 'ballot-vault:/usr/sbin/nologin ballot-screen:/usr/sbin/nologin '
is 'the evidence is closed to others' "$(stat -c '%U %a' $data)" 'ballot-vault 700'
is 'the configuration is root'"'"'s' "$(stat -c '%U %G %a' /etc/ballot-vault)" 'root ballot-vault 750'
# The screen's two programs come with Recommends.
for program in cage chromium; do printf '#!/bin/sh\n' >/usr/bin/$program; chmod 755 /usr/bin/$program; done
check 'systemd has nothing to say against the units' units
is 'not a word' "$(cat /tmp/said)" ''

touch /tmp/before
ballot-vault demo --port 8090 --data /tmp/demo >/tmp/said 2>&1 &
demo=$!
answers http://127.0.0.1:8090/healthz && good 'the demo answers on its port' || bad 'the demo answers on its port'
is 'it serves the screen' "$(http GET http://127.0.0.1:8090/kiosk/)" 200
is 'it serves the panel' "$(http GET http://127.0.0.1:8090/panel/)" 200
check 'the demo ends when it is told to' ends $demo
is 'it wrote nothing beside the program' "$(find $place -newer /tmp/before)" ''

cat >/etc/ballot-vault/kiosk.yaml <<'CONFIG'
kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: /var/lib/ballot-vault }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
CONFIG
refused 'root does not write into the log of the service' ballot-vault run --config /etc/ballot-vault/kiosk.yaml
says 'it says as whom to run it' 'runuser -u ballot-vault --'
check 'the configuration is good' ballot-vault config check /etc/ballot-vault/kiosk.yaml
run_kiosk
good 'the kiosk of the service answers, as its own user'
check 'nobody is inside' ballot-vault occupancy --config /etc/ballot-vault/kiosk.yaml
is 'a door opens' "$(http POST http://127.0.0.1:8080/simulator/door '{"door":"vault-door","open":true}' | cut -c1)" 2
refused 'an upgrade does not begin while somebody may be inside' apt-get install --yes --no-install-recommends /packages/second.deb
says 'it says why' 'the upgrade does not begin, because somebody is in a ballot room, or may be'
says 'it says which room, and how many' 'vault: 0 people and 0 visitors inside by sign-in; it is not known who is inside; the door is open'
says 'it says what to do' 'state a head count'
is 'the version is the old one' "$(version)" "$first"
check 'the kiosk goes on' kill -0 "$kiosk"
is 'the package is whole' "$(dpkg-query -W -f '${db:Status-Status}' ballot-vault) $(dpkg --verify ballot-vault)" 'installed '
refused 'a removal does not begin either' apt-get remove --yes ballot-vault
says 'it says why, too' 'the removal does not begin'
is 'and everything is still there' "$(dpkg-query -W -f '${db:Status-Status}' ballot-vault)" installed
check 'somebody stops the kiosk' ends "$kiosk"

before=$(evidence)
check 'then the upgrade goes through' apt-get install --yes --no-install-recommends /packages/second.deb
[ "$(version)" != "$first" ] && good 'the version is the new one' || bad 'the version is the new one'
is 'the upgrade touched none of the evidence' "$(evidence)" "$before"
run_kiosk
good 'the new version goes on with the log'
check 'and ends' ends "$kiosk"
check 'the log is intact' ballot-vault verify $data
says 'by the word of verify' INTACT
check 'a report comes as PDF, with its own letters' ballot-vault report outage --data $data --format pdf --out /tmp/report.pdf
is 'it is one' "$(head -c 5 /tmp/report.pdf)" '%PDF-'

before=$(evidence)
check 'it is removed' apt-get remove --yes ballot-vault
is 'the program is gone' "$(ls -d $place /usr/bin/ballot-vault 2>/dev/null)" ''
is 'the evidence is as it was' "$(evidence)" "$before"
check 'it is purged' apt-get purge --yes ballot-vault
says 'a purge says what it keeps' "kept, although the package is purged: $data"
is 'the evidence is as it was, after the purge too' "$(evidence)" "$before"
is 'what can be made again is gone' "$(ls -d /var/cache/ballot-vault /etc/chromium/policies/managed/ballot-vault.json 2>/dev/null)" ''
check 'it installs once more' apt-get install --yes --no-install-recommends /packages/second.deb
check 'and finds the log intact' ballot-vault verify $data
says 'by the same word' INTACT
