#include "common/wire/calendar_json.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"

namespace gestand::wire {

using calendar::Chamber;
using calendar::Entries;
using calendar::to_iso;
using nlohmann::json;

namespace {

constexpr std::size_t source_max = 500;
constexpr std::size_t note_max = 2'000;
constexpr std::size_t name_max = 200;
constexpr int first_year = 2000;
constexpr int last_year = 2199;

const std::vector<std::string>& recess_words() {
  static const std::vector<std::string> all{"voorjaarsreces", "meireces",   "zomerreces",
                                            "herfstreces",    "kerstreces", "verkiezingsreces"};
  return all;
}

const std::vector<std::string>& event_words() {
  static const std::vector<std::string> all{"begrotingsbehandeling", "voorjaarsnota", "najaarsnota"};
  return all;
}

std::string text_in(const json& in, const char* name) {
  const auto found = in.find(name);
  return found != in.end() && found->is_string() ? found->get<std::string>() : "";
}

std::optional<Date> day_in(const json& in, const char* name) { return calendar::parse_date(text_in(in, name)); }

bool flag_in(const json& in, const char* name) {
  const auto found = in.find(name);
  return found != in.end() && *found == true;
}

Chamber chamber_in(const json& in) { return calendar::parse_chamber(text_in(in, "kamer")).value_or(Chamber::TK); }

calendar::Entry entry_in(const json& in) {
  calendar::Entry out{text_in(in, "id"), text_in(in, "bron"), {}};
  if (in.contains("toelichting")) out.note = text_in(in, "toelichting");
  return out;
}

calendar::EnteredRecess recess_in(const json& in) {
  calendar::EnteredRecess out;
  static_cast<calendar::Entry&>(out) = entry_in(in);
  out.chamber = chamber_in(in);
  out.kind = calendar::parse_recess_kind(text_in(in, "soort")).value_or(out.kind);
  out.first_day = day_in(in, "eersteDag").value_or(Date{});
  out.last_day = day_in(in, "laatsteDag").value_or(Date{});
  const auto year = in.find("jaar");
  out.year = year != in.end() && year->is_number_integer() ? year->get<int>() : calendar::year_of(out.first_day);
  out.expected = flag_in(in, "verwacht");
  return out;
}

calendar::EnteredDayOff day_off_in(const json& in) {
  calendar::EnteredDayOff out;
  static_cast<calendar::Entry&>(out) = entry_in(in);
  out.date = day_in(in, "datum").value_or(Date{});
  out.name = text_in(in, "naam");
  out.equated = flag_in(in, "gelijkgesteld");
  return out;
}

calendar::EnteredElection election_in(const json& in) {
  calendar::EnteredElection out;
  static_cast<calendar::Entry&>(out) = entry_in(in);
  out.chamber = chamber_in(in);
  out.date = day_in(in, "datum").value_or(Date{});
  out.first_sitting = day_in(in, "nieuweKamerDatum");
  return out;
}

calendar::EnteredEvent event_in(const json& in) {
  calendar::EnteredEvent out;
  static_cast<calendar::Entry&>(out) = entry_in(in);
  out.kind = calendar::parse_event_kind(text_in(in, "soort")).value_or(out.kind);
  out.date = day_in(in, "datum").value_or(Date{});
  return out;
}

json json_of(const calendar::Entry& entry) {
  json out{{"id", entry.id}, {"bron", entry.source}};
  if (entry.note) out["toelichting"] = *entry.note;
  return out;
}

json json_of(const calendar::EnteredRecess& one) {
  json out = json_of(static_cast<const calendar::Entry&>(one));
  out.update({{"kamer", calendar::to_string(one.chamber)},
              {"soort", calendar::to_string(one.kind)},
              {"jaar", one.year},
              {"eersteDag", to_iso(one.first_day)},
              {"laatsteDag", to_iso(one.last_day)},
              {"verwacht", one.expected}});
  return out;
}

json json_of(const calendar::EnteredDayOff& one) {
  json out = json_of(static_cast<const calendar::Entry&>(one));
  out.update({{"datum", to_iso(one.date)}, {"naam", one.name}, {"gelijkgesteld", one.equated}});
  return out;
}

json json_of(const calendar::EnteredElection& one) {
  json out = json_of(static_cast<const calendar::Entry&>(one));
  out.update({{"kamer", calendar::to_string(one.chamber)}, {"datum", to_iso(one.date)}});
  if (one.first_sitting) out["nieuweKamerDatum"] = to_iso(*one.first_sitting);
  return out;
}

json json_of(const calendar::EnteredEvent& one) {
  json out = json_of(static_cast<const calendar::Entry&>(one));
  out.update({{"soort", calendar::to_string(one.kind)}, {"datum", to_iso(one.date)}});
  return out;
}

// Calls `work` with the list of that name, whatever its elements are.
template <class Work>
auto with_list(Entries& entries, const std::string& list, const Work& work) {
  if (list == "recessen") return work(entries.recesses);
  if (list == "vrijedagen") return work(entries.days_off);
  if (list == "verkiezingen") return work(entries.elections);
  return work(entries.events);
}

template <class List>
auto place_of(List& list, const std::string& id) {
  return std::find_if(list.begin(), list.end(), [&id](const auto& one) { return one.id == id; });
}

// Takes members from the body over those that were; a faulty one stays as it was, the faults say so.
class Merging {
 public:
  Merging(Body& body, json element, bool is_new) : body_(body), element_(std::move(element)), is_new_(is_new) {}

