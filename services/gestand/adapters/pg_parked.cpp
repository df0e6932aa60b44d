// See pg_parked.hpp and sql/consumer.
#include "services/gestand/adapters/pg_parked.hpp"

#include <pqxx/pqxx>

#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {

std::vector<ParkedEvent> parked_events(const std::string& conninfo) {
  try {
    pqxx::connection connection(conninfo);
    pqxx::work transaction(connection);
    std::vector<ParkedEvent> out;
    for (const auto& schema : transaction.exec("SELECT n.nspname, format('%I.parked_event', n.nspname) FROM pg_class c "
                                               "JOIN pg_namespace n ON n.oid = c.relnamespace "
                                               "WHERE c.relname = 'parked_event' AND c.relkind = 'r' ORDER BY 1"))
      for (const auto& row : transaction.exec("SELECT source, part, seq, item, type, error FROM " +
                                              schema[1].as<std::string>() + " ORDER BY source, part, seq"))
        out.push_back({schema[0].as<std::string>(), row[0].as<std::string>(), row[1].as<int>(),
                       row[2].as<std::int64_t>(), row[3].as<std::string>(), row[4].as<std::string>(),
                       row[5].as<std::string>()});
    return out;
  } catch (const pqxx::sql_error& error) {
    throw Failed(std::string("de database weigert: ") + error.what());
  } catch (const pqxx::broken_connection&) {
    throw Failed("de database is niet bereikbaar");
  }
}

}  // namespace gestand::cli
