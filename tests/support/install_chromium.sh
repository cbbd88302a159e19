#!/bin/sh
# Debian's or Ubuntu's Chromium for the tests, where we may install it; where not, nothing is done.
set -eu

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    exit 0
fi
echo 'Installing a browser for the tests with apt-get (package chromium)'

export DEBIAN_FRONTEND=noninteractive
output=$(
    exec 2>&1
    apt-get update --quiet &&
        apt-get install --quiet --yes --no-install-recommends -o DPkg::Lock::Timeout=120 chromium
) || {
    echo "$output" >&2
    echo 'apt-get could not install it.' >&2
    exit 1
}
