// What alerts know of other services' items: the members kept of their documents, and what a rule or a mail reads in
// them.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"
#include "services/alerts/domain/clock.hpp"
#include "services/alerts/domain/evaluate.hpp"

namespace gestand::alerts {

// The event as far as every reader needs it. Throws std::invalid_argument on one that is malformed.
struct Told {
  std::string event;
  std::string type;
  std::string item;
  std::string kind;
  Instant at;
  bool bulk = false;
  std::string data;  // JSON
};
[[nodiscard]] Told told_by(const std::string& body);

// Folds the changes into what is kept of an item or a directorate; other members are left out.
[[nodiscard]] std::string fold_item(const std::string& document, const Told& told);
[[nodiscard]] std::string fold_directorate(const std::string& document, const Told& told);
// A deadline's document is small and kept whole.
[[nodiscard]] std::string fold_deadline(const std::string& document, const Told& told);

[[nodiscard]] std::vector<Assignment> assignments_of(const std::string& item_document);
[[nodiscard]] std::string office_on(const std::string& item_document, Date day);

// What the clocks of the item hang on, after an event told at that moment.
[[nodiscard]] Life life_of(const std::string& item_document, Instant told);
[[nodiscard]] std::string vehicle_of(const std::string& item_document);  // of an edition; else empty
// In words: "openstaand", "aangenomen, in uitvoering".
[[nodiscard]] std::string standing_of(const std::string& item_document);

// A member of staff: name and address are not kept here (they can be erased).
struct Staff {
  std::string directorate;
  std::string deputy;                       // id of another one; may be empty
  std::vector<std::pair<Date, Date>> away;  // both inclusive
};
[[nodiscard]] Staff staff_of(const std::string& item_document);

[[nodiscard]] std::string clock_id(const std::string& item, std::string_view kind);
// The document of a clock, as that of a deadline; ended where it stands still.
[[nodiscard]] std::string clock_document(std::string_view kind, const std::string& item, const std::string& item_kind,
                                         const std::optional<Date>& date);

struct Label {
  std::string number;
  std::string title;
};
[[nodiscard]] Label label_of(const std::string& item_document);

struct Facts {
  std::string item;
  std::string item_kind;
  std::string kind;
  std::optional<Date> date;
  bool ended = false;
  std::string edition;
};
[[nodiscard]] Facts facts_of(const std::string& deadline_document);

struct Directorate {
  std::string code;
  std::string name;
  std::vector<std::string> mail;
};
[[nodiscard]] Directorate directorate_of(const std::string& document, const std::string& id);

// An appreciation in this event that another office gave than the one in charge.
struct ByAnother {
  Date date;
  std::string judgement;   // in words
  std::string by, office;  // codes: who gave it, and who is in charge
};
[[nodiscard]] std::optional<ByAnother> appreciated_by_another(const std::string& item_document, const Told& told);
// Another directorate, or the first, is in charge of the item since the event.
struct InCharge {
  std::string before;       // empty: nobody
  std::string directorate;  // since
  std::string from;         // in words, ", vanaf 1 juli 2024"; empty: always
};
[[nodiscard]] std::optional<InCharge> put_in_charge(const std::string& item_before, const std::string& item_after);
// "verplaatst van 1 mei 2024 naar 1 juni 2024: de reden".
[[nodiscard]] std::string moved_words(const Told& told, Date from, Date to);
// This deadline was stopped because its edition was annulled.
[[nodiscard]] bool stopped_by_edition(const Told& told);

}  // namespace gestand::alerts
