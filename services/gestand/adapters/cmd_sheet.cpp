// gestand import csv|xlsx FILE: what a spreadsheet would change, and on demand those changes. The judging is in
// common/rows; here is the reading of the stack, and the telling.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/rows/review_json.hpp"
#include "common/wire/calendar_json.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/files.hpp"
#include "services/gestand/adapters/progress.hpp"
#include "services/gestand/adapters/sheet_sender.hpp"

namespace gestand::cli {

using nlohmann::json;

namespace {

constexpr std::size_t file_max = 64U << 20U;
constexpr std::size_t differences_shown = 40;
constexpr std::size_t cell_shown = 36;  // characters of a difference in the terminal

std::string bytes_of(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(path, unknown)) throw WrongUse("geen bestand: " + path);
  if (std::filesystem::file_size(path) > file_max) throw WrongUse("het bestand is te groot (meer dan 64 MiB): " + path);
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) throw WrongUse("kan niet lezen: " + path);
  return out.str();
}

json asked(const HttpClient& client, const std::string& path) {
  const HttpReply reply = patient(client, "GET", path, "", "");
  if (reply.status != 200) throw Failed(fmt::format("{}: {} {}", path, reply.status, reply.body));
  return json::parse(reply.body);
}

// A hundred at a time: a longer page of long items leaves out their notes.
void each_item(const HttpClient& client, const std::string& list,
               const std::function<void(const json&, std::size_t)>& use) {
  for (int page = 1;; ++page) {
    const json answer = asked(client, fmt::format("/v1/{}?sorteer=datum&pageSize=100&page={}", list, page));
    if (answer.at("resultaten").empty()) return;
    for (const auto& one : answer["resultaten"]) use(one, answer.at("aantal").get<std::size_t>());
  }
}

rows::Names names_of(const HttpClient& client, const std::string& list, const char* code) {
  std::vector<rows::Named> all;
  each_item(client, list, [&](const json& one, std::size_t) {
    all.push_back({one.value(code, ""), one.value("naam", "")});
  });
  return rows::Names(all);
}

rows::Register register_of(const HttpClient& client, rows::Kind kind) {
  rows::Register out(kind);
  std::optional<Progress> progress;
  each_item(client, std::string(rows::list_of(kind)), [&](const json& one, std::size_t count) {
    if (!progress) progress.emplace("Lezen wat er al is", count);
    out.add(rows::known_of(kind, one));
    progress->add(1);
  });
  if (progress) progress->done("gelezen");
  out.close();
  return out;
}

rows::Choices choices_of(const std::vector<std::string>& given) {
  rows::Choices out;
  for (const auto& one : given) {
    const auto equals = one.rfind('=');
    if (equals == std::string::npos || equals == 0)
      throw WrongUse("schrijf --kolom \"Kop=veld\", niet \"" + one + "\"");
    out[one.substr(0, equals)] = one.substr(equals + 1);
  }
  return out;
}

// What was chosen for sheets with these headers, by kind and by the set of headers.
class Memory {
 public:
  explicit Memory(const std::string& folder) : path_(folder + "/import/kolommen.json") {
    if (const auto text = read_text(path_)) known_ = json::parse(*text, nullptr, false);
    if (!known_.is_object()) known_ = json::object();
  }
  [[nodiscard]] rows::Choices of(rows::Kind kind, const std::string& headers) const {
    const std::string list(rows::list_of(kind));
    if (!known_.contains(list) || !known_[list].contains(headers)) return {};
    return known_[list][headers].get<rows::Choices>();
  }
  void keep(rows::Kind kind, const std::string& headers, const rows::Choices& choices) {
    known_[std::string(rows::list_of(kind))][headers] = choices;
    std::filesystem::create_directories(std::filesystem::path(path_).parent_path());
    write_private(path_, known_.dump(2) + "\n");
  }

 private:
  std::string path_;
  json known_ = json::object();
};

std::string cut(const std::string& text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U;
    if (begins && ++characters > cell_shown) return text.substr(0, at) + "…";
  }
  return text;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void tell_columns(const rows::Mapping& mapping) {
  fmt::print("Koppen in rij {}\n", mapping.header_row);
  for (const auto& one : mapping.columns) {
    fmt::print("  {:<3} {:<28} {:<18} {}\n", sheet::column_name(one.index), cut(on_one_line(one.header)),
               one.field ? std::string(rows::info(*one.field).name) : "-", one.how.empty() ? "niet gebruikt" : one.how);
  }
}

void tell_rows(const rows::Review& all) {
  std::size_t shown = 0, left = 0;
  for (const auto& row : all.rows) {
    if (row.verdict == rows::Verdict::New && !row.alike.empty() && shown < differences_shown) {
      const auto& like = row.alike.front();
      fmt::print("  rij {} is nieuw, maar lijkt voor {:.0f}% op {} \"{}\"\n", row.row, like.likeness * 100,
                 like.item->get(rows::Field::Nummer), cut(on_one_line(like.item->title)));
      ++shown;
    }
    if (row.verdict != rows::Verdict::Changed) continue;
    if (shown >= differences_shown) {
      ++left;
      continue;
    }
    const std::string by =
        row.match->by == "tekst" ? fmt::format("tekst, {:.0f}% gelijk", row.match->likeness * 100) : row.match->by;
    fmt::print("  rij {} wijzigt {} (herkend op {})\n", row.row, row.match->item->get(rows::Field::Nummer), by);
    for (const auto& one : row.plan.differences) {
      const auto column = row.columns.find(one.field);
      fmt::print("    {:<6} {:<14} in blad: {:<38} hier: {:<38} wordt: {}\n",
                 column == row.columns.end() ? "" : sheet::cell_name(column->second, row.row),
                 rows::info(one.field).name, cut(on_one_line(one.in_sheet)), cut(on_one_line(one.here)),
                 cut(on_one_line(one.becomes)));
    }
    ++shown;
  }
  if (left > 0) fmt::print("  … en nog {} gewijzigde rijen; alle verschillen staan in het verslag\n", left);
}

