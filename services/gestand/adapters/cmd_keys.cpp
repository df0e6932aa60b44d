// gestand sleutels: a CURVE key pair for every service and for this tool. A pair that is whole is left as it is.
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "common/bus/node.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/files.hpp"

namespace gestand::cli {
namespace {

constexpr std::array holders{"motions",   "commitments", "vehicles", "organisation", "documents",
                             "deadlines", "alerts",      "overview", "gateway",      "cli"};
constexpr std::size_t z85_length = 40;

bool whole(const std::string& path) {
  const auto text = read_text(path);
  return text && text->find_last_not_of("\r\n") + 1 == z85_length;
}

}  // namespace

int cmd_keys(const std::string& data) {
  const std::string folder = data + "/keys";
  make_private_folder(folder);
  int made = 0;
  for (const char* holder : holders) {
    const std::string base = folder + "/" + holder;
    if (whole(base + ".public") && whole(base + ".secret")) continue;
    // The public half goes last: where it stands, the pair is complete, also after a crash half-way.
    std::error_code none;
    std::filesystem::remove(base + ".public", none);
    const auto [shown, secret] = bus::new_key_pair();
    write_private(base + ".secret", secret + "\n");
    write_private(base + ".public", shown + "\n");
    ++made;
  }
  fmt::print("Sleutels in {}: {} nieuw, {} al aanwezig\n", folder, made, static_cast<int>(holders.size()) - made);
  return 0;
}

}  // namespace gestand::cli
