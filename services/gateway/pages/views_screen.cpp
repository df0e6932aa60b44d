// Saved views of lists; see the header.
#include "services/gateway/pages/views_screen.hpp"

#include <nlohmann/json.hpp>

#include "services/gateway/pages/filters.hpp"
#include "services/gateway/pages/form.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/session.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

std::string title_of(const std::string& resource) {
  return say(resource == "werkvoorraad"   ? "Werkvoorraad"
             : resource == "moties"       ? "Moties"
             : resource == "toezeggingen" ? "Toezeggingen"
                                          : "Kamerverzoeken");
}

json all_views(Visit& visit) {
  return list(parsed(visit.get("/v1/weergaven", "pageSize=200&sorteer=titel")), "resultaten");
}

Params query_of(const json& view) {
  Params out;
  const auto filter = part(view, "filter");
  for (const auto& [name, value] : filter.items()) out.emplace(name, text(filter, name));
  return list_query(text(view, "lijst"), out);
}

std::string address_of(const std::string& resource, const Params& query) {
  const auto tail = query_string(query);
  return "/" + resource + (tail.empty() ? "" : "?" + tail);
}

json filter_of(const Params& query) {
  json out = json::object();
  for (const auto& [name, value] : query) {
    if (name != "page" && !value.empty()) out[name] = value;
  }
  return out;
}

PageReply after(Visit& visit, const Submission& sent, const std::string& to) {
  return succeeded(sent.reply) ? see_other(to) : views_screen(visit, &*sent.state.problem, sent.reply.status);
}

}  // namespace

json views_of_list(Visit& visit, const std::string& resource, const Params& query) {
  auto here = query;
  here.erase("page");
  const Params mine{{"isOpen", "true"}, {"mijn", "true"}};
  json out{{"weergaven", json::array()}, {"bewaren", false}};
  const auto add = [&](const std::string& name, const Params& wanted, bool shared) {
    out["weergaven"].push_back({{"weergaveNaam", name},
                                {"weergaveAdres", address_of(resource, wanted)},
                                {"weergaveHier", wanted == here},
                                {"weergaveGedeeld", shared}});
  };
  add(say("Mijn werk"), mine, false);
  for (const auto& view : all_views(visit)) {
    if (text(view, "lijst") == resource) add(text(view, "naam"), query_of(view), view.value("gedeeld", false));
  }
  if (visit.may_write()) {
    out["bewaren"] = {{"bewijs", visit.proof},
                      {"sleutel", fresh_key()},
                      {"bewaarLijst", resource},
                      {"bewaarVraag", query_string(here)}};
  }
  return out;
}

PageReply views_screen(Visit& visit, const Problem* problem, int status) {
  const auto& me = visit.me();
  json rows = json::array();
  for (const auto& view : all_views(visit)) {
    const bool own = text(view, "eigenaar") == me;
    rows.push_back({{"weergaveNaam", text(view, "naam")},
                    {"weergaveId", text(view, "id")},
                    {"weergaveAdres", address_of(text(view, "lijst"), query_of(view))},
                    {"weergaveLijst", title_of(text(view, "lijst"))},
                    {"weergaveGedeeld", view.value("gedeeld", false)},
                    {"vanMij", own},
                    {"magWeg", own || visit.may_coordinate()},
                    {"bewijs", visit.proof},
                    {"sleutel", fresh_key()}});
  }
  json view{{"weergaven", rows}, {"geen", rows.empty()}, {"fout", false}};
  if (problem != nullptr) {
    auto said = problem->detail;
    for (const auto& fault : problem->faults) said += " " + fault.detail;
    view["fout"] = {{"kop", say("Niet opgeslagen")}, {"tekst", said}};
  }
  return framed(visit, status, {.title = say("Weergaven"), .menu = "/meer", .has_faults = problem != nullptr}, "views",
                view);
}

PageReply save_view(Visit& visit) {
  const auto& form = visit.request.form;
  const auto resource = first(form, "lijst");
  const auto query = list_query(resource, parse_query(first(form, "vraag")));
  const json body{{"naam", first(form, "naam")},
                  {"lijst", resource},
                  {"filter", filter_of(query)},
                  {"gedeeld", first(form, "gedeeld") == "true"}};
  return after(visit, send_form(visit, "POST", "/v1/weergaven", body), address_of(resource, query));
}

PageReply change_view(Visit& visit, const std::string& id, const std::string& verb) {
  const auto& form = visit.request.form;
  const auto address = "/v1/weergaven/" + id;
  const json body{{"naam", first(form, "naam")}, {"gedeeld", first(form, "gedeeld") == "true"}};
  const auto sent =
      verb == "verwijder" ? send_form(visit, "DELETE", address, {}) : send_form(visit, "PATCH", address, body);
  return after(visit, sent, "/weergaven");
}

}  // namespace gestand::gateway::pages
