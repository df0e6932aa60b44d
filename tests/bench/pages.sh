# Sourced by run: what every page takes when five people ask at once, without a pause. Uses row, part, asked and stack_sql of the others.

users=5

first_of() { # first_of CONDITION: the id of one item, for its page; those that staff work on first
  stack_sql -c "select id from overview_1.item where tot = 'infinity' and $1 order by in_beheer desc nulls last, id limit 1"
}

page_addresses() { # every page that a person can be on, one a line
  printf '%s\n' '/werkvoorraad?isOpen=true' '/werkvoorraad?isOpen=true&directie=directie-politie' '/werkvoorraad?q=politie' '/moties' '/moties?status=aangehouden' \
    '/moties?sort=-bijgewerktOp&page=100' /toezeggingen /kamerverzoeken /vehikels /edities /dashboard /termijnen /meldingen '/zoek?q=politie' /debatpakket /weergaven \
    /meldregels /bezorging /kanalen /kalender /tokens /webhooks /agendafeeds /gezondheid /import /notas /brieven /ambten /directies /medewerkers /meer \
    /moties/nieuw /toezeggingen/nieuw
  local kind
  for kind in motie:moties toezegging:toezeggingen kamerverzoek:kamerverzoeken vehikel:vehikels editie:edities; do
    printf '/%s/%s\n' "${kind#*:}" "$(first_of "soort = '${kind%:*}'")"
  done
}

page_items() { # one of each kind that an import does not bring, so that its page is asked for too
  local vehicle
  vehicle=$(made vehikels '{"naam":"Voorbeeld","soort":"halfjaarbericht"}')
  made "vehikels/$vehicle/edities" '{"naam":"Voorbeeld najaar","gepland":{"datum":"2030-11-01"}}' >/dev/null
  made toezeggingen '{"tekst":"Voorbeeld: de Kamer hoort ervan","datum":"2024-06-01","gedaanDoor":{"ambt":"minister-jenv"},"aan":[{"commissie":"Justitie en Veiligheid"}],"kamer":"TK","directie":"directie-politie"}' >/dev/null
  made kamerverzoeken '{"tekst":"Voorbeeld: een brief over de stand","datum":"2024-06-01","gevraagdDoor":[{"commissie":"Justitie en Veiligheid"}],"kamer":"TK","directie":"directie-politie"}' >/dev/null
}

made() { # made WHERE BODY: the id of what was made
  curl -sS -f -o /dev/null -D - -H "Authorization: Bearer $(<"$DATA/tokens/coordinator.token")" -H 'Content-Type: application/json' -d "$2" "$URL/v1/$1" |
    tr -d '\r' | sed -nE 's|^Location: .*/([0-9a-f-]{36})$|\1|p' || die "niet te maken: $1"
}

session_of() { # session_of ROLE: the cookie of a person who signed in
  curl -sS -o /dev/null -D - --data-urlencode "token=$(<"$DATA/tokens/$1.token")" "$URL/inloggen" | sed -nE 's/^Set-Cookie: ([^;]+);.*/\1/p'
}

ask_pages() { # ask_pages ROUNDS < ADDRESSES: one user, each page that often in an order of his own; "seconds address" a line
  local cookie=$1 rounds=$2 seed=$3
  for ((i = 0; i < rounds; i++)); do shuf --random-source=<(yes "$seed.$i") "$temporary/pages"; done |
    while read -r page; do
      printf 'next\nurl = "%s%s"\ncookie = "%s"\noutput = /dev/null\nsilent\nfail\ncompressed\nwrite-out = "%%{time_total} %%{size_download} %s\\n"\n' "$URL" "$page" "$cookie" "$page"
    done | tail -n +2 >"$temporary/asks.$seed"
  curl -K "$temporary/asks.$seed" >"$temporary/page-times.$seed" || die "een pagina gaf geen goed antwoord: $(tail -1 "$temporary/page-times.$seed")"
}

page_rows() { # each page beside an HTTP answer with nothing in it that five ask for at once
  local cookie user rounds=${page_rounds:-12}
  page_items
  page_addresses >"$temporary/pages"
  cookie=$(session_of beheerder)
  ask_pages "$cookie" 1 0  # what is compiled and cached at the first request of each
  for ((user = 1; user <= users; user++)); do ask_pages "$cookie" "$rounds" "$user" & done
  wait
  echo "-- every page, $users users without pause, $rounds times each: milliseconds, and bytes as they travel"
  printf '%-64s %9s %9s %7s\n' 'page' 'median' 'p95' 'kB'
  cat "$temporary"/page-times.[1-9] | /usr/bin/python3 -c '
import collections, sys
times, size = collections.defaultdict(list), {}
for line in sys.stdin:
    seconds, count, page = line.split(maxsplit=2)
    for name in (page.strip(), "~ all pages"):
        times[name].append(float(seconds) * 1000)
        size[name] = max(size.get(name, 0), int(count))
at = lambda all_, share: sorted(all_)[min(len(all_) - 1, int(len(all_) * share))]
for page in sorted(times):
    print("%-64s %9.0f %9.0f %7.1f" % (page[:64], at(times[page], .5), at(times[page], .95), size[page] / 1000))
'
}

browser_rows() { # the same pages as a browser first sees them
  [[ -e $SOURCE/tests/browser/node_modules/playwright-core ]] || npm ci --prefix "$SOURCE/tests/browser" --no-audit --no-fund --loglevel=error
  echo "-- every page in headless Chromium, a first visit with an empty cache, median of five; the shift is the largest"
  grep -v '^/edities$' "$temporary/pages" | GESTAND_URL=$URL GESTAND_TOKENS=$DATA/tokens node "$here/pages.mjs"
}
