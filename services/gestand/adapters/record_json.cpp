// Field names of the import record on the wire and of a line in the report.
#include "services/gestand/adapters/record_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"

namespace gestand::cli {
namespace {

using nlohmann::ordered_json;

ordered_json seats(const std::vector<FactionSeats>& list) {
  ordered_json out = ordered_json::array();
  for (const FactionSeats& entry : list) out.push_back({{"fractie", entry.faction}, {"zetels", entry.seats}});
  return out;
}

ordered_json vote_json(const VoteResult& vote) {
  ordered_json out{{"datum", calendar::to_iso(vote.date)}, {"uitslag", vote.outcome}};
  if (vote.method) out["soort"] = *vote.method;
  if (!vote.in_favour.empty() || !vote.against.empty()) {
    out["voor"] = seats(vote.in_favour);
    out["tegen"] = seats(vote.against);
  }
  return out;
}

// Bytes that are no UTF-8 become the replacement character: one bad name must not stop an import.
std::string bytes(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const ImportRecord& record) {
  ordered_json out{{"id", record.id}, {"zaaknummer", record.case_number}};
  if (record.paper_number) out["nummer"] = *record.paper_number;
  out["titel"] = record.title;
  if (record.text) out["dictum"] = *record.text;
  out["verzoeken"] = record.requests;
  out["indieners"] = ordered_json::array();
  for (const Signatory& mover : record.movers) {
    ordered_json entry{{"naam", mover.name}};
    if (mover.faction) entry["fractie"] = *mover.faction;
    out["indieners"].push_back(std::move(entry));
  }
  out["ingediendDatum"] = calendar::to_iso(record.tabled);
  if (record.appreciation) out["appreciatie"] = *record.appreciation;
  out["status"] = record.status;
  if (record.term) out["termijn"] = calendar::to_iso(*record.term);
  if (record.vote) out["stemming"] = vote_json(*record.vote);
  if (!record.replaces.empty()) out["vervangt"] = record.replaces;
  if (record.replaced_by) out["vervangenDoor"] = *record.replaced_by;
  out["bronGewijzigdOp"] = record.source_changed_at;
  return bytes(out);
}

std::string to_json(const Finding& finding) {
  ordered_json out{{"reden", code(finding.reason)}, {"bestand", finding.file}, {"id", finding.id}};
  if (!finding.detail.empty()) out["detail"] = finding.detail;
  return bytes(out);
}

}  // namespace gestand::cli
