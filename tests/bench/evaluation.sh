# Sourced by run: the daily evaluation of many open deadlines, and the lapse rule over the register. Uses row and part of run.

evaluation_programs() { # ready ones may be named by their folder
  [[ ! ${GESTAND_BENCH_BIN-} ]] || return 0
  cmake -S "$SOURCE" -B "$SOURCE/build/bench" --preset release -DGESTAND_TESTS=ON >"$temporary/cmake.log" || { cat "$temporary/cmake.log" >&2; exit 1; }
  build_ninja "$SOURCE/build/bench" gestand_bench_evaluation gestand_bench_lapse
  GESTAND_BENCH_BIN=$SOURCE/build/bench/bin
}

evaluation_seconds() { # evaluation_seconds DEADLINES: the median of three mornings on which 1,000 are due
  local i
  for i in 1 2 3; do
    "$GESTAND_BENCH_BIN/gestand_bench_evaluation" "$1" 1000 >"$temporary/evaluation.log" || die "de beoordeling is mislukt (ronde $i)"
    awk '{print $2 * 1000}' "$temporary/evaluation.log"
  done | sort -n | sed -n 2p
}

evaluation_rows() {
  local few many
  evaluation_programs
  "$DEPLOY/pg" start "$temporary/postgres" >/dev/null
  GESTAND_DATABASE=$("$DEPLOY/pg" conninfo "$temporary/postgres")
  GESTAND_DATABASE_ADMIN=$("$DEPLOY/pg" conninfo "$temporary/postgres" postgres)
  export GESTAND_DATABASE GESTAND_DATABASE_ADMIN
  "$SOURCE/sql/migrate" 2>"$temporary/migrate.log" || { cat "$temporary/migrate.log" >&2; exit 1; }
  few=$(evaluation_seconds 100000)
  many=$(evaluation_seconds 1000000)
  row 'evaluation, 1,000 due of 1,000,000 open (ms; of 100,000 open)' "$many" "$few"
  "$DEPLOY/pg" kill "$temporary/postgres" >/dev/null 2>&1
  rm -rf "$temporary/postgres"
  unset GESTAND_DATABASE GESTAND_DATABASE_ADMIN
  if [[ -s $real/zaak_motie_alle.jsonl.gz ]]; then
    "$GESTAND_BENCH_BIN/gestand_bench_lapse" "$real"
  else
    echo "-- no open data of the Tweede Kamer in $real: the lapse rule is not counted"
  fi
}