void tell_faults(const rows::Mapping& mapping, const std::vector<rows::Fault>& faults) {
  for (const auto& one : faults) {
    std::string header;
    for (const auto& column : mapping.columns) {
      if (one.column == column.index) header = column.header + ": ";
    }
    fmt::print("  {:<7} {}{} [{}]\n", one.row == 0 ? "blad" : rows::place_of(one), on_one_line(header),
               on_one_line(one.detail), one.code);
  }
}

void write_report(const std::string& path, const json& report) {
  const std::filesystem::path target(path);
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path());
  write_private(path, report.dump(1, ' ', false, json::error_handler_t::replace) + "\n");
}

}  // namespace

int cmd_sheet(const SheetOptions& options) {
  const auto kind = rows::parse_kind(options.kind);
  if (!kind) throw WrongUse("--soort is toezeggingen, kamerverzoeken of moties");
  const auto chosen = rows::RowRanges::parse(options.rows);
  if (!chosen) throw WrongUse("schrijf --rijen 3-10,15, niet \"" + options.rows + "\"");
  const std::string bytes = bytes_of(options.file);
  const bool package = bytes.starts_with("PK");
  const bool old = bytes.starts_with("\xd0\xcf\x11\xe0");  // what to do with that is said by who reads it
  if (package != (options.form == "xlsx") && !old)
    throw WrongUse(options.file +
                   (package ? " is een werkmap: gestand import xlsx" : " is geen werkmap: gestand import csv"));
  const Stack stack(options.data);
  const HttpClient client(stack.http(), token_of(stack, "coordinator"));
  const std::string digest = eventlog::hex(eventlog::sha256(bytes)).substr(0, 24);
  try {
    const sheet::Table table = sheet::read_table(bytes, options.sheet);
    const rows::Reference reference{names_of(client, "ambten", "code"), names_of(client, "directies", "code"),
                                    names_of(client, "medewerkers", "id")};
    const rows::Choices choices = choices_of(options.columns);
    Memory memory(stack.folder());
    const std::string headers = rows::name_of_headers(rows::map_columns(table, *kind, choices, {}, reference));
    const rows::Mapping mapping = rows::map_columns(table, *kind, choices, memory.of(*kind, headers), reference);
    if (!choices.empty()) memory.keep(*kind, headers, rows::choices_of(mapping));

    const auto instant = calendar::parse_instant(asked(client, "/v1/dashboard").at("stand").get<std::string>());
    if (!instant) throw Failed("de gateway zegt niet hoe laat het is");
    const auto days = calendar::Calendar::entered(wire::entries_of(asked(client, "/v1/kalender").at("invoer")));
    const rows::Setting setting{*kind, calendar::amsterdam_date(*instant), table.days_from_1904, reference, days};
    const rows::Register known = register_of(client, *kind);
    const rows::Review all = rows::review(table, mapping, setting, known);

    tell_columns(mapping);
    tell_rows(all);
    json report = rows::review_json(table, mapping, *kind, all);
    report["bestand"] = std::filesystem::path(options.file).filename().string();
    report["sha256"] = eventlog::hex(eventlog::sha256(bytes));
    std::vector<rows::Fault> faults = all.faults;
    if (options.apply) {
      const Applied applied = apply(client, all, digest, *chosen);
      faults.insert(faults.end(), applied.faults.begin(), applied.faults.end());
      report["uitgevoerd"] = {
          {"nieuw", applied.created}, {"gewijzigd", applied.changed}, {"geweigerd", applied.faults.size()}};
      report["geweigerd"] = json::array();
      for (const auto& one : applied.faults)
        report["geweigerd"].push_back({{"cel", rows::place_of(one)}, {"code", one.code}, {"detail", one.detail}});
      fmt::print("Uitgevoerd: {} nieuw, {} gewijzigd, {} geweigerd\n", applied.created, applied.changed,
                 applied.refused_rows);
    }
    fmt::print("Oordeel: {} nieuw, {} gewijzigd, {} ongewijzigd, {} fout; {} fouten\n", all.count(rows::Verdict::New),
               all.count(rows::Verdict::Changed), all.count(rows::Verdict::Unchanged), all.count(rows::Verdict::Faulty),
               faults.size());
    tell_faults(mapping, faults);
    const std::string path =
        options.report.empty() ? stack.folder() + "/import/blad-" + digest.substr(0, 12) + ".json" : options.report;
    write_report(path, report);
    fmt::print("Verslag: {}\n", path);
    if (!options.apply) fmt::print("Proef: er is niets veranderd. Met --voer-uit gaan de goede rijen erin.\n");
    return options.apply && faults.size() > all.faults.size() ? 1 : 0;
  } catch (const sheet::Unreadable& fault) {
    throw Failed(options.file + ": " + fault.what());
  } catch (const rows::WrongChoice& fault) {
    throw WrongUse(fault.what());
  }
}

}  // namespace gestand::cli
