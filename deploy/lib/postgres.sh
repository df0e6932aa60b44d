# Sourced: a private PostgreSQL cluster in a folder: Unix socket only, peer authentication, unprivileged owner.
# It must come up again after anything: a kill -9 of the postmaster (whose zombie may linger), orphaned backends, a stale pid
# file that names another process, a broken-off initdb. Hence no trust in `pg_ctl status`.
#   pg_locate ROOT; then pg_start, pg_stop, pg_kill, pg_running, pg_pid, pg_conninfo ROLE [DATABASE]

pg_locate() { # sets PG_ROOT PG_DATA PG_SOCKET PG_BIN PG_OWNER
  PG_ROOT=$(realpath -m "$1")
  PG_RUN=()
  if ((EUID == 0)); then
    PG_OWNER=$(id -un postgres 2>/dev/null || echo nobody)
    PG_RUN=(setpriv "--reuid=$PG_OWNER" "--regid=$(id -g "$PG_OWNER")" --init-groups --inh-caps=-all --no-new-privs env "HOME=/")
  else
    PG_OWNER=$(id -un)
  fi
  # Where the owner cannot come (a clone under root's own 0700 home), the folder is a link to one where it can.
  if [[ ! -e $PG_ROOT ]] && ((EUID == 0)) && ! pg_own test -x "$(pg_existing_parent)"; then PG_ELSEWHERE=1; else PG_ELSEWHERE=; fi
  PG_ROOT=$(realpath -m "$PG_ROOT")
  PG_DATA=$PG_ROOT/data PG_SOCKET=$PG_ROOT/s
  local version
  { read -r version <"$PG_DATA/PG_VERSION"; } 2>/dev/null || version='*' # an existing cluster keeps its version
  PG_BIN=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -path "/usr/lib/postgresql/$version/bin" 2>/dev/null | sort -V | tail -1)
  if ((${#PG_SOCKET} + 14 > 107)); then # sun_path holds 107 bytes; "/.s.PGSQL.5432" takes 14
    PG_SOCKET=$(private_folder gestand-pg "$PG_ROOT" "$PG_OWNER")
  fi
}

pg_own() { (cd / && "${PG_RUN[@]}" "$@"); }

pg_existing_parent() { # the deepest folder above PG_ROOT that exists
  local d; d=$(dirname "$PG_ROOT")
  while [[ ! -d $d ]]; do d=$(dirname "$d"); done
  echo "$d"
}

pg_pid() { # of the living postmaster; a zombie and a reused pid have another command line
  local pid args
  { read -r pid <"$PG_DATA/postmaster.pid" && mapfile -d '' -t args <"/proc/$pid/cmdline"; } 2>/dev/null || return 1
  [[ " ${args[*]} " == *" -D $PG_DATA "* ]] && echo "$pid"
}

pg_running() { pg_pid >/dev/null && pg_answers; }
pg_answers() { "$PG_BIN/pg_isready" -q -h "$PG_SOCKET" -U gestand -d gestand -t 3; }

pg_tenants() { # pids of all that work in the data folder: a postmaster and every backend stand there
  find /proc -maxdepth 2 -name cwd -lname "$PG_DATA" -printf '%h\n' 2>/dev/null | sed 's|^/proc/||'
}

pg_clear_stale() { # no postmaster lives: wait for its orphans (after two seconds: kill them), then drop what names it
  local tries pids
  for ((tries = 0; tries < 100; tries++)); do
    mapfile -t pids < <(pg_tenants)
    if ((!${#pids[@]})); then
      rm -f "$PG_DATA/postmaster.pid" "$PG_SOCKET"/.s.PGSQL.5432 "$PG_SOCKET"/.s.PGSQL.5432.lock
      return
    fi
    ((tries < 20)) || kill -9 "${pids[@]}" 2>/dev/null || true
    sleep 0.1
  done
  die "er werken nog processen in $PG_DATA: ${pids[*]}"
}

pg_make_folders() {
  if [[ $PG_ELSEWHERE ]]; then
    local real
    install -d -m 0711 /var/lib/gestand
    real=$(mktemp -d "/var/lib/gestand/postgres-XXXXXXXX")
    mkdir -p "$(dirname "$PG_ROOT")"
    ln -sfnT "$real" "$PG_ROOT"
    note "gebruiker $PG_OWNER kan niet bij $(dirname "$PG_ROOT"); het cluster staat in $real"
    pg_locate "$PG_ROOT"
  fi
  mkdir -p "$(dirname "$PG_ROOT")"
  install -d -m 0711 "$PG_ROOT"
  install -d -m 0700 "$PG_DATA"
  install -d -m 0755 "$PG_SOCKET"
  ((EUID)) || chown "$PG_OWNER:" "$PG_ROOT" "$PG_DATA" "$PG_SOCKET"
  pg_own test -w "$PG_DATA" || die "gebruiker $PG_OWNER kan niet bij $PG_DATA; kies met --data een map waar dat wel kan"
}

pg_init() { # initdb killed halfway leaves PG_VERSION: only our own marker tells that it is whole
  [[ ! -s $PG_DATA/.init-done ]] || return 0
  pg_own find "$PG_DATA" -mindepth 1 -delete
  pg_own "$PG_BIN/initdb" -D "$PG_DATA" -U postgres --auth-local=peer --auth-host=reject --no-sync \
    -E UTF8 --locale=C.UTF-8 --data-checksums >"$PG_ROOT/initdb.log" 2>&1 || { tail -n 5 "$PG_ROOT/initdb.log" >&2; die "initdb is mislukt"; }
  # shellcheck disable=SC2016  # expanded by the owner's shell
  pg_own sh -c 'echo "include '"'gestand.conf'"'" >>"$1/postgresql.conf"; sync -f "$1"; date >"$1/.init-done"' sh "$PG_DATA"
}

pg_configure() {
  { cat "${PG_SETTINGS:-$DEPLOY/postgresql.conf}"; echo "unix_socket_directories = '${PG_SOCKET//\'/\'\'}'"; } | pg_own tee "$PG_DATA/gestand.conf" >/dev/null
  echo "local all all peer map=gestand" | pg_own tee "$PG_DATA/pg_hba.conf" >/dev/null
  local user role
  for user in root "$PG_OWNER"; do for role in postgres gestand; do echo "gestand \"$user\" $role"; done; done |
    pg_own tee "$PG_DATA/pg_ident.conf" >/dev/null
}

pg_start() { # takes a lock of its own: tests and tools start clusters too
  ! pg_running || return 0
  [[ -x $PG_BIN/initdb ]] || die "PostgreSQL ontbreekt"
  pg_make_folders
  local lock
  exec {lock}>"$PG_ROOT.lock"
  flock "$lock"
  if ! pg_running; then
    pg_init
    pg_pid >/dev/null || pg_clear_stale
    pg_configure
    (close_files; pg_own "$PG_BIN/pg_ctl" -D "$PG_DATA" -l "$PG_DATA/server.log" -w -t 120 start) </dev/null >/dev/null 2>&1 ||
      { pg_running || { tail -n 5 "$PG_DATA/server.log" >&2; die "PostgreSQL start niet; zie $PG_DATA/server.log"; }; }
    pg_make_database
  fi
  exec {lock}>&-
}

pg_make_database() { # the login role owns the database and is nobody special
  psql -XAtq -d "$(pg_conninfo postgres postgres)" -v ON_ERROR_STOP=1 <<'SQL'
select 'create role gestand login nosuperuser nocreaterole nocreatedb' where not exists (select from pg_roles where rolname = 'gestand') \gexec
select 'create database gestand owner gestand' where not exists (select from pg_database where datname = 'gestand') \gexec
SQL
}

pg_stop() {
  pg_pid >/dev/null || return 0
  pg_own "$PG_BIN/pg_ctl" -D "$PG_DATA" -m fast -w -t 60 stop >/dev/null 2>&1 || pg_kill
}

pg_kill() { # immediate: the next start recovers from the log
  local pid
  pid=$(pg_pid) || return 0
  kill -QUIT "$pid" 2>/dev/null || true
  pg_clear_stale
}

pg_conninfo() { echo "host=$(conninfo_value "$PG_SOCKET") user=$1 dbname=${2:-gestand}"; }
