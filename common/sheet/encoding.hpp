// Bytes of a text file as UTF-8, whatever program wrote them.
#pragma once
#include <string>

namespace gestand::sheet {

struct Decoded {
  std::string text;
  std::string encoding;  // "UTF-8", "UTF-8 met kenmerk", "UTF-16", "Windows-1252"
};

// A mark at the start goes before; without one UTF-16 shows by its zero bytes, and what is no UTF-8 is Windows-1252.
// Throws Unreadable for what is no text.
[[nodiscard]] Decoded decode(const std::string& bytes);

// Appends a code point.
void append_utf8(std::string& out, char32_t point);

}  // namespace gestand::sheet
