// A modified motion names the one it replaces at the end of its subject: "(t.v.v. 36600-VI-89)", in many spellings.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::cli {

struct ReplacedPapers {
  std::string dossier;  // 36600-VI; empty where the subject says only "t.v.v. nr. 24"
  std::vector<int> serials;
  bool operator==(const ReplacedPapers&) const = default;
};

struct ReplacementClause {
  bool present = false;  // the subject says "t.v.v."
  std::optional<ReplacedPapers> papers;
};

[[nodiscard]] ReplacementClause replacement_in(std::string_view subject);

}  // namespace gestand::cli
