// Delivery: sent is what the far side took on; a process that dies at any step loses nothing, and repeats only under
// the same id.
#include <gmock/gmock.h>
#include <signal.h>

#include <nlohmann/json.hpp>
#include <set>

#include "services/alerts/adapters/post_folder.hpp"
#include "services/alerts/adapters/post_smtp.hpp"
#include "tests/integration/alerts/alerts_fixture.hpp"
#include "tests/integration/alerts/smtp_fixture.hpp"
#include "tests/support/child.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::alerts {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class DeliveryTest : public AlertsTest {
 protected:
  void SetUp() override {
    AlertsTest::SetUp();
    if (IsSkipped()) return;
    directorate("directie-ai", "ai@example.org");
    clock("2024-06-12T08:00:00+02:00");
    evaluate();
  }

  std::string one_due(const std::string& title = "Voorbeeldmotie") {
    const auto id =
        deadline(motion("directie-ai", "2024-06-12T08:00:00+02:00", title), "2024-06-19", "2024-06-12T08:00:00+02:00");
    evaluate();
    return id;
  }

  void again_now() { as_owner("UPDATE alerts.mail SET again_at = clock_timestamp()"); }
  static int resent() { return one_row("SELECT sum(resent) FROM alerts.mail")[0].as<int>(); }
};

TEST_F(DeliveryTest, AMailSaysWhatIsDueAndWhy) {
  (void)one_due("Grondslag voor gezichtsherkenning: één kader\r\nBcc: iemand@example.org");
  EXPECT_EQ(deliver(), 1);
  ASSERT_THAT(mails(), SizeIs(1));
  const auto mail = mails().front();
  for (const auto* part :
       {"Date: Wed, 12 Jun 2024 06:00:", "From: Gestand <gestand@example.org>\r\n", "To: ai@example.org\r\n",
        "Auto-Submitted: auto-generated\r\n", "List-Id: ", "Subject: =?utf-8?Q?",
        "Content-Transfer-Encoding: quoted-printable", "99001-7", "19 juni 2024 (over 7 dagen)",
        "drempel van 7 dagen vooraf", "https://gestand.example.org/moties/"})
    EXPECT_THAT(mail, HasSubstr(part));
  EXPECT_THAT(mail, Not(HasSubstr("\r\nBcc:")));
}

TEST_F(DeliveryTest, WithoutAReceiverTheCoordinatorsGetIt) {
  const auto id =
      deadline(motion("directie-onbekend", "2024-06-12T08:00:00+02:00"), "2024-06-19", "2024-06-12T08:00:00+02:00");
  evaluate();
  EXPECT_EQ(deliver(), 1);
  ASSERT_THAT(mails(), SizeIs(1));
  EXPECT_THAT(mails().front(), HasSubstr("To: coordinatoren@example.org"));
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
}

TEST_F(DeliveryTest, AFolderThatCannotBeWrittenIsVisibleAndRecovers) {
  far_side_ = std::make_unique<PostFolder>("/proc/nergens");
  const auto id = one_due();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 mislukt"));
  EXPECT_EQ(outbox_->counts().failing, 1);
  far_side_ = std::make_unique<PostFolder>(post_.string());
  EXPECT_EQ(deliver(), 0) << "not before its time";
  again_now();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
  EXPECT_EQ(outbox_->counts().failing, 0);
}

TEST_F(DeliveryTest, ASnoozedAlertComesAgainOnItsDayAsAnotherMail) {
  const auto id = one_due();
  (void)deliver();
  as_owner("UPDATE alerts.alert SET status = 'gesluimerd', snoozed_until = '2024-06-14'");
  clock("2024-06-13T08:00:00+02:00");
  evaluate();
  EXPECT_EQ(deliver(), 0);
  clock("2024-06-14T08:00:00+02:00");
  evaluate();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
  std::set<std::string> ids;
  for (const auto& mail : mails()) ids.insert(id_of(mail));
  EXPECT_THAT(ids, SizeIs(2));
}

TEST_F(DeliveryTest, AReminderOfWhatHasEndedIsSettledInstead) {
  const auto id = one_due();
  (void)deliver();
  as_owner("UPDATE alerts.alert SET status = 'gesluimerd', snoozed_until = '2024-06-14'");
  end(id, "2024-06-13T09:00:00+02:00");
  clock("2024-06-14T08:00:00+02:00");
  evaluate();
  EXPECT_EQ(deliver(), 0);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 bevestigd"));
}

