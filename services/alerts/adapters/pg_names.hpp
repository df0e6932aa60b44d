// What offices and directorates are called, as the organisation last told. A code that nothing is known of stays.
#pragma once
#include <pqxx/pqxx>
#include <string>

namespace gestand::alerts {

class Names {
 public:
  explicit Names(pqxx::transaction_base& transaction) : transaction_(transaction) {}
  [[nodiscard]] std::string office(const std::string& code) const;
  [[nodiscard]] std::string directorate(const std::string& code) const;

 private:
  pqxx::transaction_base& transaction_;
};

}  // namespace gestand::alerts
