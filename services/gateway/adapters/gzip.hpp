// gzip for what goes to a browser (RFC 1952, RFC 9110 section 8.4.1.3).
#pragma once
#include <string>
#include <string_view>

namespace gestand::gateway {

// Whether an Accept-Encoding field takes gzip: named, or under "*", and not with a weight of nought (RFC 9110, 12.5.3).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

// Throws std::runtime_error where zlib cannot (no memory).
[[nodiscard]] std::string gzipped(std::string_view bytes);

}  // namespace gestand::gateway
