// The reader of notas against notas of many shapes. Each .txt has its .json beside it, written by reading the nota:
// every field that is there, in order, and none that is not.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "common/calendar/calendar.hpp"
#include "services/documents/adapters/nota_json.hpp"
#include "services/documents/domain/nota.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/text.hpp"

namespace gestand::documents {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> notas() {
  std::vector<fs::path> out;
  for (const auto& one : fs::directory_iterator(GESTAND_SOURCE_DIR "/tests/unit/documents/notas"))
    if (one.path().extension() == ".txt") out.push_back(one.path());
  std::sort(out.begin(), out.end());
  return out;
}

void expect_offsets_hold(const NotaReading& reading, const std::string& text, const std::string& name) {
  const std::u32string chars = decode(text);
  for (const auto& proposal : reading.proposals) {
    ASSERT_FALSE(proposal.evidence.empty()) << name << ": " << proposal.kind;
    EXPECT_FALSE(proposal.rule.empty());
    EXPECT_GT(proposal.confidence, 0);
    EXPECT_LT(proposal.confidence, 1);
    for (const auto& one : proposal.evidence) {
      ASSERT_LE(one.from, one.to) << name;
      ASSERT_LE(one.to, chars.size()) << name;
      ASSERT_EQ(encode(chars.substr(one.from, one.to - one.from)), one.text) << name;
    }
  }
}

TEST(ReadNota, EveryFieldFoundOrHonestlyAbsent) {
  ASSERT_GE(notas().size(), 14U);
  for (const auto& path : notas()) {
    const std::string text = content(path);
    const auto reading = read_nota(text, calendar::Calendar::builtin());
    json found = json_of(reading);
    for (auto& one : found["nota"]["paragrafen"]) one.erase("tekst");
    fs::path beside = path;
    const json expected = json::parse(content(beside.replace_extension(".json")));
    EXPECT_EQ(found["nota"], expected["nota"]) << path.filename();
    json proposals = json::array();
    for (const auto& one : found["voorstellen"])
      proposals.push_back({{"soort", one["soort"]}, {"velden", one["velden"]}});
    EXPECT_EQ(proposals, expected["voorstellen"]) << path.filename();
    expect_offsets_hold(reading, text, path.filename());
  }
}

// The words that only the withheld part has, and where they may not turn up.
TEST(ReadNota, WhatIsNotPublicIsFound) {
  const std::vector<std::pair<std::string, std::string>> rare{
      {"01-herstelbrief", "zwaluwstaart"}, {"02-kader-catch", "korenwolf"},      {"04-markdown", "sterrenkers"},
      {"05-layout", "Kwikstaart"},         {"09-crlf-ligaturen", "Zandhagedis"}, {"10-paginas", "Woudaap"}};
  for (const auto& [name, word] : rare) {
    const auto reading = read_nota(content(GESTAND_SOURCE_DIR "/tests/unit/documents/notas/" + name + ".txt"),
                                   calendar::Calendar::builtin());
    bool withheld = false;
    for (const auto& one : reading.nota.paragraphs) {
      const bool here = (one.text + one.title).find(word) != std::string::npos;
      EXPECT_FALSE(here && one.is_public) << name;
      withheld = withheld || here;
    }
    EXPECT_TRUE(withheld) << name;
    for (const auto& one : reading.proposals) {
      for (const auto& passage : one.evidence)
        EXPECT_TRUE(passage.text.find(word) == std::string::npos || !one.is_public) << name;
    }
  }
}

// Cut, doubled, with bytes that are no UTF-8: reading never fails, and every position holds.
TEST(ReadNota, MangledTextKeepsItsPositions) {
  std::mt19937 random(20240517);  // a fixed seed: the same texts in every run
  for (const auto& path : notas()) {
    const std::string whole = content(path);
    for (int round = 0; round < 3; ++round) {
      std::string text = whole;
      for (int change = 0; change < 6; ++change) {
        const std::size_t at = random() % text.size();
        switch (random() % 5) {
          case 0: text.erase(at, random() % 60); break;
          case 1: text.insert(at, text.substr(random() % text.size(), 80)); break;
          case 2: text[at] = static_cast<char>(random() % 256); break;
          case 3: text.insert(at, "\n\n"); break;
          default: text.insert(at, "\xc2\xad\xef\xac\x81\f"); break;
        }
        if (text.empty()) text = "x";
      }
      const auto reading = read_nota(text, calendar::Calendar::builtin());
      if (is_utf8(text)) expect_offsets_hold(reading, text, path.filename());
    }
  }
}

std::string repeated(const std::string& piece, std::size_t length) {
  std::string out;
  while (out.size() < length) out += piece;
  return out;
}

// Counted in steps of the matcher, not in seconds: the same on every machine. A limit ends the work on proposals; one
// sentence may go over it.
void expect_bounded(const std::string& text, const std::string& name) {
  constexpr std::uint64_t most = 90'000'000;
  const auto before = steps_taken();
  const auto reading = read_nota(text, calendar::Calendar::builtin());
  EXPECT_LT(steps_taken() - before, most) << name;
  if (!is_utf8(text)) return;
  expect_offsets_hold(reading, text, name);
}

TEST(ReadNota, HostileTextCostsNoMoreThanTheLimit) {
  constexpr std::size_t megabyte = 1U << 20U;
  for (const std::string piece : {"1. A\n", "Niet openbaar\n\n\nToelichting\n\n"})
    expect_bounded(repeated(piece, megabyte / 4), piece);
  for (const std::string piece : {"motie van het lid A over ", "((((((", "mocht indien als ", "a", "1234567890",
                                  "Kamer toegezegd brief van 1 mei 2024 ",
                                  "In het commissiedebat Politie van 1 mei 2024 is de motie-Bos ingediend: \n- a\n",
                                  "| ", "5.1.1.1.1.1 x\n", "Paraaf Datum\nx\n"})
    expect_bounded(repeated(piece, megabyte / 128), piece);
  expect_bounded(std::string(megabyte / 4, '\0'), "nul");
  expect_bounded(std::string(megabyte / 16, '\xff'), "no UTF-8");
}

// What was not read may be anything: it is withheld, and the reading says that it is not whole.
TEST(ReadNota, WhatIsTooLongToReadIsWithheld) {
  const std::string text =
      "1. Aanleiding\nDe Kamer.\n" + repeated("regel\n", 6 * 20'000) + "het geheime woord koolmees\n";
  const auto reading = read_nota(text, calendar::Calendar::builtin());
  EXPECT_FALSE(reading.complete);
  ASSERT_FALSE(reading.nota.paragraphs.empty());
  const auto& last = reading.nota.paragraphs.back();
  EXPECT_FALSE(last.is_public);
  EXPECT_NE(last.text.find("koolmees"), std::string::npos);
  EXPECT_TRUE(
      read_nota("1. Aanleiding\nDe Kamer.\n" + std::string(30'000, '\n'), calendar::Calendar::builtin()).complete);
}

TEST(Pattern, FindsAndCaptures) {
  const Pattern motion("motie(-| van (het lid )?)(?<name>\\U(\\w|['-])*)( \\((?<party>[^()\\d]{1,9})\\))?");
  const std::string text = "De MOTIE van het lid Michon-Derkzen (VVD) en";
  const auto match = motion.find(text);
  ASSERT_TRUE(match);
  const auto name = match->at("name");
  EXPECT_EQ(text.substr(name->first, name->second - name->first), "Michon-Derkzen");
  EXPECT_EQ(text.substr(match->at("party")->first, 3), "VVD");
  EXPECT_FALSE(motion.in("motie van het lid kathmann"));
  EXPECT_EQ(Pattern("a{2,3}").find("baaaa")->end, 4U);
  EXPECT_EQ(Pattern("a{2,3}?").find("baaaa")->end, 3U);
  EXPECT_EQ(Pattern("a*b|c").all("aab c b").size(), 3U);
  EXPECT_FALSE(Pattern("^b").in("ab"));
  EXPECT_TRUE(Pattern("\\bnr\\.? \\d+$").in("kst nr. 1172"));
}

}  // namespace
}  // namespace gestand::documents
