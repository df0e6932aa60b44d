#include "common/rows/steps.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"

namespace gestand::rows {

using nlohmann::json;

namespace {

json parties_json(const std::vector<Party>& parties) {
  json out = json::array();
  for (const auto& one : parties) {
    json party = json::object();
    if (!one.committee.empty()) {
      party["commissie"] = one.committee;
    } else {
      party["naam"] = one.name;
      if (!one.faction.empty()) party["fractie"] = one.faction;
    }
    out.push_back(std::move(party));
  }
  return out;
}

// Makes the steps of one row, in the order in which they must be done.
class Planner {
 public:
  Planner(const Draft& draft, const Known* known, const Setting& setting)
      : draft_(draft), known_(known), setting_(setting), base_("/v1/" + std::string(list_of(setting.kind))) {}

  Plan made() {
    if (known_ == nullptr)
      create();
    else
      correct();
    term();
    assign();
    appreciate();
    status();
    note();
    return std::move(plan_);
  }

 private:
  [[nodiscard]] bool motion() const { return setting_.kind == Kind::Motie; }
  [[nodiscard]] std::string plain(Field field) const { return draft_.plain(field); }
  [[nodiscard]] std::string here(Field field) const { return known_ == nullptr ? "" : known_->get(field); }
  [[nodiscard]] std::string today() const { return calendar::to_iso(setting_.today); }
  [[nodiscard]] std::string where() const { return "Spreadsheet, rij " + std::to_string(draft_.row); }

  void step(const char* method, const std::string& verb, const json& body,
            std::vector<std::pair<std::string, Field>> places) {
    const std::string item = known_ == nullptr ? "{id}" : known_->id;
    const std::string path = verb.empty() && std::string_view(method) == "POST"
                                 ? base_
                                 : base_ + "/" + item + (verb.empty() ? "" : "/" + verb);
    const std::string state = known_ == nullptr ? "nieuw" : "v" + std::to_string(known_->version);
    plan_.steps.push_back(
        {method, path, body.dump(), state + "-" + std::to_string(plan_.steps.size()), std::move(places)});
  }
  void refuse(Field field, std::string code, std::string detail) {
    plan_.refused.emplace_back(field, Refusal{std::move(code), std::move(detail)});
  }
  // Whether the sheet says something else than what is here; tells it.
  bool differs(Field field) {
    const auto* said = draft_.get(field);
    if (said == nullptr || said->plain == here(field)) return false;
    plan_.differences.push_back({field, said->raw, here(field), said->plain});
    return true;
  }

  json source() const {
    const auto value = [&](Field field) { return plain(field).empty() ? here(field) : plain(field); };
    const std::string kind = value(Field::DebatSoort), title = value(Field::Debat), date = value(Field::DebatDatum);
    json out = {{"soort", kind.empty() ? "Overleg" : kind}, {"titel", title.empty() ? kind : title}};
    if (!date.empty()) out["datum"] = date;
    return out;
  }
  [[nodiscard]] bool says_source() const { return !plain(Field::Debat).empty() || !plain(Field::DebatSoort).empty(); }

  void put(json& body, const char* name, Field field) const {
    if (const auto value = plain(field); !value.empty()) body[name] = value;
  }

  void create() {
    for (const auto& [field, said] : draft_.said) {
      if (field != Field::Fractie) plan_.differences.push_back({field, said.raw, "", said.plain});
    }
    json body = json::object();
    put(body, "nummer", Field::Nummer);
    put(body, "kamer", Field::Kamer);
    put(body, "directie", Field::Directie);
    if (!draft_.themes.empty()) body["themas"] = draft_.themes;
    if (motion()) {
      put(body, "zaaknummer", Field::Zaaknummer);
      put(body, "titel", Field::Titel);
      put(body, "dictum", Field::Tekst);
      put(body, "ingediendDatum", Field::Datum);
      put(body, "verantwoordelijke", Field::Ambt);
      body["indieners"] = parties_json(draft_.movers);
      if (says_source()) body["debat"] = source();
    } else {
      put(body, "tekst", Field::Tekst);
      put(body, "datum", Field::Datum);
      put(body, "voorwaarde", Field::Voorwaarde);
      if (setting_.kind == Kind::Toezegging) {
        body["gedaanDoor"] = {{"ambt", plain(Field::Ambt)}};
        if (const auto name = plain(Field::Naam); !name.empty()) body["gedaanDoor"]["naam"] = name;
      } else {
        put(body, "verantwoordelijke", Field::Ambt);
        body["gevraagdDoor"] = parties_json(draft_.asked_by);
      }
      if (!draft_.made_to.empty()) body["aan"] = parties_json(draft_.made_to);
      if (says_source()) body["bron"] = source();
      // The words themselves: then the item tells why its day is what it is.
      if (draft_.term)
        body["termijn"] =
            draft_.term->words.empty() ? json{{"datum", plain(Field::Termijn)}} : json{{"tekst", draft_.term->words}};
    }
    step("POST", "", body,
         {{"nummer", Field::Nummer},
          {"zaaknummer", Field::Zaaknummer},
          {"kamer", Field::Kamer},
          {"titel", Field::Titel},
          {"tekst", Field::Tekst},
          {"dictum", Field::Tekst},
          {"datum", Field::Datum},
          {"ingediendDatum", Field::Datum},
          {"gedaanDoor/naam", Field::Naam},
          {"gedaanDoor", Field::Ambt},
          {"verantwoordelijke", Field::Ambt},
          {"aan", Field::Aan},
          {"gevraagdDoor", Field::GevraagdDoor},
          {"indieners", Field::Indieners},
          {"termijn", Field::Termijn},
          {"directie", Field::Directie},
          {"voorwaarde", Field::Voorwaarde},
          {"bron", Field::Debat},
          {"debat", Field::Debat},
          {"themas", Field::Themas}});
  }

