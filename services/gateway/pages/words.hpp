// The official values of the contract in the words that people read. The only place where they are put into words.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace gestand::gateway::pages {

// How a badge is coloured; the word always stands in it, colour only helps.
enum class Tone { Neutral, Info, Good, Warning, Bad };

struct Word {
  std::string_view value;  // as in the API
  std::string_view text;   // as on the page
  Tone tone = Tone::Neutral;
};

enum class Vocabulary {
  MotionStatus,
  Execution,
  CommitmentStatus,
  Appreciation,
  ItemKind,
  Chamber,
  VoteResult,
  VoteKind,
  LinkRole,
  VehicleKind,
  EditionStatus,
  Window,
  TermKind,
  TermStatus,
  TermPurpose,
  AlertStatus,
  Coverage,
  Decision,
  ExtensionDecision,
  ProposalStatus,
  ProposalSource,
  RelationKind,
  PointerKind,
  Stage,
  Role,
  Channel,
  DayUnit,
  Recess,
  YearlyEvent,
  Rhythm,
};

[[nodiscard]] std::span<const Word> words(Vocabulary vocabulary);

// A value without a word shows as itself: a newer service must not break an older page.
[[nodiscard]] std::string in_words(Vocabulary vocabulary, std::string_view value);
[[nodiscard]] Tone tone_of(Vocabulary vocabulary, std::string_view value);
[[nodiscard]] std::string_view css_class(Tone tone);

// The name of a field of the API, of a kind of event ("motie-aangehouden") and of a filter.
[[nodiscard]] std::string field_in_words(std::string_view name);
[[nodiscard]] std::string event_in_words(std::string_view type);

}  // namespace gestand::gateway::pages
