// A list, a paper or the archive bundle of an item as a file: what the API gives, by an address that a page can link
// to.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/filters.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/screens.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> of_the_form{"formaat", "scheiding", "bom"};
constexpr std::array<std::string_view, 4> lists{"werkvoorraad", "moties", "toezeggingen", "kamerverzoeken"};
constexpr std::array<std::string_view, 2> papers{"bijlage", "begrotingsbijlage"};

template <class All>
bool one_of(const All& all, const std::string& name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace

bool is_download(const PageRequest& request, const std::vector<std::string>& at) {
  if (at.size() == 3 && at[0] != "werkvoorraad" && one_of(lists, at[0]) && is_plain_id(at[1]) && at[2] == "archief")
    return true;
  if (!request.query.contains("formaat")) return false;
  if (at.size() == 1) return one_of(lists, at[0]);
  if (at.size() == 3 && at[0] == "handelingen" && is_plain_id(at[1]) && at[2] == "overdrachtslijst") return true;
  return at.size() == 3 && at[0] == "edities" && is_plain_id(at[1]) && one_of(papers, at[2]);
}

PageReply download(Visit& visit, const std::vector<std::string>& at) {
  auto query = at.size() == 1 ? list_query(at[0], visit.request.query) : Params{};
  for (const auto* name : {"page", "pageSize"}) query.erase(name);  // the whole list
  for (const auto name : of_the_form) {
    if (const auto value = first(visit.request.query, std::string(name)); !value.empty()) query.emplace(name, value);
  }
  auto reply = visit.get("/v1" + visit.request.path, query_string(query));
  if (!succeeded(reply)) return problem_page(visit, reply);
  PageReply out{200, std::move(reply.body), reply.type, {}};
  if (!reply.disposition.empty()) out.headers.emplace_back("Content-Disposition", reply.disposition);
  return out;
}

json download_links(const std::string& address, const Params& query) {
  json out = json::array();
  // A Dutch spreadsheet takes a semicolon, and sees by the mark that it is UTF-8.
  for (const auto& [form, name, more] : {std::tuple{"xlsx", "Excel (XLSX)", ""},
                                         {"odt", "Tekst (ODT)", ""},
                                         {"csv", "CSV", "&scheiding=puntkomma&bom=true"}}) {
    auto tail = query;
    tail.erase("page");
    const auto filters = query_string(tail);
    out.push_back({{"adres", address + "?" + filters + (filters.empty() ? "" : "&") + "formaat=" + form + more},
                   {"vorm", say(name)}});
  }
  return out;
}

}  // namespace gestand::gateway::pages
