// One moment of the read model: a snapshot, the stack's clock in it, and items as rows of it.
#pragma once
#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <pqxx/pqxx>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/eventlog/database.hpp"
#include "common/vocab/time.hpp"
#include "services/overview/adapters/pg_counts.hpp"
#include "services/overview/adapters/pg_where.hpp"
#include "services/overview/adapters/rows_json.hpp"
#include "services/overview/domain/retention.hpp"

namespace gestand::overview {

class Reading {
 public:
  Reading(pqxx::transaction_base& transaction, CountCache& counts, Instant now, std::int64_t version);

  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] Date today() const { return today_; }

  [[nodiscard]] std::int64_t count(const Query& query);
  // When the first item was recorded that a list of people's work shows; nothing as long as there is none.
  [[nodiscard]] std::optional<Instant> first_recorded();
  // Several numbers of lists that have `common` in common, in one pass: by directorate, "" all together. `narrower`:
  // what each asks beyond that.
  using Numbers = std::map<std::string, std::vector<std::int64_t>>;
  [[nodiscard]] Numbers numbers(const Query& common, const std::vector<Query>& narrower);
  [[nodiscard]] std::vector<ItemRow> page(const Query& query);
  // Up to `limit` rows after the cursor of the last one; an empty cursor begins, and comes back empty at the end.
  [[nodiscard]] std::vector<ItemRow> after(const Query& query, std::string& cursor, int limit);
  [[nodiscard]] std::optional<ItemRow> item(const std::string& id, const std::optional<Date>& day);
  // The day on which an item that is there was recorded first.
  [[nodiscard]] Date registered(const std::string& id);
  // The letters that name an item, oldest first.
  [[nodiscard]] std::vector<ItemRow> letters_of(const std::string& item, const std::optional<Date>& day);
  // All that stood at an instant, by recorded time, and fits.
  [[nodiscard]] std::vector<ItemRow> rows_at(Instant moment, Statement fitting);
  [[nodiscard]] Editions editions_of(const std::vector<ItemRow>& rows, const std::optional<Date>& day);
  // All of them, as they stood; asked once a reading.
  [[nodiscard]] const std::vector<RetentionTerm>& retention_terms(const std::optional<Date>& day);
  // Of each row in whose text words of the search stand: the passage, cut in parts that are hit or not.
  [[nodiscard]] std::map<std::string, nlohmann::json> passages(const Query& query, const std::vector<ItemRow>& rows);
  // Promises whose words are most like those of `text`, the likest first; at most `limit`.
  [[nodiscard]] std::vector<ItemRow> like(const std::string& text, int limit);
  struct Vehicle {
    std::string name, soort;
  };
  [[nodiscard]] std::map<std::string, Vehicle> vehicles_of(const std::vector<std::string>& ids,
                                                           const std::optional<Date>& day);
  // The number by which people know each of them; without those that have none.
  [[nodiscard]] std::map<std::string, std::string> numbers_of(const std::vector<std::string>& ids);
  // What each that there is is called: {soort, nummer?, titel}.
  [[nodiscard]] nlohmann::json names_of(const std::vector<std::string>& ids);
  // Of each of them that is proposed to be closed, the open proposals, oldest first: [{id, editie or brief, status,
  // kamerstuk?, datum?}].
  [[nodiscard]] std::map<std::string, nlohmann::json> open_proposals_of(const std::vector<std::string>& ids,
                                                                        const std::optional<Date>& day);
  // By edition: how many items of the work list it proposes to close.
  [[nodiscard]] std::map<std::string, std::int64_t> proposed_by_editions(const std::optional<Date>& day);
  [[nodiscard]] std::vector<std::string> deadlines_of_item(const std::string& item);
  // Those of `ids` that are no item of this kind, and those of `codes` that are no code of it (if any code is known).
  [[nodiscard]] std::vector<std::string> unknown_ids(const std::string& kind, const std::vector<std::string>& ids);
  [[nodiscard]] std::vector<std::string> unknown_codes(const std::string& kind, const std::vector<std::string>& codes);

  pqxx::result ask(const std::string& sql, const std::vector<std::string>& parameters = {});
  // The same, asked once as long as the model does not change.
  pqxx::result kept(const std::string& sql, const std::vector<std::string>& parameters);

 private:
  pqxx::transaction_base& transaction_;
  CountCache& counts_;
  Instant now_;
  Date today_;
  std::int64_t version_;
  std::optional<std::vector<RetentionTerm>> terms_;
};

// Where a list goes on after this row.
[[nodiscard]] std::string cursor_after(const ItemRow& row);

// The model is no longer the one that is shown: a rebuild has moved the pointer. Ask the other one.
struct NotShown : std::runtime_error {
  NotShown() : std::runtime_error("another read model is shown by now") {}
};

// Runs `work` on one snapshot in which every assignment that is due counts. Throws NotShown.
void read_model(eventlog::Database& database, CountCache& counts, const std::function<void(Reading&)>& work);

}  // namespace gestand::overview
