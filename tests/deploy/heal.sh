# Whatever is killed, up makes it whole: single services, PostgreSQL's postmaster, all at once, lost and lying pid files.
. "$(dirname "$0")/support/support.sh"
new_stack heal --no-demo
heals() { up; holds "genezen na: $1" all_ready; }

for name in motions-1 gateway-1 postgres overview-1; do
  kill -9 "$(pid_of "$name")"
  ! all_ready || fail "status ziet niet dat $name weg is"
  heals "kill -9 van $name"
done

kill_all
heals "kill -9 van alles"

others=$(pid_of vehicles-1)
echo $$ >"$DATA/run/motions-1.pid" # ours to be sure, but no service: it must neither be trusted nor be killed
heals "een pid-bestand dat liegt"
rm -f "$DATA"/run/*.pid
heals "verloren pid-bestanden"
is "geen dienst draait dubbel" "$(find /proc -maxdepth 2 -name exe -lname '*/gestand-vehicles' -printf '%h\n' 2>/dev/null |
  while read -r proc; do grep -qzxF "GESTAND_RUN=$DATA/run" "$proc/environ" && echo x; done | wc -l)" 1
holds "wat geen pid-bestand had is vervangen" test "$others" != "$(pid_of vehicles-1)"

# Two at once, right after everything died.
kill_all
"$ROOT/deploy/up" --data "$DATA" >"$TEMPORARY/a.log" 2>&1 & first=$!
"$ROOT/deploy/up" --data "$DATA" >"$TEMPORARY/b.log" 2>&1 & second=$!
wait "$first" || fail "$(cat "$TEMPORARY/a.log")"
wait "$second" || fail "$(cat "$TEMPORARY/b.log")"
holds "twee keer up tegelijk" all_ready

# An up that is killed halfway leaves nothing that the next cannot mend.
for after in 0.05 0.3 0.6; do
  kill_all
  timeout -s KILL "$after" "$ROOT/deploy/up" --data "$DATA" >/dev/null 2>&1 || true
  heals "een up die na $after s werd gedood"
done
