#include "services/vehicles/adapters/pg_windows.hpp"

namespace gestand::vehicles {

std::vector<std::string> ever_windowed(eventlog::Database& database) {
  std::vector<std::string> found;
  database.snapshot([&found](pqxx::read_transaction& transaction) {
    found.clear();
    for (const auto& row :
         transaction.exec("SELECT DISTINCT item FROM event WHERE type LIKE 'nl.vehikels.editie-%' AND body LIKE "
                          "'%\"venster\":%' ORDER BY item"))
      found.emplace_back(row[0].c_str());
  });
  return found;
}

}  // namespace gestand::vehicles
