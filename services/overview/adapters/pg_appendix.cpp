#include "services/overview/adapters/pg_appendix.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/database.hpp"
#include "services/overview/adapters/facts_json.hpp"
#include "services/overview/adapters/pg_stands.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

// The first stand in which the edition says that it was fixed, as it says so: what came later (another date, the
// sending) is not in it. A frozen edition names the moment itself; that of one that was only sent is when that was
// recorded.
std::optional<EditionStand> fixed_stand(Reading& reading, const std::string& id, const json& document) {
  for (const char* member : {"vastgesteld", "verzonden"}) {
    if (!document.contains(member)) continue;
    const auto found = reading.ask("SELECT i.doc, " + micros("van") +
                                       " FROM item i WHERE i.id = $1::uuid AND i.doc->$2 = $3::jsonb ORDER BY i.van "
                                       "LIMIT 1",
                                   {id, member, document.at(member).dump()});
    if (found.empty()) return std::nullopt;
    EditionStand out{id, std::make_shared<json>(json::parse(found[0][0].c_str())), instant_of(found[0][1]), true};
    const auto named = calendar::parse_instant(text_of(document.at(member), "vastgesteldOp"));
    if (named) out.moment = *named;
    return out;
  }
  return std::nullopt;
}

}  // namespace

std::optional<EditionStand> edition_stand(Reading& reading, const std::string& edition) {
  const auto now = reading.item(edition, std::nullopt);
  if (!now || now->soort != "editie") return std::nullopt;
  if (auto fixed = fixed_stand(reading, edition, *now->document)) return fixed;
  return EditionStand{edition, now->document, reading.now(), false};
}

std::optional<EditionStand> edition_before(Reading& reading, const EditionStand& edition) {
  Statement others;
  others.also("i.soort = 'editie'");
  others.also("i.vehikel = " + others.bind(text_of(*edition.document, "vehikel")) + "::uuid");
  others.also("i.id <> " + others.bind(edition.id) + "::uuid");
  std::optional<EditionStand> last;
  for (const auto& row : reading.rows_at(edition.moment, others)) {
    auto fixed = fixed_stand(reading, row.id, *row.document);
    if (!fixed || fixed->moment >= edition.moment || text_of(*row.document, "status") == "geannuleerd") continue;
    if (!last || std::tie(last->moment, last->id) < std::tie(fixed->moment, fixed->id)) last = std::move(fixed);
  }
  return last;
}

std::vector<ItemRow> items_of_edition(Reading& reading, const EditionStand& edition) {
  Statement linked;
  linked.also("i.soort IN ('motie', 'toezegging', 'kamerverzoek')");
  linked.also("i.edities <> '{}' AND i.edities @> ARRAY[" + linked.bind(edition.id) + "::uuid]");
  if (!edition.fixed) linked.also("i.tot = 'infinity'");  // served by the index of the present
  return reading.rows_at(edition.moment, linked);
}

std::map<std::string, ItemRow> items_at(Reading& reading, const std::vector<std::string>& ids, Instant moment) {
  Statement these;
  these.also("i.id = ANY(" + these.bind(eventlog::pg_array(ids)) + "::uuid[])");
  std::map<std::string, ItemRow> out;
  for (auto& row : reading.rows_at(moment, these)) out.emplace(row.id, std::move(row));
  return out;
}

std::map<std::string, std::string> office_names(Reading& reading, Instant moment) {
  Statement offices;
  offices.also("i.soort = 'ambt'");
  std::map<std::string, std::string> out;
  for (const auto& row : reading.rows_at(moment, offices))
    out[text_of(*row.document, "code")] = text_of(*row.document, "naam");
  return out;
}

}  // namespace gestand::overview
