// See pg_stand.hpp. A schema that is not there yet holds nothing.
#include "services/gestand/adapters/pg_stand.hpp"

#include <pqxx/pqxx>

#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {

namespace {

bool any_data(pqxx::work& transaction) {
  if (transaction.exec1("SELECT to_regclass('platform.eerste_start') IS NOT NULL")[0].as<bool>() &&
      transaction.exec1("SELECT EXISTS (SELECT FROM platform.eerste_start)")[0].as<bool>())
    return true;
  for (const auto& row : transaction.exec(
           "SELECT format('%I.event', n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
           "WHERE c.relname = 'event' AND c.relkind IN ('r', 'p')"))
    if (transaction.exec1("SELECT EXISTS (SELECT FROM " + row[0].as<std::string>() + ")")[0].as<bool>()) return true;
  return false;
}

template <class Work>
auto in_transaction(const std::string& conninfo, const Work& work) {
  try {
    pqxx::connection connection(conninfo);
    pqxx::work transaction(connection);
    return work(transaction);
  } catch (const pqxx::sql_error& error) {
    throw Failed(std::string("de database weigert: ") + error.what());
  } catch (const pqxx::broken_connection&) {
    throw Failed("de database is niet bereikbaar");
  }
}

}  // namespace

bool holds_data(const std::string& conninfo) { return in_transaction(conninfo, any_data); }

void drop_unused_schemas(const std::string& conninfo) {
  in_transaction(conninfo, [](pqxx::work& transaction) {
    if (any_data(transaction)) throw Failed("de database bevat al gegevens; er wordt niets overschreven");
    for (const auto& row : transaction.exec("SELECT format('%I', nspname) FROM pg_namespace WHERE nspowner = "
                                            "current_user::regrole AND nspname <> 'public'"))
      transaction.exec("DROP SCHEMA " + row[0].as<std::string>() + " CASCADE");
    transaction.commit();
  });
}

}  // namespace gestand::cli
