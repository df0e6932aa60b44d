#include "services/overview/adapters/facts_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/promises/open.hpp"
#include "common/wire/present.hpp"
#include "services/overview/domain/folding.hpp"
#include "services/overview/domain/number.hpp"
#include "services/overview/domain/values.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

const json& member(const json& object, const char* name) {
  static const json none;
  if (!object.is_object()) return none;
  const auto found = object.find(name);
  return found == object.end() ? none : *found;
}

std::string first_text(const json& object, std::initializer_list<const char*> members) {
  for (const char* name : members) {
    if (auto text = text_of(object, name); !text.empty()) return text;
  }
  return {};
}

json or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }
json or_null(const std::optional<Instant>& at) { return at ? json(calendar::to_iso(*at)) : json(nullptr); }

json date_or_null(const std::string& text) { return calendar::parse_date(text) ? json(text) : json(nullptr); }

bool has_directorate(const json& document) {
  if (!text_of(document, "directie").empty()) return true;
  const json& assignments = member(document, "toewijzingen");
  return std::any_of(assignments.begin(), assignments.end(),
                     [](const json& one) { return !text_of(one, "directie").empty(); });
}

std::vector<Instant> switches_of(const json& document) {
  std::set<Instant> out;
  for (const auto& assignment : member(document, "toewijzingen")) {
    if (const auto day = calendar::parse_date(text_of(assignment, "vanafDatum")))
      out.insert(calendar::amsterdam_instant(*day, std::chrono::minutes{0}));
  }
  return {out.begin(), out.end()};
}

// The standing appreciation: as the owner says, else the latest by date, then the latest recorded.
std::string appreciation_of(const json& document) {
  const json& standing = member(document, "appreciatie");
  if (standing.is_string()) return standing.get<std::string>();
  if (standing.is_object()) return text_of(standing, "oordeel");
  std::string oordeel, datum;
  for (const auto& one : member(document, "appreciaties")) {
    if (text_of(one, "datum") < datum) continue;
    datum = text_of(one, "datum");
    oordeel = text_of(one, "oordeel");
  }
  return oordeel;
}

// Not settled, and no double of another record.
bool is_open(const json& document) {
  return promises::is_open(text_of(document, "status"), text_of(document, "uitvoering")) &&
         member(document, "samengevoegdMet").is_null();
}

json factions_of(const json& document) {
  std::set<std::string> out;
  for (const char* name : {"indieners", "aan"}) {
    for (const auto& one : member(document, name)) out.insert(folded(text_of(one, "fractie")));
  }
  out.erase("");
  return out;
}

json themes_of(const json& document) {
  std::set<std::string> out;
  for (const auto& one : member(document, "themas")) {
    if (one.is_string()) out.insert(folded(one.get<std::string>()));
  }
  out.erase("");
  return out;
}

json editions_of(const json& document) {
  std::set<std::string> out;
  for (const auto& link : member(document, "koppelingen")) out.insert(text_of(link, "editie"));
  if (text_of(document, "soort") == "editie") out.insert(text_of(document, "editie"));
  out.erase("");
  return out;
}

// The words by which people look for it. Texts that can be erased are not among them.
std::string searchable(const json& document) {
  constexpr std::size_t length_max = 200'000;  // a tsvector holds 1 MiB
  std::string out;
  const auto add = [&](const json& object, std::initializer_list<const char*> members) {
    for (const char* name : members) out += text_of(object, name) + '\n';
  };
  add(document, {"nummer", "zaaknummer", "code", "titel", "naam", "tekst", "dictum", "voorwaarde"});
  add(member(document, "debat"), {"titel"});
  add(member(document, "bron"), {"titel", "passage"});
  add(member(document, "gedaanDoor"), {"naam"});
  for (const char* name : {"verzoeken", "indieners", "aan", "gevraagdDoor"}) {
    const json& list = member(document, name);
    for (const auto& one : list.is_array() ? list : json::array({list})) {
      if (one.is_string()) out += one.get<std::string>() + '\n';
      add(one, {"tekst", "naam", "fractie", "commissie"});
    }
  }
  for (const auto& pointer : member(document, "verwijzingen")) add(pointer, {"titel", "nummer"});
  for (const auto& theme : member(document, "themas")) {
    if (theme.is_string()) out += theme.get<std::string>() + '\n';
  }
  out.resize(std::min(out.size(), length_max));
  return folded(out);
}

