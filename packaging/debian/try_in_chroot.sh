#!/bin/sh
# Proves the .deb on a bare Debian: installs it with nothing but what it declares, runs its self-test as an
# ordinary user without and with a display, asks the desktop about company files, and purges it.
#
# usage (as root): packaging/debian/try_in_chroot.sh dist/countinghouse_VERSION_amd64.deb [FOLDER]
# FOLDER gets the Debian root (300 MB) and is kept when given; without it a temporary one is used and removed.
# Exit code 0 when everything was as it should be.
set -eu

deb=$(realpath "$1")
suite=${SUITE:-bookworm}
if [ $# -gt 1 ]; then
    root=$(realpath -m "$2")
else
    root=$(mktemp -d /var/tmp/countinghouse-chroot.XXXXXX)/root
    trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "${root%/root}"' EXIT
fi

say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() { inside setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/clerk USER=clerk "$@"; }

if [ ! -d "$root/usr" ]; then
    say "debootstrap $suite, variant minbase"
    debootstrap --variant=minbase "$suite" "$root" >/dev/null
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc" 2>/dev/null || true; [ $# -gt 1 ] || rm -rf "${root%/root}"' EXIT
inside id clerk >/dev/null 2>&1 || inside useradd --create-home --uid 1000 clerk
say "$(inside dpkg-query -f '.' -W | wc -c) packages before"

say "install with declared dependencies only"
cp "$deb" "$root/tmp/countinghouse.deb"
inside apt-get -qq update
inside apt-get -qq install -y --no-install-recommends /tmp/countinghouse.deb >/dev/null
say "$(inside dpkg-query -f '.' -W | wc -c) packages after, countinghouse $(inside dpkg-query -f '${Version}, ${Installed-Size} kB' -W countinghouse)"
inside sh -c '! command -v python3' || fail "the root has a Python, so this proves less than it should"

say "self-test as an ordinary user, no display"
as_user countinghouse --self-test
as_user countinghouse sample /home/clerk/Harbour.countinghouse --entries 200 >/dev/null
as_user countinghouse check /home/clerk/Harbour.countinghouse

say "self-test in a real window"
inside apt-get -qq install -y --no-install-recommends xvfb xauth shared-mime-info xdg-utils desktop-file-utils \
    libglib2.0-bin appstream man-db >/dev/null
as_user xvfb-run -a countinghouse --self-test

say "the desktop knows company files"
as_user cp /home/clerk/Harbour.countinghouse "/home/clerk/renamed"
for file in Harbour.countinghouse renamed; do
    kind=$(as_user gio info -a standard::content-type "/home/clerk/$file" | sed -n 's/.*content-type: //p')
    [ "$kind" = application/x-countinghouse ] || fail "$file is taken for $kind"
done
opener=$(as_user xdg-mime query default application/x-countinghouse)
[ "$opener" = countinghouse.desktop ] || fail "company files are opened with “$opener”"
inside desktop-file-validate /usr/share/applications/countinghouse.desktop
inside appstreamcli validate --no-net /usr/share/metainfo/org.countinghouse.Countinghouse.metainfo.xml
as_user man --warnings -l /usr/share/man/man1/countinghouse.1.gz >/dev/null

say "purge"
inside dpkg-query -L countinghouse | grep -i countinghouse >"$root/tmp/files"
inside apt-get -qq purge -y countinghouse >/dev/null
while read -r file; do
    [ ! -e "$root$file" ] || fail "$file is still there"
done <"$root/tmp/files"
left=$(find "$root/etc" "$root/usr" "$root/var" "$root/opt" -iname '*countinghouse*' ! -path '*/apt/*')
[ -z "$left" ] || fail "left behind: $left"
! grep -rqs x-countinghouse "$root/usr/share/mime" "$root/usr/share/applications" || fail "the desktop still knows the type"
[ -f "$root/home/clerk/Harbour.countinghouse" ] || fail "the user's company file is gone"
say "nothing left but the user's own files"
