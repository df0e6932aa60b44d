// The field names of a deadline.
#include "services/deadlines/adapters/deadline_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "common/promises/promise_json.hpp"
#include "common/promises/with_calendar.hpp"
#include "common/wire/present.hpp"

namespace gestand::deadlines {
namespace {

using nlohmann::json;

Ending ending_from(const std::string& word) {
  if (word == "gehaald") return Ending::Met;
  return word == "gestuit" ? Ending::Stopped : Ending::None;
}

const char* to_word(Ending ending) { return ending == Ending::Met ? "gehaald" : "gestuit"; }

std::optional<Date> day_in(const json& element, const char* field) {
  const auto value = element.find(field);
  if (value == element.end()) return std::nullopt;
  auto day = value->is_string() ? calendar::parse_date(value->get<std::string>()) : std::nullopt;
  if (!day) throw std::invalid_argument(std::string{"termijn met een ongeldige "} + field);
  return day;
}

// Before the basis was kept: the day of holding, or that of the words, as the steps tell it; none of a day that was
// given. Whether the date follows from it is for reckon() to see.
std::optional<Origin> origin_by_steps(const json& element) {
  const auto steps = element.find("uitleg");
  const auto kind = element.value("soort", "");
  if (kind == "datum" || steps == element.end() || !steps->is_array() || steps->empty()) return std::nullopt;
  if (kind == "vervalt") {
    const auto held = calendar::parse_date(steps->front().value("van", ""));
    if (!held) return std::nullopt;
    const bool senate = steps->front().value("bron", "").starts_with("Eerste Kamer");
    return Origin{"", {}, *held, senate ? calendar::Chamber::EK : calendar::Chamber::TK};
  }
  const auto words = element.value("tekst", "");
  if (words.empty()) return std::nullopt;
  std::optional<Date> said;
  for (const auto& step : *steps) {
    const auto day = calendar::parse_date(step.value("van", ""));
    if (day && (step.value("bron", "") == "peildatum" || !said)) said = day;
  }
  if (!said) said = calendar::parse_date(element.value("eersteDatum", ""));
  return said ? std::optional{Origin{words, {}, *said}} : std::nullopt;
}

std::optional<Origin> origin_of(const json& element) {
  const auto basis = promises::basis_of(element);
  if (!basis) return origin_by_steps(element);
  if (basis->held_on) return Origin{"", {}, *basis->held_on, basis->chamber};
  if (basis->relative) return Origin{"", basis->relative, basis->relative->from};
  if (!basis->read_on || element.value("tekst", "").empty()) return std::nullopt;
  return Origin{element.value("tekst", ""), {}, *basis->read_on};
}

Saying saying_from(const json& entry) {
  const auto& element = entry.at("element");
  Saying saying;
  saying.at = calendar::parse_instant(entry.at("op").get<std::string>()).value();
  saying.edition = element.value("editie", "");
  saying.date = day_in(element, "datum");
  saying.first = day_in(element, "eersteDatum");
  saying.shifts = element.value("verschuivingen", 0);
  saying.ended = ending_from(element.value("einde", ""));
  for (const auto& step : element.value("uitleg", json::array()))
    saying.steps.push_back(
        {step.value("stap", ""), step.value("van", ""), step.value("naar", ""), step.value("bron", "")});
  saying.origin = origin_of(element);
  if (const auto basis = promises::basis_of(element)) saying.calendar = promises::calendar_number(*basis);
  return saying;
}

json step_json(const Step& step) {
  json made{{"stap", step.step}};
  if (!step.from.empty()) made["van"] = step.from;
  if (!step.to.empty()) made["naar"] = step.to;
  if (!step.source.empty()) made["bron"] = step.source;
  return made;
}

void set_day(json& document, const char* field, const std::optional<Date>& day) {
  if (day)
    document[field] = calendar::to_iso(*day);
  else
    document.erase(field);
}

// What the owner said last, with what we reckoned in its place.
json document_of(const Kept& kept, const json& said, const Standing& standing) {
  json document = said.back().at("element");
  document["item"] = kept.item;
  document["itemSoort"] = kept.item_kind;
  if (said.front().value("bulk", false)) document["bulk"] = true;
  set_day(document, "datum", standing.date);
  set_day(document, "eersteDatum", standing.first);
  document["verschuivingen"] = standing.shifts;
  document["uitleg"] = json::array();
  for (const auto& step : standing.steps) document["uitleg"].push_back(step_json(step));
  if (standing.ended == Ending::None)
    document.erase("einde");
  else
    document["einde"] = to_word(standing.ended);
  return document;
}

Change change(const std::string& what, const json& before, const json& after, const Cause& cause,
              const std::string& reason) {
  json data{{"soort", "termijn"}, {"door", {{"id", "deadlines"}, {"rol", "systeem"}}}};
  data["feit"] = {{"oorzaak", {{"bron", cause.source}, {"gebeurtenis", cause.event}}}};
  if (!reason.empty()) data["feit"]["reden"] = reason;
  if (!cause.day.empty()) data["datum"] = cause.day;
  if (cause.bulk) data["bulk"] = true;
  data["wijziging"] = wire::changes_between(before, after);
  return {"nl.termijnen.termijn-" + what, data.dump()};
}

const char* word_for_end(const json& document) {
  const auto end = document.find("einde");
  return end == document.end() ? "hervat" : *end == "gehaald" ? "gehaald" : "gestuit";
}

}  // namespace

bool add_saying(Kept& kept, const std::string& element, const Cause& cause) {
  auto said = json::parse(kept.said);
  auto now = json::parse(element);
  if (!said.empty() && said.back().at("element") == now) return false;
  json entry{{"op", calendar::to_iso(cause.at)}, {"element", std::move(now)}};
  if (cause.bulk) entry["bulk"] = true;
  (void)saying_from(
      entry);  // what cannot be reckoned with is refused now, while the event that brought it can be parked
  said.push_back(std::move(entry));
  kept.said = said.dump();
  return true;
}

bool add_removal(Kept& kept, const Cause& cause) {
  const auto said = json::parse(kept.said);
  if (said.empty()) return false;
  auto element = said.back().at("element");
  if (element.contains("einde")) return false;
  element["einde"] = to_word(Ending::Stopped);
  return add_saying(kept, element.dump(), cause);
}

std::vector<Saying> sayings(const Kept& kept) {
  std::vector<Saying> found;
  for (const auto& entry : json::parse(kept.said)) found.push_back(saying_from(entry));
  return found;
}

std::vector<std::string> editions(const Kept& kept) {
  std::vector<std::string> found;
  for (const auto& saying : sayings(kept))
    if (!saying.edition.empty() && std::find(found.begin(), found.end(), saying.edition) == found.end())
      found.push_back(saying.edition);
  return found;
}

bool runs_by_calendar(const Kept& kept) {
  const auto said = sayings(kept);
  return !said.empty() && said.back().origin && said.back().ended == Ending::None;
}

std::optional<Shift> shift_of(const Kept& kept, const Courses& courses, const Calendars& calendars) {
  const auto document = json::parse(kept.document);
  const Shift shift{day_in(document, "datum"), reckon(sayings(kept), courses, calendars).date};
  return shift.from == shift.to ? std::nullopt : std::optional(shift);
}

std::vector<Change> settle(Kept& kept, const Courses& courses, const Calendars& calendars, const Cause& cause,
                           const std::string& reason) {
  const auto said_json = json::parse(kept.said);
  const auto said = sayings(kept);
  std::vector<Change> changes;
  json before = json::object();
  const auto go_to = [&](const std::string& what, json after) {
    changes.push_back(change(what, before, after, cause, reason));
    before = std::move(after);
  };
  if (kept.document.empty()) {
    auto first = reckon(said, {});
    first.ended = Ending::None;
    go_to("gesteld", document_of(kept, said_json, first));
  } else {
    before = json::parse(kept.document);
  }
  const auto standing = reckon(said, courses, calendars);
  const auto after = document_of(kept, said_json, standing);
  auto running = after;  // a move and an end are two facts
  if (before.contains("einde"))
    running["einde"] = before["einde"];
  else
    running.erase("einde");
  if (running != before)
    go_to(running.value("datum", "") == before.value("datum", "") ? "gewijzigd" : "verplaatst", running);
  if (after != before) go_to(word_for_end(after), after);
  kept.document = before.dump();
  return changes;
}

std::string to_text(const Course& course) {
  json text{{"naam", course.name}, {"planningen", json::array()}};
  for (const auto& plan : course.plans)
    text["planningen"].push_back({{"op", calendar::to_iso(plan.at)},
                                  {"datum", calendar::to_iso(plan.date)},
                                  {"reden", plan.reason},
                                  {"naam", plan.name}});
  if (course.closing)
    text["einde"] = {{"op", calendar::to_iso(course.closing->at)}, {"hoe", to_word(course.closing->how)}};
  return text.dump();
}

Course course_from(const std::string& text) {
  const auto kept = json::parse(text);
  Course course{kept.at("naam"), {}, {}};
  for (const auto& plan : kept.at("planningen"))
    course.plans.push_back({calendar::parse_instant(plan.at("op").get<std::string>()).value(),
                            calendar::parse_date(plan.at("datum").get<std::string>()).value(), plan.at("reden"),
                            plan.at("naam")});
  if (const auto end = kept.find("einde"); end != kept.end())
    course.closing = {calendar::parse_instant(end->at("op").get<std::string>()).value(), ending_from(end->at("hoe"))};
  return course;
}

bool add_fact(Course& course, const EditionFact& fact) {
  const auto before = course;
  if (fact.name) course.name = *fact.name;
  if (fact.planned && (course.plans.empty() || course.plans.back().date != *fact.planned))
    course.plans.push_back({fact.cause.at, *fact.planned, fact.reason, course.name});
  if (fact.ended) {
    if (*fact.ended == Ending::None)
      course.closing.reset();
    else
      course.closing = {fact.cause.at, *fact.ended};
  }
  return !(course == before);
}

}  // namespace gestand::deadlines
