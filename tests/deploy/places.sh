# Data folders where it is not easy: a long path, a space in it, a folder that PostgreSQL's user cannot enter; and a PostgreSQL that
# runs already. What was asked at the first start is kept.
. "$(dirname "$0")/support/support.sh"
long=$(printf 'lang%.0s' {1..30})
mkdir -p "$TEMPORARY/met spatie"
new_stack "met spatie/$long" --no-demo
holds "een lang pad met een spatie" all_ready
kill_all
up
holds "genezen op een lang pad" all_ready
sockets=$(sed -n 's/^GESTAND_SOCKETS=//p' "$DATA/stack.env")
is "de map met sockets is alleen van ons" "$(stat -c %a "$sockets")" 700
down
holds "down laat geen map met sockets achter" test ! -e "$sockets"
up
holds "en weer op" all_ready
down

if ((EUID == 0)); then
  mkdir -m 0700 "$TEMPORARY/dicht"
  new_stack dicht/stapel --no-demo
  holds "een map waar PostgreSQL niet bij kan" all_ready
  elsewhere=$(readlink "$DATA/postgres")
  down
  up
  is "en het blijft hetzelfde cluster" "$(readlink "$DATA/postgres")" "$elsewhere"
  down
  rm -rf "$elsewhere" "$elsewhere.lock"
fi

# A PostgreSQL of somebody else: by URL, with a password in it; no cluster of our own is made.
cluster=$TEMPORARY/cluster
"$ROOT/deploy/pg" start "$cluster" >/dev/null
"$ROOT/deploy/pg" psql "$cluster" postgres postgres -XAtqc "alter role gestand createrole password 'geheim'"
DATA=$TEMPORARY/elders PORT=$(free_port)
STACKS+=("$DATA")
export GESTAND_DATABASE_URL="postgresql://gestand:gehe%69m@/gestand?host=${cluster//\//%2F}%2Fs"
export GESTAND_SMTP_URL=smtp://127.0.0.1:2525
up --port "$PORT" --no-demo
unset GESTAND_DATABASE_URL GESTAND_SMTP_URL
holds "met een PostgreSQL van een ander" all_ready
holds "geen eigen cluster" test ! -e "$DATA/postgres"
is "stack.env kan een wachtwoord bevatten" "$(stat -c %a "$DATA/stack.env")" 600
before=$(pids)
up
is "de instellingen van de eerste start blijven" "$(pids)" "$before"
contains "ook die voor mail" "$(cat "$DATA/stack.env")" "GESTAND_SMTP_URL=smtp://127.0.0.1:2525"
down
exits 0 "$ROOT/deploy/pg" status "$cluster"
