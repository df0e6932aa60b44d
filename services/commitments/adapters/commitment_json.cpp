#include "services/commitments/adapters/commitment_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/promises/promise_json.hpp"
#include "common/wire/members.hpp"

namespace gestand::commitments {

using calendar::to_iso;
using nlohmann::json;
using wire::date_of;
using wire::put;
using wire::text_of;

namespace {

json party_json(const Party& one) {
  json out = json::object();
  put(out, "naam", one.name);
  put(out, "fractie", one.faction);
  put(out, "commissie", one.committee);
  return out;
}
Party party_of(const json& in) { return {text_of(in, "naam"), text_of(in, "fractie"), text_of(in, "commissie")}; }

json parties_json(const std::vector<Party>& parties) {
  json out = json::array();
  for (const auto& one : parties) out.push_back(party_json(one));
  return out;
}

// The words of a term, as they were asked for, are kept as they came.
json wish_json(const std::string& wish) { return wish.empty() ? json::object() : json::parse(wish); }

json extension_json(const Extension& one) {
  json out = {{"id", one.id},
              {"nieuweTermijn", wish_json(one.wish)},
              {"reden", one.reason},
              {"gevraagdDatum", to_iso(one.asked)},
              {"status", one.status}};
  put(out, "nieuweDatum", one.date);
  put(out, "door", one.by);
  put(out, "besluitDatum", one.decided);
  put(out, "termijn", one.deadline);
  return out;
}

Extension extension_of(const json& in) {
  Extension out;
  out.id = in.at("id");
  out.wish = in.at("nieuweTermijn").dump();
  out.reason = in.value("reden", "");
  out.date = date_of(in, "nieuweDatum");
  out.asked = date_of(in, "gevraagdDatum").value_or(Date{});
  out.status = in.value("status", "open");
  out.by = text_of(in, "door");
  out.decided = date_of(in, "besluitDatum");
  out.deadline = text_of(in, "termijn");
  return out;
}

void write_parties(const Commitment& commitment, json& out) {
  json speaker = json::object();
  put(speaker, "ambt", commitment.made_by.office);
  put(speaker, "naam", commitment.made_by.name);
  if (!speaker.empty()) out["gedaanDoor"] = std::move(speaker);
  if (!commitment.made_to.empty()) out["aan"] = parties_json(commitment.made_to);
  if (commitment.asked_by.empty()) return;
  out["gevraagdDoor"] =
      commitment.asked_by_one ? party_json(commitment.asked_by.front()) : parties_json(commitment.asked_by);
}

void write_course(const Commitment& commitment, json& out) {
  put(out, "voorwaarde", commitment.condition);
  if (commitment.condition_met) {
    out["voorwaardeVervuld"] = {{"datum", to_iso(commitment.condition_met->date)},
                                {"toelichting", commitment.condition_met->note}};
  }
  if (!commitment.condition_checks.empty()) out["voorwaardecontroles"] = json::array();
  for (const auto& one : commitment.condition_checks)
    out["voorwaardecontroles"].push_back({{"datum", to_iso(one.date)}, {"toelichting", one.note}});
  put(out, "volgendeControleDatum", commitment.check_due);
  if (commitment.waiting_wish) out["_wachtendeTermijn"] = wish_json(*commitment.waiting_wish);
  out["voldoeningen"] = json::array();
  for (const auto& one : commitment.fulfilments) {
    json fulfilment = {{"datum", to_iso(one.date)}, {"deels", one.partial}};
    put(fulfilment, "brief", one.letter);
    put(fulfilment, "editie", one.edition);
    out["voldoeningen"].push_back(std::move(fulfilment));
  }
  if (commitment.lapse) {
    out["vervallen"] = {{"datum", to_iso(commitment.lapse->date)}, {"reden", commitment.lapse->reason}};
    put(out["vervallen"], "brief", commitment.lapse->letter);
  }
  out["uitstelverzoeken"] = json::array();
  for (const auto& one : commitment.extensions) out["uitstelverzoeken"].push_back(extension_json(one));
  out["relaties"] = json::array();
  for (const auto& one : commitment.relations) out["relaties"].push_back({{"soort", one.kind}, {"naar", one.to}});
}

void read_course(const json& in, Commitment& out) {
  out.condition = text_of(in, "voorwaarde");
  if (in.contains("voorwaardeVervuld")) {
    const json& met = in["voorwaardeVervuld"];
    out.condition_met = ConditionMet{date_of(met, "datum").value_or(Date{}), met.value("toelichting", "")};
  }
  for (const auto& one : in.value("voorwaardecontroles", json::array()))
    out.condition_checks.push_back({date_of(one, "datum").value_or(Date{}), one.value("toelichting", "")});
  out.check_due = date_of(in, "volgendeControleDatum");
  if (in.contains("_wachtendeTermijn")) out.waiting_wish = in["_wachtendeTermijn"].dump();
  for (const auto& one : in.value("voldoeningen", json::array())) {
    out.fulfilments.push_back({date_of(one, "datum").value_or(Date{}), text_of(one, "brief"), text_of(one, "editie"),
                               one.value("deels", false)});
  }
  if (in.contains("vervallen")) {
    const json& lapse = in["vervallen"];
    out.lapse = Lapse{date_of(lapse, "datum").value_or(Date{}), lapse.value("reden", ""), text_of(lapse, "brief")};
  }
  for (const auto& one : in.value("uitstelverzoeken", json::array())) out.extensions.push_back(extension_of(one));
  for (const auto& one : in.value("relaties", json::array()))
    out.relations.push_back({one.at("soort"), one.at("naar")});
}

void read_parties(const json& in, Commitment& out) {
  const json speaker = in.value("gedaanDoor", json::object());
  out.made_by = {text_of(speaker, "ambt"), text_of(speaker, "naam")};
  for (const auto& one : in.value("aan", json::array())) out.made_to.push_back(party_of(one));
  if (!in.contains("gevraagdDoor")) return;
  const json& asked = in["gevraagdDoor"];
  out.asked_by_one = asked.is_object();
  for (const auto& one : out.asked_by_one ? json::array({asked}) : asked) out.asked_by.push_back(party_of(one));
}

}  // namespace

json document_of(const Commitment& commitment) {
  json out = {{"kamer", commitment.chamber == calendar::Chamber::TK ? "TK" : "EK"},
              {"titel", title_of(commitment)},
              {"tekst", commitment.text},
              {"datum", to_iso(commitment.date)},
              {"status", to_string(commitment.status)}};
  if (commitment.aside) {
    out["tekst"] = {{"$tekst", commitment.aside->id}};
    out["_tekstHash"] = commitment.aside->hash;
    out["vertrouwelijk"] = true;
  }
  put(out, "nummer", commitment.number);
  write_parties(commitment, out);
  if (commitment.source) {
    out["bron"] = {{"soort", commitment.source->kind}, {"titel", commitment.source->title}};
    put(out["bron"], "datum", commitment.source->date);
    put(out["bron"], "passage", commitment.source->passage);
  }
  if (!commitment.themes.empty()) out["themas"] = commitment.themes;
  write_course(commitment, out);
  promises::write(commitment, out);
  return out;
}

Commitment commitment_of(Kind kind, const std::string& id, const json& in) {
  Commitment out;
  static_cast<promises::Promise&>(out) = promises::read_promise(id, in);
  out.kind = kind;
  out.number = text_of(in, "nummer");
  out.chamber = in.value("kamer", "TK") == "EK" ? calendar::Chamber::EK : calendar::Chamber::TK;
  const json words = in.value("tekst", json(""));
  if (words.is_string()) out.text = words.get<std::string>();
  if (words.is_object()) out.aside = Aside{words.at("$tekst"), in.value("_tekstHash", "")};
  out.date = date_of(in, "datum").value_or(Date{});
  out.status = parse_status(in.value("status", "openstaand")).value_or(Status::Openstaand);
  if (in.contains("bron")) {
    const json& source = in["bron"];
    out.source = Source{source.value("soort", ""), source.value("titel", ""), date_of(source, "datum"),
                        text_of(source, "passage")};
  }
  out.themes = in.value("themas", std::vector<std::string>{});
  read_parties(in, out);
  read_course(in, out);
  return out;
}

}  // namespace gestand::commitments
