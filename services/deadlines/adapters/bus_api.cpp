// POST /v1/termijnen/_bereken: reads a wording and explains it; and what a change of the calendar would move. Stores
// nothing.
#include "services/deadlines/adapters/bus_api.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/consumer/kept_calendar.hpp"
#include "common/vocab/errors.hpp"
#include "services/deadlines/adapters/pg_deadlines.hpp"
#include "services/deadlines/adapters/preview_json.hpp"

namespace gestand::deadlines {
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t wording_max = 1000;
constexpr int page_size = 2000;

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

std::string compute(const std::string& body, const calendar::Calendar& calendar, Date today) {
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
  const auto reading = calendar::read(calendar, wording, *reference);
  if (reading) return reading_json(reading.value()).dump();
  faults.add("tekst", reading.refusal().code, reading.refusal().detail);
  return faults.reply();
}

std::string preview(const std::string& body, eventlog::Database& database, bus::Node& node) {
  const auto windows = node.call("vehicles", "vehicles.vensters", "{}", 2s);
  if (windows.status != bus::Status::Ok) throw Unavailable("vehicles does not tell its windows");
  std::string answer;
  database.snapshot([&](pqxx::read_transaction& transaction) {
    Preview preview(body, consumer::calendar_entries(transaction), consumer::calendar_states(transaction));
    if (preview.good()) {
      preview.plan_editions(windows.body);
      const auto look = [&preview](const Batch& batch) {
        for (const auto& [id, kept] : batch.kept) preview.look_at(kept, batch.courses);
      };
      look(load_hanging(transaction, preview.moving_editions()));
      std::string after = "00000000-0000-0000-0000-000000000000";
      for (auto page = load_reckoned(transaction, after, page_size); !page.kept.empty();
           page = load_reckoned(transaction, after, page_size)) {
        look(page);
        after = page.kept.rbegin()->first;
      }
    }
    answer = preview.answer();
  });
  return answer;
}

calendar::Calendar calendar_of(eventlog::Database& database) {
  std::shared_ptr<const calendar::Calendar> found;
  database.snapshot([&found](pqxx::read_transaction& transaction) { found = consumer::calendar_now(transaction); });
  return *found;
}

}  // namespace gestand::deadlines
