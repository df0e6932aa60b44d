#include "services/motions/adapters/import_record.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/promises/promise_json.hpp"
#include "common/wire/members.hpp"
#include "common/wire/number.hpp"

namespace gestand::motions {

using nlohmann::json;
using wire::date_of;
using wire::text_of;

namespace {

std::vector<Votes> votes_of(const json& in, const char* name) {
  std::vector<Votes> out;
  for (const auto& one : in.value(name, json::array())) out.push_back({one.at("fractie"), one.at("zetels")});
  return out;
}

// The term as the register tells it goes before the one that the rules would give.
void hold_until(Motion& motion, Date term, const std::string& source) {
  motion.hold = Hold{{}, term, {}};
  const std::string iso = calendar::to_iso(term);
  promises::Deadline deadline;
  deadline.id = eventlog::named_uuid(motion.id, "termijn/0");
  deadline.kind = "vervalt";
  deadline.date = deadline.first_date = term;
  deadline.steps = {{"De termijn staat zo in het register van de Tweede Kamer.", iso, iso, source}};
  motion.deadlines.push_back(std::move(deadline));
}

}  // namespace

Motion motion_of_record(const json& in, const std::string& source) {
  Motion out;
  out.id = in.at("id");
  if (!eventlog::is_uuid(out.id)) throw std::invalid_argument("id is geen UUID");
  out.case_number = in.at("zaaknummer");
  out.number = text_of(in, "nummer");
  if (out.number && wire::parse_paper_number(*out.number) != out.number)
    throw std::invalid_argument("nummer is geen kamerstuknummer: " + *out.number);
  out.title = in.at("titel");
  out.dictum = text_of(in, "dictum");
  out.tabled = date_of(in, "ingediendDatum");
  if (!out.tabled) throw std::invalid_argument("ingediendDatum ontbreekt");
  const auto status = parse_status(in.at("status"));
  if (!status) throw std::invalid_argument("status is geen bekende waarde");
  out.status = *status;
  out.execution =
      out.status == Status::Aangenomen || out.status == Status::Overgenomen ? Execution::Open : Execution::Nvt;
  for (const auto& text : in.value("verzoeken", json::array())) out.requests.push_back({text, out.execution});
  for (const auto& one : in.value("indieners", json::array()))
    out.movers.push_back({one.at("naam"), text_of(one, "fractie")});
  if (const auto judgement = text_of(in, "appreciatie")) {
    const auto known = parse_judgement(*judgement);
    if (!known) throw std::invalid_argument("appreciatie is geen bekende waarde");
    out.appreciations.push_back({*known, {}, {}, {}, {}, false, false});
  }
  if (in.contains("stemming")) {
    const json& vote = in["stemming"];
    out.vote = Vote{date_of(vote, "datum").value_or(Date{}), vote.at("uitslag"), text_of(vote, "soort"),
                    votes_of(vote, "voor"), votes_of(vote, "tegen")};
  }
  out.replaces = in.value("vervangt", std::vector<std::string>{});
  out.replaced_by = text_of(in, "vervangenDoor");
  if (const auto term = date_of(in, "termijn"); term && out.status == Status::Aangehouden)
    hold_until(out, *term, source);
  return out;
}

}  // namespace gestand::motions
