// Identifiers and digests. Random comes from libsodium.
#pragma once
#include <string>
#include <string_view>

namespace gestand::eventlog {

[[nodiscard]] std::string random_uuid();  // version 4
[[nodiscard]] std::string named_uuid(std::string_view space,
                                     std::string_view name);  // version 8 of RFC 9562 over SHA-256: stable for ever
[[nodiscard]] bool is_uuid(std::string_view text);            // canonical, lower case
[[nodiscard]] std::string random_bytes(std::size_t count);
[[nodiscard]] std::string sha256(std::string_view bytes);  // 32 bytes
[[nodiscard]] std::string hex(std::string_view bytes);
[[nodiscard]] std::string unhex(std::string_view text);        // empty if it is not hexadecimal
[[nodiscard]] std::string base64url(std::string_view bytes);   // without padding
[[nodiscard]] std::string unbase64url(std::string_view text);  // empty if it is none

}  // namespace gestand::eventlog
