// What a model has counted and still holds: numbers of lists, and tables of numbers.
#pragma once
#include <pqxx/pqxx>

#include "services/overview/app/kept.hpp"

namespace gestand::overview {

struct CountCache {
  Kept<std::int64_t> counts{2'000};
  Kept<pqxx::result> tables{200};
};

}  // namespace gestand::overview
