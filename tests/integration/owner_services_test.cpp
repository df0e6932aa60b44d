// The owners as programs: an edition is planned, promises hang on it, it moves and is sent; keys repeat harmlessly;
// what the rules of parliament or of this system forbid is refused with a code; and without another owner nothing
// happens until it is back.
#include "tests/integration/owner_services.hpp"

#include <chrono>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/owner/world.hpp"

namespace gestand::owner_services {
namespace {

TEST_F(OwnerServices, AnEditionIsPlannedMovedFilledFrozenAndSent) {
  const std::string of = vehicle();
  const json made = edition({{"venster", "voor-zomerreces"}, {"jaar", 2024}}, of);
  ASSERT_EQ(made["status"], 201) << made;
  EXPECT_EQ(made["item"]["geplandDatum"], "2024-07-04");
  EXPECT_EQ(made["item"]["status"], "gepland");
  const std::string id = made["id"];

  // A motion, a commitment and a request hang on it.
  const std::string police = motion();
  const json linked = verb("motions", "motie", police, "koppelingen", {{"editie", id}, {"rol", "belofte"}});
  ASSERT_EQ(linked["status"], 200) << linked;
  const json promised = commitment({{"termijn", {{"editie", id}}}});
  ASSERT_EQ(promised["status"], 201) << promised;
  EXPECT_EQ(promised["item"]["termijn"]["datum"], "2024-07-04");
  EXPECT_EQ(promised["item"]["koppelingen"][0]["editie"], id);
  EXPECT_EQ(promised["item"]["verantwoordelijke"], "minister-jenv");
  EXPECT_EQ(promised["item"]["titel"], promised["item"]["tekst"]);

  const json moved = verb("vehicles", "editie", id, "planningen",
                          {{"gepland", {{"datum", "2024-06-19"}}}, {"reden", "debat naar voren"}});
  EXPECT_EQ(moved["item"]["geplandDatum"], "2024-06-19") << moved;
  EXPECT_EQ(moved["item"]["eersteDatum"], "2024-07-04");
  EXPECT_EQ(moved["item"]["verschuivingen"], 1);

  json text = {{"item", police}, {"tekst", "De juridische grondslag wordt onderzocht."}};
  EXPECT_EQ(verb("vehicles", "editie", id, "bijdragen", text)["versie"], 3);
  EXPECT_EQ(verb("vehicles", "editie", id, "bijdragen", text)["versie"], 3);  // a repeat is harmless
  text["akkoord"] = true;
  EXPECT_EQ(verb("vehicles", "editie", id, "bijdragen", text)["code"], "tweede-persoon");
  const json writer = actor_;
  actor_["id"] = "een-ander";
  const json approved = verb("vehicles", "editie", id, "bijdragen", text);
  actor_ = writer;
  EXPECT_EQ(approved["versie"], 4) << approved;
  EXPECT_EQ(approved["item"]["bijdragen"][0]["akkoordDoor"], "een-ander") << approved;
  const json own = verb("vehicles", "editie", id, "bijdragen", {{"item", promised["id"]}, {"tekst", "Zie bijlage."}});
  EXPECT_EQ(own["item"]["bijdragen"].size(), 2U) << own;
  EXPECT_EQ(verb("vehicles", "editie", id, "vaststellingen", json::object())["item"]["status"], "vastgesteld");
  EXPECT_EQ(verb("vehicles", "editie", id, "bijdragen", text)["code"], "status-laat-niet-toe");

  const json sent =
      verb("vehicles", "editie", id, "verzendingen", {{"datum", "2024-06-19"}, {"kamerstuk", "29 628, nr. 1217"}});
  EXPECT_EQ(sent["code"], "datum-voor-vaststelling") << sent;  // it was frozen today
  const std::string today = calendar::to_iso(calendar::amsterdam_date(
      std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now())));
  const json now =
      verb("vehicles", "editie", id, "verzendingen", {{"datum", today}, {"kamerstuk", "29 628, nr. 1217"}});
  ASSERT_EQ(now["status"], 200) << now;
  EXPECT_EQ(now["item"]["verzonden"], (json{{"datum", today}, {"kamerstuk", "29628-1217"}}));
  EXPECT_EQ(history("vehicles", id),
            (std::vector<std::string>{"editie-gepland", "editie-verplaatst", "editie-bijdrage-geleverd",
                                      "editie-bijdrage-goedgekeurd", "editie-bijdrage-geleverd", "editie-vastgesteld",
                                      "editie-verzonden"}));

