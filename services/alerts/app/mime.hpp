// The form of mail: RFC 5322 dates and lines, RFC 2047 words in headers, quoted-printable bodies. Pure.
#pragma once
#include <string>
#include <string_view>

#include "common/vocab/time.hpp"

namespace gestand::alerts {

// A header with its name, folded, encoded where it is not ASCII; line ends in the value become spaces.
[[nodiscard]] std::string header(std::string_view name, std::string_view value);

// UTF-8 text with LF as a quoted-printable body with CRLF, no line longer than 76.
[[nodiscard]] std::string quoted_printable(std::string_view text);

// "Wed, 19 Jun 2024 05:00:00 +0000"
[[nodiscard]] std::string mail_date(Instant instant);

// Something that can stand as an address in an envelope: one @, no spaces, brackets, control or non-ASCII characters.
[[nodiscard]] bool is_address(std::string_view text);

}  // namespace gestand::alerts
