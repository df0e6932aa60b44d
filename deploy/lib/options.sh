# Sourced: the options that up, down and status share. Sets OPT_DATA OPT_PORT OPT_REPLICAS OPT_NOW OPT_DEMO; empty: not given.

options_parse() {
  OPT_DATA='' OPT_PORT='' OPT_REPLICAS='' OPT_NOW='' OPT_DEMO=yes
  local name value
  while (($#)); do
    name=$1
    case $name in
      -h | --help) help_of; exit 0 ;;
      --no-demo) OPT_DEMO=''; shift; continue ;;
      --data=* | --port=* | --replicas=* | --now=*) value=${name#*=} name=${name%%=*}; shift ;;
      --data | --port | --replicas | --now) (($# > 1)) || wrong_use "$name vraagt een waarde"; value=$2; shift 2 ;;
      *) wrong_use "onbekende optie ${name@Q}" ;;
    esac
    [[ $value ]] || wrong_use "$name vraagt een waarde"
    case $name in
      --data) OPT_DATA=$value ;;
      --port) option_number "$name" "$value" 1 65535; OPT_PORT=$value ;;
      --replicas) option_number "$name" "$value" 1 20; OPT_REPLICAS=$value ;;
      --now) option_instant "$value"; OPT_NOW=$value ;;
    esac
  done
  stack_locate "${OPT_DATA:-$SOURCE/var}"
}

option_number() {
  [[ $2 =~ ^[0-9]{1,5}$ ]] && ((10#$2 >= $3 && 10#$2 <= $4)) || wrong_use "$1 ${2@Q} is geen getal van $3 tot en met $4"
}

option_instant() {
  [[ $1 =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})$ ]] && date -d "$1" >/dev/null 2>&1 ||
    wrong_use "--now ${1@Q} is geen tijdstip zoals 2024-05-17T09:00:00+02:00"
}
