// The forms of notas, letters and of what a nota proposes; see paper_screens.hpp.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/paper_screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

// A fact about an item: the form of its own page, with the item in front.
Form about_an_item(std::string_view resource, std::string_view verb_of_it, std::string_view label) {
  Form out = *verb(resource, verb_of_it);
  out.fields.insert(
      out.fields.begin(),
      Field{.name = "_item", .label = label, .required = true, .hint = "Het nummer, in elke schrijfwijze."});
  return out;
}

std::vector<ProposalKind> all_kinds() {
  return {{"motie", "Motie", new_motion_form(), "moties"},
          {"toezegging", "Toezegging", new_commitment_form(), "toezeggingen"},
          {"voorwaardelijke-toezegging", "Voorwaardelijke toezegging", new_commitment_form(), "toezeggingen"},
          {"vehikel", "Vehikel", new_vehicle_form(), "vehikels"},
          {"brief", "Brief aan de Kamer", letter_form(), "brieven"},
          {"appreciatie", "Appreciatie", about_an_item("moties", "appreciaties", "Van motie"), {}},
          {"aanhoudingsverzoek",
           "Verzoek om aan te houden",
           about_an_item("moties", "aanhoudingsverzoeken", "Van motie"),
           {}},
          {"voldoening", "Voldoening", about_an_item("toezeggingen", "voldoeningen", "Van toezegging"), {}},
          {"termijn", "Termijn", about_an_item("moties", "termijnen", "Bij zaak"), {}}};
}

std::string party_line(const json& one) {
  if (const auto committee = text(one, "commissie"); !committee.empty()) return "commissie " + committee;
  const auto party = text(one, "fractie");
  return text(one, "naam") + (party.empty() ? "" : " (" + party + ")");
}

// What a field of the form shows of a value: lists are lines.
std::string typed_value(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "";
  std::string out;
  if (value.is_array()) {
    for (const auto& one : value)
      out += (out.empty() ? "" : "\n") + (one.is_object() ? party_line(one) : typed_value(one));
  }
  return out;
}

const json* at(const json& fields, std::string_view path) {
  const json* out = &fields;
  while (!path.empty()) {
    const auto dot = std::min(path.find('.'), path.size());
    const auto found = out->is_object() ? out->find(std::string(path.substr(0, dot))) : out->end();
    if (!out->is_object() || found == out->end()) return nullptr;
    out = &*found;
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return out;
}

// The names of a proposal that stand elsewhere in its form.
json arranged(const ProposalKind& kind, json fields) {
  if (!fields.is_object()) return json::object();
  if (fields.contains("motie")) {
    fields["_item"] = fields["motie"];
    fields.erase("motie");
  }
  if (kind.kind == "termijn") {  // a reading of words: the date is what was read
    json term = json::object();
    const char* name = fields.contains("datum") ? "datum" : "tekst";
    if (fields.contains(name)) term[name] = fields[name];
    if (fields.contains("datum") && fields.contains("tekst")) fields["toelichting"] = fields["tekst"];
    for (const char* gone : {"datum", "tekst", "soort"}) fields.erase(gone);
    fields["termijn"] = term;
  }
  return fields;
}

}  // namespace

const Form& nota_form() {
  static const Form form{
      .verb = "nieuw",
      .title = "Nota vastleggen",
      .intro = {},
      .button = "Leg vast",
      .done = "De nota is vastgelegd.",
      .fields = {{.name = "titel", .label = "Titel", .required = true},
                 {.name = "datum", .label = "Datum", .kind = Kind::Date},
                 {.name = "soort", .label = "Soort"},
                 {.name = "kenmerk", .label = "Kenmerk"},
                 {.name = "aan", .label = "Aan"},
                 {.name = "van", .label = "Van"},
                 {.name = "afdeling", .label = "Afdeling"},
                 {.name = "geadviseerdBesluit", .label = "Geadviseerd besluit", .kind = Kind::Area}}};
  return form;
}

const Form& letter_form() {
  static const Form form{
      .verb = "nieuw",
      .title = "Brief aan de Kamer",
      .intro = "Elke open zaak die de brief noemt krijgt een voorstel om haar af te doen.",
      .button = "Brief vastleggen",
      .done = "De brief is vastgelegd.",
      .fields = {{.name = "titel", .label = "Titel", .required = true},
                 {.name = "datum", .label = "Datum", .kind = Kind::Date, .required = true},
                 {.name = "van", .label = "Van", .kind = Kind::Select, .required = true, .source = Source::Offices},
                 {.name = "kamerstuk", .label = "Kamerstuk", .hint = "Bijvoorbeeld 26643-1172."},
                 {.name = "soort", .label = "Soort"},
                 {.name = "items",
                  .label = "Welke zaken",
                  .kind = Kind::Lines,
                  .hint = "Eén nummer per regel, in elke schrijfwijze: 26 643, nr. 1172 of TZ202405-123."}}};
  return form;
}

const ProposalKind* proposal_kind(std::string_view kind) {
  static const auto all = all_kinds();
  const auto found = std::find_if(all.begin(), all.end(), [&](const ProposalKind& one) { return one.kind == kind; });
  return found == all.end() ? nullptr : &*found;
}

Params typed_of(const ProposalKind& kind, const json& fields, std::string& rest) {
  Params out;
  auto left = arranged(kind, fields);
  const auto all = left;
  for (const auto& field : kind.form.fields) {
    const auto* value = at(all, field.name);
    if (value == nullptr) continue;
    const bool is_id =
        field.source == Source::Editions || field.source == Source::EditionsSentToo || field.source == Source::Staff;
    if (is_id) continue;  // words, not one of ours: a person chooses
    if (const auto typed = typed_value(*value); !typed.empty()) out.emplace(field.name, typed);
    left.erase(std::string(field.name.substr(0, field.name.find('.'))));
  }
  for (const auto& [name, value] : left.items()) {
    const auto said = typed_value(value);
    if (!said.empty()) rest += (rest.empty() ? "" : "; ") + field_in_words(name) + ": " + said;
  }
  return out;
}

json marked_text(const std::string& text, const json& proposals) {
  std::vector<std::size_t> starts;  // of each character, in bytes
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  }
  starts.push_back(text.size());
  const auto last = starts.size() - 1;
  std::vector<int> change(starts.size() + 1, 0);
  std::vector<char> is_start(starts.size() + 1, 0);
  for (const auto& proposal : proposals) {
    for (const auto& passage : list(proposal, "bewijs")) {
      const auto from = passage.value("van", last), to = passage.value("tot", last);
      if (from >= to || to > last) continue;
      ++change[from];
      --change[to];
      is_start[from] = 1;
    }
  }
  json out = json::array();
  int depth = 0;
  for (std::size_t begin = 0; begin < last;) {
    depth += change[begin];
    auto end = begin + 1;
    while (end < last && change[end] == 0 && is_start[end] == 0) ++end;
    out.push_back({{"stuk", text.substr(starts[begin], starts[end] - starts[begin])},
                   {"gemerkt", depth > 0},
                   {"anker", is_start[begin] != 0 ? "t-" + std::to_string(begin) : ""}});
    begin = end;
  }
  return out;
}

}  // namespace gestand::gateway::pages
