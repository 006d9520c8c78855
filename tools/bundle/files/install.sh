#!/bin/sh
# Richtet Bildungsbüro ohne Internet ein oder aktualisiert es.
# Aufruf:  sh install.sh [PROGRAMMORDNER] [DATENORDNER]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-/opt/bildungsbuero}
data=${2:-/srv/bildungsbuero}
version=$(cat "$here/VERSION")
python=${PYTHON:-python3.11}
target="$program/versions/$version"

fail() { echo "Abgebrochen: $1" >&2; exit 1; }

[ "$(uname -s)-$(uname -m)" = "Linux-x86_64" ] || fail "dieses Paket ist für Linux auf x86_64."
command -v "$python" >/dev/null || fail "Python 3.11 fehlt (Paket python3.11). Liegt es woanders: PYTHON=… sh install.sh"
"$python" -c 'import sys, venv; sys.exit(sys.version_info[:2] != (3, 11))' || fail "$python ist nicht Python 3.11 mit venv."
(cd "$here" && sha256sum --quiet -c SHA256SUMS) || fail "Dateien des Pakets sind beschädigt. Bitte neu kopieren."

echo "1/4 Programm nach $target"
umask 022
mkdir -p "$program/versions"
rm -rf "$target.unfinished" "$target"
"$python" -m venv --without-pip "$target.unfinished"
pip=$(ls "$here"/wheels/pip-*.whl)
install() {
    PIP_NO_INDEX=1 PIP_FIND_LINKS="$here/wheels" PIP_CONFIG_FILE=/dev/null PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
        "$target.unfinished/bin/python" "$pip/pip" install --quiet --no-compile "$@"
}
install --require-hashes -r "$here/requirements.lock"
install --no-deps "bildungsbuero==$version"
# Der Ordner bekommt seinen Namen erst, wenn alles da ist; die Aufrufe darin nennen ihren Ordner.
grep -rlF "$target.unfinished" "$target.unfinished/bin" "$target.unfinished/pyvenv.cfg" | xargs sed -i "s|$target.unfinished|$target|g"
mv "$target.unfinished" "$target"
"$target/bin/python" -m compileall -q "$target/lib" || true

run="$target/bin/bildungsbuero --data-dir $data"
if [ -e "$data/database.sqlite3" ] || [ -e "$data/secret.key" ]; then
    echo "2/4 Aktualisieren, mit Sicherung davor"
    $run update || fail "die Aktualisierung wurde zurückgenommen; das bisherige Programm bleibt in Kraft."
else
    echo "2/4 Datenordner $data"
    $run init
fi

echo "3/4 Umschalten"
ln -sfn "versions/$version" "$program/current.new"
mv -T "$program/current.new" "$program/current"

echo "4/4 Prüfen"
"$program/current/bin/bildungsbuero" --data-dir "$data" check || true
cat <<END

Fertig. Als Nächstes:
  Probelauf:   $program/current/bin/bildungsbuero --data-dir $data serve
  Als Dienst:  siehe LIESMICH.txt (bildungsbuero.service, nginx.conf)
END
