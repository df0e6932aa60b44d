# Sourced: the processes of a stack. A pid file is only a hint: a process is ours if its program is gestand-<service> and its
# environment names this run folder and this instance. GESTAND_SPEC tells of which build it is.

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
  local name service=gestand-${2%-*}
  { read -r name <"/proc/$1/comm"; } 2>/dev/null || return 1 # not the program's file: a linker renames the old one away
  [[ $name == "${service:0:15}" ]] || return 1 # what the kernel keeps of a name
  process_env "$1" || return 1
  [[ ${ENVIRON[GESTAND_RUN]-} == "$RUN" && ${ENVIRON[GESTAND_NAME]-} == "$2" ]]
}

process_pid() { # process_pid INSTANCE: of the living one; ENVIRON is then its environment (call without a subshell: PID)
  PID=
  { read -r PID <"$RUN/$1.pid"; } 2>/dev/null || return 1
  [[ $PID =~ ^[0-9]+$ ]] && process_is "$PID" "$1" || { PID=; return 1; }
}

# What runs is compared with what would be started now: the same program file, the same peers, the same settings.
process_specs() { # once, before the functions below: no fork for each replica then
  local name file
  PEERS_SUM=$(cksum <"$RUN/peers")
  while read -r name file; do PROGRAM[${name##*/gestand-}]=$file; done < <(stat -L -c '%n %d:%i:%Y' "$BIN"/gestand-* 2>/dev/null)
}
declare -A PROGRAM=()

process_settings() { # process_settings INSTANCE: fills SETTINGS, its environment
  local service=${1%-*}
  SETTINGS=("GESTAND_NAME=$1" "GESTAND_DATABASE=${STACK[GESTAND_DATABASE]}" "GESTAND_KEYS=$DIR/keys" "GESTAND_PEERS=$RUN/peers"
    "GESTAND_RUN=$RUN" "GESTAND_ADMIN=127.0.0.1:0" "GESTAND_BUS_EVENTS=ipc://$SOCKETS/$1.events"
    "GESTAND_BUS_REQUESTS=ipc://$SOCKETS/$1.requests" "GESTAND_PUBLIC_URL=${STACK[GESTAND_PUBLIC_URL]}"
    "GESTAND_SPEC=${PROGRAM[$service]-} $PEERS_SUM")
  case $service in
    gateway) SETTINGS+=("GESTAND_HTTP=${STACK[GESTAND_HTTP]}" "GESTAND_THEMA=${STACK[GESTAND_THEMA]}") ;;
    alerts) SETTINGS+=("GESTAND_POST=$DIR/post" "GESTAND_SMTP_URL=${STACK[GESTAND_SMTP_URL]}") ;;
  esac
}

process_is_current() { # process_is_current INSTANCE: right after process_pid found it
  local setting
  process_settings "$1"
  for setting in "${SETTINGS[@]}"; do [[ ${ENVIRON[${setting%%=*}]-} == "${setting#*=}" ]] || return 1; done
}

# Detached, without any open file of ours, and its pid on disk before it is a service: a launcher that dies leaves no stray.
process_start() { # process_start INSTANCE
  local log=$DIR/log/$1.log
  [[ -x $BIN/gestand-${1%-*} ]] || die "$BIN/gestand-${1%-*} ontbreekt"
  [[ ! -f $log || $(stat -c %s "$log") -lt 20000000 ]] || mv "$log" "$log.1"
  process_settings "$1"
  rm -f "$RUN/$1.admin"
  (
    cd / || exit 1
    exec </dev/null >>"$log" 2>&1
    close_files
    ulimit -c 0
    ulimit -n "$(ulimit -Hn)"
    unset GESTAND_DATABASE_URL GESTAND_SMTP_URL GESTAND_DATABASE_ADMIN
    # shellcheck disable=SC2016  # $$ is the inner shell's, which becomes the service
    exec setsid env "${SETTINGS[@]}" sh -c 'echo $$ >"$1.new" && mv "$1.new" "$1" && shift && exec "$@"' \
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
  done < <(grep -l '^gestand-' /proc/[0-9]*/comm 2>/dev/null | sed 's|^/proc/||; s|/comm$||')
}

process_ready() { # process_ready INSTANCE: answers /readyz with 200; REPLY_BODY is the answer. By bash itself: it is asked often
  local address line status='' fd
  { read -r address <"$RUN/$1.admin"; } 2>/dev/null || return 1
  { exec {fd}<>"/dev/tcp/${address%:*}/${address##*:}"; } 2>/dev/null || return 1
  { printf 'GET /readyz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$address" >&"$fd"; } 2>/dev/null || true
  IFS= read -r -t 2 status <&"$fd" || true
  while IFS= read -r -t 2 line <&"$fd" && [[ $line != $'\r' ]]; do :; done
  REPLY_BODY=''
  IFS= read -r -t 2 -d '' REPLY_BODY <&"$fd" || true
  exec {fd}>&-
  [[ $status == "HTTP/1.1 200"* && ${REPLY_BODY//[[:space:]]/} == *'"status":"gereed"'* ]]
}
