// What stands in a sentence, of the kinds that several rules need: offices, members, numbers of papers.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/documents/domain/nota.hpp"
#include "services/documents/domain/text.hpp"

namespace gestand::documents {

struct OfficeFound {
  std::size_t begin = 0, end = 0;
  std::string role;  // "minister", "staatssecretaris"
  std::string code;  // "minister-jenv"; empty if the words do not name it
  std::string name;  // "Van Huffelen"; empty if not given
};
[[nodiscard]] std::vector<OfficeFound> offices_in(const Flow& text);

struct Member {
  std::string name, party;
  bool operator==(const Member&) const = default;
};
// "Kathmann (GroenLinks-PvdA), Six Dijkstra (NSC) en Koekkoek c.s."
[[nodiscard]] const std::string& member_list_pattern();
[[nodiscard]] const std::string& name_pattern();
[[nodiscard]] std::vector<Member> members_of(const Flow& text, std::size_t begin, std::size_t end);

// A party of one of the Chambers, by its name or its usual abbreviation.
[[nodiscard]] bool is_known_party(const std::string& words);

struct PaperFound {
  std::size_t begin = 0, end = 0;
  std::string number;  // "26643-1172"
};
[[nodiscard]] std::vector<PaperFound> papers_in(const Flow& text);

}  // namespace gestand::documents
