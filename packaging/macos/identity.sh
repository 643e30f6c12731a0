#!/bin/sh
# Lay the signing identity and the notary's password into a keychain of this job alone, and tell
# the steps after this one. Without a certificate nothing happens: the app is signed "ad hoc".
set -eu
if [ -z "${CERTIFICATE:-}" ]; then
    echo "no certificate: signing ad hoc"
    exit 0
fi
keychain="$RUNNER_TEMP/signing.keychain-db"
secret="$(uuidgen)"
certificate="$RUNNER_TEMP/certificate.p12"
umask 077
trap 'rm -f "$certificate"' EXIT
printf '%s' "$CERTIFICATE" | base64 --decode > "$certificate"
security create-keychain -p "$secret" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$secret" "$keychain"
security import "$certificate" -k "$keychain" -P "$PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
echo "PAYBELL_SIGN_IDENTITY=$IDENTITY" >> "$GITHUB_ENV"
if [ -n "${APPLE_ID:-}" ]; then
    xcrun notarytool store-credentials paybell --keychain "$keychain" \
        --apple-id "$APPLE_ID" --team-id "$APPLE_TEAM_ID" --password "$APPLE_PASSWORD"
    {
        echo "PAYBELL_NOTARY_PROFILE=paybell"
        echo "PAYBELL_NOTARY_KEYCHAIN=$keychain"
    } >> "$GITHUB_ENV"
fi
