# Sourced: what a stack is on disk. DIR holds
#   stack.env   KEY=VALUE, how the stack was started; the `gestand` tool finds everything through it (0600: may hold a password)
#   keys/ tokens/ post/ log/ postgres/ run/      run/<instance>.pid .admin .events .requests

stack_locate() { # stack_locate DIR
  DIR=$(realpath -m "$1") RUN=$DIR/run
  BIN=${GESTAND_BIN:-$SOURCE/build/release/bin}
  mapfile -t SERVICES < <(grep -v '^#' "$DEPLOY/services.txt")
}

declare -A SAVED=()
stack_read() { # what the last start noted; values are literal
  local line
  [[ -r $DIR/stack.env ]] || return 0
  while IFS= read -r line; do [[ $line == *=* ]] && SAVED[${line%%=*}]=${line#*=}; done <"$DIR/stack.env"
  return 0
}

stack_instances() { # stack_instances REPLICAS: one gateway, for it holds the port
  local service i
  for service in "${SERVICES[@]}"; do
    if [[ $service == gateway ]]; then echo gateway-1; continue; fi
    for ((i = 1; i <= $1; i++)); do echo "$service-$i"; done
  done
}

stack_sockets() { # the folder of the bus' sockets: libzmq takes 107 bytes, and the peers file parts words by spaces
  local longest=organisation-99.requests
  if ((${#RUN} + ${#longest} + 1 > 100)) || [[ $RUN == *[[:space:]#]* ]]; then private_folder gestand "$DIR"; else echo "$RUN"; fi
}

stack_folders() {
  mkdir -p "$DIR"
  install -d -m 0711 "$DIR"
  install -d -m 0700 "$DIR"/{keys,tokens,run,post,log}
}

stack_write() { # stack_write INSTANCES…: stack.env and the peers, each whole or not at all
  local instance sockets=${SOCKETS:?}
  for instance in "$@"; do
    echo "${instance%-*} ipc://$sockets/$instance.events ipc://$sockets/$instance.requests"
  done | write_whole "$RUN/peers"
  local key
  for key in "${!STACK[@]}"; do printf '%s=%s\n' "$key" "${STACK[$key]}"; done | sort | write_whole "$DIR/stack.env"
}

write_whole() { # stdin to a file that is never seen half
  (umask 077 && cat >"$1.new") && mv "$1.new" "$1"
}

url_decode() { local s=${1//\\/\\\\}; printf '%b' "${s//%/\\x}"; }

# A URI as key=value pairs: whoever adds a role or an option to a conninfo can then simply append it.
conninfo_of() {
  local rest user host hosts='' ports='' pair
  [[ $1 =~ ^postgres(ql)?:// ]] || { echo "$1"; return; }
  rest=${1#*://}
  local query='' database='' out=()
  [[ $rest == *\?* ]] && query=${rest#*\?} rest=${rest%%\?*}
  [[ $rest == */* ]] && database=${rest#*/} rest=${rest%%/*}
  if [[ $rest == *@* ]]; then
    user=${rest%@*} rest=${rest##*@}
    out+=("user=$(conninfo_value "$(url_decode "${user%%:*}")")")
    [[ $user == *:* ]] && out+=("password=$(conninfo_value "$(url_decode "${user#*:}")")")
  fi
  local IFS=,
  for host in $rest; do
    if [[ $host =~ ^(\[.*\]|[^:]*):([0-9]+)$ ]]; then ports+=",${BASH_REMATCH[2]}" host=${BASH_REMATCH[1]}; else ports+=,; fi
    host=${host#[} host=${host%]}
    hosts+=,$(url_decode "$host")
  done
  IFS='&'
  [[ ${hosts#,} ]] && out+=("host=$(conninfo_value "${hosts#,}")")
  [[ ${ports//,/} ]] && out+=("port=${ports#,}")
  [[ $database ]] && out+=("dbname=$(conninfo_value "$(url_decode "$database")")")
  for pair in $query; do out+=("${pair%%=*}=$(conninfo_value "$(url_decode "${pair#*=}")")"); done
  IFS=' '
  echo "${out[*]}"
}
