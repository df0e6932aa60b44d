// The rules of the import, one step a function: see convert.hpp. Each step fills its own part of the records.
#include "services/gestand/domain/convert.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "services/gestand/domain/replacement.hpp"
#include "services/gestand/domain/wording.hpp"

namespace gestand::cli {
namespace {

constexpr const char* cases_file = "zaak_motie_alle";

class Conversion {
 public:
  explicit Conversion(Sources sources) : in_(std::move(sources)) { out_.findings = std::move(in_.findings); }

  Converted run() {
    open_records();
    give_numbers();
    give_texts();
    give_movers_of_record();
    give_replacements();
    give_decisions();
    return std::move(out_);
  }

 private:
  void found(Reason reason, std::string file, std::string id, std::string detail = {}) {
    out_.findings.push_back({reason, std::move(file), std::move(id), std::move(detail)});
  }
  ImportRecord* record_of(const std::string& id) {
    const auto at = index_.find(id);
    return at == index_.end() ? nullptr : &out_.records[at->second];
  }
  const CaseRow& case_of(const std::string& id) { return in_.cases[index_.at(id)]; }

  void open_records() {
    std::erase_if(in_.cases, [&](const CaseRow& row) {
      if (row.deleted) found(Reason::DeletedAtSource, cases_file, row.id);
      return row.deleted;
    });
    keep_newest_rows();
    out_.records.reserve(in_.cases.size());
    for (const CaseRow& row : in_.cases) {
      index_.emplace(row.id, out_.records.size());
      ImportRecord record;
      record.id = row.id;
      record.case_number = row.number;
      record.title = clean_line(row.subject);
      record.tabled = row.tabled;
      record.term = row.term;
      record.source_changed_at = row.changed_at;
      record.status = row.settled ? "onbekend" : row.term ? "aangehouden" : "ingediend";
      if (row.appreciation) {
        const Appreciation meant = appreciation(*row.appreciation);
        record.appreciation = std::string(meant.value);
        if (!meant.known) found(Reason::AppreciationUnknown, cases_file, row.id, *row.appreciation);
      }
      out_.records.push_back(std::move(record));
    }
  }

  // A source may give a case more than once; its last change wins.
  void keep_newest_rows() {
    std::unordered_map<std::string, std::size_t> places;
    std::vector<CaseRow> newest;
    newest.reserve(in_.cases.size());
    for (CaseRow& row : in_.cases) {
      const auto [place, is_new] = places.emplace(row.id, newest.size());
      if (is_new)
        newest.push_back(std::move(row));
      else if (newest[place->second].changed_at < row.changed_at)
        newest[place->second] = std::move(row);
    }
    in_.cases = std::move(newest);
  }

  // A number comes from the identity of the published paper and nowhere else.
  void give_numbers() {
    std::unordered_map<std::string, std::vector<std::string>> numbers;  // by case
    const auto note = [&](const std::string& case_id, const std::string& paper, const char* file) {
      const auto number = paper_number(paper);
      if (!index_.contains(case_id)) return found(Reason::TextWithoutCase, file, case_id, paper);
      if (!number) return;
      auto& known = numbers[case_id];
      if (std::find(known.begin(), known.end(), *number) == known.end()) known.push_back(*number);
    };
    for (const TextRow& row : in_.texts) note(row.case_id, row.paper, "motie_tekst");
    for (const DocumentRow& row : in_.documents)
      if (row.kind.starts_with("Motie")) note(row.case_id, row.paper, "motie_met_document");

    for (std::size_t i = 0; i < out_.records.size(); ++i) {
      const CaseRow& row = in_.cases[i];
      const auto known = numbers.find(row.id);
      if (known == numbers.end()) {
        found(row.serial < 1 ? Reason::NotNumberedYet : Reason::NumberWithoutDossier, cases_file, row.id,
              row.serial < 1 ? "" : "volgnummer " + std::to_string(row.serial));
      } else if (known->second.size() > 1 || (row.serial > 0 && serial_of(known->second.front()) != row.serial)) {
        found(Reason::NumberContradicted, cases_file, row.id,
              known->second.front() + ", volgnummer " + std::to_string(row.serial));
      } else {
        out_.records[i].paper_number = known->second.front();
        by_number_[known->second.front()].push_back(i);
      }
    }
    for (const auto& [number, holders] : by_number_) {
      if (holders.size() == 1) continue;
      for (const std::size_t i : holders) {
        found(Reason::NumberTwice, cases_file, out_.records[i].id, number);
        out_.records[i].paper_number.reset();
      }
    }
  }

