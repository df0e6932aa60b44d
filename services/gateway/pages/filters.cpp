// The filters of the lists; see the header.
#include "services/gateway/pages/filters.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/form.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_facets.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

struct Filter {
  std::string_view name;
  std::string_view label;
  Kind kind = Kind::Text;
  Source source = Source::None;
  Vocabulary vocabulary = Vocabulary::ItemKind;
  bool first_row = false;
};

std::vector<Filter> filters_of(const std::string& resource) {
  const bool work = resource == "werkvoorraad";
  const bool motions = resource == "moties";
  if (resource == "vehikels") return {};
  std::vector<Filter> out{{.name = "q", .label = "Zoek op woorden of nummer", .first_row = true}};
  if (work) {
    out.push_back({.name = "soort", .label = "Soort", .kind = Kind::Select, .source = Source::Words});
  }
  out.push_back({.name = "status",
                 .label = "Status",
                 .kind = Kind::Select,
                 .source = Source::Words,
                 .vocabulary = work || motions ? Vocabulary::MotionStatus : Vocabulary::CommitmentStatus});
  out.push_back({.name = "directie", .label = "Directie", .kind = Kind::Select, .source = Source::Directorates});
  out.push_back({.name = "isOpen", .label = "Alleen open", .kind = Kind::Check, .first_row = true});
  out.push_back({.name = "isVerlopen", .label = "Te laat", .kind = Kind::Check, .first_row = true});
  out.push_back({.name = "zonderTermijn", .label = "Zonder termijn", .kind = Kind::Check, .first_row = true});
  out.push_back({.name = "zonderEditie", .label = "Zonder editie", .kind = Kind::Check, .first_row = true});
  out.push_back({.name = "zonderDirectie", .label = "Zonder directie", .kind = Kind::Check, .first_row = true});
  out.push_back(
      {.name = "verantwoordelijke", .label = "Verantwoordelijke", .kind = Kind::Select, .source = Source::Offices});
  if (work || motions) {
    out.push_back({.name = "appreciatie",
                   .label = "Appreciatie",
                   .kind = Kind::Select,
                   .source = Source::Words,
                   .vocabulary = Vocabulary::Appreciation});
    out.push_back({.name = "uitvoering",
                   .label = "Uitvoering",
                   .kind = Kind::Select,
                   .source = Source::Words,
                   .vocabulary = Vocabulary::Execution});
    out.push_back({.name = "fractie", .label = "Fractie van een indiener"});
  }
  out.push_back({.name = "voorstel",
                 .label = "Voorstel om af te doen",
                 .kind = Kind::Select,
                 .source = Source::Words,
                 .vocabulary = Vocabulary::ProposalSource});
  out.push_back({.name = "kamer",
                 .label = "Kamer",
                 .kind = Kind::Select,
                 .source = Source::Words,
                 .vocabulary = Vocabulary::Chamber});
  out.push_back({.name = "termijnNa", .label = "Termijn na", .kind = Kind::Date});
  out.push_back({.name = "termijnVoor", .label = "Termijn voor", .kind = Kind::Date});
  out.push_back({.name = "peilDatum", .label = "Stand per", .kind = Kind::Date});
  return out;
}

// What the API's lists take and no field offers; links bring them.
constexpr std::array<std::string_view, 14> unseen{
    "behandelaar", "vehikel",       "thema",       "gewijzigdNa", "editie",    "kolommen", "mijn",
    "inBeheer",    "ingediendVoor", "ingediendNa", "instroom",    "uitstroom", "sorteer",  "pageSize"};

Options options_of(const Filter& filter, References& references) {
  switch (filter.source) {
    case Source::Offices: return references.offices();
    case Source::Directorates: return references.directorates();
    case Source::Staff: return references.staff();
    case Source::Editions:
    case Source::EditionsSentToo: return references.editions();
    case Source::Words: {
      Options out;
      for (const auto& word : words(filter.vocabulary)) out.push_back({std::string(word.value), say(word.text)});
      if (filter.name == "status" && filter.vocabulary == Vocabulary::MotionStatus) {
        out.push_back({"openstaand", say("Openstaand (toezegging)")});
        out.push_back({"deels-voldaan", say("Deels voldaan (toezegging)")});
        out.push_back({"voldaan", say("Voldaan (toezegging)")});
      }
      return out;
    }
    case Source::ItemsAtHand:
    case Source::EventsAtHand:
    case Source::StagesAtHand:
    case Source::NamedReceivers:
    case Source::Receivers:
    case Source::None: break;
  }
  return {};
}

std::string address(const std::string& resource, Params query) {
  query.erase("page");
  const auto tail = query_string(query);
  return "/" + resource + (tail.empty() ? "" : "?" + tail);
}

// "P31D" and "-P1D": so many days from today, or from the day of "stand per".
std::string days_in_words(const std::string& value) {
  const bool back = value.starts_with("-P");
  const auto from = value.find('P');
  const auto number =
      from == std::string::npos || !value.ends_with('D') ? "" : value.substr(from + 1, value.size() - from - 2);
  if (number.empty() || number.size() > 4 || number.find_first_not_of("0123456789") != std::string::npos) return value;
  const auto days = std::stoll(number);
  if (days == 0) return say("vandaag");
  return back ? say("{} geleden", counted(days, "dag", "dagen")) : say("over {} dagen", days);
}

std::string value_in_words(const Filter& filter, const std::string& value, const Options& options) {
  if (filter.kind == Kind::Date) {
    const auto date = calendar::parse_date(value);
    return date ? day_in_words(*date) : days_in_words(value);
  }
  std::string out;
  for (const auto& one : filter.kind == Kind::Select ? several(value) : std::vector<std::string>{value}) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.value == one; });
    out += (out.empty() ? "" : " " + say("of") + " ") + (found == options.end() ? one : found->text);
  }
  return out;
}

