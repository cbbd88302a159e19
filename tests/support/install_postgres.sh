#!/bin/sh
# Debian's or Ubuntu's PostgreSQL server for the tests, where we may install it; where not, nothing is done.
# Only its programs are wanted: the database cluster that the package makes and starts by default is not made.
set -eu

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    exit 0
fi
echo 'Installing a PostgreSQL server for the tests with apt-get (package postgresql; no cluster is made or started)'

settings=/etc/postgresql-common
put_back() { # as the package would have left it
    rm -f "$settings"/createcluster.conf*
    cp /usr/share/postgresql-common/createcluster.conf "$settings" 2>/dev/null || rmdir "$settings"
}
if [ ! -e "$settings" ]; then
    trap put_back EXIT
    mkdir -p "$settings"
    echo 'create_main_cluster = false' >"$settings/createcluster.conf"
fi

export DEBIAN_FRONTEND=noninteractive
output=$(
    exec 2>&1
    apt-get update --quiet &&
        apt-get install --quiet --yes --no-install-recommends -o DPkg::Lock::Timeout=120 postgresql
) || {
    echo "$output" >&2
    echo 'apt-get could not install it.' >&2
    exit 1
}