json number_words(const json& document) {
  json out = json::array();
  for (const char* name : {"nummer", "zaaknummer"}) {
    if (const auto number = text_of(document, name); !number.empty()) out.push_back("n:" + number_word(number));
  }
  for (const auto& pointer : member(document, "verwijzingen")) {
    if (const auto number = text_of(pointer, "nummer"); !number.empty()) out.push_back("n:" + number_word(number));
  }
  return out;
}

std::string shortened(const std::string& text, std::size_t length) {
  if (text.size() <= length) return text;
  std::size_t end = length;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  return text.substr(0, end);
}

struct Dates {
  std::string nearest, nearest_but_lapse;
};

Dates running(const json& deadlines) {
  Dates out;
  for (const auto& one : deadlines) {
    const auto datum = text_of(one, "datum");
    if (!calendar::parse_date(datum) || !text_of(one, "einde").empty()) continue;
    if (out.nearest.empty() || datum < out.nearest) out.nearest = datum;
    if (text_of(one, "soort") == "vervalt") continue;
    if (out.nearest_but_lapse.empty() || datum < out.nearest_but_lapse) out.nearest_but_lapse = datum;
  }
  return out;
}

Dates dates_of(const std::string& soort, const json& document, const json& followed, bool open) {
  if (soort == "termijn") {
    const auto datum = text_of(document, "datum");
    const bool counts = text_of(document, "einde").empty() && text_of(document, "soort") != "vervalt";
    return {datum, counts ? datum : ""};
  }
  if (soort == "editie") {
    const auto planned = text_of(document, "geplandDatum");
    return {planned, open ? planned : ""};
  }
  return running(deadlines_of(document, followed));
}

void add_owner(json& row, const Owner& owner, const json& followed, Date day) {
  const json& document = *owner.document;
  const json assignment = wire::assignment_on(document, day);
  const auto assigned = [&](const char* name) {
    auto value = text_of(assignment, name);
    return value.empty() ? text_of(document, name) : value;
  };
  std::string status = text_of(document, "status");
  if (owner.soort == "termijn") status = first_text(document, {"einde"});
  if (owner.soort == "termijn" && status.empty()) status = "loopt";
  const auto nummer = first_text(document, {"nummer", "code"});
  const bool open = is_open(document) && promises::is_open(status, "");  // a deadline's status is its end
  const Dates dates = dates_of(owner.soort, document, followed, open);
  const auto datum = first_text(document, {"ingediendDatum", "datum", "geplandDatum"});
  row["bron"] = owner.source;
  row["soort"] = owner.soort;
  row["versie"] = owner.version;
  row["doc"] = document;
  row["gewijzigd_op"] = calendar::to_iso(owner.changed);
  row["geregistreerd_op"] = calendar::to_iso(owner.registered);
  row["instroom_op"] = or_null(owner.inflow);
  row["uitstroom_op"] = or_null(owner.outflow);
  row["nummer"] = or_null(nummer);
  row["nummer_sleutel"] = or_null(number_sort_key(nummer));
  row["zaaknummer"] = or_null(text_of(document, "zaaknummer"));
  row["titel_sleutel"] = shortened(first_text(document, {"titel", "naam", "tekst"}), 200);
  row["status"] = status;
  row["uitvoering"] = or_null(text_of(document, "uitvoering"));
  row["kamer"] = or_null(text_of(document, "kamer"));
  row["appreciatie"] = or_null(appreciation_of(document));
  row["verantwoordelijke"] = or_null(assigned("verantwoordelijke"));
  row["directie"] = or_null(assigned("directie"));
  row["behandelaar"] = or_null(assigned("behandelaar"));
  row["datum"] =
      calendar::parse_date(datum) ? json(datum) : json(calendar::to_iso(calendar::amsterdam_date(owner.registered)));
  row["fracties"] = factions_of(document);
  row["themas"] = themes_of(document);
  row["edities"] = editions_of(document);
  row["vehikel"] = or_null(text_of(document, "vehikel"));
  row["hoort_bij"] = owner.soort == "termijn" ? or_null(text_of(document, "item")) : json(nullptr);
  row["ondersoort"] = or_null(text_of(document, "soort"));
  row["in_beheer"] = !assigned("directie").empty() && member(document, "samengevoegdMet").is_null();
  row["is_open"] = open;
  row["zoektekst"] = searchable(document);
  row["nummers"] = number_words(document);
  row["termijn_datum"] = date_or_null(dates.nearest);
  row["verlopen_datum"] = date_or_null(dates.nearest_but_lapse);
}

}  // namespace