class SmtpTest : public DeliveryTest {
 protected:
  void SetUp() override {
    DeliveryTest::SetUp();
    if (IsSkipped()) return;
    if (!SmtpServer::is_there()) GTEST_SKIP() << "python3-aiosmtpd is not installed: no SMTP server to test with";
    server_ = std::make_unique<SmtpServer>();
    far_side_ = std::make_unique<PostSmtp>(Relay{server_->url(), false, "", "", ""}, "gestand.example.org");
  }
  std::unique_ptr<SmtpServer> server_;
};

TEST_F(SmtpTest, SentIsWhatTheServerTookOn) {
  const auto id = one_due("Eén punt op een regel\n.\nen verder");
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
  ASSERT_THAT(server_->messages(), SizeIs(1));
  EXPECT_THAT(server_->messages().front(), HasSubstr("X-Aan: ai@example.org"));
  EXPECT_THAT(server_->messages().front(), HasSubstr("Dit bericht is automatisch verzonden door Gestand."));
}

TEST_F(SmtpTest, ARefusalIsVisibleIsTriedAgainAndRecovers) {
  server_->mode("refuse");
  const auto id = one_due();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 mislukt"));
  EXPECT_THAT(server_->messages(), IsEmpty());
  server_->mode("accept");
  again_now();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
  EXPECT_THAT(server_->messages(), SizeIs(1));
  EXPECT_EQ(resent(), 0) << "a refusal is no doubt";
}

TEST_F(SmtpTest, AnAnswerThatGotLostIsResentUnderTheSameIdAndCounted) {
  server_->mode("drop");
  const auto id = one_due();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 mislukt"));
  server_->mode("accept");
  again_now();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
  const auto ids = server_->ids();
  ASSERT_THAT(ids, SizeIs(2));
  EXPECT_EQ(ids[0], ids[1]);
  const auto messages = server_->messages();
  EXPECT_EQ(messages[0], messages[1]) << "the same bytes";
  EXPECT_EQ(resent(), 1);
}

TEST_F(SmtpTest, OverTlsAndLoggedInOrNotAtAll) {
  const SmtpServer guarded(true);
  const auto try_as = [&](const Relay& relay) {
    far_side_ = std::make_unique<PostSmtp>(relay, "gestand.example.org");
    again_now();
    EXPECT_EQ(deliver(), 1);
  };
  const auto id = one_due();
  try_as({guarded.url(), true, "gestand", "ander woord", guarded.certificate()});
  try_as({guarded.url(), true, "gestand", "geheim woord", ""});  // nobody vouches for its certificate
  try_as({guarded.url(), false, "gestand", "geheim woord", guarded.certificate()});
  try_as({server_->url(), true, "gestand", "geheim woord", guarded.certificate()});  // a server without TLS
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 mislukt"));
  EXPECT_THAT(guarded.messages(), IsEmpty());
  EXPECT_THAT(server_->messages(), IsEmpty()) << "never in the open where TLS was asked for";
  try_as({guarded.url(), true, "gestand", "geheim woord", guarded.certificate()});
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
  EXPECT_THAT(guarded.messages(), SizeIs(1));
}

TEST_F(SmtpTest, OneRefusedAddressKeepsTheMailFromNobodyElse) {
  directorate("directie-ai", "onbekend@example.org");
  const auto lost = one_due();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(lost), ElementsAre("-7@2024-06-12 mislukt")) << "nobody took it";
  directorate("directie-ai", R"(["onbekend@example.org", "ai@example.org"])");
  again_now();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(lost), ElementsAre("-7@2024-06-12 verzonden"));
  EXPECT_THAT(server_->messages(), ElementsAre(HasSubstr("X-Aan: ai@example.org\r\n")));
  evaluate();
  EXPECT_EQ(deliver(), 1) << "the coordinators hear it";
  EXPECT_THAT(server_->messages(),
              Contains(AllOf(HasSubstr("X-Aan: coordinatoren@example.org"), HasSubstr("weigerde 1 van de adressen"))));
}

TEST_F(SmtpTest, ARefusalAfterADoubtSettlesNothing) {
  server_->mode("drop");
  (void)one_due();
  EXPECT_EQ(deliver(), 1);
  server_->mode("refuse");
  again_now();
  EXPECT_EQ(deliver(), 1);
  clock("2024-06-12T11:00:00+02:00");  // made anew it would have another date
  server_->mode("accept");
  again_now();
  EXPECT_EQ(deliver(), 1);
  const auto messages = server_->messages();
  ASSERT_THAT(messages, SizeIs(2));
  EXPECT_EQ(messages[0], messages[1]) << "the same bytes under the same id";
}

