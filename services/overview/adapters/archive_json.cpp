#include "services/overview/adapters/archive_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/overview/adapters/facts_json.hpp"

namespace gestand::overview {

using nlohmann::json;

RetentionTerm retention_term_of(const json& document) {
  RetentionTerm out{text_of(document, "code"),
                    text_of(document, "naam"),
                    document.value("soorten", std::vector<std::string>{}),
                    text_of(document, "waardering"),
                    {},
                    text_of(document, "bron"),
                    text_of(document, "archiefvormer"),
                    calendar::parse_date(text_of(document, "geldigVanaf")),
                    calendar::parse_date(text_of(document, "geldigTot"))};
  if (document.contains("jaren")) out.years = document["jaren"].get<int>();
  return out;
}

void add_archive(json& item, const ItemRow& row, const std::vector<RetentionTerm>& terms, bool also_open) {
  const bool closed = is_closed(row.open, text_of(*row.document, "status")) && row.closed;
  if (!is_promise(row.soort) || (!closed && !also_open)) return;
  json out = json::object();
  if (closed) out["geslotenDatum"] = calendar::to_iso(*row.closed);
  const Date day = closed ? *row.closed : row.changed;
  if (const auto* term = term_for(terms, row.soort, day)) {
    out.update(
        {{"categorie", term->code}, {"naam", term->name}, {"waardering", term->appraisal}, {"bron", term->source}});
    if (term->years) out["jaren"] = *term->years;
    if (!term->creator.empty()) out["archiefvormer"] = term->creator;
    if (const auto from = destroyed_from(*term, day); from && closed) out["vernietigenVanaf"] = calendar::to_iso(*from);
  }
  item["archief"] = std::move(out);
}

}  // namespace gestand::overview
