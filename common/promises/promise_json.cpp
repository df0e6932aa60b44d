#include "common/promises/promise_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/wire/members.hpp"

namespace gestand::promises {

using calendar::to_iso;
using nlohmann::json;
using wire::date_of;
using wire::put;
using wire::text_of;

namespace {

json basis_json(const Basis& basis) {
  json out = {{"kalender", basis.calendar}};
  put(out, "gelezenOp", basis.read_on);
  if (basis.relative) {
    out["relatief"] = {{"aantal", basis.relative->amount},
                       {"eenheid", basis.relative->unit},
                       {"vanafDatum", to_iso(basis.relative->from)}};
  }
  if (basis.held_on) {
    out["aangehoudenOp"] = to_iso(*basis.held_on);
    out["kamer"] = calendar::to_string(basis.chamber);
  }
  return out;
}

}  // namespace

std::optional<Basis> basis_of(const json& deadline) {
  const auto found = deadline.find("grondslag");
  if (found == deadline.end()) return std::nullopt;
  Basis out;
  out.calendar = found->value("kalender", "");
  out.read_on = date_of(*found, "gelezenOp");
  out.held_on = date_of(*found, "aangehoudenOp");
  out.chamber = calendar::parse_chamber(found->value("kamer", "TK")).value_or(calendar::Chamber::TK);
  if (const auto relative = found->find("relatief"); relative != found->end()) {
    out.relative = Relative{relative->value("aantal", 0), relative->value("eenheid", ""),
                            date_of(*relative, "vanafDatum").value_or(Date{})};
  }
  return out;
}

namespace {

json deadline_json(const Deadline& one) {
  json out = {{"id", one.id},
              {"soort", one.kind},
              {"omvang", one.scope},
              {"verschuivingen", one.moves},
              {"uitleg", steps_json(one.steps)}};
  put(out, "datum", one.date);
  put(out, "tekst", one.words);
  put(out, "editie", one.edition);
  put(out, "eersteDatum", one.first_date);
  put(out, "einde", one.end);
  put(out, "toelichting", one.note);
  if (one.basis) out["grondslag"] = basis_json(*one.basis);
  return out;
}

Deadline deadline_of(const json& in) {
  Deadline out;
  out.id = in.at("id");
  out.kind = in.at("soort");
  out.scope = in.value("omvang", "extern");
  out.moves = in.value("verschuivingen", 0);
  out.steps = steps_of(in.value("uitleg", json::array()));
  out.date = date_of(in, "datum");
  out.words = text_of(in, "tekst");
  out.edition = text_of(in, "editie");
  out.first_date = date_of(in, "eersteDatum");
  out.end = text_of(in, "einde");
  out.note = text_of(in, "toelichting");
  out.basis = basis_of(in);
  return out;
}

json proposal_json(const Proposal& one) {
  json out = {{"id", one.id}, {"datum", to_iso(one.date)}, {"status", one.status}};
  out[one.letter.empty() ? "editie" : "brief"] = one.letter.empty() ? one.edition : one.letter;
  if (!one.paper.empty()) out["kamerstuk"] = one.paper;
  put(out, "besluitDatum", one.decided);
  put(out, "toelichting", one.note);
  return out;
}

template <class List, class Make>
json list_json(const List& list, Make make) {
  json out = json::array();
  for (const auto& one : list) out.push_back(make(one));
  return out;
}

}  // namespace

json steps_json(const std::vector<calendar::Step>& steps) {
  return list_json(steps, [](const calendar::Step& one) {
    return json{{"stap", one.step}, {"van", one.from}, {"naar", one.to}, {"bron", one.source}};
  });
}

std::vector<calendar::Step> steps_of(const json& list) {
  std::vector<calendar::Step> out;
  for (const auto& one : list)
    out.push_back({one.value("stap", ""), one.value("van", ""), one.value("naar", ""), one.value("bron", "")});
  return out;
}

void write(const Promise& promise, json& document) {
  document["toewijzingen"] = list_json(promise.assignments, [](const Assignment& one) {
    json out = {{"vanafDatum", to_iso(one.from)}};
    put(out, "verantwoordelijke", one.responsible);
    put(out, "directie", one.directorate);
    put(out, "behandelaar", one.handler);
    return out;
  });
  document["termijnen"] = list_json(promise.deadlines, deadline_json);
  document["koppelingen"] = list_json(promise.links, [](const Link& one) {
    json out = {{"id", one.id}, {"editie", one.edition}, {"rol", one.role}};
    put(out, "tekst", one.text);
    return out;
  });
  document["voorstellen"] = list_json(promise.proposals, proposal_json);
  document["notities"] = list_json(promise.notes, [](const Note& one) {
    json out = {{"id", one.id},
                {"tekst", {{"$tekst", one.text_id}}},
                {"door", one.by},
                {"gemaaktOp", to_iso(one.at)},
                {"vertrouwelijk", one.confidential}};
    put(out, "gewistDatum", one.erased);
    return out;
  });
  if (promise.pointers.empty()) return;  // as before there were any: what was written then stays as it was
  document["verwijzingen"] = list_json(promise.pointers, [](const Pointer& one) {
    json out = {{"id", one.id}, {"soort", one.kind}, {"titel", one.title}};
    put(out, "url", one.url);
    put(out, "nummer", one.number);
    put(out, "sha256", one.sha256);
    put(out, "omvang", one.size);
    return out;
  });
}

Promise read_promise(const std::string& id, const json& document) {
  Promise out;
  out.id = id;
  const auto each = [&](const char* name, const auto& take) {
    if (document.contains(name)) {
      for (const auto& one : document[name]) take(one);
    }
  };
  each("toewijzingen", [&](const json& one) {
    out.assignments.push_back({date_of(one, "vanafDatum").value_or(Date{}), text_of(one, "verantwoordelijke"),
                               text_of(one, "directie"), text_of(one, "behandelaar")});
  });
  each("termijnen", [&](const json& one) { out.deadlines.push_back(deadline_of(one)); });
  each("koppelingen", [&](const json& one) {
    out.links.push_back({one.at("id"), one.at("editie"), one.at("rol"), text_of(one, "tekst")});
  });
  each("voorstellen", [&](const json& one) {
    out.proposals.push_back({one.at("id"), one.value("editie", ""), one.value("kamerstuk", ""),
                             date_of(one, "datum").value_or(Date{}), one.at("status"), date_of(one, "besluitDatum"),
                             text_of(one, "toelichting"), one.value("brief", "")});
  });
  each("notities", [&](const json& one) {
    out.notes.push_back({one.at("id"), one.at("tekst").at("$tekst"), one.at("door"),
                         calendar::parse_instant(one.at("gemaaktOp").get<std::string>()).value_or(Instant{}),
                         one.value("vertrouwelijk", false), date_of(one, "gewistDatum")});
  });
  each("verwijzingen", [&](const json& one) {
    out.pointers.push_back({one.at("id"), one.at("soort"), one.at("titel"), text_of(one, "url"), text_of(one, "nummer"),
                            text_of(one, "sha256"),
                            one.contains("omvang") ? std::optional(one["omvang"].get<std::int64_t>()) : std::nullopt});
  });
  return out;
}

std::vector<std::string> linked_editions(const json& document) {
  std::vector<std::string> out;
  const auto add = [&](const json& list) {
    for (const auto& one : list) {
      if (one.contains("editie") && std::find(out.begin(), out.end(), one["editie"].get<std::string>()) == out.end())
        out.push_back(one["editie"]);
    }
  };
  add(document.value("koppelingen", json::array()));
  add(document.value("termijnen", json::array()));
  return out;
}

}  // namespace gestand::promises
