# Sourced by run: a whole stack of its own, what an import into it takes, and what its lists take over HTTP. Uses row and part of run.

stack_start() { # stack_start NAME: sets DATA, URL and GESTAND
  local port
  port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  DATA=$temporary/$1 URL=http://127.0.0.1:$port GESTAND=${GESTAND_BIN:-$SOURCE/build/release/bin}/gestand
  "$DEPLOY/up" --data "$DATA" --port "$port" --no-demo >"$DATA.log" 2>&1 || { cat "$DATA.log" >&2; die "de opstelling start niet"; }
}
stack_stop() { [[ ! ${DATA-} ]] || { "$DEPLOY/down" --data "$DATA" >/dev/null 2>&1; rm -rf "$DATA"; }; }
stack_sql() { "$DEPLOY/pg" psql "$DATA/postgres" postgres gestand -XAtq -v ON_ERROR_STOP=1 "$@"; }

stack_settles() { # nothing is behind, and the alerts that became due are recorded
  local before='' now
  while now=$(stack_sql -c 'select sum(seq) from alerts.log_head') && { [[ $now != "$before" ]] || ! "$DEPLOY/status" --data "$DATA" >/dev/null; }; do
    before=$now
    sleep 3
  done
}

seconds_of() { # seconds_of COMMAND…: how long it takes; what it said is in command.log
  local began=$EPOCHREALTIME
  "$@" >"$temporary/command.log" 2>&1 || { cat "$temporary/command.log" >&2; exit 1; }
  awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN {printf "%.2f", b - a}'
}

import_rows() { # import_rows WHAT FOLDER: the whole command, from reading the files until the lists show all of it
  local ours floor count name
  ours=$(seconds_of "$GESTAND" import tweedekamer "$2" --data "$DATA" --verslag "$temporary/report.jsonl")
  phase() { sed -nE "s/^$1: .*\(([0-9.]+) s\)\$/\1/p" "$temporary/command.log"; }
  local reading sending lists
  reading=$(phase Lezen) sending=$(phase Verzenden) lists=$(phase 'Lijsten bijwerken')
  count=$(stack_sql -c 'select count(*) from motions.event')
  floor=$(seconds_of stack_sql -f "$here/import.sql")
  stack_sql -c 'set client_min_messages = warning' -c 'drop schema bench_import cascade'
  row "import, $count $1 motions (/s; set-based SQL)" "$(calculate "$count / $ours")" "$(calculate "$count / $floor")"
  part 'of ours (s): reading and converting' "$reading"
  part 'of ours (s): sending, until all is in the log' "$(calculate "$sending - ${lists:-0}")"
  part 'of ours (s): after that, until the lists show it' "${lists:-0}"
}

asked() { # asked CURL-OPTIONS…: with the token of a coordinator; an answer that is no success ends the bench
  curl -sS -f -H "Authorization: Bearer $(<"$DATA/tokens/coordinator.token")" -o /dev/null "$@" || die "geen goed antwoord: ${*: -1}"
}

assign() { # assign COUNT: as many open items for each directorate, as people give it, so that there is a work list and a dashboard
  local directorate
  for directorate in directie-politie directie-ai directie-veiligheidsregios directie-rechtsbestel; do
    stack_sql -F '' -c "select 'url = $URL/v1/moties/' || id || '/toewijzingen', chr(10), 'output = /dev/null' from overview_1.item
      where tot = 'infinity' and soort = 'motie' and is_open and not in_beheer order by id limit $1" >"$temporary/urls"
    [[ -s $temporary/urls ]] || return 0  # there are no more open ones
    asked -K "$temporary/urls" -H 'Content-Type: application/json' -d "{\"directie\":\"$directorate\",\"vanafDatum\":\"2025-10-01\"}"
  done
}

median() { sort -n | awk '{all[NR] = $1} END {printf "%.0f", all[int((NR + 1) / 2)]}'; }

# The time in microseconds of an answer to somebody who asks again and again over one connection.
http_median() { asked -w '%{time_total}\n' "$URL$1#[1-$requests]" | tail -n +20 | awk '{print $1 * 1000000}' | median; }

# The same, each time after something was recorded: what was counted before is void, and the read model has an event to take in.
http_median_after_write() { # http_median_after_write PATH ITEM
  local i common
  common=$(printf '%s\n' 'output = /dev/null' silent show-error fail "header = \"Authorization: Bearer $(<"$DATA/tokens/coordinator.token")\"")
  for ((i = 0; i < requests / 5; i++)); do
    ((i == 0)) || echo next
    printf '%s\n' "$common" "url = $URL/v1/moties/$2/notities" 'data = {"tekst":"gezien"}' 'header = "Content-Type: application/json"' next \
      "$common" "url = $URL$1" 'write-out = "%{time_total}\n"'
  done >"$temporary/turns"
  curl -K "$temporary/turns" | tail -n +5 | awk '{print $1 * 1000000}' | median
}

sql_median() { # sql_median SCRIPT ITEM: of the same rows in one statement by pgbench, in the same database
  rm -f "$temporary"/statement.*
  PGOPTIONS='-c search_path=overview_1,platform' pgbench -n -M prepared -D "item=$2" -f "$here/lists/$1.sql" -t "$requests" -l --log-prefix="$temporary/statement" \
    "$("$DEPLOY/pg" conninfo "$DATA/postgres" postgres gestand)" >"$temporary/pgbench.log" 2>&1 || { cat "$temporary/pgbench.log" >&2; exit 1; }
  tail -q -n +20 "$temporary"/statement.* | awk '{print $3}' | median
}

list_rows() { # list_rows WHAT: each beside its rows in SQL and an HTTP answer with nothing in it
  local item empty identity sql count name path ours
  local requests=300
  count=$(stack_sql -c "select count(*) from overview_1.item where tot = 'infinity'")
  item=$(stack_sql -c "select id from overview_1.item where tot = 'infinity' and in_beheer order by id limit 1")
  empty=$(http_median /livez) identity=$(http_median /v1/ik)
  echo "-- $count $1 items; floor: the same rows by SQL, and an HTTP answer with nothing in it"
  part 'of each floor (us): an empty HTTP answer' "$empty"
  part '(us): an answer that needs the token only' "$identity"
  while read -r name path; do
    sql=$(sql_median "$name" "$item") ours=$(http_median "${path/ITEM/$item}")
    row "$name (us) ${path/ITEM/<id>}" "$ours" "$((sql + empty))"
    part 'of the floor (us): SQL' "$sql"
    [[ $name =~ ^(list|dashboard)$ ]] || continue
    ours=$(http_median_after_write "$path" "$item")
    row "$name (us), each after a write" "$ours" "$((sql + empty))"
  done <<'ROWS'
list /v1/moties?pageSize=50
filter /v1/moties?pageSize=50&status=aangehouden
search /v1/moties?pageSize=50&q=politie
item /v1/moties/ITEM
dashboard /v1/dashboard
ROWS
}

stack_rows() { # stack_rows WHAT FOLDER
  stack_start "$1"
  import_rows "$1" "$2"
  assign $((items / 100))
  stack_settles
  stack_sql -c 'vacuum analyze overview_1.item'
  [[ $only == pages ]] || list_rows "$1"
  [[ $only == stack ]] || { page_rows && browser_rows; }
  stack_stop
}
