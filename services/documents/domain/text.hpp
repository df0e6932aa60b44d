// The text of a nota as it came, and the same text as rules read it. Positions count characters (Unicode code points)
// of the text given, as a client in Python, or any other that counts code points, would index them:
// text[van:tot] == tekst. What a PDF leaves behind (ligatures, soft hyphens, hard spaces, curly quotes) is made plain
// for the rules only; evidence is always cut from the text given.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::documents {

// Bytes that are no UTF-8 become one U+FFFD each: reading never fails.
[[nodiscard]] std::u32string decode(std::string_view utf8);
[[nodiscard]] std::string encode(std::u32string_view chars);
[[nodiscard]] bool is_utf8(std::string_view bytes);

// One character as rules see it. `plain` is ASCII without accents (case kept; '\x01' if there is none), `shown` is what
// a value is made of, [from, to) is its place in the text given.
struct Glyph {
  char plain;
  char32_t shown;
  std::uint32_t from, to;
};

// A run of glyphs: a line, or lines joined into a paragraph. `plain` is what patterns are matched on, glyph by glyph.
struct Flow {
  std::string plain;
  std::vector<Glyph> glyphs;

  void add(const Glyph& glyph) {
    plain.push_back(glyph.plain);
    glyphs.push_back(glyph);
  }
  [[nodiscard]] std::size_t size() const { return plain.size(); }
  [[nodiscard]] bool empty() const { return plain.empty(); }
  // As shown, white space at the ends cut off.
  [[nodiscard]] std::string shown(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::string shown() const { return shown(0, size()); }
  [[nodiscard]] Flow part(std::size_t begin, std::size_t end) const;
};

// The lines of the text: ends of line of every kind, a form feed among them, are taken out. White space at the end is
// cut off; at the front it stays, for it may tell a column.
struct Line {
  Flow flow;
  bool page_start = false;
};
[[nodiscard]] std::vector<Line> lines_of(std::u32string_view text);

// Lines as one paragraph: runs of white space become one space, a word that was broken at the end of a line is whole
// again.
[[nodiscard]] Flow join(const std::vector<Flow>& lines);

[[nodiscard]] char lower(char c);
[[nodiscard]] std::string lowered(std::string_view plain);
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace gestand::documents
