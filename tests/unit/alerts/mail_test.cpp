// The form and the words of alert mails: encoded headers, lines short enough, hostile titles, Dutch sentences.
#include <gmock/gmock.h>

#include <sstream>

#include "common/calendar/date.hpp"
#include "services/alerts/app/compose.hpp"
#include "services/alerts/app/mime.hpp"

namespace gestand::alerts {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Date day(const char* text) { return calendar::parse_date(text).value(); }

Letter letter() {
  Notice notice{"motie",
                "8f0c1a52-0000-4000-8000-000000000001",
                "99001-7",
                "Grondslag voor gezichtsherkenning",
                "editie",
                day("2024-06-19"),
                -14,
                "",
                day("2024-06-05"),
                false,
                false};
  Letter letter;
  letter.id = "0b6f6a52-0000-4000-8000-000000000002";
  letter.sender = "gestand@example.org";
  letter.to = {"ai@example.org"};
  letter.name = "Directie AI";
  letter.public_url = "https://gestand.example.org:8443/x";
  letter.now = calendar::parse_instant("2024-06-05T07:00:00+02:00").value();
  letter.today = day("2024-06-05");
  letter.notices = {notice};
  return letter;
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);)
    longest = std::max(longest, line.size() - (line.ends_with('\r') ? 1 : 0));
  return longest;
}

TEST(Mime, HeadersArePlainOrEncoded) {
  EXPECT_EQ(header("Subject", "Termijn nadert"), "Subject: Termijn nadert\r\n");
  EXPECT_EQ(header("Subject", "één"), "Subject: =?utf-8?Q?=C3=A9=C3=A9n?=\r\n");
  EXPECT_EQ(header("Subject", "=?x"), "Subject: =?utf-8?Q?=3D=3Fx?=\r\n") << "nothing may pass for an encoded word";
}

TEST(Mime, AHeaderIsNeverTwo) {
  EXPECT_EQ(header("Subject", "a\r\nBcc: b@example.org"), "Subject: a  Bcc: b@example.org\r\n");
}

TEST(Mime, LongHeadersFoldAndNoCharacterIsCut) {
  std::string title;
  for (int i = 0; i < 60; ++i) title += "é€ ";
  const auto folded = header("Subject", title);
  EXPECT_LE(longest_line(folded), 76U);
  for (std::size_t at = folded.find("=E2"); at != std::string::npos; at = folded.find("=E2", at + 1))
    EXPECT_EQ(folded.substr(at, 9), "=E2=82=AC");
  EXPECT_LE(longest_line(header("To", std::string(40, 'a') + "@example.org, " + std::string(40, 'b') + "@example.org")),
            76U);
}

TEST(Mime, BodiesAreQuotedPrintable) {
  EXPECT_EQ(quoted_printable("één = 1 \nx"), "=C3=A9=C3=A9n =3D 1=20\r\nx");
  EXPECT_EQ(quoted_printable("a\r\nb"), "a\r\nb");
  EXPECT_LE(longest_line(quoted_printable(std::string(1000, 'e') + std::string(200, '='))), 76U);
}

TEST(Mime, DatesAreThoseOfMail) {
  EXPECT_EQ(mail_date(calendar::parse_instant("2024-02-29T23:59:59.9Z").value()), "Thu, 29 Feb 2024 23:59:59 +0000");
}

TEST(Mime, WhatCanStandAsAnAddress) {
  for (const auto* good : {"ai@example.org", "a.b+c@x.example.org"}) EXPECT_TRUE(is_address(good)) << good;
  for (const auto* bad : {"", "a", "@x", "a@", "a@b@c", "a b@c", "a@b>", "<a@b", "a\r\n@b", "é@b", "a,b@c"})
    EXPECT_FALSE(is_address(bad)) << bad;
}