  void fixed(Field field) {
    if (!differs(field)) return;
    refuse(field, "niet-te-wijzigen", "Hier staat \"" + here(field) + "\"; een import kan dit niet wijzigen.");
  }

  void correct() {
    json body = json::object();
    std::vector<std::pair<std::string, Field>> places;
    const auto change = [&](const char* name, Field field, const json& value) {
      if (!differs(field)) return;
      body[name] = value;
      places.emplace_back(name, field);
    };
    change("nummer", Field::Nummer, plain(Field::Nummer));
    change(motion() ? "dictum" : "tekst", Field::Tekst, plain(Field::Tekst));
    change("themas", Field::Themas, draft_.themes);
    fixed(Field::Datum);
    fixed(Field::Kamer);
    if (motion()) {
      change("titel", Field::Titel, plain(Field::Titel));
      change("zaaknummer", Field::Zaaknummer, plain(Field::Zaaknummer));
      change("indieners", Field::Indieners, parties_json(draft_.movers));
      for (const Field field : {Field::Debat, Field::DebatSoort, Field::DebatDatum}) fixed(field);
    } else {
      change("aan", Field::Aan, parties_json(draft_.made_to));
      if (setting_.kind == Kind::Kamerverzoek)
        change("gevraagdDoor", Field::GevraagdDoor, parties_json(draft_.asked_by));
      if (setting_.kind == Kind::Toezegging) fixed(Field::Ambt);
      change("gedaanDoor", Field::Naam, json{{"naam", plain(Field::Naam)}});
      fixed(Field::Voorwaarde);
      bool other = false;
      for (const Field field : {Field::Debat, Field::DebatSoort, Field::DebatDatum}) other = differs(field) || other;
      if (other && !source()["titel"].get<std::string>().empty()) {
        body["bron"] = source();
        places.emplace_back("bron", Field::Debat);
      }
    }
    if (body.empty()) return;
    body["reden"] = where();
    step("PATCH", "", body, std::move(places));
  }

  // A new commitment has it from the start. A closed item has no clock, a condition holds its own.
  void term() {
    if (!draft_.term || (known_ == nullptr && !motion())) return;
    const std::string wanted = plain(Field::Termijn);
    if (known_ != nullptr && draft_.term->date && known_->other_dates.contains(wanted)) return;
    json wish = draft_.term->date ? json{{"datum", wanted}} : json{{"tekst", draft_.term->words}};
    const std::vector<std::pair<std::string, Field>> places{{"termijn", Field::Termijn}};
    if (known_ == nullptr || known_->terms.empty()) {
      if (known_ != nullptr && (!known_->open || !differs(Field::Termijn))) return;
      json body = {{"termijn", wish}};
      if (!draft_.term->words.empty() && draft_.term->date)
        body["toelichting"] = "\"" + draft_.term->words + "\" (" + where() + ")";
      return step("POST", "termijnen", body, places);
    }
    const auto same = [&](const RunningTerm& one) {
      return one.kind == "voorwaarde" ||
             (draft_.term->date ? one.date == wanted : one.date.empty() && one.words == wanted);
    };
    if (std::any_of(known_->terms.begin(), known_->terms.end(), same) || !differs(Field::Termijn)) return;
    step("POST", "termijnen/" + known_->terms[0].id + "/verplaatsingen", {{"termijn", wish}, {"reden", where()}},
         places);
  }

  void assign() {
    json body = json::object();
    std::vector<std::pair<std::string, Field>> places;
    const auto set = [&](const char* name, Field field) {
      body[name] = plain(field);
      places.emplace_back(name, field);
    };
    if (known_ == nullptr) {
      if (!plain(Field::Behandelaar).empty()) set("behandelaar", Field::Behandelaar);
    } else {
      if (differs(Field::Directie)) set("directie", Field::Directie);
      if (differs(Field::Behandelaar)) set("behandelaar", Field::Behandelaar);
      if (setting_.kind != Kind::Toezegging && differs(Field::Ambt)) set("verantwoordelijke", Field::Ambt);
    }
    if (body.empty()) return;
    body["vanafDatum"] = today();
    step("POST", "toewijzingen", body, std::move(places));
  }

