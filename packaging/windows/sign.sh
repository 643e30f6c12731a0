#!/bin/sh
# Sign one Windows file in place, with the certificate in the file PAYBELL_CERTIFICATE (PKCS #12;
# its password in PAYBELL_CERTIFICATE_PASSWORD). For PAYBELL_SIGN_COMMAND; a certificate in a cloud
# (Azure Trusted Signing, a hardware module) needs another command of the same shape.
set -eu
signed="$1.signed"
set -- "$1" -pkcs12 "$PAYBELL_CERTIFICATE" -readpass "$PAYBELL_CERTIFICATE.password"
umask 077
printf '%s' "${PAYBELL_CERTIFICATE_PASSWORD:-}" > "$PAYBELL_CERTIFICATE.password"
trap 'rm -f "$PAYBELL_CERTIFICATE.password" "$signed"' EXIT
file="$1"
shift
# The time stamp keeps the signature good when the certificate has expired.
if [ -n "${PAYBELL_TIMESTAMP_URL-http://timestamp.digicert.com}" ]; then
    set -- "$@" -ts "${PAYBELL_TIMESTAMP_URL-http://timestamp.digicert.com}"
fi
osslsigncode sign "$@" -h sha256 -in "$file" -out "$signed"
mv "$signed" "$file"
