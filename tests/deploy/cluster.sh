# The private cluster comes up after anything that can happen to its processes and files.
. "$(dirname "$0")/support/support.sh"
CLUSTER=$TEMPORARY/cluster
pg() { "$ROOT/deploy/pg" "$1" "$CLUSTER" "${@:2}"; }
answers() { [[ $(pg psql -XAtqc "select count(*) from kept") == 1 ]]; }
start() { pg start >/dev/null || fail "start na $1"; holds "gegevens na $1" answers; }

pg start >/dev/null
pg psql -XAtqc "create table kept as select 1 as n"
start "een tweede start"

kill -9 "$(pg status)"
start "kill -9 van de postmaster"

# A backend that works on while its postmaster is gone.
pg psql -XAtqc "select pg_sleep(600)" >/dev/null 2>&1 &
until [[ $(pg psql -XAtqc "select count(*) from pg_stat_activity where query like 'select pg_sleep%'") == 1 ]]; do :; done
kill -9 "$(pg status)"
start "een wees die doorwerkte"

# A pid file that names another living process.
pg stop
printf '%s\n' $$ "$CLUSTER/data" 0 5432 "$CLUSTER/s" "" "  1 1" stopping | tee "$CLUSTER/data/postmaster.pid" >/dev/null
start "een pid-bestand van een ander"

# An initdb that was broken off leaves half a folder, and no marker.
pg stop
rm "$CLUSTER/data/.init-done"
pg start >/dev/null
is "een half cluster wordt opnieuw gemaakt" "$(pg psql -XAtqc "select count(*) from pg_tables where tablename = 'kept'")" 0

# Three at once on a new folder: one makes it, the others wait for it.
CLUSTER=$TEMPORARY/three/postgres
for _ in 1 2 3; do pg start >/dev/null & starters+=($!); done
for starter in "${starters[@]}"; do wait "$starter" || fail "drie tegelijk"; done
is "drie tegelijk" "$(pg psql -XAtqc "select 1")" 1
is "de dienst is geen beheerder" "$(pg psql -XAtqc "select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user")" f
is "geen TCP" "$(pg psql -XAtqc "show listen_addresses")" ""
if ((EUID == 0)); then
  exits 2 setpriv --reuid=nobody --regid=nogroup --clear-groups psql -XAtq -d "$(pg conninfo)" -c "select 1"
  contains "een ander komt niet binnen" "$OUTPUT" "Peer authentication failed"
fi