  void appreciate() {
    if (!motion() || plain(Field::Appreciatie).empty() || plain(Field::Appreciatie) == here(Field::Appreciatie)) return;
    if (known_ != nullptr) (void)differs(Field::Appreciatie);
    if (known_ != nullptr && known_->settled_appreciation) {
      return refuse(Field::Appreciatie, "appreciatie-bestaat-al",
                    "De motie heeft al de appreciatie \"" + here(Field::Appreciatie) +
                        "\"; een herstel bij brief legt u zelf vast.");
    }
    const std::string by = plain(Field::Ambt).empty() ? here(Field::Ambt) : plain(Field::Ambt);
    if (draft_.broken.contains(Field::AppreciatieDatum) || draft_.broken.contains(Field::Ambt)) return;
    if (plain(Field::AppreciatieDatum).empty() || by.empty()) {
      return refuse(Field::Appreciatie, "appreciatie-zonder-datum",
                    "Een appreciatie vraagt een datum (kolom appreciatiedatum) en een bewindspersoon; of laat de kolom "
                    "weg met \"-\".");
    }
    step("POST", "appreciaties",
         {{"oordeel", plain(Field::Appreciatie)}, {"door", by}, {"datum", plain(Field::AppreciatieDatum)}},
         {{"oordeel", Field::Appreciatie}, {"door", Field::Ambt}, {"datum", Field::AppreciatieDatum}});
  }

  void status() {
    const std::string wanted = plain(Field::Status);
    const std::string first = motion() ? "ingediend" : "openstaand";
    const std::string now = known_ == nullptr ? first : here(Field::Status);
    if (wanted.empty() || wanted == now) return;
    if (wanted == first && now == "deels-voldaan") return;  // both are open
    if (known_ != nullptr) (void)differs(Field::Status);
    const bool may = motion() ? now == "ingediend" || now == "aangehouden" || now == "onbekend"
                              : now == "openstaand" || now == "deels-voldaan";
    if (wanted == first || !may) {
      return refuse(Field::Status, "status-terug",
                    "De status is hier \"" + now + "\"; een import draait een status niet terug.");
    }
    const std::string date = plain(Field::StatusDatum);
    if (draft_.broken.contains(Field::StatusDatum)) return;
    if (date.empty()) {
      return refuse(Field::Status, "status-zonder-datum",
                    "\"" + wanted + "\" vraagt de datum waarop (kolom statusdatum); of laat de kolom weg met \"-\".");
    }
    const std::vector<std::pair<std::string, Field>> places{
        {"datum", Field::StatusDatum}, {"brief", Field::Brief}, {"", Field::Status}};
    if (motion()) return motion_status(wanted, now, date, places);
    if (wanted == "vervallen") {
      return step("POST", "vervallenverklaringen",
                  {{"datum", date},
                   {"reden", plain(Field::Opmerking).empty() ? where() : plain(Field::Opmerking).substr(0, 1'500)}},
                  places);
    }
    json body = {{"datum", date}};
    put(body, "brief", Field::Brief);
    if (wanted == "deels-voldaan") body["deels"] = true;
    step("POST", "voldoeningen", body, places);
  }

  void motion_status(const std::string& wanted, const std::string& now, const std::string& date,
                     const std::vector<std::pair<std::string, Field>>& places) {
    const json day = {{"datum", date}};
    const bool voted = wanted == "aangenomen" || wanted == "verworpen";
    if (voted && now == "aangehouden") step("POST", "hervattingen", day, places);
    if (voted) return step("POST", "stemmingen", {{"datum", date}, {"uitslag", wanted}}, places);
    const char* verb = wanted == "aangehouden"   ? "aanhoudingen"
                       : wanted == "ingetrokken" ? "intrekkingen"
                       : wanted == "overgenomen" ? "overnames"
                                                 : "vervallenverklaringen";
    step("POST", verb, day, places);
  }

  void note() {
    const auto* said = draft_.get(Field::Opmerking);
    if (said == nullptr || (known_ != nullptr && known_->notes.contains(said->plain))) return;
    if (known_ != nullptr) plan_.differences.push_back({Field::Opmerking, said->raw, "", "notitie: " + said->plain});
    step("POST", "notities", {{"tekst", said->plain}}, {{"tekst", Field::Opmerking}});
  }

  const Draft& draft_;
  const Known* known_;
  const Setting& setting_;
  std::string base_;
  Plan plan_;
};

}  // namespace

Plan plan_new(const Draft& draft, const Setting& setting) { return Planner(draft, nullptr, setting).made(); }

Plan plan_change(const Draft& draft, const Known& known, const Setting& setting) {
  return Planner(draft, &known, setting).made();
}

}  // namespace gestand::rows
