// gestand import tweedekamer FOLDER: real motions into the motions service, with a report of all that could not be
// used.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "common/wire/shown.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/gz_lines.hpp"
#include "services/gestand/adapters/import_sender.hpp"
#include "services/gestand/adapters/progress.hpp"
#include "services/gestand/adapters/record_json.hpp"
#include "services/gestand/adapters/report.hpp"
#include "services/gestand/adapters/stack.hpp"
#include "services/gestand/adapters/stack_bus.hpp"
#include "services/gestand/adapters/tk_source.hpp"

namespace gestand::cli {
namespace {

constexpr std::chrono::minutes lists_patience{5};
constexpr std::chrono::seconds patience{120};  // a service may be restarted while an import runs

Converted read(const ImportOptions& options) {
  if (!std::filesystem::is_directory(options.folder)) throw WrongUse("geen map: " + options.folder);
  try {
    Progress progress("Lezen", tweedekamer_size(options.folder));
    Converted converted = convert(read_tweedekamer(options.folder, [&](std::uint64_t bytes) { progress.add(bytes); }));
    progress.done(fmt::format("{} moties", converted.records.size()));
    return converted;
  } catch (const UnreadableFile& fault) {
    throw Failed(fault.what());
  }
}

void write_records(const std::string& path, const Converted& converted) {
  std::ofstream out(path, std::ios::trunc);
  for (const ImportRecord& record : converted.records) out << to_json(record) << '\n';
  out.flush();
  if (!out) throw Failed("kan niet schrijven: " + path);
}

// Until the import is over, lists may lag and say so; it is over when they show all of it.
void wait_for_lists(StackBus& bus) {
  const std::string question = nlohmann::json{{"kind", "moties"}, {"params", {{"pageSize", "1"}}}}.dump();
  const std::string still_here = nlohmann::json{{"bron", "tweedekamer"}}.dump();
  const auto end = std::chrono::steady_clock::now() + lists_patience;
  std::uint64_t first = 0;
  std::optional<Progress> progress;
  while (std::chrono::steady_clock::now() < end) {
    const auto answer = wire::unpack_shown(bus.ask("overview", "overview.list", question, patience));
    const auto behind = static_cast<std::uint64_t>(answer.behind);
    if (behind == 0) break;
    if (!progress) {
      first = behind;
      progress.emplace("Lijsten bijwerken", first);
    }
    progress->set(first - std::min(first, behind));
    bus.ask("motions", "motions.import.begin", still_here, patience);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  if (progress) progress->done("bij");
}

}  // namespace

int cmd_import(const ImportOptions& options) {
  if (options.dry) {
    const Converted converted = read(options);
    if (!options.report.empty()) write_report(options.report, converted.findings);
    if (!options.records.empty()) write_records(options.records, converted);
    fmt::print("Niet (geheel) bruikbaar: {} meldingen\n{}Proef: er is niets verzonden.\n", converted.findings.size(),
               summary(converted.findings));
    return 0;
  }
  const Stack stack(options.data);
  Converted converted = read(options);
  const std::string report = options.report.empty() ? stack.folder() + "/import/tweedekamer.jsonl" : options.report;
  write_report(report, converted.findings);

  StackBus bus(stack);
  Progress progress("Verzenden", converted.records.size());
  const ImportResult result = send_records(
      "tweedekamer", converted.records,
      [&](const std::string& method, const std::string& body) { return bus.ask("motions", method, body, patience); },
      [&](std::uint64_t count) { progress.add(count); }, [&] { wait_for_lists(bus); });
  progress.done(fmt::format("{} nieuw, {} gewijzigd, {} ongewijzigd, {} geweigerd", result.created, result.changed,
                            result.unchanged, result.rejected.size()));
  bool unusable = false;
  for (const Rejected& refused : result.rejected) {
    converted.findings.push_back({Reason::Refused, "motions", refused.id, refused.code + ": " + refused.detail});
    unusable = unusable || refused.code == "onbruikbaar" ||
               refused.code == "te-groot";  // then tool and service do not fit each other
  }
  write_report(report, converted.findings);
  fmt::print("Niet (geheel) bruikbaar: {} meldingen, zie {}\n{}", converted.findings.size(), report,
             summary(converted.findings));
  if (result.created == 0 && result.changed == 0) fmt::print("Er is niets veranderd.\n");
  return unusable ? 1 : 0;
}

}  // namespace gestand::cli
