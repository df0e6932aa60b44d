#include "services/organisation/adapters/reference_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/wire/members.hpp"

namespace gestand::organisation {

using nlohmann::json;
using wire::date_of;
using wire::put;
using wire::text_of;

json document_of(const Reference& reference) {
  json out = {{"code", reference.code}, {"naam", reference.name}};
  put(out, "geldigVanaf", reference.from);
  put(out, "geldigTot", reference.until);
  put(out, "mail", reference.mail);
  put(out, "bron", reference.source);
  for (const auto& one : reference.holders) {
    json holder = {{"naam", one.name}, {"vanafDatum", calendar::to_iso(one.from)}};
    put(holder, "totDatum", one.until);
    out["bekleders"].push_back(std::move(holder));
  }
  return out;
}

Reference reference_of(const json& in) {
  Reference out{in.value("code", ""),
                in.value("naam", ""),
                date_of(in, "geldigVanaf"),
                date_of(in, "geldigTot"),
                text_of(in, "mail"),
                text_of(in, "bron"),
                {}};
  const json holders = in.value("bekleders", json::array());
  for (const auto& one : holders)
    out.holders.push_back(
        {one.value("naam", ""), date_of(one, "vanafDatum").value_or(Date{}), date_of(one, "totDatum")});
  return out;
}

json document_of(const Token& token) {
  json out = {{"rol", token.role}, {"status", token.withdrawn ? "ingetrokken" : "geldig"}, {"_hash", token.hash}};
  put(out, "naam", token.name);
  put(out, "directie", token.directorate);
  put(out, "medewerker", token.staff);
  put(out, "verlooptOp", token.expires);
  return out;
}

Token token_of(const json& in) {
  return {in.value("rol", ""),      text_of(in, "naam"),
          text_of(in, "directie"),  calendar::parse_instant(in.value("verlooptOp", "")),
          in.value("_hash", ""),    in.value("status", "") == "ingetrokken",
          text_of(in, "medewerker")};
}

}  // namespace gestand::organisation
