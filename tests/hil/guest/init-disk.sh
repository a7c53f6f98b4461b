#!/bin/busybox sh
# First process in a machine whose root is a disk of its own, with a Debian on it: finds the disk, and hands over to the
# init of that Debian. The disk of the program is its first one, that of the root its second.
export PATH=/bin
/bin/busybox --install -s /bin
mkdir -p /proc /sys /dev /newroot
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in /modules/*.ko; do insmod "$module" || echo "hil: $module does not load"; done
mount -t ext4 /dev/vdb /newroot || poweroff -f
for folder in proc sys dev; do mount --move /$folder /newroot/$folder; done
exec switch_root /newroot /sbin/init
