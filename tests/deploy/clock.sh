# A simulated clock belongs to the first start; it goes on where it stood, also after everything was killed.
. "$(dirname "$0")/support/support.sh"
new_stack clock --no-demo --now 2024-05-16T20:00:00+02:00
minutes_after() { sql -c "select floor(extract(epoch from platform.nu() - '$1'::timestamptz) / 60)"; }
is "de klok begint waar gevraagd" "$(minutes_after 2024-05-16T20:00:00+02:00)" 0
exits 2 "$ROOT/deploy/up" --data "$DATA" --now 2024-05-16T20:00:00+02:00
contains "--now bij een tweede start" "$OUTPUT" "eerste start"

last=$(sql -c "select platform.nu()")
kill_all
up
sql -c "update platform.klok set werkelijk = werkelijk - interval '3 days', laatst = laatst" >/dev/null
down
up
is "de klok ging niet terug" "$(sql -c "select platform.nu() >= '$last'")" t

sql -c "select platform.zet_klok('2024-06-27T08:00:00+02:00')" >/dev/null
down
up
is "de klok stond stil terwijl alles uit was" "$(minutes_after 2024-06-27T08:00:00+02:00)" 0

new_stack real --no-demo
exits 2 "$ROOT/deploy/up" --data "$DATA" --now 2024-05-16T20:00:00+02:00
is "een gewone klok is die van de machine" "$(sql -c "select abs(extract(epoch from platform.nu() - clock_timestamp())) < 1")" t
