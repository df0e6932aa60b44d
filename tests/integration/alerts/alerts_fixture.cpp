// The fixture of alerts.
#include "tests/integration/alerts/alerts_fixture.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/follow.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/adapters/post_folder.hpp"
#include "services/alerts/app/evaluator.hpp"

namespace gestand::alerts {

using nlohmann::json;

namespace {

class NoWait final : public Sources {
 public:
  bool followed(std::chrono::milliseconds) override { return true; }
};

void nobody_listens(const eventlog::Appended&) {}

}  // namespace

MailSettings mail_settings(const std::string& instance) {
  return {instance, "gestand@example.org", "coordinatoren@example.org", "https://gestand.example.org"};
}

void AlertsTest::SetUp() {
  DatabaseTest::SetUp();
  if (IsSkipped()) return;
  database_ = open("alerts");
  clock("2024-01-01T12:00:00+01:00");
  database_->transaction([](pqxx::work& transaction) { (void)begin_evaluation(transaction); });
  as_owner(
      "DELETE FROM alerts.mail; DELETE FROM alerts.alert; DELETE FROM alerts.deadline; DELETE FROM alerts.signal; "
      "DELETE FROM alerts.item; DELETE FROM alerts.directorate; DELETE FROM alerts.climb; UPDATE alerts.channel SET "
      "document = jsonb_set(document::jsonb, '{status}', '\"werkt\"')::text WHERE version > 0; UPDATE alerts.watermark "
      "SET day = '2024-01-01'; UPDATE alerts.rule SET since = '2024-01-01'");
  post_ = std::filesystem::temp_directory_path() / ("gestand-post-" + eventlog::random_uuid());
  evaluation_ = std::make_unique<PgEvaluation>(*database_, nobody_listens);
  outbox_ = std::make_unique<PgOutbox>(*database_, mail_settings("alerts-1"), people_, nobody_listens);
  far_side_ = std::make_unique<PostFolder>(post_.string());
}

void AlertsTest::TearDown() {
  if (!database_) return;
  as_owner("DELETE FROM platform.klok");
  std::filesystem::remove_all(post_);
}

void AlertsTest::clock(const std::string& instant) {
  as_owner(
      fmt::format("INSERT INTO platform.klok (instant, werkelijk, laatst) VALUES ('{0}', clock_timestamp(), '{0}') "
                  "ON CONFLICT (een) DO UPDATE SET instant = excluded.instant, werkelijk = excluded.werkelijk, laatst "
                  "= excluded.laatst",
                  instant));
}

void AlertsTest::tell(const std::string& source, const std::string& item, const std::string& type, const json& data,
                      const std::string& at) {
  const json body{{"id", eventlog::random_uuid()},
                  {"type", type},
                  {"subject", item},
                  {"time", calendar::to_iso(calendar::parse_instant(at).value())},
                  {"data", data}};
  consumer::Event event{source, {}};
  event.stored.item = item;
  event.stored.type = type;
  event.stored.body = body.dump();
  database_->transaction([&](pqxx::work& transaction) {
    eventlog::AppendRequest own;
    Follow{}.apply(transaction, {&event, 1}, own);
    ASSERT_TRUE(own.events.empty());
  });
}

std::string AlertsTest::motion(const std::string& directorate_code, const std::string& at, const std::string& title) {
  const auto id = eventlog::random_uuid();
  json changes{{{"veld", "titel"}, {"naar", title}}, {{"veld", "nummer"}, {"naar", "99001-7"}}};
  if (!directorate_code.empty())
    changes.push_back(
        {{"veld", "toewijzingen"},
         {"naar",
          {{{"vanafDatum", "2024-01-01"}, {"directie", directorate_code}, {"verantwoordelijke", "minister-jenv"}}}}});
  tell("motions", id, "nl.moties.motie-ingediend", {{"soort", "motie"}, {"wijziging", changes}}, at);
  return id;
}

std::string AlertsTest::deadline(const std::string& item, const std::string& date, const std::string& at, bool bulk) {
  const auto id = eventlog::random_uuid();
  json data{{"soort", "termijn"},
            {"wijziging",
             {{{"veld", "item"}, {"naar", item}},
              {{"veld", "itemSoort"}, {"naar", "motie"}},
              {{"veld", "soort"}, {"naar", "datum"}},
              {{"veld", "datum"}, {"naar", date}}}}};
  if (bulk) data["bulk"] = true;
  tell("deadlines", id, "nl.termijnen.termijn-gesteld", data, at);
  return id;
}

void AlertsTest::move(const std::string& id, const std::string& from, const std::string& to, const std::string& at) {
  tell("deadlines", id, "nl.termijnen.termijn-verplaatst",
       {{"soort", "termijn"}, {"wijziging", {{{"veld", "datum"}, {"van", from}, {"naar", to}}}}}, at);
}

void AlertsTest::end(const std::string& id, const std::string& at) {
  tell("deadlines", id, "nl.termijnen.termijn-gehaald",
       {{"soort", "termijn"}, {"wijziging", {{{"veld", "einde"}, {"naar", "gehaald"}}}}}, at);
}

void AlertsTest::directorate(const std::string& code, const std::string& mail) {
  tell("organisation", eventlog::named_uuid("directie", code), "nl.organisatie.directie-vastgelegd",
       {{"soort", "directie"},
        {"wijziging",
         {{{"veld", "code"}, {"naar", code}},
          {{"veld", "naam"}, {"naar", "Directie Voorbeeld"}},
          {{"veld", "mail"}, {"naar", mail.starts_with('[') ? json::parse(mail) : json(mail)}}}}},
       "2024-01-01T12:00:00Z");
}

void AlertsTest::evaluate() {
  NoWait sources;
  Evaluator evaluator(*evaluation_, sources);
  (void)evaluator.step();
  EXPECT_FALSE(is_behind(evaluation_->look()));
}

int AlertsTest::deliver() {
  Deliverer deliverer(*outbox_, *far_side_);
  int attempts = 0;
  while (deliverer.step()) ++attempts;
  return attempts;
}

std::vector<std::string> AlertsTest::alerts_of(const std::string& id) {
  std::vector<std::string> found;
  for (const auto& row : as_owner(fmt::format(
           "SELECT threshold || '@' || effective || ' ' || status || CASE WHEN document::json->>'ingehaald' = 'true' "
           "THEN '!' ELSE '' END FROM alerts.alert WHERE deadline = '{}' ORDER BY effective, date, threshold",
           id)))
    found.emplace_back(row[0].c_str());
  return found;
}

std::vector<std::string> AlertsTest::mails() {
  std::vector<std::string> found;
  if (!std::filesystem::exists(post_)) return found;
  for (const auto& entry : std::filesystem::directory_iterator(post_)) {
    EXPECT_EQ(entry.path().extension(), ".eml") << "nothing but whole mails";
    std::ifstream file(entry.path());
    found.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return found;
}

}  // namespace gestand::alerts
