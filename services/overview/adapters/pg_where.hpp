// A Query as SQL on table `item` (alias i): conditions with parameters, and the order of the rows.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "services/overview/domain/query.hpp"

namespace gestand::overview {

class Statement {
 public:
  // Adds a parameter and gives its placeholder, "$3".
  std::string bind(std::string value);
  void also(const std::string& condition);  // and
  // What `write` adds, apart from the conditions; its parameters are among all.
  std::string apart(const std::function<void()>& write);

  [[nodiscard]] const std::string& conditions() const { return conditions_; }
  [[nodiscard]] const std::vector<std::string>& parameters() const { return parameters_; }

 private:
  std::string conditions_ = "true";
  std::vector<std::string> parameters_;
};

// Rows that stood at the end of `day`, or the present ones.
[[nodiscard]] std::string standing(const std::string& alias, const std::optional<Date>& day, Statement& statement);

// The open proposals to close as a subquery (item, uit, soort): what was sent, an edition or a letter, names an open
// item, and nobody has decided. The same reckoning as in rows_json.cpp.
[[nodiscard]] std::string open_proposals(const std::optional<Date>& day, Statement& statement);

// The whole filter of a query. `number_first` gets an expression that is true for the item whose number was searched,
// or stays empty.
[[nodiscard]] Statement filter_of(const Query& query, std::string& number_first);

// Only what the query asks beyond its kind and its day, for a statement that has those already.
[[nodiscard]] std::string narrowing_of(const Query& query, Statement& statement);

// The words and phrases of a search as one tsquery; empty without any.
[[nodiscard]] std::string words_of(const Query& query, Statement& statement);

// The column that sorts, whether it can be empty, and ORDER BY: empty ones last both ways, ties by id.
[[nodiscard]] std::string sort_column(const Query& query);
[[nodiscard]] bool sort_column_may_be_empty(const Query& query);
[[nodiscard]] std::string order_by(const Query& query);

}  // namespace gestand::overview
