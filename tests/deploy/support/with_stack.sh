#!/usr/bin/env bash
# with_stack.sh COMMAND…: runs the command beside a stack of its own, with the demonstration data. It gets GESTAND_URL, GESTAND_TOKENS
# (folder) and GESTAND_DATA; options of up may be given in GESTAND_UP.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
# shellcheck disable=SC2086  # several options
new_stack stack ${GESTAND_UP-}
export GESTAND_URL=http://127.0.0.1:$PORT GESTAND_TOKENS=$DATA/tokens GESTAND_DATA=$DATA
code=0
"$@" || code=$?
if ((code)); then
  echo "--- wat de diensten zeiden:" >&2
  grep -hE '"niveau":"(fout|error|warn|critical)' "$DATA"/log/*.log | tail -n 20 >&2 || true
fi
exit "$code"
