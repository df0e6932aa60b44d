// What a minister takes along to a debate: all open items of a committee, a theme, a member or a dossier, each with the
// last word that was said, the next step, the term, what to look out for, what was asked and advised, and what the
// Chamber read of it last.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "common/eventlog/event.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/debate_words.hpp"
#include "services/gateway/adapters/exports.hpp"
#include "services/gateway/adapters/paper.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr std::int64_t items_max = 300;  // more than that nobody takes to a debate
constexpr std::array<std::string_view, 4> about{"commissie", "thema", "indiener", "dossier"};
std::string text_of(const json& row, const char* name) {
  return row.contains(name) && row[name].is_string() ? row[name].get<std::string>() : "";
}

// The items as their own lists tell them, with all facts, by id: what the work list shows of them is not enough here.
std::map<std::string, json> whole_items(BusCaller& bus, json question) {
  std::map<std::string, json> out;
  question["params"]["inBeheer"] = "true";
  question["params"].erase("kort");
  for (const char* kind : {"moties", "toezeggingen", "kamerverzoeken"}) {
    question["kind"] = kind;
    question.erase("cursor");
    for (;;) {
      json page = bus.ask("overview", "overview.export", question);
      for (auto& one : page.at("resultaten")) out.emplace(text_of(one, "id"), std::move(one));
      if (!page.contains("cursor")) break;
      question["cursor"] = page["cursor"];
    }
  }
  return out;
}

// The editions that were sent and with which `item` is linked; each is asked once.
class SentEditions {
 public:
  SentEditions(BusCaller& bus, const Identity& identity) : bus_(bus), identity_(identity) {}

  std::vector<json> of(const json& item) {
    std::vector<json> out;
    for (const auto& edition : item.value("edities", json::array())) {
      if (text_of(edition, "status") == "verzonden") out.push_back(whole(text_of(edition, "id")));
    }
    return out;
  }

 private:
  const json& whole(const std::string& id) {
    auto found = known_.find(id);
    if (found != known_.end()) return found->second;
    const auto shown =
        bus_.ask_shown("overview", "overview.item",
                       {{"kind", "edities"}, {"id", id}, {"rol", identity_.role}, {"token", asker(identity_)}});
    return known_.emplace(id, shown.body.empty() ? json::object() : json::parse(shown.body)).first->second;
  }

  BusCaller& bus_;
  const Identity& identity_;
  std::map<std::string, json> known_;
};

}  // namespace

ApiResponse ApiServer::debate_pack(const ApiRequest& request, const Identity& identity) {
  wire::Faults faults;
  json params = parameters(request, faults);
  const auto format = wanted_form(request, params, faults);
  const CsvStyle style = csv_style(params, faults);
  if (std::none_of(about.begin(), about.end(),
                   [&](std::string_view name) { return params.contains(std::string(name)); }))
    faults.push_back({"query", "", "ontbreekt", "Geef ten minste een van: commissie, thema, indiener, dossier."});
  if (!faults.empty()) return problem(faults, request.path);
  json out = {{"over", params}, {"resultaten", json::array()}};
  params["isOpen"] = "true";
  params["kort"] = "true";
  json question = {{"kind", "werkvoorraad"}, {"params", params}, {"token", asker(identity)}};
  for (;;) {
    const json page = bus_.ask("overview", "overview.export", question);
    if (page.contains("errors")) return problem(page, request.path);
    if (page.value("aantal", std::int64_t{0}) > items_max)
      return problem(409, "te-veel", "Dit zijn er meer dan " + std::to_string(items_max) + "; kies nauwer.",
                     request.path);
    for (const auto& row : page.at("resultaten")) out["resultaten"].push_back(row);
    if (!page.contains("cursor")) break;
    question["cursor"] = page["cursor"];
  }
  const auto whole = whole_items(bus_, question);
  SentEditions sent(bus_, identity);
  for (auto& row : out["resultaten"]) {
    const auto found = whole.find(text_of(row, "id"));
    const json& item = found == whole.end() ? row : found->second;  // closed since the list was read
    const std::string service = text_of(row, "soort") == "motie" ? "motions" : "commitments";
    row["laatste"] =
        last_word(eventlog::unpack_events(bus_.bytes(service, "log.item", json{{"item", text_of(row, "id")}}.dump())));
    row["volgendeStap"] = next_step(item);
    row["vlaggen"] = flags_of(item);
    if (item.contains("verzoeken")) row["verzoeken"] = item["verzoeken"];
    if (auto text = sent_text(text_of(row, "id"), sent.of(item)); !text.is_null())
      row["laatsteTekst"] = std::move(text);
  }
  out["aantal"] = out["resultaten"].size();
  if (*format == Format::Json) return ok(out);
  const Paper made = debate_paper(out);
  ApiResponse response{200,
                       media_type(*format) + (*format == Format::Csv ? "; charset=utf-8" : ""),
                       written(made, *format, style),
                       {},
                       nullptr};
  response.headers.emplace_back("Content-Disposition", attachment(made.file_name, *format));
  return response;
}

}  // namespace gestand::gateway