TEST(Compose, TheSubjectSaysWhatIsDue) {
  auto one = letter();
  EXPECT_EQ(subject_of(one), "motie 99001-7 Grondslag voor gezichtsherkenning: termijn over 14 dagen");
  one.notices[0].date = day("2024-06-04");
  EXPECT_EQ(subject_of(one), "motie 99001-7 Grondslag voor gezichtsherkenning: termijn 1 dag te laat");
  one.notices[0].kind = "vervalt";
  one.notices[0].date = day("2024-06-06");
  EXPECT_EQ(subject_of(one), "motie 99001-7 Grondslag voor gezichtsherkenning: vervalt morgen");
  one.notices.push_back(letter().notices[0]);
  EXPECT_EQ(subject_of(one), "2 termijnen vragen aandacht");
  one.notices[0].date = day("2024-06-04");
  EXPECT_EQ(subject_of(one), "2 termijnen vragen aandacht, waarvan 1 verstreken");
}

TEST(Compose, TheTextTellsEachWithItsReasonAndItsLink) {
  auto many = letter();
  many.public_url = "https://gestand.example.org";
  auto late = many.notices[0];
  late.item_kind = "toezegging";
  late.number = "TZ202405-1";
  late.threshold = 8;
  late.date = day("2024-05-28");
  late.caught_up = true;
  auto happened = many.notices[0];
  happened.words = "appreciatie door een ander";
  many.notices.push_back(late);
  many.notices.push_back(happened);
  const auto text = text_of(many);
  for (const auto* part :
       {"Aan Directie AI", "* motie 99001-7: Grondslag voor gezichtsherkenning",
        "Termijn (hangt aan een editie): 19 juni 2024 (over 14 dagen)", "Waarom nu: drempel van 14 dagen vooraf\n",
        "https://gestand.example.org/moties/8f0c1a52-0000-4000-8000-000000000001", "28 mei 2024 (8 dagen te laat)",
        "drempel van 8 dagen na de termijn, ingehaald: bereikt op 5 juni 2024",
        "https://gestand.example.org/toezeggingen/", "Waarom nu: appreciatie door een ander\n"})
    EXPECT_THAT(text, HasSubstr(part));
  many.name.clear();
  EXPECT_THAT(text_of(many), StartsWith("Aan de coördinatoren"));
}

TEST(Compose, AMessageHasItsHeadersAndNothingOfAHostileTitle) {
  auto hostile = letter();
  hostile.notices[0].title = "x\r\n\r\nBcc: iemand@example.org\r\n.\r\nQUIT";
  const auto bytes = compose(hostile);
  const auto headers = bytes.substr(0, bytes.find("\r\n\r\n"));
  EXPECT_THAT(headers, HasSubstr("\r\nMessage-ID: <0b6f6a52-0000-4000-8000-000000000002@gestand.example.org>"));
  EXPECT_THAT(headers, HasSubstr("\r\nAuto-Submitted: auto-generated"));
  EXPECT_THAT(headers, HasSubstr("\r\nList-Id: Meldingen van Gestand <meldingen.gestand.example.org>"));
  EXPECT_THAT(bytes, Not(HasSubstr("\nBcc:")));
  EXPECT_THAT(bytes, Not(HasSubstr("\r\n.\r\n")));
  for (std::size_t at = bytes.find('\n'); at != std::string::npos; at = bytes.find('\n', at + 1))
    EXPECT_EQ(bytes[at - 1], '\r');
}

TEST(Compose, TheSameLetterIsTheSameBytes) { EXPECT_EQ(compose(letter()), compose(letter())); }

TEST(Compose, DistancesInWords) {
  const auto today = day("2024-06-05");
  EXPECT_EQ(distance(today, today), "vandaag");
  EXPECT_EQ(distance(day("2024-06-06"), today), "morgen");
  EXPECT_EQ(distance(day("2024-06-19"), today), "over 14 dagen");
  EXPECT_EQ(distance(day("2024-06-04"), today), "1 dag te laat");
  EXPECT_EQ(distance(day("2024-05-28"), today), "8 dagen te laat");
}

TEST(Compose, TheHostOfAnAddress) {
  EXPECT_EQ(host_of("https://gestand.example.org:8443/x"), "gestand.example.org");
  EXPECT_EQ(host_of("http://127.0.0.1:8080"), "127.0.0.1");
  EXPECT_EQ(host_of(""), "gestand.invalid");
  EXPECT_EQ(host_of("http://a b/"), "gestand.invalid");
}

}  // namespace
}  // namespace gestand::alerts
