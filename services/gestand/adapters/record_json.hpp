// The wire form of an import record: stable to the byte, since the motions service compares digests of it.
#pragma once
#include <string>

#include "services/gestand/domain/import_record.hpp"

namespace gestand::cli {

[[nodiscard]] std::string to_json(const ImportRecord& record);
[[nodiscard]] std::string to_json(const Finding& finding);

}  // namespace gestand::cli
