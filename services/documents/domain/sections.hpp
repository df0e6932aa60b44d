// Headings and what stands under them; which part may not be public.
#pragma once
#include <string>
#include <vector>

#include "services/documents/domain/text.hpp"

namespace gestand::documents {

struct Section {
  std::string number, title;
  bool is_public = true;
  bool is_route = false;
  bool known = true;        // a heading of notas; false: a line that looks like one
  std::size_t line = 0;     // of the body
  std::vector<Flow> lines;  // empty ones end paragraphs
};

// The first section without a title is what stands before the first heading. `skip`: lines of the head of the nota.
[[nodiscard]] std::vector<Section> sections_of(const std::vector<Flow>& body, const std::vector<bool>& skip);
// How many lines come before the first heading.
[[nodiscard]] std::size_t head_zone(const std::vector<Flow>& body);

// Paragraphs: lines joined; an empty line, a bullet or a number at the front begins one.
[[nodiscard]] std::vector<Flow> blocks_of(const std::vector<Flow>& lines);
// The sentences of a paragraph; none is longer than 2,000 characters.
[[nodiscard]] std::vector<Flow> sentences_of(const Flow& block);

}  // namespace gestand::documents
