// The list of deadlines, to which numbers of the dashboard lead.
#include <array>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/as_of.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_columns.hpp"
#include "services/gateway/pages/pager.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 13> taken{"page",          "pageSize",    "sorteer",  "status",     "soort",
                                                 "directie",      "item",        "isOpen",   "isVerlopen", "termijnNa",
                                                 "opEersteDatum", "termijnVoor", "peilDatum"};

json row_view(const json& row) {
  auto title = text(row, "itemNummer");
  title += (title.empty() ? "" : " ") + text(row, "itemTitel");
  return {{"datum", date_view(text(row, "datum"))},
          {"eerst", date_view(text(row, "eersteDatum"))},
          {"termijnSoort", in_words(Vocabulary::TermKind, text(row, "soort"))},
          {"termijnLabel", badge(Vocabulary::TermStatus, text(row, "status"))},
          {"zaakAdres", "/" + home_of(text(row, "itemSoort")) + "/" + text(row, "item")},
          {"zaakTitel", title.empty() ? say("(zonder titel)") : title}};
}

}  // namespace

PageReply deadlines_screen(Visit& visit) {
  Params query;
  for (const auto name : taken) {
    if (const auto value = first(visit.request.query, std::string(name)); !value.empty()) query.emplace(name, value);
  }
  const auto reply = visit.get("/v1/termijnen", query_string(query));
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto body = parsed(reply);
  json rows = json::array();
  for (const auto& row : list(body, "resultaten")) rows.push_back(row_view(row));
  const auto total = body.value("aantal", 0LL);
  const auto kept = first(query, "opEersteDatum");
  return framed(visit, 200, {.title = say("Termijnen"), .menu = "/dashboard"}, "deadline_list",
                {{"aantalTekst", counted(total, "termijn", "termijnen")},
                 {"peil", as_of_view(visit, body)},
                 {"watHetIs", kept == "true"    ? say("Gehaald op of voor de eerste datum.")
                              : kept == "false" ? say("De eerste datum is voorbij en is niet gehaald.")
                                                : std::string{}},
                 {"rijen", rows},
                 {"pager", pager_view("termijnen", query, total)}});
}

}  // namespace gestand::gateway::pages
