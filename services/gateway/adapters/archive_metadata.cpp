// What an archive bundle says of its item in MDTO. Where MDTO leaves a list to the organisation, the list is ours and
// says so; what only the archivist can say, says that.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "services/gateway/adapters/archive_bundle.hpp"
#include "services/gateway/pages/history_words.hpp"
#include "services/gateway/pages/visit.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway {

using nlohmann::json;
using pages::in_words;
using pages::list;
using pages::part;
using pages::text;
using pages::Vocabulary;

namespace {

constexpr const char* source = "Gestand";

mdto::Reference known_as(const std::string& name, const std::string& id) {
  return {name.empty() ? id : name, mdto::Identification{id, source}};
}

std::vector<mdto::Event> events_of(const ArchivedItem& a) {
  std::vector<mdto::Event> out;
  for (const auto& one : a.history) {
    const bool first = text(one, "item") == text(a.item, "id") && one.value("versie", 0) == 1;
    const json by = part(one, "door");
    const auto role = text(by, "rol");
    out.push_back({first ? mdto::creation()
                         : mdto::own("gebeurtenissen", pages::event_in_words(text(one, "type")), text(one, "type")),
                   text(one, "geregistreerdOp"),
                   known_as(role == "systeem" ? source : in_words(Vocabulary::Role, role), text(by, "id"))});
  }
  return out;
}

void add_appraisal(const ArchivedItem& a, mdto::InformationObject& out) {
  const json kept = part(a.item, "archief");
  const auto closed = text(kept, "geslotenDatum");
  const auto category = text(kept, "categorie");
  const auto creator = text(kept, "archiefvormer");
  out.period_until = closed;
  out.creator = {creator.empty() ? "Nog niet vastgesteld door de archivaris" : creator};
  if (category.empty()) {
    out.appraisal = mdto::own("waarderingen", "Nog niet gewaardeerd");
    return;
  }
  out.appraisal = text(kept, "waardering") == "vernietigen" ? mdto::destroyed() : mdto::kept();
  out.category = mdto::Concept{text(kept, "naam"), category, text(kept, "bron")};
  if (closed.empty() || !kept.contains("jaren")) return;
  out.retention = mdto::Term{mdto::own("gebeurtenissen", "Sluiting van het item"), closed,
                             fmt::format("P{}Y", kept["jaren"].get<int>()), text(kept, "vernietigenVanaf")};
}

void add_involved(const ArchivedItem& a, mdto::InformationObject& out) {
  const auto add = [&](const char* relation, mdto::Reference actor) {
    if (!actor.name.empty()) out.involved.push_back({mdto::own("betrokkenheid", relation), std::move(actor)});
  };
  const auto people = [&](const char* member, const char* relation) {
    const json found = a.item.value(member, json::array());
    for (const auto& one : found.is_array() ? found : json::array({found}))
      add(relation, {pages::in_plain_words(member, one, a.names)});
  };
  people("indieners", "Indiener");
  people("gedaanDoor", "Gedaan door");
  people("aan", "Gedaan aan");
  people("gevraagdDoor", "Gevraagd door");
  for (const auto& one : a.assignments) {
    const auto coded = [&](const char* member, const char* relation, const std::string& name) {
      if (const auto code = text(one, member); !code.empty()) add(relation, known_as(name, code));
    };
    coded("verantwoordelijke", "Verantwoordelijke bewindspersoon", a.names.office(text(one, "verantwoordelijke")));
    coded("directie", "Behandelende directie", a.names.directorate(text(one, "directie")));
    coded("behandelaar", "Behandelaar", "Medewerker");
  }
}

void add_related(const ArchivedItem& a, mdto::InformationObject& out) {
  const auto add = [&](const std::string& relation, const std::string& name, const std::string& id) {
    if (!id.empty()) out.related.push_back({known_as(name, id), mdto::own("relaties", relation)});
  };
  for (const auto& one : list(a.item, "koppelingen"))
    add(in_words(Vocabulary::LinkRole, text(one, "rol")), a.names.edition(text(one, "editie")), text(one, "editie"));
  for (const auto& one : list(a.item, "brieven")) add("Brief", text(one, "titel"), text(one, "id"));
  for (const auto& one : list(a.item, "relaties"))
    add(in_words(Vocabulary::RelationKind, text(one, "soort")), "", text(one, "naar"));
  for (const auto& one : list(a.item, "vervangt")) add("Vervangt", "", one.is_string() ? one.get<std::string>() : "");
  add("Vervangen door", "", text(a.item, "vervangenDoor"));
}

void add_restrictions(const ArchivedItem& a, mdto::InformationObject& out) {
  const auto list_name = "beperkingen op het gebruik";
  out.restrictions.push_back(
      {mdto::own(list_name, "Nog niet vastgesteld"), "De openbaarheid is door de archivaris vast te stellen."});
  const auto confidential = confidential_texts(a);
  if (confidential == 0) return;
  out.restrictions.push_back(
      {mdto::own(list_name, "Vertrouwelijk"),
       fmt::format("{} de tekst van {} vertrouwelijke onderdelen.", a.withheld ? "Zonder" : "Met", confidential)});
}

}  // namespace

mdto::InformationObject archive_metadata(const ArchivedItem& a) {
  mdto::InformationObject out;
  out.identification = {text(a.item, "id"), source};
  const auto title = text(a.item, "titel");
  out.name = mdto::short_name(called(a) + ": " + (title.empty() ? text(a.item, "tekst") : title));
  out.level = mdto::archive_item();
  const auto kind = text(a.item, "soort");
  out.classification.push_back(mdto::own("soorten", in_words(Vocabulary::ItemKind, kind), kind));
  for (const auto& theme : list(a.item, "themas")) out.keywords.push_back(pages::in_plain_words("", theme, a.names));
  for (const char* member : {"titel", "tekst", "dictum"}) {
    if (auto words = text(a.item, member); !words.empty()) out.descriptions.push_back(std::move(words));
  }
  out.period_from = text(a.item, "ingediendDatum");
  if (out.period_from.empty()) out.period_from = text(a.item, "datum");
  out.events = events_of(a);
  add_appraisal(a, out);
  add_related(a, out);
  add_involved(a, out);
  add_restrictions(a, out);
  return out;
}

}  // namespace gestand::gateway
