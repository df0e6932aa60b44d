# Sourced by run: the log and the delivery of its events, by gestand_bench beside pgbench. Uses row and part of run.

core_start() { # a PostgreSQL with one log, and the program
  if [[ ! ${GESTAND_BENCH-} ]]; then # a ready one may be named
    cmake -S "$SOURCE" -B "$SOURCE/build/bench" --preset release -DGESTAND_TESTS=ON >"$temporary/cmake.log" || { cat "$temporary/cmake.log" >&2; exit 1; }
    build_ninja "$SOURCE/build/bench" gestand_bench
    GESTAND_BENCH=$SOURCE/build/bench/bin/gestand_bench
  fi
  "$DEPLOY/pg" start "$temporary/postgres" >/dev/null
  GESTAND_DATABASE=$("$DEPLOY/pg" conninfo "$temporary/postgres")
  GESTAND_DATABASE_ADMIN=$("$DEPLOY/pg" conninfo "$temporary/postgres" postgres)
  export GESTAND_DATABASE GESTAND_DATABASE_ADMIN
  "$SOURCE/sql/migrate" 2>"$temporary/migrate.log" || { cat "$temporary/migrate.log" >&2; exit 1; }
  "$DEPLOY/pg" psql "$temporary/postgres" -XAtqc "create table alerts.bench_effect (part int, seq bigint); grant insert on alerts.bench_effect to gestand_alerts"
}

core_stop() {
  "$DEPLOY/pg" kill "$temporary/postgres" >/dev/null 2>&1
  rm -rf "$temporary/postgres"
  unset GESTAND_DATABASE GESTAND_DATABASE_ADMIN
}

floor_tps() { # floor_tps SCRIPT CLIENTS ROLE: transactions a second by pgbench
  local role=()
  [[ $3 ]] && role=(-c "role=$3")
  PGOPTIONS="${role[*]} -c search_path=motions,platform -c jit=off" pgbench -n -M extended -f "$1" -c "$2" -j 2 -T "$seconds" "$GESTAND_DATABASE" 2>"$temporary/pgbench.log" |
    awk '/^tps/ {printf "%.0f", $3}' || { cat "$temporary/pgbench.log" >&2; exit 1; }
}
ours() { "$GESTAND_BENCH" "$@" | awk '{print $2}'; }

core_rows() {
  local clients floor name value
  local -A us=()
  core_start
  for clients in 1 8; do
    floor=$(floor_tps "$here/append.sql" "$clients" gestand_motions)
    row "append, $clients clients (tx/s; pgbench, same statement)" "$(ours append "$clients" "$seconds")" "$floor"
  done
  "$DEPLOY/pg" psql "$temporary/postgres" -XAtq -v ON_ERROR_STOP=1 <"$here/fill.sql"
  echo 'SELECT bench_fill();' >"$temporary/fill.sql"
  floor=$(floor_tps "$temporary/fill.sql" 1 '')
  row "append in batches of 200 (events/s; set-based SQL)" "$(ours batches "$seconds")" "$((floor * 200))"
  while read -r name value; do us[$name]=$value; done < <("$GESTAND_BENCH" delivery 300 50)
  row "delivery, 50/s (us; one way + two commits)" "${us[delivery]}" "$((us[append_commit] + us[effect_commit] + us[one_way]))"
  part 'of the floor (us): append and its commit' "${us[append_commit]}"
  part 'of the floor (us): effect and its commit' "${us[effect_commit]}"
  part 'of the floor (us): ZeroMQ one way' "${us[one_way]}"
  core_stop
}
