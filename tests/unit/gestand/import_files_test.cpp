// From files to records and a report: real gzip files in a folder of its own, and a sender that is asked what the
// service would be asked.
#include <gmock/gmock.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

#include "common/eventlog/part.hpp"
#include "services/gestand/adapters/gz_lines.hpp"
#include "services/gestand/adapters/import_sender.hpp"
#include "services/gestand/adapters/record_json.hpp"
#include "services/gestand/adapters/report.hpp"
#include "services/gestand/adapters/tk_source.hpp"

namespace gestand::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class ImportFiles : public testing::Test {
 protected:
  ImportFiles() {
    std::string pattern = (fs::temp_directory_path() / "gestand-import-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~ImportFiles() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    const fs::path path = fs::path(folder_) / name;
    fs::create_directories(path.parent_path());
    gzFile out = gzopen(path.c_str(), "wb");
    ASSERT_NE(out, nullptr);
    ASSERT_EQ(gzwrite(out, text.data(), static_cast<unsigned>(text.size())), static_cast<int>(text.size()));
    ASSERT_EQ(gzclose(out), Z_OK);
  }
  static json case_row(const std::string& id) {
    return {{"Id", id},
            {"Nummer", "2024Z08422"},
            {"Soort", "Motie"},
            {"Titel", "Politie"},
            {"Onderwerp", " Motie &amp; meer "},
            {"GestartOp", "2024-05-15T23:30:00Z"},
            {"Termijn", nullptr},
            {"Volgnummer", 1172},
            {"Afgedaan", false},
            {"Verwijderd", false},
            {"Kabinetsappreciatie", "Oordeel Kamer"},
            {"GewijzigdOp", "2024-05-21T16:00:00.5+02:00"}};
  }

  std::string folder_;
};

TEST_F(ImportFiles, LinesAreReadAcrossBuffers) {
  std::string text = std::string(300'000, 'a') + "\n\nlaatste";
  write("x.gz", text);
  GzLines lines(folder_ + "/x.gz");
  std::string line;
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line.size(), 300'000U);
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "");
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "laatste");
  EXPECT_EQ(lines.line_number(), 3U);
  EXPECT_FALSE(lines.next(line));
}

TEST_F(ImportFiles, AFileThatWasCutOffIsAFault) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919) + "\n";
  write("x.gz", text);
  const fs::path path = fs::path(folder_) / "x.gz";
  fs::resize_file(path, fs::file_size(path) / 2);
  GzLines lines(path.string());
  std::string line;
  EXPECT_THROW(while (lines.next(line)){}, UnreadableFile);
}

TEST_F(ImportFiles, ABadLineIsReportedAndTheRestGoesOn) {
  json nameless = case_row("b2");
  nameless.erase("Onderwerp");
  json letter = case_row("b3");
  letter["Soort"] = "Brief regering";
  write("zaak_motie_alle.jsonl.gz",
        case_row("A1").dump() + "\n{\"Id\": broken\n" + nameless.dump() + "\n" + letter.dump() + "\n");
  const Sources in = read_tweedekamer(folder_, [](std::uint64_t) {});
  ASSERT_EQ(in.cases.size(), 1U);
  EXPECT_EQ(in.cases.front().id, "a1") << "ids are lower case";
  EXPECT_EQ(in.cases.front().changed_at, "2024-05-21T14:00:00.500000Z");
  ASSERT_EQ(in.findings.size(), 3U);
  EXPECT_EQ(in.findings.at(0).id, "zaak_motie_alle.jsonl.gz:2");
  EXPECT_EQ(in.findings.at(1).detail, "veld ontbreekt: Onderwerp");
}

TEST_F(ImportFiles, RecordsAreStableToTheByte) {
  write("zaak_motie_alle.jsonl.gz", case_row("a1").dump() + "\n");
  write(
      "motie_tekst.jsonl.gz",
      R"({"Zaak_Id":"a1","kst":"kst-26643-1172","ondertekenaars":["Kathmann"],"verzoeken":["verzoekt de regering x"],"tekst":null})");
  const auto once = [&] { return to_json(convert(read_tweedekamer(folder_, [](std::uint64_t) {})).records.at(0)); };
  EXPECT_EQ(once(), once());
  EXPECT_EQ(
      once(),
      R"({"id":"a1","zaaknummer":"2024Z08422","nummer":"26643-1172","titel":"Motie & meer","verzoeken":["verzoekt de regering x"],)"
      R"("indieners":[{"naam":"Kathmann"}],"ingediendDatum":"2024-05-16","appreciatie":"oordeel-kamer","status":"ingediend",)"
      R"("bronGewijzigdOp":"2024-05-21T14:00:00.500000Z"})")
      << "half past eleven at night in UTC is the next day in Amsterdam";
}

