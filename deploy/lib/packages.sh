# Sourced: installs the Debian packages of a list that are missing. Asking costs 20 ms, so it is asked every time.

packages_missing() { # packages_missing LIST: those of the file that are not installed
  local line wanted=() installed
  while read -r line; do
    [[ -z $line || $line == \#* ]] && continue
    if [[ $line == *:* ]]; then command -v "${line#*:}" >/dev/null || wanted+=("${line%%:*}"); else wanted+=("$line"); fi
  done <"$1"
  installed=" $(dpkg-query -W -f '${Package}:${db:Status-Status} ' "${wanted[@]}" 2>/dev/null || true)"
  for line in "${wanted[@]}"; do [[ $installed == *" $line:installed "* ]] || echo "$line"; done
}

packages_install() { # packages_install LIST
  local missing sudo=()
  mapfile -t missing < <(packages_missing "$1")
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || die "deze pakketten ontbreken en apt-get is er niet: ${missing[*]}"
  ((EUID == 0)) || { command -v sudo >/dev/null || die "deze pakketten ontbreken; installeer ze als root: ${missing[*]}"; sudo=(sudo); }
  note "installeren: ${missing[*]}"
  local log; log=$(mktemp)
  "${sudo[@]}" apt-get -qq update >"$log" 2>&1 &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null ||
    { tail -n 20 "$log" >&2; rm -f "$log"; die "installeren is mislukt"; }
  rm -f "$log"
}
