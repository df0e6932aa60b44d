# A stack from nothing: up, status, up again within 3 s, more replicas and fewer, down, up; two stacks side by side.
. "$(dirname "$0")/support/support.sh"
new_stack one --no-demo
holds "alles is gereed" all_ready
services=$(grep -vc '^#' "$ROOT/deploy/services.txt")
is "een regel voor elk proces" "$(status | wc -l)" $((services + 1))
is "elke regel heeft naam, staat, pid, versie en achterstand" \
  "$(status | grep -cE '^[a-z]+(-[0-9]+)? +gereed +pid=[0-9]+ +[0-9.]+ +(achterstand=[0-9]+|-)$')" $((services + 1))
for role in lezer behandelaar coordinator beheerder; do is "rechten van het token van $role" "$(stat -c %a "$DATA/tokens/$role.token")" 600; done
contains "het adres" "$(cat "$DATA.up.log")" "http://127.0.0.1:$PORT"
contains "de tokens" "$(cat "$DATA.up.log")" "$DATA/tokens/"

before=$(pids)
started=$(date +%s%N); up; took=$((($(date +%s%N) - started) / 1000000))
((took < 3000)) || fail "een tweede up duurde $took ms"
is "een tweede up laat alles met rust" "$(pids)" "$before"

# Nothing that runs on may hold our locks, or a pipe that somebody reads to its end (this line would never return).
contains "de uitvoer van up eindigt" "$("$ROOT/deploy/up" --data "$DATA" 2>&1)" "tokens"
for pid in $(pids); do
  ! find "/proc/$pid/fd" -lname "*.lock" -printf x 2>/dev/null | grep -q x || fail "pid $pid houdt een slot vast"
done

up --replicas 2
holds "twee van elk" all_ready
is "twee van elk, een gateway" "$(status | wc -l)" $((2 * services))
up
is "up onthoudt de replica's" "$(status | wc -l)" $((2 * services))
up --replicas 1
is "weer een van elk" "$(status | wc -l)" $((services + 1))

one=$DATA one_pids=$(pids)
new_stack two --no-demo
holds "de tweede is gereed" all_ready
exits 1 "$ROOT/deploy/up" --data "$TEMPORARY/three" --port "$PORT" --no-demo
STACKS+=("$TEMPORARY/three")
contains "een poort die bezet is" "$OUTPUT" "$PORT"
down
DATA=$one
is "de eerste merkte er niets van" "$(pids)" "$one_pids"
holds "de eerste is nog gereed" all_ready

down
for pid in $one_pids; do holds "pid $pid is gestopt" test ! -e "/proc/$pid/exe"; done
exits 1 "$ROOT/deploy/status" --data "$DATA"
down
up
holds "na down en up is alles gereed" all_ready