TEST_F(ImportFiles, WithoutCasesThereIsNothingToImport) {
  EXPECT_THROW((void)read_tweedekamer(folder_, [](std::uint64_t) {}), UnreadableFile);
}

TEST_F(ImportFiles, TheReportIsSortedAndCounted) {
  const std::vector<Finding> findings{{Reason::NumberTwice, "f", "2", ""},
                                      {Reason::DeletedAtSource, "f", "1", ""},
                                      {Reason::NumberTwice, "f", "1", "x"}};
  write_report(folder_ + "/sub/report.jsonl", findings);
  std::ifstream in(folder_ + "/sub/report.jsonl");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  EXPECT_THAT(lines, testing::ElementsAre(R"({"reden":"verwijderd-bij-bron","bestand":"f","id":"1"})",
                                          R"({"reden":"nummer-dubbel","bestand":"f","id":"1","detail":"x"})",
                                          R"({"reden":"nummer-dubbel","bestand":"f","id":"2"})"));
  EXPECT_THAT(summary(findings), testing::StartsWith("       2  nummer-dubbel"));
}

std::vector<ImportRecord> many(int count) {
  std::vector<ImportRecord> records;
  for (int i = 0; i < count; ++i) {
    ImportRecord record;
    record.id = "00000000-0000-4000-8000-0000000000" + std::string(1, "0123456789abcdef"[i % 16]) +
                std::string(1, "0123456789abcdef"[i / 7 % 16]);
    record.title = std::to_string(i);
    record.status = "onbekend";
    records.push_back(std::move(record));
  }
  return records;
}

TEST(Sender, SendsEachRecordOnceInBatchesOfOnePartition) {
  const auto records = many(5000);
  std::mutex mutex;
  std::vector<std::string> methods;
  std::multiset<std::string> seen;
  std::uint64_t told = 0;
  const ImportResult result = send_records(
      "tweedekamer", records,
      [&](const std::string& method, const std::string& body) {
        const std::lock_guard lock(mutex);
        methods.push_back(method);
        const json request = json::parse(body);
        EXPECT_EQ(request.at("bron"), "tweedekamer");
        if (method != "motions.import") return std::string("{}");
        std::set<int> parts;
        for (const json& record : request.at("records")) {
          parts.insert(eventlog::part_of(record.at("id").get<std::string>()));
          seen.insert(record.at("titel").get<std::string>());
        }
        EXPECT_EQ(parts.size(), 1U);
        EXPECT_LE(request.at("records").size(), 200U);
        return json{
            {"nieuw", request.at("records").size()}, {"gewijzigd", 0}, {"ongewijzigd", 0}, {"geweigerd", json::array()}}
            .dump();
      },
      [&](std::uint64_t count) { told += count; });
  EXPECT_EQ(result.created, 5000U);
  EXPECT_EQ(told, 5000U);
  EXPECT_EQ(seen.size(), 5000U);
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), 5000U);
  EXPECT_EQ(methods.front(), "motions.import.begin");
  EXPECT_EQ(methods.back(), "motions.import.end");
}

TEST(Sender, AnnouncesTheEndAndThrowsWhenTheServiceIsGone) {
  std::mutex mutex;
  std::vector<std::string> methods;
  const auto ask = [&](const std::string& method, const std::string&) {
    const std::lock_guard lock(mutex);
    methods.push_back(method);
    if (method == "motions.import") throw std::runtime_error("weg");
    return std::string("{}");
  };
  EXPECT_THROW((void)send_records("tweedekamer", many(1000), ask, [](std::uint64_t) {}), std::runtime_error);
  EXPECT_EQ(methods.back(), "motions.import.end");
  EXPECT_LE(methods.size(), 2U + 4U) << "no sender goes on after the first failure";
}

}  // namespace
}  // namespace gestand::cli
