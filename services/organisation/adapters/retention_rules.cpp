#include "services/organisation/adapters/retention_rules.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"
#include "common/wire/body.hpp"
#include "services/organisation/domain/reference.hpp"
#include "services/organisation/domain/retention.hpp"

namespace gestand::organisation {

using nlohmann::json;
using owner::Call;
using owner::Change;
using owner::Context;
using owner::Decided;
using wire::Body;

namespace {

constexpr std::size_t name_max = 200;
constexpr std::size_t source_max = 500;
constexpr std::size_t reason_max = 2'000;
constexpr int years_max = 500;

json document_of(const Retention& retention) {
  json out = {{"code", retention.code},
              {"naam", retention.name},
              {"soorten", retention.kinds},
              {"waardering", retention.appraisal},
              {"bron", retention.source}};
  if (retention.years) out["jaren"] = *retention.years;
  if (retention.creator) out["archiefvormer"] = *retention.creator;
  if (retention.from) out["geldigVanaf"] = calendar::to_iso(*retention.from);
  if (retention.until) out["geldigTot"] = calendar::to_iso(*retention.until);
  return out;
}

Retention retention_of(const json& in) {
  Retention out;
  out.code = in.at("code");
  out.name = in.at("naam");
  out.kinds = in.at("soorten").get<std::vector<std::string>>();
  out.appraisal = in.at("waardering");
  out.source = in.at("bron");
  if (in.contains("jaren")) out.years = in["jaren"].get<int>();
  if (in.contains("archiefvormer")) out.creator = in["archiefvormer"].get<std::string>();
  out.from = calendar::parse_date(in.value("geldigVanaf", ""));
  out.until = calendar::parse_date(in.value("geldigTot", ""));
  return out;
}

void read_kinds(Body& body, Retention& out) {
  out.kinds = body.texts("soorten", 20);
  const auto& known = item_kinds();
  const bool good = !out.kinds.empty() && std::all_of(out.kinds.begin(), out.kinds.end(), [&](const std::string& one) {
    return std::find(known.begin(), known.end(), one) != known.end();
  });
  if (body.fine("soorten") && !good)
    body.fault("soorten", "onbekende-waarde",
               "\"soorten\" noemt er ten minste een van: motie, toezegging, kamerverzoek.");
}

// What a body leaves out stays as it was; the appraisal and its years belong together.
Retention read_retention(Body& body, Retention out, bool is_new) {
  const auto wanted = [&](const char* name) { return is_new || body.has(name); };
  if (is_new) {
    out.code = body.text("code", 100);
    if (body.fine("code") && !is_code(out.code))
      body.fault("code", "geen-code", "\"code\" bestaat uit kleine letters, cijfers en streepjes.");
  }
  if (wanted("naam")) out.name = body.text("naam", name_max);
  if (wanted("soorten")) read_kinds(body, out);
  if (wanted("bron")) out.source = body.text("bron", source_max);
  if (wanted("waardering")) {
    out.appraisal = body.choice("waardering", appraisals());
    out.years.reset();
  }
  if (const auto years = body.maybe_number("jaren", 1, years_max)) out.years = years;
  if (const auto creator = body.maybe_text("archiefvormer", name_max)) out.creator = creator;
  if (const auto from = body.maybe_date("geldigVanaf")) out.from = from;
  if (const auto until = body.maybe_date("geldigTot")) out.until = until;
  return out;
}

}  // namespace

std::string RetentionRules::new_id(const json& body) const {
  const bool has_code = body.is_object() && body.contains("code") && body["code"].is_string();
  return has_code ? owner::World::reference_id(kind(), body["code"]) : Rules::new_id(body);
}

Decided RetentionRules::decide(const Call& call, Context&) {
  const bool is_new = call.verb.empty();
  wire::Faults faults;
  Body body(call.body, faults);
  const Retention after = read_retention(body, is_new ? Retention{} : retention_of(call.document), is_new);
  if (!is_new) (void)body.maybe_text("reden", reason_max);
  body.finish();
  if (!faults.empty()) return faults;
  if (auto refusal = check(after)) return *refusal;
  Change out;
  out.items.push_back({call.item, call.document, call.version, document_of(after), is_new ? "toegevoegd" : "verbeterd",
                       is_new ? json() : call.body});
  out.answer = call.item;
  return out;
}

}  // namespace gestand::organisation
