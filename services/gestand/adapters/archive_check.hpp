// Checks an archive bundle by itself, without a stack: every file against its sum and its description, and every chain
// of events against its hashes.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace gestand::cli {

struct BundleFindings {
  std::size_t files = 0;            // in the bundle
  std::size_t events = 0;           // whose hashes are right
  std::size_t chains = 0;           // of the item, its deadlines and its alerts
  std::vector<std::string> faults;  // Dutch
};

// `bytes`: the ZIP as it was given out.
[[nodiscard]] BundleFindings check_bundle(const std::string& bytes);

}  // namespace gestand::cli
