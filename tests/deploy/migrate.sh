# sql/migrate: once each, in order, refused when an applied file changed; and the clock that the first migration makes.
. "$(dirname "$0")/support/support.sh"
CLUSTER=$TEMPORARY/cluster
cp -r "$ROOT/sql" "$TEMPORARY/sql"
"$ROOT/deploy/pg" start "$CLUSTER" >/dev/null
GESTAND_DATABASE=$("$ROOT/deploy/pg" conninfo "$CLUSTER")
export GESTAND_DATABASE
migrate="$TEMPORARY/sql/migrate"
query() { psql -XAtq -v ON_ERROR_STOP=1 -d "$GESTAND_DATABASE" -c "$1"; }

exits 1 "$migrate" --check
exits 1 "$migrate"
contains "zonder rollen" "$OUTPUT" "GESTAND_DATABASE_ADMIN"
export GESTAND_DATABASE_ADMIN; GESTAND_DATABASE_ADMIN=$("$ROOT/deploy/pg" conninfo "$CLUSTER" postgres)

# Two at once on an empty database.
"$migrate" 2>"$TEMPORARY/a.log" & first=$!
"$migrate" 2>"$TEMPORARY/b.log" & second=$!
wait "$first" || fail "$(cat "$TEMPORARY/a.log")"
wait "$second" || fail "$(cat "$TEMPORARY/b.log")"
exits 0 "$migrate" --check
wanted=0
while read -r schema folders; do
  [[ -z $schema || $schema == \#* ]] && continue
  for folder in $folders; do files=("$TEMPORARY/sql/$folder"/*.sql); wanted=$((wanted + ${#files[@]})); done
done <"$TEMPORARY/sql/schemas.txt"
is "elk bestand is in elk schema toegepast" "$(query "select count(*) from platform.migration")" "$wanted"
is "elk schema heeft een rol die niet kan inloggen" \
  "$(query "select count(*) from pg_namespace n where not exists (select from pg_roles r where r.rolname = 'gestand_' || n.nspname and not r.rolcanlogin)
     and n.nspname in (select schema from platform.migration)")" 0
holds "een rol leest het schema van een ander niet" test -z "$(query "set role gestand_motions; select has_schema_privilege('commitments', 'usage')" | grep t)"
started=$(date +%s%N); "$migrate"; took=$((($(date +%s%N) - started) / 1000000))
((took < 500)) || fail "niets te doen kostte $took ms"

# A new file is applied; a broken one leaves nothing behind; a changed or vanished one is refused.
echo "create table extra (n int);" >"$TEMPORARY/sql/platform/0900_extra.sql"
exits 0 "$migrate"
printf '%s\n' "create table half (n int);" "select 1/0;" >"$TEMPORARY/sql/platform/0901_broken.sql"
exits 1 "$migrate"
is "een gebroken bestand laat niets achter" "$(query "select to_regclass('platform.half') is null")" t
rm "$TEMPORARY/sql/platform/0901_broken.sql"
exits 0 "$migrate"
echo "create table extra (n bigint);" >"$TEMPORARY/sql/platform/0900_extra.sql"
exits 1 "$migrate"
contains "een veranderd bestand" "$OUTPUT" "0900_extra.sql is veranderd"
rm "$TEMPORARY/sql/platform/0900_extra.sql"
exits 1 "$migrate"
contains "een nieuwere database" "$OUTPUT" "nieuwere versie"

# The clock: real without a row; simulated it runs from its instant, goes on but never back, and stands still while nothing runs.
is "zonder klok is het nu" "$(query "select abs(extract(epoch from platform.nu() - clock_timestamp())) < 1")" t
exits 1 query "select platform.zet_klok('2030-01-01')"
contains "zonder klok geen klok" "$OUTPUT" "geen gesimuleerde klok"
query "select platform.klok_start('2024-05-16T20:00:00+02:00')" >/dev/null
query "select platform.gestart()" >/dev/null
is "de klok loopt vanaf zijn begin" "$(query "select platform.nu() between '2024-05-16T18:00:00Z' and '2024-05-16T18:01:00Z'")" t
exits 1 query "select platform.klok_start('2024-06-01T20:00:00+02:00')"
contains "een klok hoort bij de eerste start" "$OUTPUT" "eerste start"
exits 1 query "select platform.zet_klok('2024-05-16T17:59:59Z')"
contains "de klok gaat niet terug" "$OUTPUT" "gaat niet terug"
query "select platform.zet_klok('2024-06-27T08:00:00+02:00')" >/dev/null
is "de klok ging vooruit" "$(query "select platform.nu() between '2024-06-27T06:00:00Z' and '2024-06-27T06:01:00Z'")" t
query "select platform.klok_tik()" >/dev/null
query "update platform.klok set werkelijk = werkelijk - interval '10 days'" >/dev/null # ten days down
query "select platform.klok_hervat()" >/dev/null
is "de klok stond stil terwijl niets liep" "$(query "select platform.nu() between '2024-06-27T06:00:00Z' and '2024-06-27T06:01:00Z'")" t
exits 1 query "set role gestand_motions; select platform.zet_klok('2031-01-01')"
contains "een dienst zet de klok niet" "$OUTPUT" "permission denied"
is "een dienst leest en tikt de klok" "$(query "set role gestand_alerts; select platform.klok_tik(); select platform.nu() < '2025-01-01'" | tail -1)" t