  void give_texts() {
    for (const TextRow& row : in_.texts) {
      ImportRecord* record = record_of(row.case_id);
      if (record == nullptr) continue;
      if (std::string body = motion_body(row.text); !body.empty()) record->text = std::move(body);
      for (const std::string& request : row.requests)
        if (std::string words = clean_line(request); !words.empty()) record->requests.push_back(std::move(words));
      for (std::string& name : clean_names(row.signatories)) record->movers.push_back({std::move(name), std::nullopt});
      if (record->requests.empty()) found(Reason::NoRequests, "motie_tekst", row.case_id, row.paper);
      if (record->movers.empty()) unsigned_.push_back(row.case_id);
    }
  }

  // Factions are known only where the case itself names its actors; a member's faction of another day may be another
  // one.
  void give_movers_of_record() {
    std::unordered_map<std::string, std::vector<const ActorRow*>> actors;
    for (const ActorRow& row : in_.actors) actors[row.case_id].push_back(&row);
    for (auto& [case_id, list] : actors) {
      ImportRecord* record = record_of(case_id);
      if (record == nullptr) continue;
      std::stable_sort(list.begin(), list.end(),
                       [](const ActorRow* a, const ActorRow* b) { return a->first && !b->first; });
      if (record->movers.empty() && list.front()->first)
        for (const ActorRow* actor : list) record->movers.push_back({clean_line(actor->name), std::nullopt});
      for (Signatory& mover : record->movers) mover.faction = faction_of(mover.name, list);
    }
    for (const std::string& case_id : unsigned_)
      if (record_of(case_id)->movers.empty()) found(Reason::NoSignatories, "motie_tekst", case_id);
  }

  static std::optional<std::string> faction_of(const std::string& name, const std::vector<const ActorRow*>& actors) {
    const std::string wanted = folded_name(name);
    const ActorRow* match = nullptr;
    for (const ActorRow* actor : actors) {
      const std::string full = folded_name(actor->name);
      if (full != wanted && !full.ends_with(" " + wanted)) continue;
      if (match != nullptr) return std::nullopt;
      match = actor;
    }
    if (match == nullptr || match->faction.empty()) return std::nullopt;
    return match->faction;
  }

  void give_replacements() {
    for (std::size_t i = 0; i < in_.cases.size(); ++i)
      by_dossier_[in_.cases[i].dossier_title + '\n' + std::to_string(in_.cases[i].serial)].push_back(i);
    std::unordered_map<std::size_t, std::vector<std::size_t>> replaced_by;
    for (std::size_t i = 0; i < out_.records.size(); ++i) {
      const ReplacementClause clause = replacement_in(out_.records[i].title);
      if (!clause.present) continue;
      if (!clause.papers) {
        found(Reason::ReplacementUnreadable, cases_file, out_.records[i].id, out_.records[i].title);
        continue;
      }
      for (const int serial : clause.papers->serials) {
        const auto target = replaced(i, clause.papers->dossier, serial);
        if (!target) continue;
        out_.records[i].replaces.push_back(out_.records[*target].id);
        replaced_by[*target].push_back(i);
      }
    }
    for (const auto& [target, replacers] : replaced_by) {
      if (replacers.size() == 1)
        out_.records[target].replaced_by = out_.records[replacers.front()].id;
      else
        found(Reason::ReplacedTwice, cases_file, out_.records[target].id, std::to_string(replacers.size()) + " moties");
    }
  }

