#!/bin/sh
# Install what the tests need from Debian or Ubuntu, where this machine allows it; say plainly what is skipped.
set -u
want=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || want="$want chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || want="$want postgresql"
[ -n "$want" ] || exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "Not installed, so the tests that need it are skipped:$want (install with: apt-get install$want)"
  exit 0
fi
echo "Installing for the tests:$want"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >/dev/null 2>&1
for package in $want; do
  apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 || echo "Could not install $package: its tests are skipped"
done
exit 0
