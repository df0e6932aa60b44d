#include "services/documents/adapters/nota_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/wire/members.hpp"

namespace gestand::documents {

using nlohmann::json;
using wire::put;

namespace {

json json_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.is)) return *text;
  if (const auto* flag = std::get_if<bool>(&value.is)) return *flag;
  json out;
  if (const auto* list = std::get_if<std::vector<Value>>(&value.is)) {
    out = json::array();
    for (const auto& one : *list) out.push_back(json_of(one));
  } else {
    out = json::object();
    for (const auto& [name, one] : std::get<Fields>(value.is)) out[name] = json_of(one);
  }
  return out;
}

json json_of(const Nota& nota) {
  json out = json::object();
  put(out, "titel", nota.title);
  put(out, "soort", nota.kind);
  if (nota.date) out["datum"] = calendar::to_iso(*nota.date);
  put(out, "kenmerk", nota.reference);
  put(out, "aan", nota.to);
  put(out, "van", nota.from);
  put(out, "afdeling", nota.directorate);
  put(out, "auteur", nota.author);
  put(out, "contactpersoon", nota.contact);
  put(out, "bijlagen", nota.attachments);
  put(out, "geadviseerdBesluit", nota.advice);
  out["route"] = json::array();
  for (const auto& station : nota.route) {
    json one = {{"station", station.name}};
    if (station.date) one["datum"] = calendar::to_iso(*station.date);
    put(one, "paraaf", station.initials);
    out["route"].push_back(std::move(one));
  }
  out["paragrafen"] = json::array();
  for (const auto& one : nota.paragraphs)
    out["paragrafen"].push_back(
        {{"nummer", one.number}, {"titel", one.title}, {"tekst", one.text}, {"openbaar", one.is_public}});
  return out;
}

}  // namespace

json json_of(const NotaReading& reading) {
  json out = {{"nota", json_of(reading.nota)}, {"voorstellen", json::array()}};
  for (const auto& proposal : reading.proposals) {
    json one = {{"soort", proposal.kind},           {"velden", json::object()}, {"bewijs", json::array()},
                {"zekerheid", proposal.confidence}, {"regel", proposal.rule},   {"openbaar", proposal.is_public}};
    for (const auto& [name, value] : proposal.fields) one["velden"][name] = json_of(value);
    for (const auto& passage : proposal.evidence)
      one["bewijs"].push_back({{"tekst", passage.text}, {"van", passage.from}, {"tot", passage.to}});
    out["voorstellen"].push_back(std::move(one));
  }
  if (!reading.complete) out["volledig"] = false;
  return out;
}

}  // namespace gestand::documents
