// The names of the Tweede Kamer's attributes live here and nowhere else: OData v4/2.0, as in the dump of October 2025.
#include "services/gestand/adapters/tk_source.hpp"

#include <array>
#include <filesystem>
#include <future>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_set>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "services/gestand/adapters/gz_lines.hpp"

namespace gestand::cli {
namespace {

using nlohmann::json;

constexpr const char* cases = "zaak_motie_alle.jsonl.gz";
constexpr const char* tombstones = "zaak_verwijderd.jsonl.gz";
constexpr const char* texts = "motie_tekst.jsonl.gz";
constexpr const char* documents = "motie_met_document.jsonl.gz";
constexpr const char* agenda = "stemming_gekoppeld/agendapunt.jsonl.gz";
constexpr const char* decisions = "stemming_gekoppeld/besluit.jsonl.gz";
constexpr const char* votes = "stemming_gekoppeld/stemming.jsonl.gz";
constexpr const char* activities = "activiteit_selectie_2017_2026.jsonl.gz";
constexpr const char* actors = "fixtures/Zaak500_ZaakActor_Document.json.gz";
constexpr std::array files{cases, tombstones, texts, documents, agenda, decisions, votes, activities, actors};

struct MalformedRow : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string text(const json& row, const char* name) {
  const auto field = row.find(name);
  return field == row.end() || !field->is_string() ? std::string() : field->get<std::string>();
}
std::string need(const json& row, const char* name) {
  std::string value = text(row, name);
  if (value.empty()) throw MalformedRow(std::string("veld ontbreekt: ") + name);
  return value;
}
bool flag(const json& row, const char* name) {
  const auto field = row.find(name);
  return field != row.end() && field->is_boolean() && field->get<bool>();
}
int number(const json& row, const char* name, int otherwise) {
  const auto field = row.find(name);
  return field == row.end() || !field->is_number_integer() ? otherwise : field->get<int>();
}
std::vector<std::string> list(const json& row, const char* name) {
  const auto field = row.find(name);
  return field == row.end() || !field->is_array() ? std::vector<std::string>() : field->get<std::vector<std::string>>();
}
std::string lower_id(std::string id) {
  for (char& c : id)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c + 32);
  return id;
}
std::string need_id(const json& row, const char* name) { return lower_id(need(row, name)); }

Instant instant(const std::string& words) {
  const auto moment = calendar::parse_instant(words);
  if (!moment) throw MalformedRow("geen tijdstip: " + words);
  return *moment;
}
// The register writes the year 1 where it has no date.
std::optional<Date> day(const json& row, const char* name) {
  const std::string words = text(row, name);
  if (words.empty() || words.starts_with("0001-")) return std::nullopt;
  return calendar::amsterdam_date(instant(words));
}

// Runs `take` on each line; a line that cannot be read becomes a finding and the rest goes on.
class Reader {
 public:
  Reader(std::string folder, const std::function<void(std::uint64_t)>& progress, std::vector<Finding>& findings)
      : folder_(std::move(folder)), progress_(progress), findings_(findings) {}

  void each_line(const char* file, const std::function<void(const std::string&)>& take, bool required = false) {
    const std::string path = folder_ + "/" + file;
    if (!required && !std::filesystem::exists(path)) return;
    GzLines lines(path);
    std::uint64_t told = 0;
    for (std::string line; lines.next(line);) {
      if (line.empty()) continue;
      try {
        take(line);
      } catch (const json::exception& fault) {
        unreadable(file, lines.line_number(), fault.what());
      } catch (const MalformedRow& fault) {
        unreadable(file, lines.line_number(), fault.what());
      }
      if (lines.line_number() % 1000 == 0) {
        progress_(lines.compressed_bytes() - told);
        told = lines.compressed_bytes();
      }
    }
    progress_(lines.compressed_bytes() - told);
  }
  void each(const char* file, const std::function<void(const json&)>& take, bool required = false) {
    each_line(
        file, [&](const std::string& line) { take(json::parse(line)); }, required);
  }
  [[nodiscard]] std::string path(const char* file) const { return folder_ + "/" + file; }
  void unreadable(const char* file, std::uint64_t line, const std::string& why) {
    findings_.push_back({Reason::UnreadableLine, file, std::string(file) + ":" + std::to_string(line), why});
  }

