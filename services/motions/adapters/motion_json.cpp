#include "services/motions/adapters/motion_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/promises/promise_json.hpp"
#include "common/wire/members.hpp"

namespace gestand::motions {

using calendar::to_iso;
using nlohmann::json;
using wire::date_of;
using wire::put;
using wire::text_of;

namespace {

json appreciation_json(const Appreciation& one) {
  json out = {{"oordeel", to_string(one.judgement)}};
  put(out, "door", one.by);
  put(out, "datum", one.date);
  put(out, "toelichting", one.note);
  put(out, "brief", one.letter);
  if (one.correction) out["herstelt"] = true;
  out["doorAnder"] = one.by_other;
  return out;
}

Appreciation appreciation_of(const json& in) {
  return {parse_judgement(in.at("oordeel")).value_or(Judgement::Geen),
          text_of(in, "door"),
          date_of(in, "datum"),
          text_of(in, "toelichting"),
          text_of(in, "brief"),
          in.value("herstelt", false),
          in.value("doorAnder", false)};
}

json votes_json(const std::vector<Votes>& votes) {
  json out = json::array();
  for (const auto& one : votes) out.push_back({{"fractie", one.faction}, {"zetels", one.seats}});
  return out;
}

std::vector<Votes> votes_of(const json& in, const char* name) {
  std::vector<Votes> out;
  for (const auto& one : in.value(name, json::array())) out.push_back({one.at("fractie"), one.at("zetels")});
  return out;
}

json vote_json(const Vote& vote) {
  json out = {{"datum", to_iso(vote.date)}, {"uitslag", vote.result}};
  put(out, "soort", vote.manner);
  if (!vote.in_favour.empty()) out["voor"] = votes_json(vote.in_favour);
  if (!vote.against.empty()) out["tegen"] = votes_json(vote.against);
  return out;
}

void write_parliament(const Motion& motion, json& out) {
  out["appreciaties"] = json::array();
  for (const auto& one : motion.appreciations) out["appreciaties"].push_back(appreciation_json(one));
  if (const auto* standing = motion.standing()) out["appreciatie"] = appreciation_json(*standing);
  out["aanhoudingsverzoeken"] = json::array();
  for (const auto& one : motion.hold_requests) {
    json request = {{"door", one.by}, {"datum", to_iso(one.date)}};
    put(request, "totEditie", one.edition);
    put(request, "brief", one.letter);
    out["aanhoudingsverzoeken"].push_back(std::move(request));
  }
  if (motion.hold) {
    out["aanhouding"] = json::object();
    put(out["aanhouding"], "sindsDatum", motion.hold->since);
    put(out["aanhouding"], "vervaltDatum", motion.hold->lapses);
    put(out["aanhouding"], "totEditie", motion.hold->edition);
  }
  if (motion.vote) out["stemming"] = vote_json(*motion.vote);
  for (const auto& one : motion.steps) {
    json step = {{"uitvoering", to_string(one.execution)}, {"datum", to_iso(one.date)}, {"door", one.by}};
    if (one.request) step["verzoek"] = *one.request;
    put(step, "brief", one.letter);
    put(step, "editie", one.edition);
    put(step, "toelichting", one.note);
    if (one.no_action) step["geenActie"] = true;
    out["uitvoeringen"].push_back(std::move(step));
  }
  if (!motion.replaces.empty()) out["vervangt"] = motion.replaces;
  put(out, "vervangenDoor", motion.replaced_by);
}

void read_parliament(const json& in, Motion& out) {
  for (const auto& one : in.value("appreciaties", json::array())) out.appreciations.push_back(appreciation_of(one));
  for (const auto& one : in.value("aanhoudingsverzoeken", json::array())) {
    out.hold_requests.push_back(
        {one.at("door"), date_of(one, "datum").value_or(Date{}), text_of(one, "totEditie"), text_of(one, "brief")});
  }
  if (in.contains("aanhouding")) {
    const json& hold = in["aanhouding"];
    out.hold = Hold{date_of(hold, "sindsDatum"), date_of(hold, "vervaltDatum"), text_of(hold, "totEditie")};
  }
  if (in.contains("stemming")) {
    const json& vote = in["stemming"];
    out.vote = Vote{date_of(vote, "datum").value_or(Date{}), vote.at("uitslag"), text_of(vote, "soort"),
                    votes_of(vote, "voor"), votes_of(vote, "tegen")};
  }
  for (const auto& one : in.value("uitvoeringen", json::array())) {
    out.steps.push_back(
        {parse_execution(one.at("uitvoering")).value_or(Execution::Open), date_of(one, "datum").value_or(Date{}),
         one.at("door"), one.contains("verzoek") ? std::optional(one["verzoek"].get<int>()) : std::nullopt,
         text_of(one, "brief"), text_of(one, "editie"), text_of(one, "toelichting"), one.value("geenActie", false)});
  }
  out.replaces = in.value("vervangt", std::vector<std::string>{});
  out.replaced_by = text_of(in, "vervangenDoor");
}

}  // namespace

json document_of(const Motion& motion) {
  json out = {{"kamer", motion.chamber == calendar::Chamber::TK ? "TK" : "EK"},
              {"titel", motion.title},
              {"status", to_string(motion.status)},
              {"uitvoering", to_string(motion.execution)},
              {"verzoeken", json::array()},
              {"indieners", json::array()}};
  put(out, "nummer", motion.number);
  put(out, "zaaknummer", motion.case_number);
  put(out, "dictum", motion.dictum);
  put(out, "ingediendDatum", motion.tabled);
  for (std::size_t i = 0; i < motion.requests.size(); ++i) {
    out["verzoeken"].push_back({{"nummer", i + 1},
                                {"tekst", motion.requests[i].text},
                                {"uitvoering", to_string(motion.requests[i].execution)}});
  }
  for (const auto& mover : motion.movers) {
    json one = {{"naam", mover.name}};
    put(one, "fractie", mover.faction);
    out["indieners"].push_back(std::move(one));
  }
  if (motion.debate) {
    out["debat"] = {{"soort", motion.debate->kind}, {"titel", motion.debate->title}};
    put(out["debat"], "datum", motion.debate->date);
  }
  if (!motion.themes.empty()) out["themas"] = motion.themes;
  write_parliament(motion, out);
  promises::write(motion, out);
  return out;
}

Motion motion_of(const std::string& id, const json& in) {
  Motion out;
  static_cast<promises::Promise&>(out) = promises::read_promise(id, in);
  out.number = text_of(in, "nummer");
  out.case_number = text_of(in, "zaaknummer");
  out.dictum = text_of(in, "dictum");
  out.chamber = in.value("kamer", "TK") == "EK" ? calendar::Chamber::EK : calendar::Chamber::TK;
  out.title = in.value("titel", "");
  out.tabled = date_of(in, "ingediendDatum");
  out.status = parse_status(in.value("status", "onbekend")).value_or(Status::Onbekend);
  out.execution = parse_execution(in.value("uitvoering", "nvt")).value_or(Execution::Nvt);
  for (const auto& one : in.value("verzoeken", json::array())) {
    out.requests.push_back({one.at("tekst"), parse_execution(one.at("uitvoering")).value_or(Execution::Nvt)});
  }
  for (const auto& one : in.value("indieners", json::array()))
    out.movers.push_back({one.at("naam"), text_of(one, "fractie")});
  if (in.contains("debat"))
    out.debate = Debate{in["debat"].value("soort", ""), in["debat"].value("titel", ""), date_of(in["debat"], "datum")};
  out.themes = in.value("themas", std::vector<std::string>{});
  read_parliament(in, out);
  return out;
}

}  // namespace gestand::motions
