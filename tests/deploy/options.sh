# up, down, status and the rest take only what they know: wrong use is 2 and changes nothing.
. "$(dirname "$0")/support/support.sh"
for script in deploy/up deploy/down deploy/status tests/run; do
  exits 0 "$ROOT/$script" --help
  contains "$script --help" "$OUTPUT" "${script##*/}"
  exits 2 "$ROOT/$script" --onzin
  contains "$script --onzin" "$OUTPUT" "--help"
done
for wrong in "--port 0" "--port 65536" "--port acht" "--port" "--replicas 0" "--replicas veel" "--now gisteren" "--now 2024-05-17" \
  "--now 2024-05-17T09:00:00" "--now 2024-02-31T09:00:00Z" "--data" "--data=" "extra"; do
  # shellcheck disable=SC2086  # an option and its value
  exits 2 "$ROOT/deploy/up" $wrong
done
exits 2 "$ROOT/sql/migrate" --onzin
exits 2 env -u GESTAND_DATABASE "$ROOT/sql/migrate"
exits 2 "$ROOT/deploy/pg" start

# Nothing runs and nothing is there: harmless.
exits 0 "$ROOT/deploy/down" --data "$TEMPORARY/niets"
exits 1 "$ROOT/deploy/status" --data "$TEMPORARY/niets"
contains "status zonder stapel" "$OUTPUT" "gestopt"
holds "niets is gemaakt" test ! -e "$TEMPORARY/niets"
