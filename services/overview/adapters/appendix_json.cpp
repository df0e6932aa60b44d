#include "services/overview/adapters/appendix_json.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <tuple>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/vocab/appendix_layout.hpp"
#include "common/vocab/errors.hpp"
#include "services/overview/adapters/facts_json.hpp"
#include "services/overview/adapters/pg_appendix.hpp"
#include "services/overview/domain/appendix.hpp"

namespace gestand::overview {

using nlohmann::json;
using namespace std::chrono_literals;

namespace {

// Longer than an append takes; the time of an event is taken with the lock of its log, just before its commit.
constexpr std::chrono::milliseconds settled_after = 2s;

using Names = std::map<std::string, std::string>;

struct Papers {
  EditionStand edition;
  int layout = appendix_layout;  // of a draft
  std::optional<EditionStand> before;
  Date day, day_before;
  std::vector<ItemRow> items;           // in the order of the paper
  std::map<std::string, ItemRow> then;  // as they stood in the edition before
  Names offices;
  std::string vehicle_name;
};

const json& list_of(const json& object, const char* member) {
  static const json none = json::array();
  const auto found = object.find(member);
  return found != object.end() && found->is_array() ? *found : none;
}

void copy(const json& from, json& to, std::initializer_list<const char*> members) {
  for (const char* name : members) {
    if (from.contains(name)) to[name] = from.at(name);
  }
}

// Of a fixed edition. A replica that does not know it yet would make other bytes: then a newer one has to.
int layout_of(const json& edition) {
  const auto found = edition.find("opmaak");
  if (found == edition.end()) return first_appendix_layout;
  if (*found > appendix_layout) throw Unavailable("the papers of this edition have a newer layout");
  return found->get<int>();
}

Papers papers_of(Reading& reading, EditionStand edition) {
  Papers out;
  out.edition = std::move(edition);
  if (out.edition.fixed) out.layout = layout_of(*out.edition.document);
  out.day = calendar::amsterdam_date(out.edition.moment);
  out.items = items_of_edition(reading, out.edition);
  const auto place = [](const ItemRow& row) {
    auto number = text_of(*row.document, "nummer");
    if (number.empty()) number = text_of(*row.document, "zaaknummer");
    return place_of(row.soort, number, row.id);
  };
  std::sort(out.items.begin(), out.items.end(),
            [&](const ItemRow& a, const ItemRow& b) { return place(a) < place(b); });
  out.offices = office_names(reading, out.edition.moment);
  const auto vehicle = text_of(*out.edition.document, "vehikel");
  const auto found = items_at(reading, {vehicle}, out.edition.moment);
  if (found.contains(vehicle)) out.vehicle_name = text_of(*found.at(vehicle).document, "naam");
  out.before = edition_before(reading, out.edition);
  if (!out.before) return out;
  out.day_before = calendar::amsterdam_date(out.before->moment);
  std::vector<std::string> ids;
  for (const auto& row : out.items) ids.push_back(row.id);
  out.then = items_at(reading, ids, out.before->moment);
  return out;
}

const json* contribution_to(const json& edition, const std::string& item) {
  for (const auto& one : list_of(edition, "bijdragen")) {
    if (text_of(one, "item") == item) return &one;
  }
  return nullptr;
}

json standing_text(const json& edition, const std::string& item) {
  const json* found = contribution_to(edition, item);
  if (found == nullptr) return nullptr;
  json out = {{"akkoord", false}};
  copy(*found, out, {"tekst", "akkoord", "versie", "datum", "naSluiting", "akkoordDatum"});
  return out;
}

std::string office(const Names& names, const std::string& code) {
  const auto found = names.find(code);
  return found == names.end() || found->second.empty() ? code : found->second;
}

// A person or a committee as it reads in a sentence.
std::string party(const json& one, const Names& offices) {
  if (one.is_string()) return office(offices, one.get<std::string>());
  std::string out = text_of(one, "ambt").empty() ? "" : office(offices, text_of(one, "ambt"));
  for (const char* name : {"naam", "commissie"}) {
    if (const auto text = text_of(one, name); !text.empty()) out += (out.empty() ? "" : ", ") + text;
  }
  const auto faction = text_of(one, "fractie");
  return faction.empty() ? out : out + (out.empty() ? "" : " ") + "(" + faction + ")";
}

// Who moved it, asked for it, or promised it.
json people_of(const json& item, const Names& offices) {
  json out = json::array();
  for (const char* name : {"indieners", "gevraagdDoor", "gedaanDoor"}) {
    if (!item.contains(name)) continue;
    const json& given = item.at(name);
    for (const auto& one : given.is_array() ? given : json::array({given})) {
      if (auto text = party(one, offices); !text.empty()) out.push_back(std::move(text));
    }
    if (!out.empty()) break;
  }
  return out;
}

std::string debate_in_prose(const json& debate) {
  std::string out = text_of(debate, "soort");
  const auto title = text_of(debate, "titel");
  if (!title.empty()) out += (out.empty() ? "" : " ") + title;
  const auto date = calendar::parse_date(text_of(debate, "datum"));
  return date ? out + (out.empty() ? "" : ", ") + calendar::dutch(*date) : out;
}

// Where it was said: the paper, and the debate.
std::string place_of_origin(const json& item) {
  std::string out;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) out += (out.empty() ? "" : "; ") + text;
  };
  if (text_of(item, "soort") == "motie") {
    const auto number = text_of(item, "nummer");
    add(number.empty() ? text_of(item, "zaaknummer") : paper_in_prose(number, text_of(item, "kamer")));
  } else {
    add(text_of(item, "nummer"));
  }
  for (const char* name : {"debat", "bron"}) {
    if (item.contains(name)) add(debate_in_prose(item.at(name)));
  }
  return out;
}

