# Sourced by tests of the outer shell: a temporary folder that is always cleaned, assertions that say what was seen, free ports,
# and stacks that are always brought down.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
TEMPORARY=$(mktemp -d /tmp/gestand-deploy-XXXXXX)
chmod 0711 "$TEMPORARY"
STACKS=()
unset GESTAND_DATABASE_URL GESTAND_SMTP_URL GESTAND_PUBLIC_URL GESTAND_THEMA

clean_up() {
  local folder
  for folder in "${STACKS[@]}"; do "$ROOT/deploy/down" --data "$folder" >/dev/null 2>&1 || true; done
  for folder in "$TEMPORARY"/*/postgres "$TEMPORARY"/cluster; do [[ ! -d $folder ]] || "$ROOT/deploy/pg" kill "$folder" >/dev/null 2>&1 || true; done
  rm -rf "$TEMPORARY"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

fail() { echo "NIET: $*" >&2; exit 1; }
holds() { local what=$1; shift; "$@" || fail "$what"; }
is() { [[ $2 == "$3" ]] || fail "$1: $2, verwacht $3"; }
contains() { [[ $2 == *"$3"* ]] || fail "$1: $2, verwacht iets met $3"; }

exits() { # exits CODE COMMAND…: its output is in OUTPUT
  local code=0
  OUTPUT=$("${@:2}" 2>&1) || code=$?
  [[ $code == "$1" ]] || fail "${*:2} eindigt met $code in plaats van $1: $OUTPUT"
}

free_port() {
  /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

new_stack() { # new_stack NAME [options of up]: sets DATA and PORT
  DATA=$TEMPORARY/$1 PORT=$(free_port)
  STACKS+=("$DATA")
  up --port "$PORT" "${@:2}"
}

up() { "$ROOT/deploy/up" --data "$DATA" "$@" >"$DATA.up.log" 2>&1 || { cat "$DATA.up.log" >&2; fail "up --data $DATA $*"; }; }
down() { "$ROOT/deploy/down" --data "$DATA" >"$DATA.down.log" 2>&1 || { cat "$DATA.down.log" >&2; fail "down --data $DATA"; }; }
status() { "$ROOT/deploy/status" --data "$DATA"; }
pids() { status | sed -n 's/.*pid=\([0-9][0-9]*\).*/\1/p'; }
kill_all() { pids | xargs kill -9; }
pid_of() { status | awk -v name="$1" '$1 == name { sub("pid=", "", $3); print $3 }'; }
sql() { "$ROOT/deploy/pg" psql "$DATA/postgres" -XAtq -v ON_ERROR_STOP=1 "$@"; }
all_ready() { status >/dev/null; }