  // By its number; else by the one earlier case of the same dossier that bears this serial, if that case has no other
  // number.
  std::optional<std::size_t> replaced(std::size_t replacer, const std::string& dossier, int serial) {
    const std::string number = dossier + "-" + std::to_string(serial);
    if (const auto known = by_number_.find(number);
        known != by_number_.end() && known->second.size() == 1 && known->second.front() != replacer)
      return known->second.front();
    const CaseRow& row = in_.cases[replacer];
    std::vector<std::size_t> fitting;
    if (const auto same = by_dossier_.find(row.dossier_title + '\n' + std::to_string(serial));
        same != by_dossier_.end() && !row.dossier_title.empty())
      for (const std::size_t i : same->second) {
        const auto& other = out_.records[i].paper_number;
        const bool contradicted = other && !dossier.empty() && *other != number;
        if (i != replacer && in_.cases[i].tabled <= row.tabled && !contradicted) fitting.push_back(i);
      }
    if (fitting.size() == 1) return fitting.front();
    found(fitting.empty() ? Reason::ReplacementUnknown : Reason::ReplacementAmbiguous, cases_file, row.id,
          dossier.empty() ? "nr. " + std::to_string(serial) : number);
    return std::nullopt;
  }

  void give_decisions() {
    TiedDecisions tied = tie_decisions(in_.agenda, in_.decisions, in_.activity_days,
                                       [&](const std::string& id) { return index_.contains(id); });
    std::move(tied.findings.begin(), tied.findings.end(), std::back_inserter(out_.findings));
    std::unordered_map<std::string, std::vector<VoteRow>> votes;
    for (VoteRow& vote : in_.votes) votes[vote.decision].push_back(std::move(vote));
    for (const auto& [case_id, decisions] : tied.by_case)
      for (const TiedDecision& decision : decisions)
        apply(*record_of(case_id), case_of(case_id), decision, votes[decision.row.id]);
  }

  // Oldest first, so that the last decision that gives a status stands. A decision that its own case does not bear out
  // is younger than the case's row, or overtaken: two records of the register contradict each other, and the case then
  // keeps the status it tells.
  void apply(ImportRecord& record, const CaseRow& row, const TiedDecision& decision,
             const std::vector<VoteRow>& votes) {
    const auto file = [] { return std::string("stemming_gekoppeld/besluit"); };
    const auto status = status_of(decision.row.kind);
    if (status && settles(*status) != row.settled)
      return found(Reason::DecisionNotInCase, file(), decision.row.id, row.number + ": " + decision.row.kind);
    if (status) record.status = std::string(*status);
    const auto outcome = outcome_of(decision.row.kind);
    if (!outcome) return;
    if (!decision.date) return found(Reason::DecisionWithoutDate, file(), decision.row.id, row.number);
    VoteLists lists = vote_lists(votes, decision.row.method == "Hoofdelijk", *outcome);
    if (lists.doubt) found(*lists.doubt, "stemming_gekoppeld/stemming", decision.row.id, row.number);
    record.vote = VoteResult{*decision.date, std::string(*outcome), method_of(decision.row.method),
                             std::move(lists.in_favour), std::move(lists.against)};
  }

  static std::optional<std::string> method_of(std::string_view method) {
    if (method == "Met handopsteken") return "handopsteken";
    if (method == "Hoofdelijk") return "hoofdelijk";
    if (method == "Zonder stemming") return "zonder-stemming";
    return std::nullopt;
  }

  Sources in_;
  Converted out_;
  std::unordered_map<std::string, std::size_t> index_;  // case id → place, in cases and records alike
  std::unordered_map<std::string, std::vector<std::size_t>> by_number_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_dossier_;  // dossier title and serial
  std::vector<std::string> unsigned_;
};

}  // namespace

Converted convert(Sources sources) { return Conversion(std::move(sources)).run(); }

}  // namespace gestand::cli
