// A paper that goes out, free of its form: what a text document shows to readers, and its data for spreadsheets.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "services/gateway/adapters/cell.hpp"
#include "services/gateway/adapters/csv.hpp"
#include "services/gateway/adapters/document_info.hpp"
#include "services/gateway/adapters/media.hpp"

namespace gestand::gateway {

struct PaperTable {
  int level = 2;
  std::string heading;
  Columns columns;
  std::vector<Cells> rows;
  std::string if_empty = {};
  std::size_t printed = 0;  // so many columns from the left go on paper; 0: all
};

struct Paper {
  DocumentInfo info;
  std::string file_name;
  std::string sheet;                                       // of the data
  std::vector<std::pair<std::string, std::string>> facts;  // what it is and of when: "Stand", "22 november 2026 …"
  std::vector<PaperTable> tables;                          // for readers
  PaperTable data;                                         // for machines: one row an item, all that is known
};

// Of what the overview answers; a function of that alone.
[[nodiscard]] Paper appendix_paper(const nlohmann::json& appendix);
[[nodiscard]] Paper budget_paper(const nlohmann::json& annex);
// Of what ApiServer::transfer_list answers.
[[nodiscard]] Paper transfer_paper(const nlohmann::json& list);

// Of what ApiServer::debate_pack answers.
[[nodiscard]] Paper debate_paper(const nlohmann::json& pack);

// The bytes of it in a form other than JSON.
[[nodiscard]] std::string written(const Paper& paper, Format format, CsvStyle style);

}  // namespace gestand::gateway