std::string words_of(const json& item) {
  if (const auto dictum = text_of(item, "dictum"); !dictum.empty()) return dictum;
  if (const auto text = text_of(item, "tekst"); !text.empty()) return text;
  std::string out;
  for (const auto& one : list_of(item, "verzoeken")) {
    const auto text = one.is_object() ? text_of(one, "tekst") : one.is_string() ? one.get<std::string>() : "";
    if (!text.empty()) out += (out.empty() ? "" : "\n") + text;
  }
  return out;
}

json roles_of(const json& document, const std::string& edition) {
  json out = json::array();
  for (const auto& link : list_of(document, "koppelingen")) {
    if (text_of(link, "editie") == edition) out.push_back(text_of(link, "rol"));
  }
  return out;
}

std::string title_of(const json& item) {
  const auto title = text_of(item, "titel");
  return title.empty() ? text_of(item, "tekst") : title;
}

// Those of an item that run and have a date, but for that of the edition `without`.
std::vector<const json*> running_terms(const json& item, const std::string& without = {}) {
  std::vector<const json*> out;
  for (const auto& one : list_of(item, "termijnen")) {
    const bool left_out = !without.empty() && text_of(one, "editie") == without;
    if (!left_out && !text_of(one, "datum").empty() && !one.contains("einde")) out.push_back(&one);
  }
  return out;
}

struct Terms {
  const json* term = nullptr;
  const json* lapse = nullptr;
};

Terms terms_told(const std::vector<const json*>& running, const std::string& edition) {
  std::vector<RunningTerm> all;
  for (const json* one : running)
    all.push_back({text_of(*one, "datum"), text_of(*one, "editie"), text_of(*one, "soort") == "vervalt"});
  const auto told = told_terms(all, edition);
  return {told.term ? running[*told.term] : nullptr, told.lapse ? running[*told.lapse] : nullptr};
}

std::string day_of(const json* term) { return term == nullptr ? "" : text_of(*term, "datum"); }

// The dates that count, but for that of the edition before: that it went out is no news about the item.
void add_terms_compared(json& out, const Papers& papers, const json& item) {
  const auto running = running_terms(item, papers.before->id);
  if (papers.layout == first_appendix_layout) {
    std::string nearest;
    for (const json* one : running) {
      if (nearest.empty() || day_of(one) < nearest) nearest = day_of(one);
    }
    out["termijn"] = nearest;
    return;
  }
  const Terms told = terms_told(running, papers.edition.id);
  out["termijn"] = day_of(told.term);
  out["vervalt"] = day_of(told.lapse);
}

// What people would call another state of affairs.
json compared(const Papers& papers, const json& item, const json& standing) {
  json out = {{"titel", title_of(item)},
              {"tekst", words_of(item)},
              {"status", item.value("status", "")},
              {"uitvoering", item.value("uitvoering", "")},
              {"appreciatie", text_of(item.value("appreciatie", json::object()), "oordeel")}};
  add_terms_compared(out, papers, item);
  out["standVanZaken"] = standing.is_object() ? standing.value("tekst", "") : "";
  return out;
}

void add_change(json& out, const Papers& papers, const ItemRow& row, const json& item, const json& standing) {
  Since since{false, false, row.open, false};
  json changed = json::array();
  const auto then = papers.then.find(row.id);
  if (papers.before && then != papers.then.end()) {
    const ItemRow& was = then->second;
    since.was_listed = !roles_of(*was.document, papers.before->id).empty();
    since.was_open = was.open;
    const json now = compared(papers, item, standing);
    const json former =
        compared(papers, item_json(was, {}, papers.day_before), standing_text(*papers.before->document, row.id));
    for (const auto& [name, value] : now.items()) {
      if (value != former.at(name)) changed.push_back(name);
    }
    since.differs = !changed.empty();
  }
  out["wijziging"] = change_since(since);
  if (since.was_listed && !changed.empty()) out["gewijzigd"] = std::move(changed);
}

void add_term(json& out, const Papers& papers, const json& item) {
  if (!item.contains("termijn")) return;  // the nearest one
  const json* term = &item["termijn"];
  if (papers.layout != first_appendix_layout) {
    const Terms told = terms_told(running_terms(item), papers.edition.id);
    if (told.term != nullptr) term = told.term;
    if (told.term != nullptr && told.lapse != nullptr) out["vervalt"] = {{"datum", day_of(told.lapse)}};
  }
  out["termijn"] = json::object();
  copy(*term, out["termijn"], {"datum", "tekst", "soort", "status", "eersteDatum", "verschuivingen"});
}

