// Two tables of wordings against the reader: our own (wordings.tsv), and the real ones of the open data, which are
// known here by a hash only (real_wordings.tsv).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/calendar/rules.hpp"

namespace gestand::calendar {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t start = 0; start <= line.size();) {
    const std::size_t end = std::min(line.find('\t', start), line.size());
    cells.push_back(line.substr(start, end - start));
    start = end + 1;
  }
  return cells;
}

std::vector<std::vector<std::string>> table(const std::string& name, std::size_t columns) {
  std::ifstream file{std::string{GESTAND_SOURCE_DIR} + "/tests/unit/calendar/" + name};
  EXPECT_TRUE(file) << name;
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(cells_of(line));
    EXPECT_EQ(rows.back().size(), columns) << line;
  }
  return rows;
}

struct Read {
  std::string kind;
  std::string date;
  bool operator==(const Read&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Read& read) { return out << read.kind << " " << read.date; }

Read read_on(std::string_view text, Date day) {
  const auto outcome = read(Calendar::builtin(), text, day);
  if (!outcome.ok()) return {outcome.refusal().code == "datum-onbekend" ? "onbekend" : "weiger", "-"};
  const Reading& reading = outcome.value();
  return {reading.kind, reading.date ? to_iso(*reading.date) : "-"};
}

TEST(CalendarWordingTable, EveryRowIsReadAsItStands) {
  const auto rows = table("wordings.tsv", 4);
  ASSERT_GE(rows.size(), 450U);
  for (const auto& row : rows) {
    EXPECT_EQ(read_on(row[0], parse_date(row[1]).value()), (Read{row[2], row[3]})) << row[0] << " on " << row[1];
  }
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string wide(const std::string& text) {
  std::string out = "\t ";
  for (const char c : text) out += c == ' ' ? std::string{" \u00a0\n"} : std::string{c};
  return out + "  ";
}

std::string with_accents(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool voor = text.compare(i, 5, "voor ") == 0 && (i == 0 || text[i - 1] == ' ');
    out += voor ? "v\u00f3\u00f3r " : std::string{text[i]};
    if (voor) i += 4;
  }
  return out;
}

TEST(CalendarWordingTable, CaseSpacesAccentsAndTheLastPointChangeNothing) {
  for (const auto& row : table("wordings.tsv", 4)) {
    const Date day = parse_date(row[1]).value();
    const Read plain = read_on(row[0], day);
    for (const std::string& other : {upper(row[0]), wide(row[0]), with_accents(row[0]), row[0] + ".", row[0] + " ;",
                                     "\u201c" + row[0] + "\u201d", "(" + row[0] + ")!"}) {
      EXPECT_EQ(read_on(other, day), plain) << other;
    }
  }
}

// Without a year, and without a word that points back, a date lies on the reference day or after it.
TEST(CalendarWordingTable, NoDateWithoutAYearLiesBeforeTheReference) {
  int looked_at = 0;
  for (const auto& row : table("wordings.tsv", 4)) {
    bool year = row[0].find("dit jaar") != std::string::npos;  // names one too
    for (std::size_t i = 0; i + 2 <= row[0].size(); ++i) year = year || row[0].compare(i, 2, "20") == 0;
    if (year) continue;
    for (Date day = parse_date("2019-01-01").value(); day < parse_date("2030-01-01").value();
         day += std::chrono::days{19}) {
      const auto outcome = read(Calendar::builtin(), row[0], day);
      if (!outcome.ok() || !outcome.value().date) continue;
      ++looked_at;
      ASSERT_GE(*outcome.value().date, day) << row[0] << " on " << to_iso(day);
    }
  }
  EXPECT_GE(looked_at, 10'000);
}

TEST(CalendarWordingTable, EachStepNamesItsSourceAndTheVersion) {
  for (const auto& row : table("wordings.tsv", 4)) {
    const auto outcome = read(Calendar::builtin(), row[0], parse_date(row[1]).value());
    if (!outcome.ok()) {
      EXPECT_FALSE(outcome.refusal().detail.empty()) << row[0];
      continue;
    }
    for (const Step& step : outcome.value().steps) {
      const bool versioned = step.source.starts_with(kRulesVersion) || step.source == "peildatum" ||
                             step.source.find(Calendar::builtin().version()) != std::string::npos;
      EXPECT_TRUE(versioned) << row[0] << ": " << step.step << " from " << step.source;
    }
  }
}

std::string hash_of(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return fmt::format("{:016x}", hash);
}

TEST(CalendarReadingOpenData, RealWordingsAsTheyWereReviewed) {
  const char* folder = std::getenv("GESTAND_OPEN_DATA");
  const std::string path = std::string{folder == nullptr ? "" : folder} + "/tweedekamer/afgeleid/termijnzinnen.csv";
  if (folder == nullptr || !std::filesystem::exists(path)) {
    GTEST_SKIP() << "GESTAND_OPEN_DATA wijst geen open data aan: echte termijnzinnen niet gelezen";
  }
  std::map<std::string, Read> reviewed;
  for (const auto& row : table("real_wordings.tsv", 3)) reviewed[row[0]] = {row[1], row[2]};
  std::map<std::string, int> counts;
  int all = 0;
  int wrong = 0;
  std::ifstream file{path};
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::size_t start = line.find(',') + 1;
    const std::string wording = line.substr(start, line.find(',', start) - start);
    const Read found = read_on(wording, parse_date("2024-05-16").value());
    const auto expected = reviewed.find(hash_of(wording));
    ASSERT_NE(expected, reviewed.end()) << "not reviewed: " << wording;
    EXPECT_EQ(found, expected->second) << wording;
    if (found != expected->second) ++wrong;
    const bool refused = found.kind == "weiger" || found.kind == "onbekend";
    ++counts[refused ? "refused" : found.kind == "zacht" ? "soft" : "read"];
    ++all;
  }
  std::cout << fmt::format("real wordings: {}; read {}, soft {}, refused {}; wrong {}\n", all, counts["read"],
                           counts["soft"], counts["refused"], wrong);
  EXPECT_EQ(all, 500);
}

}  // namespace
}  // namespace gestand::calendar