  void text(const char* name, std::size_t length_max) {
    if (is_new_ || body_.has(name)) take(name, body_.text(name, length_max));
  }
  void maybe_text(const char* name, std::size_t length_max) {
    if (const auto value = body_.maybe_text(name, length_max)) take(name, *value);
  }
  void date(const char* name) {
    if (is_new_ || body_.has(name)) take(name, to_iso(body_.date(name)));
  }
  void maybe_date(const char* name) {
    if (const auto value = body_.maybe_date(name)) take(name, to_iso(*value));
  }
  void year() {
    if (is_new_ || body_.has("jaar")) take("jaar", body_.number("jaar", first_year, last_year));
  }
  void choice(const char* name, const std::vector<std::string>& words) {
    if (is_new_ || body_.has(name)) take(name, body_.choice(name, words));
  }
  void maybe_choice(const char* name, const std::vector<std::string>& words) {
    if (const auto value = body_.maybe_choice(name, words)) take(name, *value);
  }
  void flag(const char* name) {
    if (body_.has(name)) take(name, body_.flag(name));
  }
  [[nodiscard]] bool fine(std::initializer_list<const char*> names) const {
    return std::all_of(names.begin(), names.end(), [this](const char* name) { return body_.fine(name); });
  }
  [[nodiscard]] const json& element() const { return element_; }

 private:
  void take(const char* name, json value) {
    if (body_.fine(name)) element_[name] = std::move(value);
  }

  Body& body_;
  json element_;
  bool is_new_;
};

// Days so far away that no table and no rule reaches them are slips.
void near_enough(Body& body, const json& element, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto day = day_in(element, name);
    if (day && (calendar::year_of(*day) < first_year || calendar::year_of(*day) > last_year) && body.fine(name))
      body.fault(name, "buiten-bereik", std::string("\"") + name + "\" ligt buiten de jaren 2000 tot en met 2199.");
  }
}

template <class One>
void put_entry(Body& body, std::vector<One>& list, One one, const Entries& all, const char* blamed) {
  if (const auto refusal = check(one, all)) {
    body.fault(blamed, refusal->code, refusal->detail);
    return;
  }
  const auto place = place_of(list, one.id);
  if (place == list.end()) {
    list.push_back(std::move(one));
  } else {
    *place = std::move(one);
  }
}

}  // namespace

const std::vector<std::string>& calendar_lists() {
  static const std::vector<std::string> all{"recessen", "vrijedagen", "verkiezingen", "gebeurtenissen"};
  return all;
}

std::string calendar_entry_word(const std::string& list) {
  if (list == "recessen") return "reces";
  if (list == "vrijedagen") return "vrije-dag";
  return list == "verkiezingen" ? "verkiezing" : "gebeurtenis";
}

