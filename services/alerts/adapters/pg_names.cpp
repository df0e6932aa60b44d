// Names of offices and directorates, from our tables.
#include "services/alerts/adapters/pg_names.hpp"

#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_known.hpp"

namespace gestand::alerts {
namespace {

std::string called(const std::string& document, const std::string& code) {
  const auto label = label_of(document);
  return label.title.empty() ? code : label.title;
}

}  // namespace

// The id under which reference data are kept follows from kind and code.
std::string Names::office(const std::string& code) const {
  const auto found = load_items(transaction_, {eventlog::named_uuid("ambt", code)});
  return found.empty() ? code : called(found.begin()->second.document, code);
}

std::string Names::directorate(const std::string& code) const {
  const auto rows = transaction_.exec_params("SELECT document FROM directorate WHERE code = $1", code);
  return rows.empty() ? code : called(rows[0][0].c_str(), code);
}

}  // namespace gestand::alerts
