// Bodies in, the deadlines that would move out.
#include "services/deadlines/adapters/preview_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/calendar.hpp"
#include "common/calendar/date.hpp"
#include "common/wire/body.hpp"
#include "services/deadlines/domain/shift.hpp"

namespace gestand::deadlines {

using nlohmann::json;

namespace {

constexpr std::size_t shown_max = 1000;
constexpr int first_year = 2000;
constexpr int last_year = 2199;
constexpr std::chrono::days longest{120};

std::optional<calendar::Recess> recess_of(wire::Body& one) {
  const auto kind_text = one.choice(
      "soort", {"voorjaarsreces", "meireces", "zomerreces", "herfstreces", "kerstreces", "verkiezingsreces"});
  const int year = one.number("jaar", first_year, last_year);
  const auto first = one.date("eersteDag");
  const auto last = one.date("laatsteDag");
  for (const char* field : {"soort", "jaar", "eersteDag", "laatsteDag"})
    if (!one.fine(field)) return std::nullopt;
  if (last < first || last - first > longest) {
    one.fault("laatsteDag", "geen-periode",
              "Een reces eindigt op of na zijn eerste dag, en duurt ten hoogste 120 dagen.");
    return std::nullopt;
  }
  if (calendar::year_of(first) != year) {
    one.fault("jaar", "ander-jaar", "\"jaar\" is het jaar waarin het reces begint.");
    return std::nullopt;
  }
  const Date thursday = calendar::on_or_after(first - std::chrono::days{7}, std::chrono::Thursday);
  return calendar::Recess{.kind = calendar::parse_recess_kind(kind_text).value(),
                          .year = year,
                          .first_day = first,
                          .last_day = last,
                          .expected = false,
                          .source = "voorspelling",
                          .last_sitting_day = thursday,
                          .first_sitting_day = last + std::chrono::days{1},
                          .official = true};
}

// The day on which the words were said: the reading tells it when it needed one, and otherwise it needs none.
std::optional<Origin> origin_of(const json& document) {
  const auto steps = document.find("uitleg");
  if (steps == document.end() || !steps->is_array() || steps->empty()) return std::nullopt;
  if (document.value("soort", "") == "vervalt") {
    const auto held = calendar::parse_date(steps->front().value("van", ""));
    if (!held) return std::nullopt;
    const bool senate = steps->front().value("bron", "").starts_with("Eerste Kamer");
    return Origin{"", *held, senate ? calendar::Chamber::EK : calendar::Chamber::TK};
  }
  const auto words = document.value("tekst", "");
  if (words.empty()) return std::nullopt;
  std::optional<Date> said;
  for (const auto& step : *steps) {
    const auto day = calendar::parse_date(step.value("van", ""));
    if (day && (step.value("bron", "") == "peildatum" || !said)) said = day;
  }
  if (!said) said = calendar::parse_date(document.value("eersteDatum", ""));
  return said ? std::optional{Origin{words, *said}} : std::nullopt;
}

}  // namespace

struct Preview::State {
  wire::Faults faults;
  std::optional<calendar::Calendar> then;
  int looked_at = 0;
  int count = 0;
  json moves = json::array();
};

Preview::Preview(const std::string& body) : state_(std::make_unique<State>()) {
  const auto asked = json::parse(body, nullptr, false);
  std::vector<calendar::Recess> recesses;
  wire::Body whole(asked, state_->faults);
  if (!whole.has("recessen")) whole.fault("recessen", "verplicht", "Geef ten minste een reces.");
  whole.each("recessen", [&](wire::Body& one) {
    if (auto recess = recess_of(one)) recesses.push_back(std::move(*recess));
  });
  whole.finish();
  if (state_->faults.empty()) state_->then = calendar::Calendar::builtin().amended("voorspelling", std::move(recesses));
}

Preview::~Preview() = default;

bool Preview::good() const { return state_->then.has_value(); }

void Preview::look_at(const std::string& id, const std::string& text) {
  const auto document = json::parse(text);
  const auto date = calendar::parse_date(document.value("datum", ""));
  if (!date || document.contains("einde")) return;
  ++state_->looked_at;
  const auto origin = origin_of(document);
  if (!origin) return;
  const auto to = moved(*origin, *date, calendar::Calendar::builtin(), *state_->then);
  if (!to || ++state_->count > static_cast<int>(shown_max)) return;
  json move{{"termijn", id},
            {"item", document.value("item", "")},
            {"soort", document.value("soort", "")},
            {"van", calendar::to_iso(*date)},
            {"naar", calendar::to_iso(*to)}};
  if (!origin->words.empty()) move["tekst"] = origin->words;
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
  return json{{"bekeken", state_->looked_at}, {"aantal", state_->count}, {"verschuivingen", state_->moves}}.dump();
}

}  // namespace gestand::deadlines
