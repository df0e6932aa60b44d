// The examples in docs/events are what the contract says of events (section 5): CloudEvents under the NL GOV profile,
// whose hashes anybody can check, whose changes fold, and which this version still reads. They are the golden files of
// the format.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <set>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/eventlog/part.hpp"
#include "common/wire/present.hpp"
#include "services/commitments/adapters/commitment_json.hpp"
#include "services/motions/adapters/motion_json.hpp"
#include "services/vehicles/adapters/edition_json.hpp"

namespace gestand {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

const std::filesystem::path examples = std::filesystem::path(GESTAND_SOURCE_DIR) / "docs/events";

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(examples)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

class EventExample : public ::testing::TestWithParam<std::filesystem::path> {
 protected:
  void SetUp() override {
    std::ifstream in(GetParam());
    event_ = json::parse(in);
  }
  json event_;
};

TEST_P(EventExample, IsACloudEventOfTheContract) {
  static const std::set<std::string> members = {
      "specversion", "id",      "source",     "type", "subject",    "time", "datacontenttype",
      "sequence",    "logpart", "itemversie", "data", "vorigehash", "hash"};
  std::set<std::string> found;
  for (const auto& [name, value] : event_.items()) {
    found.insert(name);
    EXPECT_TRUE(std::regex_match(name, std::regex("[a-z0-9]{1,20}")))
        << "names of attributes are lower case letters and digits";
  }
  EXPECT_EQ(found, members);
  EXPECT_EQ(event_["specversion"], "1.0");
  EXPECT_EQ(event_["datacontenttype"], "application/json");
  EXPECT_TRUE(eventlog::is_uuid(event_["id"].get<std::string>()));
  EXPECT_TRUE(eventlog::is_uuid(event_["subject"].get<std::string>()));
  EXPECT_TRUE(std::regex_match(event_["source"].get<std::string>(), std::regex("urn:nld:gestand:systeem:[a-z]+")));
  EXPECT_EQ(event_["type"], GetParam().stem().string());
  EXPECT_TRUE(std::regex_match(event_["type"].get<std::string>(), std::regex("nl\\.[a-z]+\\.[a-z]+-[a-z-]+")));
  EXPECT_TRUE(std::regex_match(event_["sequence"].get<std::string>(), std::regex("[0-9]{20}")));
  EXPECT_EQ(event_["logpart"], eventlog::part_of(event_["subject"].get<std::string>()));
  EXPECT_GE(event_["itemversie"], 1);
  EXPECT_TRUE(calendar::parse_instant(event_["time"].get<std::string>()).has_value());
  EXPECT_TRUE(event_["time"].get<std::string>().ends_with('Z'));
}

TEST_P(EventExample, ItsDataSayWhoWhatAndWhatChanged) {
  const json& data = event_["data"];
  static const std::set<std::string> known = {"soort", "datum", "door", "feit", "wijziging", "bulk"};
  for (const auto& [name, value] : data.items()) EXPECT_TRUE(known.contains(name)) << name;
  EXPECT_TRUE(data.at("soort").is_string());
  EXPECT_TRUE(data.at("door").at("id").is_string() && data.at("door").at("rol").is_string());
  if (data.contains("datum")) {
    EXPECT_TRUE(calendar::parse_date(data["datum"].get<std::string>()).has_value());
  }
  for (const auto& one : data.at("wijziging")) {
    EXPECT_TRUE(one.at("veld").is_string());
    EXPECT_TRUE(one.contains("van") || one.contains("naar")) << one;
    for (const auto& [name, value] : one.items())
      EXPECT_TRUE(name == "veld" || name == "van" || name == "naar") << name;
  }
}

// The bytes of an example are those that were hashed, but for line breaks and order: the order is that of the log.
TEST_P(EventExample, ItsHashCanBeCheckedByAnybody) {
  const auto text = [](const json& value) { return value.dump(); };
  const std::string body = R"({"specversion":"1.0","id":)" + text(event_["id"]) + R"(,"source":)" +
                           text(event_["source"]) + R"(,"type":)" + text(event_["type"]) + R"(,"subject":)" +
                           text(event_["subject"]) + R"(,"time":)" + text(event_["time"]) +
                           R"(,"datacontenttype":"application/json","sequence":)" + text(event_["sequence"]) +
                           R"(,"logpart":)" + text(event_["logpart"]) + R"(,"itemversie":)" +
                           text(event_["itemversie"]) + R"(,"data":)" + text(event_["data"]) + "}";
  const std::string prev = eventlog::unhex(event_["vorigehash"].get<std::string>());
  EXPECT_EQ(prev.size(), 32U);
  EXPECT_EQ(eventlog::hex(eventlog::sha256(prev + body)), event_["hash"]);
  if (event_["itemversie"] == 1) {
    EXPECT_EQ(prev, std::string(32, '\0'));
  }
}

// The document of an item whose kind has rules of its own, read and written again by this version.
std::optional<json> read_and_written(const std::string& kind, const std::string& id, const json& document) {
  using commitments::Kind;
  if (kind == "motie") return motions::document_of(motions::motion_of(id, document));
  if (kind == "toezegging" || kind == "kamerverzoek") {
    const auto which = kind == "toezegging" ? Kind::Toezegging : Kind::Kamerverzoek;
    return commitments::document_of(commitments::commitment_of(which, id, document));
  }
  if (kind == "editie") return vehicles::document_of(vehicles::edition_of(id, document));
  if (kind == "vehikel") return vehicles::document_of(vehicles::vehicle_of(id, document));
  return std::nullopt;
}

// What the first event of an item says is a document that this version reads and writes again without a difference.
TEST_P(EventExample, ThisVersionReadsIt) {
  json before = json::object(), document;
  for (const auto& one : event_["data"]["wijziging"]) {
    const std::string field = one["veld"];
    if (!one.contains("van") || field.find('/') != std::string::npos) continue;
    before[field] = one["van"];
  }
  if (event_["itemversie"] == 1) {
    EXPECT_TRUE(before.empty()) << "nothing was before the first event";
    wire::apply_changes(document, event_["data"]["wijziging"]);
    json again = read_and_written(event_["data"]["soort"], event_["subject"], document).value_or(document);
    for (const auto& [name, value] : document.items()) {
      if (name.starts_with("_")) again[name] = value;
    }
    EXPECT_EQ(again, document);
  } else {
    document = before;
    json plain = json::array();
    for (const auto& one : event_["data"]["wijziging"]) {
      if (one["veld"].get<std::string>().find('/') == std::string::npos) plain.push_back(one);
    }
    wire::apply_changes(document, plain);
    EXPECT_EQ(wire::changes_between(before, document).size(), plain.size()) << "each change changes something";
  }
}

INSTANTIATE_TEST_SUITE_P(Docs, EventExample, ::testing::ValuesIn(files()), [](const auto& one) {
  std::string name = one.param.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
  return name;
});

}  // namespace
}  // namespace gestand
