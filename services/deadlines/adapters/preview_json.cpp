// Bodies in, the deadlines and editions that would move out.
#include "services/deadlines/adapters/preview_json.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/wire/calendar_json.hpp"

namespace gestand::deadlines {

using nlohmann::json;

namespace {

constexpr std::size_t shown_max = 1000;
constexpr std::size_t id_max = 36;

json element_with(const json& document, const std::string& list, const std::string& id) {
  for (const auto& one : document.at(list))
    if (one.at("id") == id) return one;
  return nullptr;
}

void read_list(wire::Body& whole, const std::string& list, const json& document, calendar::Entries& entries) {
  int nr = 0;
  whole.each(list, [&](wire::Body& one) {
    const auto id = one.maybe_text("id", id_max);
    const json before = id ? element_with(document, list, *id) : json();
    if (id && before.is_null()) one.fault("id", "onbekende-id", "Er staat niets met deze id in de kalender.");
    wire::read_entry(one, list, id.value_or("voorspelling-" + list + "-" + std::to_string(nr++)), before, false,
                     entries);
  });
}

void withdraw(wire::Body& whole, calendar::Entries& entries) {
  for (const auto& id : whole.texts("intrekken", id_max)) {
    bool found = false;
    for (const auto& list : wire::calendar_lists()) found = wire::withdraw_entry(entries, list, id) || found;
    if (!found) whole.fault("intrekken", "onbekende-id", "Er staat niets met deze id in de kalender: " + id + ".");
  }
}

// After everything that was recorded, and before the end of time that stands for "still".
constexpr Instant hypothetical = Instant::max() - std::chrono::hours{1};

}  // namespace

struct Preview::State {
  wire::Faults faults;
  Calendars calendars;  // with the one that is asked about, last
  std::map<std::string, Plan> plans;
  std::set<std::string> moving;
  std::set<std::string> seen;
  int count = 0;
  json moves = json::array();
  json editions = json::array();
};

Preview::Preview(const std::string& body, const calendar::Entries& entries, Calendars calendars)
    : state_(std::make_unique<State>()) {
  const auto asked = json::parse(body, nullptr, false);
  calendar::Entries then = entries;
  wire::Body whole(asked, state_->faults);
  const json document = wire::document_of(entries);
  bool any = whole.has("intrekken");
  if (any) withdraw(whole, then);
  for (const auto& list : wire::calendar_lists()) {
    if (!whole.has(list)) continue;
    any = true;
    read_list(whole, list, document, then);
  }
  if (asked.is_object() && !any)
    whole.fault("", "ontbreekt",
                "Geef ten minste een van: recessen, vrijedagen, verkiezingen, gebeurtenissen, intrekken.");
  whole.finish();
  state_->calendars = std::move(calendars);
  then.number = state_->calendars.back().number + 1;
  state_->calendars.push_back({then.number, "", hypothetical, "voorspelling", "voorspelling",
                               std::make_shared<const calendar::Calendar>(calendar::Calendar::entered(then))});
}

Preview::~Preview() = default;

bool Preview::good() const { return state_->faults.empty(); }

void Preview::plan_editions(const std::string& windows) {
  const json answer = json::parse(windows);  // named: a range-for keeps no temporary alive
  for (const auto& one : answer.at("resultaten")) {
    const std::string window = one.at("venster");
    const auto kind = calendar::parse_recess_kind(window.substr(window.find('-') + 1));
    const auto from = calendar::parse_date(one.at("geplandDatum").get<std::string>());
    if (!kind || !from) continue;
    const auto reading = calendar::before_recess(*state_->calendars.back().calendar, *kind, one.at("jaar"));
    if (!reading || reading.value().date == from) continue;
    const Date to = *reading.value().date;
    const std::string id = one.at("editie");
    state_->moving.insert(id);
    state_->plans[id] = {hypothetical, to, "", one.value("naam", "")};
    state_->editions.push_back({{"editie", id},
                                {"naam", one.value("naam", "")},
                                {"van", calendar::to_iso(*from)},
                                {"naar", calendar::to_iso(to)}});
  }
}

const std::set<std::string>& Preview::moving_editions() const { return state_->moving; }

void Preview::look_at(const Kept& kept, const Courses& courses) {
  if (!state_->seen.insert(kept.id).second) return;
  Courses then = courses;
  for (const auto& [id, plan] : state_->plans)
    if (const auto course = then.find(id); course != then.end()) course->second.plans.push_back(plan);
  const auto shift = shift_of(kept, then, state_->calendars);
  if (!shift || !shift->from || !shift->to || ++state_->count > static_cast<int>(shown_max)) return;
  const auto document = json::parse(kept.document);
  json move{{"termijn", kept.id},
            {"item", kept.item},
            {"soort", document.value("soort", "")},
            {"van", calendar::to_iso(*shift->from)},
            {"naar", calendar::to_iso(*shift->to)}};
  if (document.contains("tekst")) move["tekst"] = document["tekst"];
  state_->moves.push_back(std::move(move));
}

std::string Preview::answer() const {
  if (!good()) {
    json errors = json::array();
    for (const auto& fault : state_->faults)
      errors.push_back(
          {{"in", fault.in}, {"location", fault.location}, {"code", fault.code}, {"detail", fault.detail}});
    return json{{"errors", std::move(errors)}}.dump();
  }
  return json{{"bekeken", state_->seen.size()},
              {"aantal", state_->count},
              {"verschuivingen", state_->moves},
              {"edities", state_->editions}}
      .dump();
}

}  // namespace gestand::deadlines