TEST_F(SmtpTest, NobodyAtTheFarSide) {
  far_side_ = std::make_unique<PostSmtp>(Relay{"smtp://127.0.0.1:1", false, "", "", ""}, "gestand.example.org");
  const auto id = one_due();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 mislukt"));
  far_side_ = std::make_unique<PostSmtp>(Relay{server_->url(), false, "", "", ""}, "gestand.example.org");
  again_now();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
}

// Dies by SIGKILL at one step of the delivery.
class Mortal final : public Outbox, public Post {
 public:
  Mortal(Outbox& outbox, Post& post, std::string step) : outbox_(outbox), post_(post), step_(std::move(step)) {}
  void take_over() override { outbox_.take_over(); }
  std::optional<Intent> next() override {
    auto intent = outbox_.next();
    die_at("intent");
    return intent;
  }
  Result send(const Message& message) override {
    auto result = post_.send(message);
    die_at("sent");
    return result;
  }
  void record(const Intent& intent, const Result& result) override {
    outbox_.record(intent, result);
    die_at("recorded");
  }

 private:
  void die_at(const std::string& step) const {
    if (step == step_) ::raise(SIGKILL);
  }
  Outbox& outbox_;
  Post& post_;
  std::string step_;
};

TEST(DeliveryChild, DISABLED_Delivers) {
  eventlog::Database database(support::scratch_database(), "alerts");
  KnownPeople people;
  PgOutbox outbox(database, mail_settings("alerts-1"), people, [](const eventlog::Appended&) {});
  PostSmtp post({support::given("GESTAND_TEST_SMTP"), false, "", "", ""}, "gestand.example.org");
  Mortal mortal(outbox, post, support::given("GESTAND_TEST_DIES_AT"));
  Deliverer deliverer(mortal, mortal);
  deliverer.start();
  (void)support::wait_until([] { return false; }, std::chrono::seconds(60));
}

TEST_F(SmtpTest, KilledAtEachStepNothingIsLostAndARepeatHasTheSameId) {
  std::size_t repeats = 0;
  for (const std::string step : {"intent", "sent", "recorded"}) {
    const auto before = server_->ids().size();
    const auto id = one_due(step);
    {
      const support::Child child("DeliveryChild.DISABLED_Delivers",
                                 {{"GESTAND_TEST_CHILD_DATABASE", support::scratch_database()},
                                  {"GESTAND_TEST_SMTP", server_->url()},
                                  {"GESTAND_TEST_DIES_AT", step}});
      ASSERT_TRUE(support::wait_until([&] {
        if (step == "recorded") return alerts_of(id).front().ends_with("verzonden");
        return one_row("SELECT count(*) FROM alerts.mail WHERE state = 'onderweg'")[0].as<int>() == 1 &&
               (step == "intent" || server_->ids().size() > before);
      })) << step;
    }
    outbox_->take_over();  // the same instance, in its next life
    const int attempts = deliver();
    EXPECT_EQ(attempts, step == "recorded" ? 0 : 1) << step;
    EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden")) << step;
    const auto ids = server_->ids();
    const auto came = ids.size() - before;
    EXPECT_EQ(came, step == "sent" ? 2U : 1U) << step;
    EXPECT_EQ(ids[before], ids.back()) << "the same id for " << step;
    repeats += came - 1;
  }
  EXPECT_EQ(repeats, 1U);
  EXPECT_EQ(resent(), 2) << "after the intent and after sending the outcome was unknown";
}

TEST_F(SmtpTest, AnotherInstanceTakesOverOnlyWhenTheLeaseHasRunOut) {
  const auto id = one_due();
  ASSERT_TRUE(outbox_->next().has_value());
  PgOutbox other(*database_, mail_settings("alerts-2"), people_, [](const eventlog::Appended&) {});
  other.take_over();
  EXPECT_FALSE(other.next().has_value());
  as_owner("UPDATE alerts.mail SET again_at = clock_timestamp(), leased_until = clock_timestamp()");
  const auto intent = other.next();
  ASSERT_TRUE(intent.has_value());
  other.record(*intent, far_side_->send(intent->message));
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
}

}  // namespace
}  // namespace gestand::alerts
