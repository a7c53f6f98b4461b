#!/bin/bash
# enter.sh ROOT WORK SCRIPT PATIENCE: runs /packages/SCRIPT in a copy of a Debian that is gone afterwards, with no
# network. To be started in namespaces of its own for mounts, network and processes. The script waits PATIENCE times as
# long as on a machine that runs its own programs.
set -e
root=$1 work=$2 script=$3 patience=$4
layers=$(mktemp -d)
mount -t tmpfs none "$layers"
mkdir "$layers/upper" "$layers/own" "$layers/merged"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$layers/upper,workdir=$layers/own" "$layers/merged"
mount -t proc proc "$layers/merged/proc"
mount --rbind /dev "$layers/merged/dev"
mkdir "$layers/merged/packages"
mount --bind "$work" "$layers/merged/packages"
ip link set lo up
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATIENCE="$patience" chroot "$layers/merged" /bin/bash "/packages/$script"
