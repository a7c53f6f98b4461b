#!/bin/busybox sh
# First process in the machine. Its root is the root of the machine outside, read-only over 9p, under a layer in memory:
# what is installed there runs here, and nothing written here reaches it. The program lies on a disk of its own.
export PATH=/bin
/bin/busybox --install -s /bin
mkdir -p /proc /sys /dev /low /ram /newroot
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in /modules/*.ko; do insmod "$module" || echo "hil: $module does not load"; done
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,cache=loose,ro outside /low || poweroff -f
mount -t tmpfs tmpfs /ram
mkdir /ram/up /ram/work
mount -t overlay -o lowerdir=/low,upperdir=/ram/up,workdir=/ram/work overlay /newroot || poweroff -f
mount -t ext4 -o ro,noatime /dev/vda "/newroot$HIL_ROOT" || poweroff -f
for folder in proc sys dev; do mount --move /$folder /newroot/$folder; done
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/run/home
exec switch_root /newroot "$HIL_NODE" "$HIL_ROOT/tests/hil/guest/main.ts"
