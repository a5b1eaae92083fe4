#!/usr/bin/env bash
# Have Apple check a signed .dmg, and staple its word to it, so that it opens without a warning.
#
#     packaging/macos/notarize.sh dist/Chatapp-0.1.0-macos-arm64.dmg
#
# Of the environment: APPLE_ID, APPLE_TEAM_ID, and APPLE_APP_PASSWORD, made for this at
# https://account.apple.com. Apple takes a few minutes.
set -euo pipefail

image=${1:?usage: notarize.sh FILE.dmg}
: "${APPLE_ID:?is missing}" "${APPLE_TEAM_ID:?is missing}" "${APPLE_APP_PASSWORD:?is missing}"
account=(--apple-id "$APPLE_ID" --team-id "$APPLE_TEAM_ID" --password "$APPLE_APP_PASSWORD")

said=$(xcrun notarytool submit "$image" "${account[@]}" --wait --output-format json)
echo "$said"
field() { plutil -extract "$1" raw -o - - <<<"$said"; }
if [ "$(field status)" != Accepted ]; then
    xcrun notarytool log "$(field id)" "${account[@]}" >&2
    exit 1
fi
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
