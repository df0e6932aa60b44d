#include "services/motions/domain/motion.hpp"

#include <algorithm>
#include <array>

namespace gestand::motions {

namespace {

template <class Enum>
struct Word {
  Enum value;
  const char* text;
};

constexpr std::array statuses{Word{Status::Ingediend, "ingediend"},     Word{Status::Aangehouden, "aangehouden"},
                              Word{Status::Aangenomen, "aangenomen"},   Word{Status::Verworpen, "verworpen"},
                              Word{Status::Ingetrokken, "ingetrokken"}, Word{Status::Overgenomen, "overgenomen"},
                              Word{Status::Vervallen, "vervallen"},     Word{Status::Vervangen, "vervangen"},
                              Word{Status::Onbekend, "onbekend"}};
constexpr std::array executions{Word{Execution::Nvt, "nvt"},
                                Word{Execution::Open, "open"},
                                Word{Execution::InUitvoering, "in-uitvoering"},
                                Word{Execution::Uitgevoerd, "uitgevoerd"},
                                Word{Execution::Gemeld, "gemeld"},
                                Word{Execution::Afgedaan, "afgedaan"}};
constexpr std::array judgements{Word{Judgement::OordeelKamer, "oordeel-kamer"},
                                Word{Judgement::Overgenomen, "overgenomen"},
                                Word{Judgement::Ontraden, "ontraden"},
                                Word{Judgement::OntradenTenzijGewijzigd, "ontraden-tenzij-gewijzigd"},
                                Word{Judgement::Ontijdig, "ontijdig"},
                                Word{Judgement::Overbodig, "overbodig"},
                                Word{Judgement::VerzoekAanhouden, "verzoek-aanhouden"},
                                Word{Judgement::Geen, "geen"},
                                Word{Judgement::NogTeOntvangen, "nog-te-ontvangen"},
                                Word{Judgement::NogNietBekend, "nog-niet-bekend"},
                                Word{Judgement::NietBeschikbaar, "niet-beschikbaar"}};

template <class Table, class Enum>
const char* word(const Table& table, Enum value) {
  return std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.value == value; })->text;
}
template <class Enum, class Table>
std::optional<Enum> value(const Table& table, const std::string& text) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& one) { return text == one.text; });
  return found == table.end() ? std::nullopt : std::optional(found->value);
}
template <class Table>
std::vector<std::string> words(const Table& table) {
  std::vector<std::string> out;
  for (const auto& one : table) out.emplace_back(one.text);
  return out;
}

}  // namespace

const char* to_string(Status value) { return word(statuses, value); }
const char* to_string(Execution value) { return word(executions, value); }
const char* to_string(Judgement value) { return word(judgements, value); }
std::optional<Status> parse_status(const std::string& text) { return value<Status>(statuses, text); }
std::optional<Execution> parse_execution(const std::string& text) { return value<Execution>(executions, text); }
std::optional<Judgement> parse_judgement(const std::string& text) { return value<Judgement>(judgements, text); }
const std::vector<std::string>& judgement_words() {
  static const auto all = words(judgements);
  return all;
}
const std::vector<std::string>& execution_words() {
  static const auto all = words(executions);
  return all;
}

bool is_provisional(Judgement value) {
  return value == Judgement::NogTeOntvangen || value == Judgement::NogNietBekend || value == Judgement::NietBeschikbaar;
}

const Appreciation* Motion::standing() const {
  const Appreciation* out = nullptr;
  for (const auto& one : appreciations) {
    if (out == nullptr || one.date >= out->date) out = &one;
  }
  return out;
}

}  // namespace gestand::motions
