# Whether the kiosk may be stopped now. Only how many are inside is said, and no name: what is printed here stays in the
# logs of dpkg. Exit code 1 of the command is "somebody is inside", 2 is "it could not be asked".
config=/etc/ballot-vault/kiosk.yaml

# It runs, or systemd is about to start it: in the middle of an upgrade it would be started from half of its files.
kiosk_is_up() {
    [ -d /run/systemd/system ] || return 1
    case "$(systemctl show --value -p ActiveState ballot-vault.service 2>/dev/null)" in
        inactive | failed | '') return 1 ;;
    esac
}

kiosk_is_active() {
    [ -d /run/systemd/system ] && systemctl is-active --quiet ballot-vault.service
}

ask_who_is_inside() {
    command -v ballot-vault >/dev/null || return 0
    if [ -e "$config" ]; then
        code=0
        said=$(NODE_DISABLE_COMPILE_CACHE=1 ballot-vault occupancy --config "$config" 2>&1) || code=$?
    else
        code=2
        said="$config is not there."
    fi
    # A kiosk that runs and is not found runs with another configuration than the one that was asked about.
    case "$said" in
        *'No kiosk runs here.'*) ! kiosk_is_active || code=2 ;;
    esac
    [ "$code" -ne 0 ] || return 0
    if [ "$code" -ne 1 ] && ! kiosk_is_active; then
        return 0
    fi
    if [ "$code" -eq 1 ]; then
        echo "ballot-vault: $1 does not begin, because somebody is in a ballot room, or may be:" >&2
    else
        echo "ballot-vault: $1 does not begin, because the kiosk that runs does not say whether somebody is inside:" >&2
    fi
    echo "$said" | sed 's/^/    /' >&2
    echo "ballot-vault: nothing was changed. When everybody has signed out and the doors are closed, do the same again." >&2
    echo "ballot-vault: where nobody is inside and the kiosk does not know it, look into the room and state a head count" >&2
    echo "ballot-vault: at the kiosk; or stop the kiosk yourself (systemctl stop ballot-vault.target), then do it again." >&2
    return 1
}