 private:
  std::string folder_;
  const std::function<void(std::uint64_t)>& progress_;
  std::vector<Finding>& findings_;
};

void read_cases(Reader& reader, Sources& out) {
  reader.each(
      cases,
      [&](const json& row) {
        CaseRow read;
        read.id = need_id(row, "Id");
        read.deleted = flag(row, "Verwijderd");
        if (!read.deleted) {
          if (text(row, "Soort") != "Motie") throw MalformedRow("geen motie: " + text(row, "Soort"));
          read.number = need(row, "Nummer");
          read.subject = need(row, "Onderwerp");
          read.dossier_title = text(row, "Titel");
          const auto tabled = day(row, "GestartOp");
          if (!tabled) throw MalformedRow("veld ontbreekt: GestartOp");
          read.tabled = *tabled;
          read.term = day(row, "Termijn");
          read.serial = number(row, "Volgnummer", -1);
          read.settled = flag(row, "Afgedaan");
          if (std::string value = text(row, "Kabinetsappreciatie"); !value.empty())
            read.appreciation = std::move(value);
        }
        read.changed_at = calendar::to_iso(instant(need(row, "GewijzigdOp")));
        out.cases.push_back(std::move(read));
      },
      true);
}

void read_papers(Reader& reader, Sources& out) {
  reader.each(tombstones, [&](const json& row) {
    out.findings.push_back({Reason::DeletedAtSource, "zaak_verwijderd", need_id(row, "Id"), ""});
  });
  reader.each(texts, [&](const json& row) {
    out.texts.push_back({need_id(row, "Zaak_Id"), need(row, "kst"), list(row, "ondertekenaars"), list(row, "verzoeken"),
                         text(row, "tekst")});
  });
  reader.each(documents, [&](const json& row) {
    for (const json& document : row.value("Document", json::array())) {
      const auto version = document.find("HuidigeDocumentVersie");
      if (flag(document, "Verwijderd") || version == document.end() || !version->is_object()) continue;
      std::string identity = text(*version, "ExterneIdentifier");
      if (!identity.empty())
        out.documents.push_back({need_id(row, "Id"), text(document, "Soort"), std::move(identity)});
    }
  });
}

void read_actors(Reader& reader, Sources& out) {
  if (!std::filesystem::exists(reader.path(actors))) return;
  try {
    const json whole = json::parse(read_whole_gz(reader.path(actors)));
    for (const json& entry : whole.at("zaken"))
      for (const json& actor : entry.at("raw_zaak").value("ZaakActor", json::array())) {
        const std::string relation = text(actor, "Relatie");
        if (flag(actor, "Verwijderd") || (relation != "Indiener" && relation != "Medeindiener")) continue;
        out.actors.push_back(
            {need_id(actor, "Zaak_Id"), need(actor, "ActorNaam"), text(actor, "ActorFractie"), relation == "Indiener"});
      }
  } catch (const json::exception& fault) {
    reader.unreadable(actors, 1, fault.what());
  } catch (const MalformedRow& fault) {
    reader.unreadable(actors, 1, fault.what());
  }
}

// The value of a top-level text member without parsing the line; empty if it is not there in the plain form.
std::string_view peek(std::string_view line, std::string_view quoted_name) {
  const auto name = line.find(quoted_name);
  if (name == std::string_view::npos) return {};
  const auto begin = name + quoted_name.size() + 2;
  if (begin >= line.size() || line.substr(begin - 2, 2) != ":\"") return {};
  return line.substr(begin, line.find('"', begin) - begin);
}

void read_decisions(Reader& reader, Sources& out) {
  std::unordered_set<std::string> single;  // agenda items with exactly one case
  std::unordered_set<std::string> days;    // their activities
  reader.each(agenda, [&](const json& row) {
    AgendaRow read{need_id(row, "Id"), lower_id(text(row, "Activiteit_Id")), list(row, "_Zaak_Ids")};
    for (std::string& id : read.cases) id = lower_id(std::move(id));
    if (read.cases.size() == 1) {
      single.insert(read.id);
      days.insert(read.activity);
    }
    out.agenda.push_back(std::move(read));
  });
  std::unordered_set<std::string> wanted;  // decisions whose votes matter
  reader.each(decisions, [&](const json& row) {
    if (flag(row, "Verwijderd")) return;
    DecisionRow read{need_id(row, "Id"), lower_id(text(row, "Agendapunt_Id")), text(row, "BesluitSoort"),
                     text(row, "Status"), text(row, "StemmingsSoort")};
    if (single.contains(read.agenda)) wanted.insert(read.id);
    out.decisions.push_back(std::move(read));
  });
  // 115,000 votes, of which a few thousand matter: the others are not worth a parse.
  reader.each_line(votes, [&](const std::string& line) {
    if (const auto decision = peek(line, "\"Besluit_Id\"");
        !decision.empty() && !wanted.contains(lower_id(std::string(decision))))
      return;
    const json row = json::parse(line);
    if (flag(row, "Verwijderd") || !wanted.contains(need_id(row, "Besluit_Id"))) return;
    out.votes.push_back({need_id(row, "Besluit_Id"), text(row, "Soort"), number(row, "FractieGrootte", 0),
                         text(row, "ActorFractie"), text(row, "Persoon_Id")});
  });
  reader.each_line(activities, [&](const std::string& line) {
    if (const auto id = peek(line, "\"Id\""); !id.empty() && !days.contains(lower_id(std::string(id)))) return;
    const json row = json::parse(line);
    if (const auto date = day(row, "Datum"); date && days.contains(need_id(row, "Id")))
      out.activity_days.emplace(need_id(row, "Id"), *date);
  });
}

}  // namespace

std::uint64_t tweedekamer_size(const std::string& folder) {
  std::uint64_t size = 0;
  for (const char* file : files) {
    std::error_code absent;
    const auto bytes = std::filesystem::file_size(folder + "/" + file, absent);
    if (!absent) size += bytes;
  }
  return size;
}

Sources read_tweedekamer(const std::string& folder, const std::function<void(std::uint64_t)>& progress) {
  Sources out;
  std::vector<Finding> of_cases;
  Sources beside;
  auto rest = std::async(std::launch::async, [&] {
    Reader reader(folder, progress, beside.findings);
    read_papers(reader, beside);
    read_actors(reader, beside);
    read_decisions(reader, beside);
  });
  Reader reader(folder, progress, of_cases);
  read_cases(reader, out);
  rest.get();
  std::vector<CaseRow> rows = std::move(out.cases);
  out = std::move(beside);
  out.cases = std::move(rows);
  out.findings.insert(out.findings.begin(), of_cases.begin(), of_cases.end());
  return out;
}

}  // namespace gestand::cli
