# Sourced first by every script of deploy/: where we are, how we speak, and how a private folder is made.
DEPLOY=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
SOURCE=$(dirname "$DEPLOY")
export LC_ALL=C.UTF-8
umask 022

die() { echo "${0##*/}: $*" >&2; exit 1; }
wrong_use() { echo "${0##*/}: $*; zie --help" >&2; exit 2; }
note() { echo "$*" >&2; }
help_of() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; } # the comment at the head of a script is its help

# A folder for sockets whose own path would be too long: named by user and by what it belongs to. Others can guess its name
# in /tmp, so it counts only if it is ours (or belongs to the user that it was made for).
private_folder() { # private_folder PREFIX KEY [OWNER]
  local base=${XDG_RUNTIME_DIR:-/tmp} dir owner
  ((EUID)) || base=/run
  dir=$base/$1-$(id -u)-$(printf %s "$2" | sha256sum | cut -c1-12)
  mkdir -m 0700 "$dir" 2>/dev/null || true
  owner=$(stat -c %U "$dir" 2>/dev/null) || die "$dir kan niet worden gemaakt"
  [[ ! -L $dir && -d $dir && ($owner == "$(id -un)" || $owner == "${3-}") ]] ||
    die "$dir is niet van ons; verwijder het of kies een kortere --data"
  echo "$dir"
}

# In a subshell, before a process that stays: it may hold none of our locks, nor a pipe that somebody reads to its end.
close_files() {
  local fd
  for fd in /proc/self/fd/*; do fd=${fd##*/}; if ((fd > 2)); then eval "exec $fd>&-" 2>/dev/null || true; fi; done
}

conninfo_value() { # quoted for libpq where it must be
  if [[ $1 =~ ^[A-Za-z0-9_./:@%+-]+$ ]]; then echo "$1"; else
    local v=${1//\\/\\\\}
    echo "'${v//\'/\\\'}'"
  fi
}
