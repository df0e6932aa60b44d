# Sourced: the processes of a stack. A pid file is only a hint: a process is ours if its program is gestand-<service> and its
# environment names this run folder and this instance. GESTAND_SPEC tells whether it is what would be started now.

process_env() { # process_env PID: fills ENVIRON; fails for what is gone, a zombie, or another user's
  local line
  ENVIRON=()
  local lines=()
  { mapfile -d '' -t lines <"/proc/$1/environ"; } 2>/dev/null || return 1
  ((${#lines[@]})) || return 1
  for line in "${lines[@]}"; do ENVIRON[${line%%=*}]=${line#*=}; done
}
declare -A ENVIRON=()

process_is() { # process_is PID INSTANCE: ours, and alive
  local exe
  exe=$(readlink "/proc/$1/exe" 2>/dev/null) || return 1
  exe=${exe% (deleted)}
  [[ ${exe##*/} == "gestand-${2%-*}" ]] || return 1
  process_env "$1" || return 1
  [[ ${ENVIRON[GESTAND_RUN]-} == "$RUN" && ${ENVIRON[GESTAND_NAME]-} == "$2" ]]
}

process_pid() { # process_pid INSTANCE: of the living one; ENVIRON is then its environment (call without a subshell: PID)
  PID=
  { read -r PID <"$RUN/$1.pid"; } 2>/dev/null || return 1
  [[ $PID =~ ^[0-9]+$ ]] && process_is "$PID" "$1" || { PID=; return 1; }
}

process_spec() { # process_spec INSTANCE: program and settings in one short word
  printf '%s\n' "$(stat -L -c '%d:%i:%Y' "$BIN/gestand-${1%-*}")" "$(cat "$RUN/peers")" "$(process_settings "$1")" | sha256sum | cut -c1-16
}

process_settings() { # process_settings INSTANCE: its environment, a line each
  printf '%s\n' "GESTAND_NAME=$1" "GESTAND_DATABASE=${STACK[GESTAND_DATABASE]}" "GESTAND_KEYS=$DIR/keys" "GESTAND_PEERS=$RUN/peers" \
    "GESTAND_RUN=$RUN" "GESTAND_ADMIN=127.0.0.1:0" "GESTAND_BUS_EVENTS=ipc://$SOCKETS/$1.events" \
    "GESTAND_BUS_REQUESTS=ipc://$SOCKETS/$1.requests" "GESTAND_PUBLIC_URL=${STACK[GESTAND_PUBLIC_URL]}"
  case ${1%-*} in
    gateway) echo "GESTAND_HTTP=${STACK[GESTAND_HTTP]}" ;;
    alerts) printf '%s\n' "GESTAND_POST=$DIR/post" ${STACK[GESTAND_SMTP_URL]:+"GESTAND_SMTP_URL=${STACK[GESTAND_SMTP_URL]}"} ;;
  esac
}

# Detached, without any open file of ours, and its pid on disk before it is a service: a launcher that dies leaves no stray.
process_start() { # process_start INSTANCE
  local log=$DIR/log/$1.log settings
  [[ -x $BIN/gestand-${1%-*} ]] || die "$BIN/gestand-${1%-*} ontbreekt"
  [[ ! -f $log || $(stat -c %s "$log") -lt 20000000 ]] || mv "$log" "$log.1"
  mapfile -t settings < <(process_settings "$1")
  rm -f "$RUN/$1.admin"
  (
    cd / || exit 1
    exec </dev/null >>"$log" 2>&1
    close_files
    ulimit -c 0
    ulimit -n "$(ulimit -Hn)"
    unset GESTAND_DATABASE_URL GESTAND_SMTP_URL GESTAND_DATABASE_ADMIN
    # shellcheck disable=SC2016  # $$ is the inner shell's, which becomes the service
    exec setsid env "${settings[@]}" "GESTAND_SPEC=$(process_spec "$1")" sh -c 'echo $$ >"$1.new" && mv "$1.new" "$1" && shift && exec "$@"' \
      sh "$RUN/$1.pid" "$BIN/gestand-${1%-*}"
  ) &
  LAUNCHED[$1]=$!
}
declare -A LAUNCHED=()

process_stop() { # process_stop SECONDS INSTANCE…: SIGTERM to all, then wait, then SIGKILL
  local seconds=$1 instance pids=() end
  shift
  for instance in "$@"; do process_pid "$instance" && pids+=("$PID") && kill -TERM "$PID" 2>/dev/null || true; done
  end=$((SECONDS + seconds))
  while ((${#pids[@]})); do
    local left=() pid
    for pid in "${pids[@]}"; do process_gone "$pid" || left+=("$pid"); done
    pids=("${left[@]}")
    ((${#pids[@]})) || break
    ((SECONDS < end)) || { kill -KILL "${pids[@]}" 2>/dev/null || true; end=$((SECONDS + 5)); }
    sleep 0.05
  done
  for instance in "$@"; do rm -f "$RUN/$instance".{pid,admin} "$SOCKETS/$instance".{events,requests}; done
}

process_gone() { # dead, or a zombie that nobody has reaped yet
  local state
  { read -r _ _ state _ <"/proc/$1/stat"; } 2>/dev/null || return 0
  [[ $state == Z || $state == X ]]
}

process_all() { # what lives of this stack, also what no pid file tells of: "instance pid"
  local pid
  while read -r pid; do
    process_env "$pid" && [[ ${ENVIRON[GESTAND_RUN]-} == "$RUN" && ${ENVIRON[GESTAND_NAME]-} ]] || continue
    echo "${ENVIRON[GESTAND_NAME]} $pid"
  done < <(find /proc -maxdepth 2 -name exe -lname '*/gestand-*' -printf '%h\n' 2>/dev/null | sed 's|^/proc/||')
}

process_ready() { # process_ready INSTANCE: answers /readyz with 200; REPLY_BODY is the answer
  local address
  { read -r address <"$RUN/$1.admin"; } 2>/dev/null || return 1
  REPLY_BODY=$(curl -fs --noproxy '*' --max-time 2 "http://$address/readyz" 2>/dev/null) || return 1
  [[ ${REPLY_BODY//[[:space:]]/} == *'"status":"gereed"'* ]]
}
