// See pg_stand.hpp. A schema that is not there yet holds nothing.
#include "services/gestand/adapters/pg_stand.hpp"

#include <pqxx/pqxx>

#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {

bool holds_data(const std::string& conninfo) {
  try {
    pqxx::connection connection(conninfo);
    pqxx::work transaction(connection);
    if (transaction.exec1("SELECT to_regclass('platform.eerste_start') IS NOT NULL")[0].as<bool>() &&
        transaction.exec1("SELECT EXISTS (SELECT FROM platform.eerste_start)")[0].as<bool>())
      return true;
    for (const auto& row : transaction.exec(
             "SELECT format('%I.event', n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
             "WHERE c.relname = 'event' AND c.relkind IN ('r', 'p')"))
      if (transaction.exec1("SELECT EXISTS (SELECT FROM " + row[0].as<std::string>() + ")")[0].as<bool>()) return true;
    return false;
  } catch (const pqxx::failure& error) {
    throw Failed(std::string("de database is niet bereikbaar: ") + error.what());
  }
}

}  // namespace gestand::cli
