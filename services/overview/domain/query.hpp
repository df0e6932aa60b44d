// What a list is asked: kind of list, filters, order and page, read from the parameters of an address with every fault
// named.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::overview {

enum class Kind {
  Moties,
  Toezeggingen,
  Kamerverzoeken,
  Werkvoorraad,
  Vehikels,
  Edities,
  Termijnen,
  Ambten,
  Directies,
  Medewerkers,
  Notas,
  Brieven,
  Bewaartermijnen,
  Themas,
  Weergaven
};

[[nodiscard]] std::optional<Kind> parse_kind(std::string_view text);
[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] const std::vector<std::string>& sorts_of_item(Kind kind);  // the kinds of item in it, such as "motie"
[[nodiscard]] bool is_work(Kind kind);  // moties, toezeggingen, kamerverzoeken and all of them together

enum class Order {
  Termijn,
  Datum,
  Nummer,
  Titel,
  Status,
  GewijzigdOp,
  Soort,
  Uitvoering,
  Appreciatie,
  Directie,
  Verantwoordelijke,
  Editie  // the day of the first edition that it is linked to
};

struct Query {
  Kind kind = Kind::Moties;
  // Each: any of these; empty is no filter.
  std::vector<std::string> soort, status, uitvoering, directie, verantwoordelijke, behandelaar, editie, vehikel, item,
      appreciatie, fractie, kamer, thema, instroom, uitstroom, kamerstuk, commissie, indiener, dossier;
  // Open proposals to close: "ja", "nee", "editie" or "brief" (what proposes), or the id of what proposes.
  std::vector<std::string> voorstel;
  std::optional<Date> termijn_voor, termijn_na, ingediend_voor, ingediend_na;  // exclusive
  std::optional<Instant> gewijzigd_na;                                         // exclusive
  std::optional<bool> is_verlopen, is_open, in_beheer, zonder_termijn, zonder_editie, zonder_directie, op_eerste_datum;
  std::optional<std::string> q;
  // Only what is the asker's, who is known by token: handled by that person, or of that directorate.
  bool mine = false;
  std::string asker, asker_staff, asker_directorate;  // empty: none
  std::optional<Date> peil_datum;                     // only if before today
  int page = 1;
  int page_size = 50;
  Order order = Order::Termijn;
  bool down = false;
  bool brief = false;            // rows with only what a list shows
  bool passages = false;         // and where in the text the words of `q` stand
  bool facets = false;           // and how many there are by each value of the facets
  bool beyond_own_work = false;  // the work list without its own rule that only items in beheer are in it
  Date day;                      // as of which calendar and overdue are reckoned
};

struct Fault {
  std::string location;  // name of the parameter
  std::string code;
  std::string detail;
  bool operator==(const Fault&) const = default;
};

using Parameters = std::map<std::string, std::string>;

[[nodiscard]] std::variant<Query, std::vector<Fault>> parse_query(Kind kind, const Parameters& parameters, Date today);

// A `peilDatum`: a day not after today.
[[nodiscard]] std::variant<Date, Fault> parse_reference_day(const std::string& text, Date today);

}  // namespace gestand::overview