// A filter that no field offers, as its button says it.
std::string unseen_in_words(const std::string& name, const std::string& value, References& references) {
  if (name == "mijn") return say("Mijn werk");
  std::string out;
  for (const auto& one : several(value)) {
    const auto said = name == "editie" ? references.edition(one) : name == "behandelaar" ? references.person(one) : one;
    out += (out.empty() ? "" : " " + say("of") + " ") + said;
  }
  return field_in_words(name) + ": " + out;
}

json choices(const Options& options, const std::string& chosen, const std::string& chosen_words) {
  json out = json::array();
  bool found = chosen.empty();
  for (const auto& option : options) {
    out.push_back({{"waarde", option.value}, {"tekst", option.text}, {"gekozen", option.value == chosen}});
    found = found || option.value == chosen;
  }
  if (!found) out.push_back({{"waarde", chosen}, {"tekst", chosen_words}, {"gekozen", true}});
  return out;
}

}  // namespace

Params list_query(const std::string& resource, const Params& query) {
  const auto filters = filters_of(resource);
  Params out;
  for (const auto& [name, value] : query) {
    const bool known = name == "page" || std::find(unseen.begin(), unseen.end(), name) != unseen.end() ||
                       std::any_of(filters.begin(), filters.end(), [&](const Filter& f) { return f.name == name; });
    if (!known || value.empty()) continue;
    const auto found = out.find(name);
    if (found == out.end()) {
      out.emplace(name, value);
    } else if (name == "kolommen") {
      found->second += "," + value;
    }
  }
  return out;
}

json filters_view(const std::string& resource, const Params& query, References& references, const Problem* problem) {
  json view{{"velden", json::array()}, {"vinken", json::array()},  {"meer", json::array()},
            {"meerOpen", false},       {"gekozen", json::array()}, {"verborgen", json::array()}};
  const auto filters = filters_of(resource);
  for (const auto& filter : filters) {
    const auto value = first(query, std::string(filter.name));
    auto options = options_of(filter, references);
    for (const auto& one : several(filter.name == "voorstel" ? value : "")) {
      if (!is_proposal_source(one)) options.push_back({one, references.edition(one)});
    }
    json faults = json::array();
    for (const auto& fault : problem != nullptr ? problem->faults : std::vector<Fault>{}) {
      if (fault.location == filter.name) faults.push_back(fault.detail);
    }
    json field{{"id", "f-" + std::string(filter.name)},
               {"veld", filter.name},
               {"label", say(filter.label)},
               {"waarde", value},
               {"fouten", faults},
               {"keuze", false},
               {"invoer", false},
               {"aan", value == "true"}};
    if (filter.kind == Kind::Select)
      field["keuze"] = {{"opties", choices(options, value, value_in_words(filter, value, options))}};
    const bool in_days = value.find('P') != std::string::npos;  // a field of dates would not show it
    if (filter.kind == Kind::Date) field["invoer"] = {{"type", in_days ? "text" : "date"}};
    if (filter.kind == Kind::Text) field["invoer"] = {{"type", filter.name == "q" ? "search" : "text"}};
    view["meerOpen"] = view["meerOpen"].get<bool>() || (!filter.first_row && !value.empty());
    view[filter.kind == Kind::Check ? "vinken" : filter.first_row ? "velden" : "meer"].push_back(std::move(field));
    if (value.empty()) continue;
    auto without = query;
    without.erase(std::string(filter.name));
    const auto said = filter.kind == Kind::Check && value == "true"
                          ? say(filter.label)
                          : say(filter.label) + ": " + value_in_words(filter, value, options);
    view["gekozen"].push_back(
        {{"tekst", filter.name == "q" ? say("Zoekt") + ": " + value : said}, {"zonder", address(resource, without)}});
  }
  for (const auto name : unseen) {
    const auto value = first(query, std::string(name));
    if (value.empty()) continue;
    view["verborgen"].push_back({{"naam", name}, {"waarde", value}});
    if (name == "sorteer" || name == "pageSize" || name == "kolommen") continue;
    auto without = query;
    without.erase(std::string(name));
    view["gekozen"].push_back(
        {{"tekst", unseen_in_words(std::string(name), value, references)}, {"zonder", address(resource, without)}});
  }
  view["leeg"] = view["gekozen"].empty();
  return view;
}

json quick_choices(const std::string& resource, const Params& query) {
  if (resource == "vehikels") return json::array();
  struct Choice {
    std::string_view text;
    Params query;
  };
  std::vector<Choice> choices{{"Open", {{"isOpen", "true"}}},
                              {"Te laat", {{"isOpen", "true"}, {"isVerlopen", "true"}}},
                              {"Binnen 30 dagen", {{"isOpen", "true"}, {"termijnNa", "-P1D"}, {"termijnVoor", "P31D"}}},
                              {"Zonder termijn", {{"isOpen", "true"}, {"zonderTermijn", "true"}}},
                              {"Zonder editie", {{"isOpen", "true"}, {"zonderEditie", "true"}}},
                              {"Voorstellen", {{"isOpen", "true"}, {"voorstel", "ja"}}}};
  if (resource == "werkvoorraad" || resource == "moties") {
    choices.push_back({"Aangehouden", {{"status", "aangehouden"}}});
  }
  choices.push_back({"Alles", {}});
  auto current = query;
  for (const auto* name : {"page", "sorteer", "pageSize", "kolommen"}) current.erase(name);
  json out = json::array();
  for (const auto& choice : choices) {
    out.push_back(
        {{"tekst", say(choice.text)}, {"adres", address(resource, choice.query)}, {"hier", choice.query == current}});
  }
  return out;
}

}  // namespace gestand::gateway::pages
