#!/bin/sh
# Tries the Windows installer where there is no Windows: silently installs, installs over, uninstalls, and looks
# at files and registry. The program itself is not started: the payload may be a stand-in.
#
# usage: packaging/windows/try_in_wine.sh countinghouse-VERSION-setup.exe
# Needs wine with 32 bits (dpkg --add-architecture i386; apt-get install wine wine32:i386 xvfb xauth).
set -eu

setup=$(realpath "$1")
WINEPREFIX=$(mktemp -d)/wine
export WINEPREFIX WINEARCH=win32 WINEDEBUG=-all
trap 'wineserver -k 2>/dev/null || true; rm -rf "${WINEPREFIX%/wine}"' EXIT

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
windows() { xvfb-run -a wine "$@" 2>/dev/null; code=$?; wineserver -w; return $code; }
registry() { windows reg query "HKCU\\Software\\$1" /s; }

windows wineboot -i >/dev/null
windows winecfg -v win7
code=0; windows "$setup" /S || code=$?
[ "$code" = 2 ] || fail "Windows 7 is refused with code 2, not $code"
windows winecfg -v win10

windows "$setup" /S || fail "the installer ended with $?"
program=$(find "$WINEPREFIX/drive_c/users" -path '*/Programs/Countinghouse/countinghouse-window.exe')
[ -n "$program" ] || fail "the program is not in the user's folder"
folder=$(dirname "$program")
registry 'Classes\Countinghouse.Company\shell\open\command' | grep -q 'countinghouse-window.exe" "%1"' ||
    fail "company files do not open with it"
registry 'Classes\.countinghouse' | grep -q 'Countinghouse.Company' || fail "the suffix is not known"
registry 'Microsoft\Windows\CurrentVersion\Uninstall\Countinghouse' | grep -q 'DisplayName' ||
    fail "it is not in the list of programs"
[ -n "$(find "$WINEPREFIX/drive_c/users" -name Countinghouse.lnk)" ] || fail "there is no entry in the Start menu"

echo own >"$folder/of the user.txt"
echo old >"$folder/_internal/of an earlier version"
windows "$setup" /S || fail "installing over it ended with $?"
[ ! -e "$folder/_internal/of an earlier version" ] || fail "files of an earlier version stay"

windows "$folder/uninstall.exe" /S || fail "the uninstaller ended with $?"
sleep 3 # it copies itself and ends at once
wineserver -w
[ "$(ls "$folder")" = "of the user.txt" ] || fail "left behind: $(ls "$folder")"
[ -z "$(find "$WINEPREFIX/drive_c/users" -name Countinghouse.lnk)" ] || fail "the Start menu entry is still there"
for key in 'Classes\Countinghouse.Company' 'Classes\.countinghouse' \
    'Microsoft\Windows\CurrentVersion\Uninstall\Countinghouse'; do
    ! registry "$key" >/dev/null || fail "$key is still there"
done
echo "Installed, installed over, uninstalled; nothing left but the user's own file."
