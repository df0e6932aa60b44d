// A spreadsheet comes in; see the header.
#include "services/gateway/pages/import_screen.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "common/rows/fields.hpp"
#include "services/gateway/pages/column_memory.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::size_t sheet_max = 700'000;  // in base64 within the 1 MiB of a form
constexpr std::size_t rows_shown = 300;

struct Sheet {
  std::string bytes, kind, name, columns;  // name: of the sheet in a workbook; columns: "A=termijn;B=-"
};

std::string base64(const std::string& bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the closing zero
  return out;
}

std::string from_base64(const std::string& text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr,
                        &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return {};
  out.resize(length);
  return out;
}

Sheet sent_sheet(const Visit& visit) {
  const auto& typed = visit.request.form;
  Sheet out{{}, first(typed, "soort"), first(typed, "blad"), {}};
  if (out.kind.empty()) out.kind = "toezeggingen";
  const auto file = visit.request.files.find("bestand");
  out.bytes = file != visit.request.files.end() ? file->second.content : std::string{};
  if (out.bytes.empty()) out.bytes = from_base64(first(typed, "_blad"));
  for (auto it = typed.lower_bound("kolom."); it != typed.end() && it->first.starts_with("kolom."); ++it) {
    if (!it->second.empty()) out.columns += (out.columns.empty() ? "" : ";") + it->first.substr(6) + "=" + it->second;
  }
  return out;
}

