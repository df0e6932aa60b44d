#include "services/organisation/adapters/reference_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"

namespace gestand::organisation {

using nlohmann::json;

namespace {

void put(json& out, const char* name, const std::optional<std::string>& value) {
  if (value) out[name] = *value;
}
template <class Moment>
void put_time(json& out, const char* name, const std::optional<Moment>& value) {
  if (value) out[name] = calendar::to_iso(*value);
}
std::optional<std::string> text_of(const json& in, const char* name) {
  const auto found = in.find(name);
  return found == in.end() ? std::nullopt : std::optional(found->get<std::string>());
}
std::optional<Date> date_of(const json& in, const char* name) { return calendar::parse_date(in.value(name, "")); }

}  // namespace

json document_of(const Reference& reference) {
  json out = {{"code", reference.code}, {"naam", reference.name}};
  put_time(out, "geldigVanaf", reference.from);
  put_time(out, "geldigTot", reference.until);
  put(out, "mail", reference.mail);
  put(out, "bron", reference.source);
  for (const auto& one : reference.holders) {
    json holder = {{"naam", one.name}, {"vanafDatum", calendar::to_iso(one.from)}};
    put_time(holder, "totDatum", one.until);
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
  put_time(out, "verlooptOp", token.expires);
  return out;
}

Token token_of(const json& in) {
  return {in.value("rol", ""),      text_of(in, "naam"),
          text_of(in, "directie"),  calendar::parse_instant(in.value("verlooptOp", "")),
          in.value("_hash", ""),    in.value("status", "") == "ingetrokken",
          text_of(in, "medewerker")};
}

}  // namespace gestand::organisation