  // Who wrote and who approved stays readable, of one item and of all.
  const json of_one = ask("vehicles", "vehicles.bijdragen", {{"editie", id}, {"item", police}});
  ASSERT_EQ(of_one["aantal"], 2) << of_one;
  EXPECT_EQ(of_one["resultaten"][0]["handeling"], "tekst");
  EXPECT_EQ(of_one["resultaten"][0]["door"]["id"], writer["id"]);
  EXPECT_FALSE(of_one["resultaten"][0]["akkoord"]);
  EXPECT_EQ(of_one["resultaten"][1]["handeling"], "akkoord");
  EXPECT_EQ(of_one["resultaten"][1]["door"]["id"], "een-ander");
  EXPECT_EQ(ask("vehicles", "vehicles.bijdragen", {{"editie", id}})["aantal"], 3);
  EXPECT_TRUE(ask("vehicles", "vehicles.bijdragen", {{"editie", police}}).contains("nietGevonden"));

  // With its next own event an item takes in what became of the edition: met, and a proposal that somebody has to
  // decide on.
  const json noted = verb("commitments", "toezegging", promised["id"], "notities", {{"tekst", "staat in bijlage 2"}});
  EXPECT_EQ(noted["item"]["termijnen"][0]["status"], "gehaald") << noted;
  ASSERT_EQ(noted["item"]["voorstellen"].size(), 1U);
  EXPECT_EQ(noted["item"]["status"], "openstaand");
  const json accepted = verb("commitments", "toezegging", promised["id"], "voorstellen/besluiten",
                             {{"besluit", "aanvaard"}, {"datum", today}}, noted["item"]["voorstellen"][0]["id"]);
  EXPECT_EQ(accepted["item"]["voorstellen"][0]["status"], "aanvaard") << accepted;
  EXPECT_EQ(accepted["item"]["status"], "voldaan") << accepted;
  ASSERT_EQ(accepted["item"]["voldoeningen"].size(), 1U) << accepted;
  EXPECT_EQ(accepted["item"]["voldoeningen"][0]["editie"], id);
}

TEST_F(OwnerServices, EditionsRefuseWhatCannotBe) {
  const std::string of = vehicle();
  EXPECT_EQ(edition({{"datum", "2024-07-04"}}, "00000000-0000-4000-8000-000000000000")["code"], "vehikel-onbekend");
  EXPECT_EQ(edition({{"datum", "2024-07-04"}}, "onzin")["code"], "vehikel-onbekend");
  EXPECT_EQ(faults(edition({{"datum", "2024-07-04"}, {"venster", "voor-zomerreces"}, {"jaar", 2024}}, of)),
            (std::vector<std::string>{"gepland:een-van-twee"}));
  EXPECT_EQ(faults(edition({{"venster", "voor-paasreces"}, {"jaar", 2024}}, of)),
            (std::vector<std::string>{"gepland/venster:onbekende-waarde"}));
  EXPECT_EQ(faults(edition({{"venster", "voor-zomerreces"}}, of)),
            (std::vector<std::string>{"gepland/jaar:ontbreekt"}));
  EXPECT_EQ(
      faults(add("vehicles", "vehikel", {{"soort", "krant"}, {"directie", "directie-onzin"}, {"kleur", "blauw"}})),
      (std::vector<std::string>{"naam:ontbreekt", "soort:onbekende-waarde", "directie:onbekende-code",
                                "kleur:onbekend-veld"}));

  const std::string id = edition({{"datum", "2024-07-04"}}, of)["id"];
  EXPECT_EQ(
      verb("vehicles", "editie", id, "planningen", {{"gepland", {{"datum", "2024-07-04"}}}, {"reden", "x"}})["code"],
      "planning-ongewijzigd");
  EXPECT_EQ(faults(verb("vehicles", "editie", id, "bijdragen", {{"item", of}, {"tekst", "x"}})),
            (std::vector<std::string>{"item:onbekende-id"}));
  EXPECT_EQ(faults(verb("vehicles", "editie", id, "verzendingen", {{"datum", "2999-01-01"}, {"kamerstuk", "onzin"}})),
            (std::vector<std::string>{"datum:datum-buiten-bereik", "kamerstuk:geen-kamerstuknummer"}));
  EXPECT_EQ(faults(verb("vehicles", "editie", id, "verzendingen", {{"datum", "2099-01-01"}, {"kamerstuk", "onzin"}})),
            (std::vector<std::string>{"datum:datum-in-toekomst", "kamerstuk:geen-kamerstuknummer"}));
  EXPECT_EQ(
      verb("vehicles", "editie", id, "annuleringen", {{"datum", "2024-06-01"}, {"reden", "vervalt"}})["item"]["status"],
      "geannuleerd");
  EXPECT_EQ(
      verb("vehicles", "editie", id, "verzendingen", {{"datum", "2024-07-04"}, {"kamerstuk", "29628-1217"}})["code"],
      "status-laat-niet-toe");
  EXPECT_EQ(
      verb("vehicles", "editie", of, "planningen", {{"gepland", {{"datum", "2024-07-05"}}}, {"reden", "x"}})["status"],
      404);  // it is a vehicle
  EXPECT_EQ(commitment({{"termijn", {{"editie", id}}}})["code"], "editie-geannuleerd");
}

TEST_F(OwnerServices, AKeyRepeatsItsAnswerAndNothingElse) {
  const std::string key = eventlog::random_uuid();
  const json body = {{"naam", "Voortgangsbrief"}, {"soort", "voortgangsbrief"}};
  const json first = add("vehicles", "vehikel", body, key);
  ASSERT_EQ(first["status"], 201) << first;
  ASSERT_EQ(verb("vehicles", "vehikel", first["id"], "wijzig", {{"naam", "Andere naam"}})["versie"], 2);
  EXPECT_EQ(add("vehicles", "vehikel", body, key), first);  // as it was then
  json other = body;
  other["naam"] = "Iets anders";
  EXPECT_EQ(add("vehicles", "vehikel", other, key)["code"], "sleutel-hergebruikt");
  // A killed service knows its keys when it is back.
  programs_.erase("vehicles");
  start("vehicles");
  ASSERT_TRUE(support::wait_until([&] { return support::answers(*node_, "vehicles", "log.heads"); }));
  EXPECT_EQ(add("vehicles", "vehikel", body, key), first);
  EXPECT_EQ(programs_["vehicles"]->stop(), 0);
}

TEST_F(OwnerServices, ACommitmentFromConditionToExtensionToKept) {
  const json made =
      commitment({{"voorwaarde", "zodra het advies er is"}, {"termijn", {{"tekst", "binnen drie maanden"}}}});
  ASSERT_EQ(made["status"], 201) << made;
  const std::string id = made["id"];
  EXPECT_FALSE(made["item"].contains("termijn"));
  EXPECT_FALSE(made["item"].contains("_wachtendeTermijn"));
  EXPECT_EQ(made["item"]["termijnen"][0]["soort"], "voorwaarde");
  const json met = verb("commitments", "toezegging", id, "voorwaardevervullingen",
                        {{"datum", "2024-06-10"}, {"toelichting", "advies ontvangen"}});
  EXPECT_EQ(met["item"]["termijn"]["datum"], "2024-09-10") << met;

  const json asked = verb("commitments", "toezegging", id, "uitstelverzoeken",
                          {{"nieuweTermijn", {{"datum", "2024-12-01"}}}, {"reden", "onderzoek loopt uit"}});
  ASSERT_EQ(asked["status"], 200) << asked;
  EXPECT_EQ(asked["item"]["termijn"]["datum"], "2024-09-10");
  const json allowed = verb("commitments", "toezegging", id, "uitstelbesluiten",
                            {{"verzoek", asked["item"]["uitstelverzoeken"][0]["id"]},
                             {"besluit", "toegestaan"},
                             {"door", "minister-jenv"},
                             {"datum", "2024-08-01"}});
  EXPECT_EQ(allowed["item"]["termijn"]["datum"], "2024-12-01") << allowed;
  EXPECT_EQ(allowed["item"]["termijn"]["eersteDatum"], "2024-09-10");
  EXPECT_EQ(allowed["item"]["termijn"]["verschuivingen"], 1);

  EXPECT_EQ(
      verb("commitments", "toezegging", id, "relaties", {{"soort", "komt-uit-motie"}, {"naar", motion()}})["status"],
      200);
  EXPECT_EQ(faults(verb("commitments", "toezegging", id, "relaties", {{"soort", "herhaling"}, {"naar", motion()}})),
            (std::vector<std::string>{"naar:onbekende-id"}));
  const json related =
      verb("commitments", "toezegging", id, "relaties", {{"soort", "herhaling"}, {"naar", commitment()["id"]}});
  EXPECT_EQ(related["item"]["relaties"].size(), 2U) << related;

  EXPECT_EQ(verb("commitments", "toezegging", id, "voldoeningen", {{"datum", "2024-05-01"}})["code"],
            "datum-voor-toezegging");
  EXPECT_EQ(verb("commitments", "toezegging", id, "voldoeningen",
                 {{"datum", "2024-10-01"}, {"deels", true}})["item"]["status"],
            "deels-voldaan");
  const json kept =
      verb("commitments", "toezegging", id, "voldoeningen", {{"datum", "2024-11-01"}, {"brief", "29628-1217"}});
  EXPECT_EQ(kept["item"]["status"], "voldaan");
  EXPECT_EQ(kept["item"]["termijnen"][0]["status"], "gehaald");
  EXPECT_EQ(
      verb("commitments", "toezegging", id, "vervallenverklaringen", {{"datum", "2024-11-02"}, {"reden", "x"}})["code"],
      "status-laat-niet-toe");
  EXPECT_EQ(verb("commitments", "toezegging", id, "termijnen", {{"termijn", {{"datum", "2024-12-01"}}}})["code"],
            "status-laat-niet-toe");

  // A wrong fact is annulled by a new event: the promise is open again, its clock runs.
  const auto events =
      eventlog::unpack_events(node_->call("commitments", "log.item", json{{"item", id}}.dump(), 5s).body);
  const json undone = verb("commitments", "toezegging", id, "correcties",
                           {{"gebeurtenis", json::parse(events.back().body)["id"]}, {"reden", "verkeerde brief"}});
  EXPECT_EQ(undone["item"]["status"], "deels-voldaan") << undone;
  EXPECT_FALSE(undone["item"]["termijn"].contains("einde"));
}

TEST_F(OwnerServices, NumbersBelongToOneCommitment) {
  const std::string number = "TZ202405-" + std::to_string(100 + ++numbers_);
  ASSERT_EQ(commitment({{"nummer", number}})["status"], 201);
  EXPECT_EQ(commitment({{"nummer", "tz 202405 - " + number.substr(9)}})["code"], "nummer-bestaat-al");
  const json other = commitment();
  EXPECT_EQ(
      verb("commitments", "toezegging", other["id"], "wijzig", {{"nummer", number}, {"reden", "verbeterd"}})["code"],
      "nummer-bestaat-al");
  EXPECT_EQ(verb("commitments", "toezegging", other["id"], "wijzig",
                 {{"nummer", number + "9"}, {"reden", "verbeterd"}})["item"]["nummer"],
            number + "9");
  EXPECT_EQ(faults(commitment({{"nummer", "T01615"}, {"kamer", "TK"}})),
            (std::vector<std::string>{"nummer:andere-kamer"}));
  EXPECT_EQ(faults(commitment({{"nummer", "onzin"}, {"aan", json::array()}, {"gedaanDoor", {{"ambt", "minister-x"}}}})),
            (std::vector<std::string>{"nummer:geen-nummer", "gedaanDoor/ambt:onbekende-code", "aan:ontbreekt"}));
  const json request = add("commitments", "kamerverzoek",
                           {{"tekst", "De commissie vraagt om een brief."},
                            {"datum", "2024-05-16"},
                            {"gevraagdDoor", {{"commissie", "Digitale Zaken"}}},
                            {"directie", "directie-ai"}});
  EXPECT_EQ(request["status"], 201) << request;
  EXPECT_EQ(history("commitments", request["id"]), (std::vector<std::string>{"kamerverzoek-gedaan"}));
}

TEST_F(OwnerServices, ATokenBoundToADirectorateWritesOnlyThere) {
  const std::string of = vehicle();
  const std::string id = edition({{"datum", "2024-07-04"}}, of)["id"];
  const std::string police = motion();
  const auto as = [&](const char* directorate) {
    actor_ = {{"id", "toets"}, {"rol", "coordinator"}, {"directie", directorate}};
  };
  as("directie-ai");
  EXPECT_EQ(
      add("vehicles", "vehikel", {{"naam", "N"}, {"soort", "kamerbrief"}, {"directie", "directie-politie"}})["status"],
      403);
  EXPECT_EQ(verb("vehicles", "vehikel", of, "wijzig", {{"naam", "N"}})["status"], 403);
  EXPECT_EQ(edition({{"datum", "2024-07-04"}}, of)["status"], 403);
  EXPECT_EQ(verb("vehicles", "editie", id, "bijdragen", {{"item", police}, {"tekst", "x"}})["status"], 403);
  EXPECT_EQ(commitment()["status"], 403);
  as("directie-politie");
  EXPECT_EQ(edition({{"datum", "2024-07-04"}}, of)["status"], 201);
  EXPECT_EQ(verb("vehicles", "editie", id, "bijdragen", {{"item", police}, {"tekst", "x"}})["status"], 200);
  EXPECT_EQ(commitment()["status"], 201);
  EXPECT_EQ(
      add("organisation", "token", {{"rol", "lezer"}, {"hash", eventlog::hex(eventlog::random_bytes(32))}})["status"],
      403);
}

TEST_F(OwnerServices, WhoATokenIs) {
  const std::string hash = eventlog::hex(eventlog::sha256("geheim" + eventlog::random_uuid()));
  EXPECT_EQ(ask("organisation", "organisation.whois", {{"hash", hash}}), json::object());
  const json made =
      add("organisation", "token",
          {{"rol", "behandelaar"}, {"naam", "koppeling"}, {"directie", "directie-politie"}, {"hash", hash}});
  ASSERT_EQ(made["status"], 201) << made;
  EXPECT_EQ(made.dump().find(hash), std::string::npos);
  EXPECT_EQ(
      ask("organisation", "organisation.whois", {{"hash", hash}}),
      (json{{"id", made["id"]}, {"rol", "behandelaar"}, {"naam", "koppeling"}, {"directie", "directie-politie"}}));
  EXPECT_EQ(add("organisation", "token", {{"rol", "lezer"}, {"hash", hash}})["status"], 409);
  EXPECT_EQ(
      faults(
          add("organisation", "token",
              {{"rol", "baas"}, {"hash", "kort"}, {"directie", "directie-x"}, {"verlooptOp", "2001-01-01T00:00:00Z"}})),
      (std::vector<std::string>{"rol:onbekende-waarde", "directie:onbekende-code", "verlooptOp:tijdstip-verstreken",
                                "hash:geen-hash"}));
  EXPECT_EQ(verb("organisation", "token", made["id"], "intrekkingen", json::object())["item"]["status"], "ingetrokken");
  EXPECT_EQ(ask("organisation", "organisation.whois", {{"hash", hash}}), json::object());
  EXPECT_EQ(verb("organisation", "token", made["id"], "intrekkingen", json::object())["code"], "token-ingetrokken");
}

TEST_F(OwnerServices, StaffAreKnownByAnIdOnly) {
  const json made =
      add("organisation", "medewerker",
          {{"naam", "Voorbeeld-Jansen"}, {"mail", "jansen@example.org"}, {"directie", "directie-politie"}});
  ASSERT_EQ(made["status"], 201) << made;
  const std::string id = made["id"];
  const json changed =
      verb("organisation", "medewerker", id, "wijzig", {{"naam", "Voorbeeld-Pietersen"}, {"reden", "gehuwd"}});
  ASSERT_EQ(changed["status"], 200) << changed;
  const auto packed = node_->call("organisation", "log.item", json{{"item", id}}.dump(), 5s).body;
  for (const char* word : {"Jansen", "Pietersen", "jansen@"}) EXPECT_EQ(packed.find(word), std::string::npos) << word;
  const std::string text = changed["item"]["naam"]["$tekst"];
  EXPECT_EQ(ask("organisation", "log.texts", {{"ids", {text}}})[text], "Voorbeeld-Pietersen");
  EXPECT_EQ(verb("commitments", "toezegging", commitment()["id"], "toewijzingen",
                 {{"behandelaar", id}, {"vanafDatum", "2024-05-17"}})["item"]["behandelaar"],
            id);
}

TEST_F(OwnerServices, ReferenceDataAndTheCalendar) {
  const json twice = add("organisation", "ambt", {{"code", "minister-jenv"}, {"naam", "Nog een keer"}});
  EXPECT_EQ(twice["code"], "bestaat-al") << twice;
  const std::string id = owner::World::reference_id("ambt", "minister-jenv");
  EXPECT_EQ(verb("organisation", "ambt", id, "wijzig",
                 {{"geldigVanaf", "2017-10-26"}, {"bron", "Staatscourant"}})["item"]["geldigVanaf"],
            "2017-10-26");
  EXPECT_EQ(verb("organisation", "ambt", id, "wijzig", {{"geldigTot", "2010-01-01"}})["code"], "geldigheid-omgekeerd");
  EXPECT_EQ(faults(add("organisation", "directie", {{"code", "Directie X"}, {"naam", "X"}, {"mail", "x@y@z"}})),
            (std::vector<std::string>{"code:geen-code", "mail:geen-mailadres"}));
  const json calendar = ask("organisation", "organisation.kalender", {{"jaar", 2024}});
  EXPECT_FALSE(calendar["feestdagen"].empty());
  EXPECT_FALSE(calendar["recessen"].empty());
}

TEST_F(OwnerServices, WithoutTheOtherOwnerNothingHappens) {
  const std::string id = edition({{"datum", "2024-07-04"}}, vehicle())["id"];
  programs_.erase("motions");
  const json envelope = {{"soort", "editie"},
                         {"verb", "bijdragen"},
                         {"id", id},
                         {"body", {{"item", eventlog::random_uuid()}, {"tekst", "x"}}},
                         {"door", actor_}};
  EXPECT_EQ(send("vehicles", envelope).status, bus::Status::Unavailable);
  EXPECT_EQ(history("vehicles", id).size(), 1U);
  // And it recovers.
  start("motions");
  ASSERT_TRUE(support::wait_until([&] { return send("vehicles", envelope).status == bus::Status::Ok; }));
  for (const auto& service : owners) {
    const json verified = ask(service, "log.verify", json::object());
    EXPECT_TRUE(verified["fouten"].empty()) << service << verified;
  }
}

}  // namespace
}  // namespace gestand::owner_services
