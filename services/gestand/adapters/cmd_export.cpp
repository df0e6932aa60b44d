// gestand export: every item of one kind or of all, as JSON lines (from the read model, page by page) or CSV (as the
// API gives it).
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/files.hpp"
#include "services/gestand/adapters/http_client.hpp"
#include "services/gestand/adapters/stack_bus.hpp"

namespace gestand::cli {
namespace {

constexpr std::chrono::seconds patience{60};

class Output {
 public:
  explicit Output(const std::string& path) {
    if (path.empty()) return;
    file_ = std::fopen(path.c_str(), "wx");
    if (file_ == nullptr) throw WrongUse("kan niet schrijven, of bestaat al: " + path);
    mine_.reset(file_);
  }
  void write(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) throw Failed("kan de export niet schrijven");
  }
  void finish() {
    if (std::fflush(file_) != 0) throw Failed("kan de export niet schrijven");
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::FILE* file_ = stdout;
  std::unique_ptr<std::FILE, Close> mine_;
};

std::size_t export_lines(StackBus& bus, const std::string& kind, Output& out) {
  std::size_t count = 0;
  nlohmann::json question{{"kind", kind}, {"params", nlohmann::json::object()}};
  do {
    const auto page = nlohmann::json::parse(bus.ask("overview", "overview.export", question.dump(), patience));
    if (page.contains("errors")) throw Failed("de export van " + kind + " is geweigerd: " + page["errors"].dump());
    for (nlohmann::json row : page.at("resultaten")) {
      row["_lijst"] = kind;
      out.write(row.dump() + "\n");
      ++count;
    }
    question["cursor"] = page.value("cursor", "");
  } while (!question["cursor"].get<std::string>().empty());
  return count;
}

void export_csv(const Stack& stack, const std::string& kind, Output& out) {
  std::string token = read_text(stack.folder() + "/tokens/lezer.token").value_or("");
  token.erase(token.find_last_not_of(" \r\n") + 1);
  const HttpReply reply = HttpClient(stack.http(), token).send("GET", "/v1/" + kind, "", {{"Accept", "text/csv"}});
  if (reply.status != 200) throw Failed(fmt::format("de gateway weigert de export: {} {}", reply.status, reply.body));
  out.write(reply.body);
}

}  // namespace

int cmd_export(const ExportOptions& options) {
  const Stack stack(options.data);
  if (options.csv && options.kind.empty()) throw WrongUse("CSV is van één soort: noem haar met --soort");
  Output out(options.file);
  if (options.csv) {
    export_csv(stack, options.kind, out);
    out.finish();
    return 0;
  }
  StackBus bus(stack);
  std::size_t count = 0;
  for (const std::string& kind :
       options.kind.empty() ? std::vector<std::string>{"moties", "toezeggingen", "kamerverzoeken", "vehikels",
                                                       "edities", "termijnen", "ambten", "directies", "medewerkers"}
                            : std::vector<std::string>{options.kind})
    count += export_lines(bus, kind, out);
  out.finish();
  fmt::print(stderr, "{} items\n", count);
  return 0;
}

}  // namespace gestand::cli
