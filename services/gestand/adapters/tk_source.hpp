// Reads a folder of Tweede Kamer open data (one JSON object a line, gzip) into rows.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "services/gestand/domain/convert.hpp"

namespace gestand::cli {

// `progress` is told compressed bytes as they are read, from more than one thread.
// Throws UnreadableFile if the file with cases is missing, or if any file is broken.
[[nodiscard]] Sources read_tweedekamer(const std::string& folder, const std::function<void(std::uint64_t)>& progress);

// Compressed size of the files that read_tweedekamer() will read.
[[nodiscard]] std::uint64_t tweedekamer_size(const std::string& folder);

}  // namespace gestand::cli
