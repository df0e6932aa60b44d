// gestand archief: a bundle of each closed item, into a folder; and gestand verify --archief: a bundle checked by
// itself.
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gestand/adapters/archive_check.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/files.hpp"
#include "services/gestand/adapters/http_client.hpp"
#include "services/gestand/adapters/stack_bus.hpp"

namespace gestand::cli {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds patience{60};
constexpr std::array kinds{"moties", "toezeggingen", "kamerverzoeken"};

struct Outcome {
  std::size_t written = 0;
  std::size_t there = 0;
};

// What has no directorate is a mirror of the registers and no archive of ours.
template <class Use>
void each_closed(StackBus& bus, const char* kind, Use use) {
  json question{{"kind", kind}, {"params", {{"isOpen", "false"}, {"inBeheer", "true"}}}};
  do {
    const auto page = json::parse(bus.ask("overview", "overview.export", question.dump(), patience));
    if (page.contains("errors")) throw Failed("de lijst van gesloten items is geweigerd: " + page["errors"].dump());
    for (const auto& row : page.at("resultaten")) use(row);
    question["cursor"] = page.value("cursor", "");
  } while (!question["cursor"].get<std::string>().empty());
}

// Named by the version: what was written stays, and an item that changed since gets another one beside it.
void write_bundle(const HttpClient& client, const std::string& kind, const json& row, const std::string& folder,
                  Outcome& outcome) {
  const std::string id = row.at("id");
  const auto path =
      fmt::format("{}/{}-{}-{}.zip", folder, row.at("soort").get<std::string>(), id, row.at("versie").get<int>());
  if (std::filesystem::exists(path)) {
    ++outcome.there;
    return;
  }
  const HttpReply reply =
      client.send("GET", "/v1/" + kind + "/" + id + "/archief", "", {{"Accept", "application/zip"}});
  if (reply.status != 200)
    throw Failed(fmt::format("de bundel van {} is niet gemaakt: {} {}", id, reply.status, reply.body));
  write_private(path, reply.body);
  ++outcome.written;
}

}  // namespace

int cmd_archive(const ArchiveOptions& options) {
  const Stack stack(options.data);
  if (!options.day.empty() && !calendar::parse_date(options.day))
    throw WrongUse("--peilDatum is een datum (JJJJ-MM-DD): " + options.day);
  std::string token = read_text(stack.folder() + "/tokens/behandelaar.token").value_or("");
  token.erase(token.find_last_not_of(" \r\n") + 1);
  const HttpClient client(stack.http(), token);
  make_private_folder(options.folder);
  StackBus bus(stack);
  Outcome outcome;
  for (const char* kind : kinds) {
    each_closed(bus, kind, [&](const json& row) {
      const auto closed = row.value("archief", json::object()).value("geslotenDatum", "");
      if (closed.empty() || (!options.day.empty() && closed > options.day)) return;
      write_bundle(client, kind, row, options.folder, outcome);
    });
  }
  fmt::print("{} bundels geschreven in {}, {} waren er al\n", outcome.written, options.folder, outcome.there);
  return 0;
}

int cmd_verify_archive(const std::string& file) {
  const auto bytes = read_text(file);
  if (!bytes) throw WrongUse("kan niet lezen: " + file);
  const BundleFindings found = check_bundle(*bytes);
  for (const auto& fault : found.faults) fmt::print("  {}\n", fault);
  fmt::print("{} bestanden, {} gebeurtenissen in {} ketens  {}\n", found.files, found.events, found.chains,
             found.faults.empty() ? "in orde" : "NIET IN ORDE");
  return found.faults.empty() ? 0 : 1;
}

}  // namespace gestand::cli
