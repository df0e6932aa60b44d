// POST /v1/termijnen/_bereken: reads a wording and explains it; stores nothing.
#include "services/deadlines/adapters/bus_api.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"

namespace gestand::deadlines {
namespace {

using nlohmann::json;

constexpr std::size_t wording_max = 1000;

struct Faults {
  json list = json::array();
  void add(const std::string& location, const std::string& code, const std::string& detail) {
    list.push_back({{"in", "body"}, {"location", location}, {"code", code}, {"detail", detail}});
  }
  [[nodiscard]] std::string reply() const { return json{{"errors", list}}.dump(); }
};

json reading_json(const calendar::Reading& reading) {
  json made{{"soort", reading.kind}, {"regel", reading.rule_version}, {"uitleg", json::array()}};
  if (reading.date) made["datum"] = calendar::to_iso(*reading.date);
  for (const auto& step : reading.steps) {
    json told{{"stap", step.step}};
    if (!step.from.empty()) told["van"] = step.from;
    if (!step.to.empty()) told["naar"] = step.to;
    if (!step.source.empty()) told["bron"] = step.source;
    made["uitleg"].push_back(std::move(told));
  }
  return made;
}

}  // namespace

std::string compute(const std::string& body, Date today) {
  Faults faults;
  const auto asked = json::parse(body, nullptr, false);
  if (!asked.is_object()) {
    faults.add("", "ongeldige-json", "De aanvraag is geen JSON-object.");
    return faults.reply();
  }
  for (const auto& [field, value] : asked.items())
    if (field != "tekst" && field != "peilDatum") faults.add(field, "onbekend-veld", "Dit veld is hier niet bekend.");
  std::string wording;
  if (const auto text = asked.find("tekst");
      text == asked.end() || !text->is_string() || text->get<std::string>().empty())
    faults.add("tekst", "verplicht", "Geef de tekst van de termijn.");
  else if (wording = text->get<std::string>(); wording.size() > wording_max)
    faults.add("tekst", "te-lang", "De tekst is langer dan 1000 tekens.");
  auto reference = std::optional<Date>{today};
  if (const auto day = asked.find("peilDatum"); day != asked.end()) {
    reference = day->is_string() ? calendar::parse_date(day->get<std::string>()) : std::nullopt;
    if (!reference) faults.add("peilDatum", "ongeldige-datum", "De peildatum is geen datum (JJJJ-MM-DD).");
  }
  if (!faults.list.empty()) return faults.reply();
  const auto reading = calendar::read(calendar::Calendar::builtin(), wording, *reference);
  if (reading) return reading_json(reading.value()).dump();
  faults.add("tekst", reading.refusal().code, reading.refusal().detail);
  return faults.reply();
}

}  // namespace gestand::deadlines
