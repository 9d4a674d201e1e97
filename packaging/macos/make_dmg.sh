#!/bin/sh
# Makes the disk image of macOS from Countinghouse.app: make_dmg.sh dist/Countinghouse.app TARGET.dmg
# Signed for this computer only (-); with CODESIGN_IDENTITY set, with that certificate. Notarisation needs an
# account of Apple: xcrun notarytool submit TARGET.dmg --wait, then xcrun stapler staple TARGET.dmg.
set -eu
app=$1
image=$2
identity=${CODESIGN_IDENTITY:--}

# From the inside out: what contains others is signed last.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) \
    -exec codesign --force --timestamp=none --sign "$identity" {} +
codesign --force --timestamp=none --sign "$identity" "$app"
codesign --verify --strict "$app"

content=$(mktemp -d)
trap 'rm -rf "$content"' EXIT
cp -R "$app" "$content/"
ln -s /Applications "$content/Applications"
rm -f "$image"
hdiutil create -volname Countinghouse -srcfolder "$content" -format UDZO -ov "$image"