json entry_of(const Papers& papers, const ItemRow& row) {
  const json item = item_json(row, {}, papers.day);
  const json standing = standing_text(*papers.edition.document, row.id);
  json out = {{"soort", row.soort},
              {"id", row.id},
              {"titel", title_of(item)},
              {"door", people_of(item, papers.offices)},
              {"isOpen", row.open},
              {"rollen", roles_of(*row.document, papers.edition.id)},
              {"vindplaats", place_of_origin(item)}};
  copy(item, out, {"nummer", "zaaknummer", "kamer", "status", "uitvoering"});
  if (const auto words = words_of(item); !words.empty() && words != title_of(item)) out["tekst"] = words;
  if (item.contains("appreciatie")) out["appreciatie"] = text_of(item["appreciatie"], "oordeel");
  for (const char* name : {"ingediendDatum", "datum"}) {
    if (item.contains(name)) out["datum"] = item.at(name);
  }
  if (standing.is_object()) out["standVanZaken"] = standing;
  add_term(out, papers, item);
  add_change(out, papers, row, item, standing);
  return out;
}

json head_of(const Papers& papers, const char* title) {
  const json& document = *papers.edition.document;
  json out = {{"titel", title},
              {"opmaak", papers.layout},
              {"concept", !papers.edition.fixed},
              {"stand", calendar::to_iso(papers.edition.moment)},
              {"editie", {{"id", papers.edition.id}}},
              {"vehikel", {{"id", text_of(document, "vehikel")}, {"naam", papers.vehicle_name}}}};
  copy(document, out["editie"], {"naam", "geplandDatum", "sluitingsDatum"});
  if (!papers.before) return out;
  out["vorigeEditie"] = {{"id", papers.before->id},
                         {"naam", text_of(*papers.before->document, "naam")},
                         {"stand", calendar::to_iso(papers.before->moment)}};
  return out;
}

// Nothing if there is no such edition.
std::optional<Papers> papers_asked(Reading& reading, const json& question) {
  const auto id = text_of(question, "editie");
  if (!eventlog::is_uuid(id)) return std::nullopt;
  auto edition = edition_stand(reading, id);
  if (!edition) return std::nullopt;
  const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(reading.now() - edition->moment);
  if (edition->fixed && age < settled_after) throw TooFresh(settled_after - age);
  return papers_of(reading, std::move(*edition));
}

// Motions and commitments of a budget, apart what is done.
json part_of_annex(const Papers& papers, const char* kind, const char* heading) {
  json out = {{"soort", kind}, {"titel", heading}, {"inBehandeling", json::array()}, {"afgedaan", json::array()}};
  for (const auto& row : papers.items) {
    if (row.soort != kind) continue;
    const json entry = entry_of(papers, row);
    json line = {{"id", row.id}, {"vindplaats", entry.at("vindplaats")}};
    std::string people;
    for (const auto& one : entry.at("door")) people += (people.empty() ? "" : ", ") + one.get<std::string>();
    line["omschrijving"] = title_of(entry) + (people.empty() ? "" : " – " + people);
    copy(entry, line, {"nummer", "status", "uitvoering", "standVanZaken"});
    out[row.open ? "inBehandeling" : "afgedaan"].push_back(std::move(line));
  }
  return out;
}

}  // namespace

json appendix_answer(Reading& reading, const json& question) {
  const auto papers = papers_asked(reading, question);
  if (!papers) return {{"nietGevonden", true}};
  json out = head_of(*papers, "Moties, toezeggingen en aanvullende verzoeken");
  json entries = json::array();
  json counts = {{"motie", 0},    {"toezegging", 0},  {"kamerverzoek", 0}, {"nieuw", 0},        {"gewijzigd", 0},
                 {"afgedaan", 0}, {"ongewijzigd", 0}, {"zonderTekst", 0},  {"zonderAkkoord", 0}};
  const auto count = [&](const std::string& name) { counts[name] = counts[name].get<int>() + 1; };
  for (const auto& row : papers->items) {
    json entry = entry_of(*papers, row);
    entry["volgnummer"] = entries.size() + 1;
    count(row.soort);
    count(entry.at("wijziging"));
    if (!entry.contains("standVanZaken")) {
      count("zonderTekst");
    } else if (entry["standVanZaken"]["akkoord"] != true) {
      count("zonderAkkoord");
    }
    entries.push_back(std::move(entry));
  }
  out["aantal"] = entries.size();
  out["aantallen"] = std::move(counts);
  out["resultaten"] = std::move(entries);
  return out;
}

json budget_annex_answer(Reading& reading, const json& question) {
  const auto papers = papers_asked(reading, question);
  if (!papers) return {{"nietGevonden", true}};
  json out = head_of(*papers, "Moties en toezeggingen");
  out["delen"] = {part_of_annex(*papers, "motie", "Moties"), part_of_annex(*papers, "toezegging", "Toezeggingen")};
  return out;
}

}  // namespace gestand::overview
