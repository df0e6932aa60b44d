// Rules that make proposals of sentences. Each says in a Dutch sentence why, and how sure that makes it. The order is
// that of the text, so that "de motie" is the one that was named last.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/calendar.hpp"
#include "services/documents/domain/findings.hpp"
#include "services/documents/domain/nota.hpp"
#include "services/documents/domain/text.hpp"

namespace gestand::documents {

constexpr std::size_t proposals_max = 400;  // of one nota

enum class Part { Subject, Advice, Body };

struct Sentence {
  Flow flow;
  bool is_public = true;
  Part part = Part::Body;
  bool bullet = false;    // begins with a bullet or a number
  std::size_t block = 0;  // the paragraph it stands in
  // Of an item of a list: the first sentence of the paragraph before it that ends with a colon.
  std::optional<std::size_t> lead;
};

// What the rules share while they go through a nota.
struct Scene {
  const calendar::Calendar& calendar;  // by which terms in words are read
  const Nota& nota;
  std::u32string_view text;  // as given
  const std::vector<Sentence>& sentences;
  std::vector<OfficeFound> addressees;  // in the head
  std::vector<OfficeFound> senders;
  std::map<std::string, std::string> offices_by_role;  // of roles that only one office has in this text
  std::vector<Proposal> found;
  std::optional<std::size_t> motion;          // in `found`: the one named last
  bool foreign_motion = false;                // "de motie" is now one of a municipal council
  std::optional<std::size_t> subject_motion;  // the one in the subject, while its title is only from there

  [[nodiscard]] Evidence evidence(const Flow& flow, std::size_t begin, std::size_t end) const;
  [[nodiscard]] Evidence evidence(const Sentence& sentence) const {
    return evidence(sentence.flow, 0, sentence.flow.size());
  }
  // Adds it, or puts its passage under one that says the same.
  std::size_t add(Proposal proposal);
  [[nodiscard]] Proposal proposal(const std::string& kind, const Sentence& sentence, double confidence,
                                  const std::string& rule) const;
  // Who is meant: "door de minister van …", the first office named, or who "u" and "ik" are by the head of the nota.
  [[nodiscard]] OfficeFound who(const Sentence& sentence, std::size_t from = 0) const;
  [[nodiscard]] std::string motion_name() const;
  // "in dat debat": the day of the debate that was named last.
  [[nodiscard]] const Proposal* debate_meant(const Sentence& sentence) const;
  // The party of a mover or addressee that another passage tells: "mevrouw Zandstra (BBB)".
  void complete_parties();
  // The sentences that an item of a list hangs on.
  [[nodiscard]] std::vector<const Sentence*> leads(const Sentence& sentence) const;
};

void find_motions(Scene& scene, const Sentence& sentence, std::size_t index);
void find_debates(Scene& scene, const Sentence& sentence);
void find_appreciations(Scene& scene, const Sentence& sentence);
void find_holds(Scene& scene, const Sentence& sentence);
void find_commitments(Scene& scene, const Sentence& sentence);
void find_conditional(Scene& scene, const Sentence& sentence);
void find_fulfilments(Scene& scene, const Sentence& sentence);
void find_vehicles(Scene& scene, const Sentence& sentence);
void find_terms(Scene& scene, const Sentence& sentence);
void find_letters(Scene& scene, const Sentence& sentence);

struct DebateFound {
  std::size_t begin = 0, end = 0;
  std::string kind, title;
  std::optional<Date> date;
};
[[nodiscard]] std::vector<DebateFound> debates_in(const Scene& scene, const Sentence& sentence);
struct VehicleFound {
  std::size_t begin = 0, end = 0;
  std::string name, kind, edition;
};
[[nodiscard]] std::vector<VehicleFound> vehicles_in(const Flow& flow);
struct TermFound {
  std::size_t begin = 0, end = 0;
  std::string text, kind;
  std::optional<Date> date;
};
[[nodiscard]] std::vector<TermFound> terms_in(const Scene& scene, const Sentence& sentence);
struct LetterFound {
  std::size_t begin = 0, end = 0;
  std::string paper, title;
  std::optional<Date> date;
};
[[nodiscard]] std::vector<LetterFound> letters_in(const Scene& scene, const Sentence& sentence);

// Whether the promise that stands at `at` is one of somebody else than a member of the cabinet.
[[nodiscard]] bool is_of_others(std::string_view plain, std::size_t at);
[[nodiscard]] Value text_value(const std::string& text);
[[nodiscard]] std::string iso(const std::optional<Date>& date);
// The end of a name or title that begins at `from`: before a verb, a bracket or a sign.
[[nodiscard]] std::size_t title_end(const Flow& flow, std::size_t from);

}  // namespace gestand::documents
