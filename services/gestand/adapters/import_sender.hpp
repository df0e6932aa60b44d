// Sends import records to the motions service: batches of one partition, several partitions at once.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "services/gestand/domain/import_record.hpp"

namespace gestand::cli {

struct Rejected {
  std::string id;
  std::string code;
  std::string detail;
};

struct ImportResult {
  std::uint64_t created = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::vector<Rejected> rejected;  // by id
};

// One request to the motions service: method and body in, body out. Called from several threads; throws to give up.
using Ask = std::function<std::string(const std::string& method, const std::string& body)>;

// Sends "motions.import.begin", all records, "motions.import.end" with what it came to. `sent` is told records as they
// are acknowledged. When a batch fails for good the others in hand are finished, the end is announced, and the failure
// is thrown.
[[nodiscard]] ImportResult send_records(
    const std::string& source, const std::vector<ImportRecord>& records, const Ask& ask,
    const std::function<void(std::uint64_t)>& sent, const std::function<void()>& before_end = [] {});

}  // namespace gestand::cli
