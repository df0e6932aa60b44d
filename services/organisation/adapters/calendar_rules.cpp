#include "services/organisation/adapters/calendar_rules.hpp"

#include <algorithm>

#include "common/eventlog/ids.hpp"
#include "common/owner/change.hpp"
#include "common/wire/calendar_json.hpp"

namespace gestand::organisation {

using calendar::Entries;
using nlohmann::json;
using owner::Call;
using owner::change_of;
using owner::Context;
using owner::Decided;

namespace {

constexpr std::size_t entries_max = 500;
constexpr std::size_t reason_max = 2'000;

struct Verb {
  std::string list;
  std::string how;  // "", "wijzig", "verwijder"
};

Verb parts_of(const std::string& verb) {
  const auto slash = verb.find('/');
  return slash == std::string::npos ? Verb{verb, ""} : Verb{verb.substr(0, slash), verb.substr(slash + 1)};
}

bool is_list(const std::string& name) {
  const auto& all = wire::calendar_lists();
  return std::find(all.begin(), all.end(), name) != all.end();
}

json element_of(const json& document, const std::string& list, const std::string& id) {
  const auto found = document.find(list);
  if (found == document.end()) return nullptr;
  for (const auto& one : *found)
    if (one.value("id", "") == id) return one;
  return nullptr;
}

std::size_t count_of(const Entries& entries) {
  return entries.recesses.size() + entries.days_off.size() + entries.elections.size() + entries.events.size();
}

// What stands in the way is a conflict; what is wrong by itself is bad input.
std::optional<Refusal> conflict_in(const wire::Faults& faults) {
  const bool conflict =
      faults.size() == 1 && (faults[0].code.ends_with("-overlapt") || faults[0].code.ends_with("-bestaat-al") ||
                             faults[0].code == "dag-is-al-vrij");
  return conflict ? std::optional(Refusal{faults[0].code, faults[0].detail}) : std::nullopt;
}

Decided changed(const Call& call, const std::string& event, Entries before, Entries after, const std::string& id,
                const json& reason) {
  const auto& told_by = event == "ingetrokken" ? before : after;
  json fact{
      {"invoer", id}, {"omschrijving", wire::told_entry(told_by, id)}, {"bron", wire::source_of_entry(told_by, id)}};
  if (reason.is_string()) fact["reden"] = reason;
  after.number = before.number + 1;
  after.last = id;
  const std::string word = wire::calendar_entry_word(parts_of(call.verb).list);
  return change_of(call, wire::document_of(after), word + "-" + event, std::move(fact));
}

}  // namespace

bool CalendarRules::knows(const std::string& verb) const {
  const auto [list, how] = parts_of(verb);
  return verb.empty() || (is_list(list) && (how.empty() || how == "wijzig" || how == "verwijder"));
}

std::string CalendarRules::new_id(const json&) const { return owner::World::calendar_id(); }

Decided CalendarRules::decide(const Call& call, Context&) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  if (call.verb.empty()) {
    body.finish();
    if (!faults.empty()) return faults;
    return change_of(call, wire::document_of({}), "ingesteld", nullptr);
  }
  const auto [list, how] = parts_of(call.verb);
  const Entries before = wire::entries_of(call.document);
  const json element = how.empty() ? json() : element_of(call.document, list, call.sub);
  if (!how.empty() && element.is_null())
    return Refusal{"invoer-onbekend", "Er staat niets met deze id in de kalender."};
  const auto reason = how.empty() ? std::nullopt : body.maybe_text("reden", reason_max);
  const std::string id = how.empty() ? eventlog::random_uuid() : call.sub;
  Entries after = before;
  if (how == "verwijder")
    (void)wire::withdraw_entry(after, list, id);
  else
    wire::read_entry(body, list, id, element, true, after);
  body.finish();
  if (const auto refusal = conflict_in(faults)) return *refusal;
  if (!faults.empty()) return faults;
  if (after == before) return change_of(call, call.document, "", nullptr);  // a harmless repeat
  if (count_of(after) > entries_max)
    return Refusal{"kalender-vol", "In de kalender staan ten hoogste 500 ingevoerde dagen."};
  const char* event = how.empty() ? "ingevoerd" : how == "wijzig" ? "gewijzigd" : "ingetrokken";
  return changed(call, event, before, std::move(after), id, reason ? json(*reason) : json());
}

void make_calendar(owner::Owner& owner) {
  if (owner.current(owner::World::calendar_id()).version > 0) return;
  const json envelope{{"soort", "kalender"}, {"verb", ""}, {"door", {{"id", "organisation"}, {"rol", "systeem"}}}};
  (void)owner.command(envelope.dump(), "");  // another replica may have been first
}

}  // namespace gestand::organisation