ApiReply ask(Visit& visit, const char* path, const Sheet& sheet, const std::string& rows = {}) {
  const bool book = sheet.bytes.starts_with("PK");
  return visit.send({.method = "POST",
                     .path = path,
                     .query = query_string(
                         {{"soort", sheet.kind}, {"blad", sheet.name}, {"kolommen", sheet.columns}, {"rijen", rows}}),
                     .body = sheet.bytes,
                     .type = book ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv"});
}

std::string label_of(std::string_view field) {
  auto out = field_in_words(field);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

json kinds_view(const std::string& chosen) {
  json out = json::array();
  for (const auto& [value, name] :
       {std::pair{"toezeggingen", "Toezeggingen"}, {"kamerverzoeken", "Kamerverzoeken"}, {"moties", "Moties"}})
    out.push_back({{"waarde", value}, {"tekst", say(name)}, {"gekozen", chosen == value}});
  return out;
}

json columns_view(const json& review, const std::string& kind_name) {
  const auto kind = rows::parse_kind(kind_name).value_or(rows::Kind::Toezegging);
  json out = json::array();
  for (const auto& column : list(review, "kolommen")) {
    json choices = json::array();
    for (const auto& field : rows::fields()) {
      if (!rows::has(kind, field.field)) continue;
      choices.push_back(
          {{"waarde", field.name}, {"tekst", label_of(field.name)}, {"gekozen", text(column, "veld") == field.name}});
    }
    std::string examples;
    for (const auto& one : list(column, "voorbeelden")) {
      if (one.is_string() && examples.size() < 60) examples += (examples.empty() ? "" : " · ") + one.get<std::string>();
    }
    out.push_back({{"letter", text(column, "kolom")},
                   {"kop", text(column, "kop")},
                   {"hoe", text(column, "hoe")},
                   {"voorbeelden", examples},
                   {"velden", choices}});
  }
  return out;
}

json differences_view(const json& row) {
  json out = json::array();
  for (const auto& one : list(row, "verschillen")) {
    out.push_back({{"cel", text(one, "cel")},
                   {"veldNaam", label_of(text(one, "veld"))},
                   {"inBlad", text(one, "inBlad")},
                   {"hier", text(one, "hier")},
                   {"wordt", text(one, "wordt")}});
  }
  return out;
}

json row_view(const json& row, const std::string& kind) {
  const auto item = part(row, "item");
  const auto alike = list(row, "lijktOp");
  return {
      {"rij", text(row, "rij")},
      {"rijTitel", text(row, "titel")},
      {"isNieuw", text(row, "oordeel") == "nieuw"},
      {"zaak", item.empty() ? json(false)
                            : json{{"zaakAdres", "/" + kind + "/" + text(item, "id")},
                                   {"zaakNummer", text(item, "nummer").empty() ? say("bekend") : text(item, "nummer")},
                                   {"herkend", text(part(row, "herkend"), "op")}}},
      {"lijkt", alike.empty() ? "" : text(alike.front(), "nummer") + " " + text(alike.front(), "titel")},
      {"verschillen", differences_view(row)}};
}

json faults_view(const json& faults) {
  json out = json::array();
  for (const auto& one : faults) {
    auto place = text(one, "cel");
    out.push_back({{"cel", place.empty() ? say("blad") : place},
                   {"kop", text(one, "kop")},
                   {"waarde", text(one, "waarde")},
                   {"fout", text(one, "detail")}});
  }
  return out;
}

bool goes_in(const json& row) { return text(row, "oordeel") == "nieuw" || text(row, "oordeel") == "gewijzigd"; }

json carried(const Visit& visit, const Sheet& sheet) {
  return {{"bewijs", visit.proof}, {"blad64", base64(sheet.bytes)}, {"soort", sheet.kind}};
}

std::string count_in(const json& review, const char* name) {
  return grouped(part(review, "aantallen").value(name, 0LL));
}

PageReply review_screen(Visit& visit, const Sheet& sheet, const json& review, const std::string& fault) {
  json rows = json::array(), sheets = json::array();
  long long good = 0;
  for (const auto& row : list(review, "rijen")) {
    if (!goes_in(row)) continue;
    if (++good <= static_cast<long long>(rows_shown)) rows.push_back(row_view(row, sheet.kind));
  }
  for (const auto& one : list(review, "bladen")) {
    const auto name = one.is_string() ? one.get<std::string>() : "";
    sheets.push_back({{"waarde", name}, {"tekst", name}, {"gekozen", name == text(review, "blad")}});
  }
  json view = carried(visit, sheet);
  view.update({{"fout", fault},
               {"soorten", kinds_view(sheet.kind)},
               {"bladen", sheets.size() > 1 ? sheets : json::array()},
               {"koprij", text(review, "koprij")},
               {"kolommen", columns_view(review, sheet.kind)},
               {"nieuw", count_in(review, "nieuw")},
               {"gewijzigd", count_in(review, "gewijzigd")},
               {"ongewijzigd", count_in(review, "ongewijzigd")},
               {"foutRijen", count_in(review, "fout")},
               {"fouten", faults_view(list(review, "fouten"))},
               {"rijen", rows},
               {"goed", good > 0 ? json(counted(good, "rij", "rijen")) : json(false)},
               {"nietGetoond", good > static_cast<long long>(rows_shown)
                                   ? say("{} hier niet; zij gaan mee met alle goede rijen.",
                                         counted(good - static_cast<long long>(rows_shown), "rij staat", "rijen staan"))
                                   : ""}});
  return framed(visit, fault.empty() ? 200 : 400,
                {.title = say("Spreadsheet nakijken"), .menu = "/meer", .has_faults = !fault.empty()}, "import_review",
                view);
}

// Of the rows that were ticked; nothing: all.
std::string chosen_rows(const Params& typed) {
  std::string out;
  const auto [begin, end] = typed.equal_range("rij");
  std::set<int> rows;
  for (auto it = begin; it != end; ++it) {
    if (!it->second.empty() && it->second.size() < 7 && it->second.find_first_not_of("0123456789") == std::string::npos)
      rows.insert(std::stoi(it->second));
  }
  for (const int row : rows) out += (out.empty() ? "" : ",") + std::to_string(row);
  return out;
}

PageReply result_screen(Visit& visit, const Sheet& sheet, const json& report) {
  const auto done = part(report, "uitgevoerd");
  const auto left = report.value("resterend", 0LL);
  json view = carried(visit, sheet);
  json columns = json::array();
  for (const auto& column : list(report, "kolommen"))
    columns.push_back({{"letter", text(column, "kolom")}, {"veld", text(column, "veld")}});
  view.update(
      {{"nieuw", grouped(done.value("nieuw", 0LL))},
       {"gewijzigd", grouped(done.value("gewijzigd", 0LL))},
       {"geweigerd", done.value("geweigerd", 0LL) > 0 ? json(grouped(done.value("geweigerd", 0LL))) : json(false)},
       {"fouten", faults_view(list(report, "geweigerd"))},
       {"bladFouten", faults_view(list(report, "fouten"))},
       {"blad", sheet.name},
       {"keuzes", columns},
       {"verder", left > 0 ? json(counted(left, "rij", "rijen")) : json(false)},
       {"lijst", "/" + sheet.kind}});
  return framed(visit, 200, {.title = say("Spreadsheet overgenomen"), .menu = "/meer"}, "import_result", view);
}

}  // namespace

PageReply import_screen(Visit& visit, const std::string& fault, int status) {
  if (!visit.may_write()) return problem_page(visit, {403, {}, {}, {}});
  return framed(
      visit, status, {.title = say("Spreadsheet overnemen"), .menu = "/meer", .has_faults = !fault.empty()}, "import",
      {{"bewijs", visit.proof}, {"fout", fault}, {"soorten", kinds_view(first(visit.request.form, "soort"))}});
}

PageReply post_import(Visit& visit) {
  const auto& typed = visit.request.form;
  auto sheet = sent_sheet(visit);
  if (sheet.bytes.empty()) return import_screen(visit, say("Kies een bestand."), 400);
  if (sheet.bytes.size() > sheet_max) {
    return import_screen(visit,
                         say("Dit bestand is te groot voor deze pagina (hoogstens 700 kB). Een beheerder neemt het "
                             "over met gestand import."),
                         413);
  }
  const bool for_real = first(typed, "_doe") == "overnemen";
  const auto rows = for_real && first(typed, "alles").empty() ? chosen_rows(typed) : "";
  const bool nothing = for_real && first(typed, "alles").empty() && rows.empty();
  if (for_real && !nothing) {
    const auto reply = ask(visit, "/v1/imports", sheet, rows);
    if (!succeeded(reply)) return import_screen(visit, problem_of(reply).detail, reply.status);
    return result_screen(visit, sheet, parsed(reply));
  }
  auto reply = ask(visit, "/v1/imports/_lees", sheet);
  if (!succeeded(reply)) {
    const auto problem = problem_of(reply);
    return import_screen(visit, problem.faults.empty() ? problem.detail : problem.faults.front().detail, reply.status);
  }
  auto review = parsed(reply);
  const auto headers = ColumnMemory::name_of(sheet.kind, list(review, "kolommen"));
  auto memory = ColumnMemory::from_cookie(visit.request.cookie_header);
  if (sheet.columns.empty()) {
    sheet.columns = memory.of(headers);
    if (!sheet.columns.empty()) {
      auto again = ask(visit, "/v1/imports/_lees", sheet);
      if (succeeded(again)) review = parsed(again);
    }
    return review_screen(visit, sheet, review, {});
  }
  memory.keep(headers, sheet.columns);
  auto page = review_screen(visit, sheet, review, nothing ? say("Vink rijen aan, of kies alle goede rijen.") : "");
  page.headers.emplace_back("Set-Cookie", memory.cookie());
  return page;
}

}  // namespace gestand::gateway::pages
