# Sourced: builds a preset. Ninja decides what is old; several stacks share one build, so it has a lock of its own.

# Clones of one machine share what was compiled: paths count from the clone.
export CCACHE_BASEDIR=$SOURCE CCACHE_NOHASHDIR=1

build_jobs() { # a translation unit takes up to a gigabyte
  local cpus memory
  cpus=$(nproc)
  memory=$(awk '/^MemAvailable/ {print int($2 / 1000000)}' /proc/meminfo)
  ((memory < cpus)) && cpus=$((memory > 0 ? memory : 1))
  echo "$cpus"
}

# CMake looks for services when it configures; which there are is noted beside the build.
build_layout() { (cd "$SOURCE" && printf '%s\n' "$2" CMakePresets.json:"$(cksum <CMakePresets.json)" services/*/main.cpp services/*/needs.cmake) | cksum; }

build() { # build PRESET ON|OFF (tests) [targets…]
  local preset=$1 tests=$2 dir=$SOURCE/build/$1 lock layout
  mkdir -p "$dir"
  exec {lock}>"$dir/.lock"
  flock -n "$lock" || { note "wachten op een andere bouw in $dir"; flock "$lock"; }
  layout=$(build_layout "$preset" "$tests")
  if [[ ! -f $dir/build.ninja || $(cat "$dir/.layout" 2>/dev/null) != "$layout" ]]; then
    note "bouwen voorbereiden ($preset)"
    (cd "$SOURCE" && cmake --preset "$preset" "-DGESTAND_TESTS=$tests") >"$dir/configure.log" 2>&1 ||
      { tail -n 20 "$dir/configure.log" >&2; die "cmake is mislukt; zie $dir/configure.log"; }
    echo "$layout" >"$dir/.layout"
  fi
  build_ninja "$dir" "${@:3}"
  exec {lock}>&-
}

build_ninja() { # a line every now and then elsewhere than on a terminal, the whole log only when it fails
  local dir=$1 status
  shift
  if [[ -t 2 ]]; then
    ninja -C "$dir" -j "$(build_jobs)" --quiet "$@" >&2 || die "bouwen is mislukt"
    return
  fi
  set +e
  NINJA_STATUS='[%f/%t] ' ninja -C "$dir" -j "$(build_jobs)" "$@" 2>&1 | tee "$dir/build.log" |
    awk 'match($0, /^\[[0-9]+\/[0-9]+\]/) { split(substr($0, 2, RLENGTH - 2), n, "/"); p = int(10 * n[1] / n[2]);
         if (n[2] > 20 && p != last) { print "bouwen: " 10 * p "%"; fflush(); last = p } }' >&2
  status=${PIPESTATUS[0]}
  set -e
  ((status == 0)) || { grep -v '^\[' "$dir/build.log" | tail -n 40 >&2; die "bouwen is mislukt; zie $dir/build.log"; }
}
