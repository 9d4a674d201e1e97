#!/bin/sh
# Makes the disk image of macOS from Countinghouse.app: make_dmg.sh dist/Countinghouse.app TARGET.dmg
# PyInstaller has signed it: for this computer only, or with the certificate that CODESIGN_IDENTITY names.
# Notarisation needs an account of Apple: xcrun notarytool submit TARGET.dmg --wait, then
# xcrun stapler staple TARGET.dmg.
set -eu
app=$1
image=$2

codesign --verify --strict "$app"

content=$(mktemp -d)
trap 'rm -rf "$content"' EXIT
cp -R "$app" "$content/"
ln -s /Applications "$content/Applications"
rm -f "$image"
hdiutil create -volname Countinghouse -srcfolder "$content" -format UDZO -ov "$image"