std::string text_of(const json& object, const char* name) {
  const json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

std::shared_ptr<const Owner> owner_after(const Owner* before, const std::string& source, const json& event,
                                         Instant at) {
  const json& data = event.at("data");
  auto document = before != nullptr ? *before->document : json::object();
  if (data.contains("wijziging")) wire::apply_changes(document, data.at("wijziging"));
  auto after = std::make_shared<Owner>();
  if (before != nullptr) *after = *before;
  after->version = event.at("itemversie").get<int>();
  if (after->version != (before != nullptr ? before->version : 0) + 1)
    throw std::invalid_argument("version " + std::to_string(after->version) + " does not follow");
  after->source = source;
  after->soort = data.at("soort").get<std::string>();
  after->changed = at;
  if (before == nullptr) after->registered = at;
  after->switches = switches_of(document);
  if (!has_directorate(document)) after->inflow.reset();
  if (has_directorate(document) && !after->inflow) after->inflow = at;
  const bool open = is_open(document);
  if (open) after->outflow.reset();
  if (!open && !after->outflow) after->outflow = at;
  after->document = std::make_shared<json>(std::move(document));
  return after;
}

std::shared_ptr<const Owner> owner_stored(Owner facts, json document) {
  facts.switches = switches_of(document);
  facts.document = std::make_shared<json>(std::move(document));
  return std::make_shared<Owner>(std::move(facts));
}

json deadlines_of(const json& document, const json& followed) {
  json out = json::array();
  std::set<std::string> seen;
  for (const auto& own : member(document, "termijnen")) {
    const auto id = text_of(own, "id");
    seen.insert(id);
    out.push_back(followed.contains(id) ? followed.at(id) : own);
  }
  for (const auto& [id, one] : followed.items()) {
    if (!seen.contains(id)) out.push_back(one);
  }
  return out;
}

json row_of(const std::string& id, const ItemStand& stand) {
  json followed = json::object();
  for (const auto& [deadline, facts] : stand.deadlines) followed[deadline] = *facts->document;
  json row = {{"id", id},
              {"van", calendar::to_iso(stand.from)},
              {"tot", stand.until == forever ? "infinity" : calendar::to_iso(stand.until)},
              {"wissel", stand.by_switch}};
  row["volgende_wissel"] = or_null(ItemTimeline::next_switch(stand));
  if (stand.owner) {
    add_owner(row, *stand.owner, followed, calendar::amsterdam_date(stand.from));
  } else {
    const Dates dates = running(followed);
    row["termijn_datum"] = date_or_null(dates.nearest);
    row["verlopen_datum"] = date_or_null(dates.nearest_but_lapse);
    for (const char* name : {"fracties", "themas", "edities", "nummers"}) row[name] = json::array();
    row["versie"] = 0;
    row["in_beheer"] = row["is_open"] = false;
    row["zoektekst"] = "";
  }
  row["termijnen"] = std::move(followed);
  return row;
}

}  // namespace gestand::overview
