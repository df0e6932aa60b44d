// The head of a nota: labels and their values, in any order and layout.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/documents/domain/text.hpp"

namespace gestand::documents {

struct Label {
  std::string field;      // aan van datum kenmerk onderwerp directie auteur contactpersoon bijlagen
  std::size_t value = 0;  // where the value begins in the cell; its size if there is none
  bool colon = false;
};

// The label that a cell begins with.
[[nodiscard]] std::optional<Label> label_at(const Flow& cell);

struct Header {
  std::map<std::string, Flow> fields;  // only those with a value
  std::vector<bool> used;              // by line of the body: belongs to the head
};

// `zone`: how many lines of the body come before its first heading.
[[nodiscard]] Header read_header(const std::vector<Flow>& body, std::size_t zone, const std::vector<Flow>& margin);

// "-", "n.v.t." and their like say that there is none.
[[nodiscard]] bool says_none(std::string_view plain);

}  // namespace gestand::documents
