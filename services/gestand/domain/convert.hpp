// The rules of the import: from source rows to records and findings. Nothing is guessed; what is not certain is left
// out and reported.
#pragma once
#include <unordered_map>
#include <vector>

#include "services/gestand/domain/decisions.hpp"
#include "services/gestand/domain/import_record.hpp"
#include "services/gestand/domain/rows.hpp"

namespace gestand::cli {

struct Sources {
  std::vector<CaseRow> cases;
  std::vector<TextRow> texts;
  std::vector<DocumentRow> documents;
  std::vector<ActorRow> actors;
  std::vector<AgendaRow> agenda;
  std::vector<DecisionRow> decisions;
  std::vector<VoteRow> votes;
  std::unordered_map<std::string, Date> activity_days;
  std::vector<Finding> findings;  // of reading: unreadable lines, tombstones
};

struct Converted {
  std::vector<ImportRecord> records;  // in the order of the cases
  std::vector<Finding> findings;
};

[[nodiscard]] Converted convert(Sources sources);

}  // namespace gestand::cli