Entries entries_of(const json& document) {
  Entries out;
  if (!document.is_object()) return out;
  const auto each = [&document](const char* name, const std::function<void(const json&)>& take) {
    const auto list = document.find(name);
    if (list != document.end() && list->is_array()) std::for_each(list->begin(), list->end(), take);
  };
  const auto number = document.find("nummer");
  if (number != document.end() && number->is_number_integer()) out.number = number->get<int>();
  out.last = text_in(document, "laatste");
  each("recessen", [&out](const json& one) { out.recesses.push_back(recess_in(one)); });
  each("vrijedagen", [&out](const json& one) { out.days_off.push_back(day_off_in(one)); });
  each("verkiezingen", [&out](const json& one) { out.elections.push_back(election_in(one)); });
  each("gebeurtenissen", [&out](const json& one) { out.events.push_back(event_in(one)); });
  return out;
}

json document_of(const Entries& entries) {
  json out{{"nummer", entries.number},
           {"recessen", json::array()},
           {"vrijedagen", json::array()},
           {"verkiezingen", json::array()},
           {"gebeurtenissen", json::array()}};
  if (!entries.last.empty()) out["laatste"] = entries.last;
  for (const auto& one : entries.recesses) out["recessen"].push_back(json_of(one));
  for (const auto& one : entries.days_off) out["vrijedagen"].push_back(json_of(one));
  for (const auto& one : entries.elections) out["verkiezingen"].push_back(json_of(one));
  for (const auto& one : entries.events) out["gebeurtenissen"].push_back(json_of(one));
  return out;
}

void read_entry(Body& body, const std::string& list, const std::string& id, const json& before, bool with_source,
                Entries& entries) {
  const bool is_new = !before.is_object();
  Merging merging(body, is_new ? json::object() : before, is_new);
  if (with_source)
    merging.text("bron", source_max);
  else
    merging.maybe_text("bron", source_max);
  merging.maybe_text("toelichting", note_max);
  const auto element = [&] {
    json made = merging.element();
    made["id"] = id;
    if (!made.contains("bron")) made["bron"] = "voorspelling";
    return made;
  };
  if (list == "recessen") {
    merging.maybe_choice("kamer", {"TK", "EK"});
    merging.choice("soort", recess_words());
    merging.year();
    merging.date("eersteDag");
    merging.date("laatsteDag");
    merging.flag("verwacht");
    near_enough(body, merging.element(), {"eersteDag", "laatsteDag"});
    if (merging.fine({"kamer", "soort", "jaar", "eersteDag", "laatsteDag", "verwacht"}))
      put_entry(body, entries.recesses, recess_in(element()), entries, "eersteDag");
  } else if (list == "vrijedagen") {
    merging.date("datum");
    merging.text("naam", name_max);
    merging.flag("gelijkgesteld");
    near_enough(body, merging.element(), {"datum"});
    if (merging.fine({"datum", "naam", "gelijkgesteld"}))
      put_entry(body, entries.days_off, day_off_in(element()), entries, "datum");
  } else if (list == "verkiezingen") {
    merging.maybe_choice("kamer", {"TK", "EK"});
    merging.date("datum");
    merging.maybe_date("nieuweKamerDatum");
    near_enough(body, merging.element(), {"datum", "nieuweKamerDatum"});
    if (merging.fine({"kamer", "datum", "nieuweKamerDatum"}))
      put_entry(body, entries.elections, election_in(element()), entries, "datum");
  } else {
    merging.choice("soort", event_words());
    merging.date("datum");
    near_enough(body, merging.element(), {"datum"});
    if (merging.fine({"soort", "datum"})) put_entry(body, entries.events, event_in(element()), entries, "datum");
  }
}

bool withdraw_entry(Entries& entries, const std::string& list, const std::string& id) {
  return with_list(entries, list, [&id](auto& of) {
    const auto place = place_of(of, id);
    if (place == of.end()) return false;
    of.erase(place);
    return true;
  });
}

namespace {

template <class Tell>
std::string of_entry(const Entries& entries, const std::string& id, const Tell& tell) {
  std::string found;
  const auto look = [&](const auto& list) {
    const auto place = place_of(list, id);
    if (place != list.end()) found = tell(*place);
  };
  look(entries.recesses);
  look(entries.days_off);
  look(entries.elections);
  look(entries.events);
  return found;
}

}  // namespace

std::string told_entry(const Entries& entries, const std::string& id) {
  return of_entry(entries, id, [](const auto& one) { return told(one); });
}

std::string source_of_entry(const Entries& entries, const std::string& id) {
  return of_entry(entries, id, [](const auto& one) { return one.source; });
}

}  // namespace gestand::wire
