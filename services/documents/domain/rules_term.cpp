// Terms: words that give a day, read as the calendar reads them, on the day of the nota.
#include <algorithm>
#include <array>

#include "common/calendar/reading.hpp"
#include "services/documents/domain/dates.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/rules.hpp"

namespace gestand::documents {

namespace {

constexpr std::size_t words_max = 10;
constexpr std::size_t tries_max = 60;  // a sentence; no wording is that long, and no text may make reading slow

bool starts_term(std::string_view plain, std::size_t at) {
  static const Pattern start(
      "^(voor(afgaand)?|uiterlijk|binnen|medio|eind|einde|begin|in de loop van|in het|in \\d|in "
      "(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)|in de "
      "(zomer|herfst|winter|eerste|tweede)|"
      "per|met ingang van|tegen|jaarlijks|halfjaarlijks|elk|elke|ieder|iedere|twee keer per|zo (snel|spoedig) "
      "mogelijk|op korte termijn|"
      "dit (voorjaar|najaar|jaar|kwartaal)|komend|komende|deze zomer|nog voor|nog dit|na (de|het)|rond|aan het "
      "(eind|einde|begin)|aan het einde)\\b");
  return start.in(plain.substr(at, 40));
}

// An event whose day nobody knows yet: "voor de begrotingsbehandeling".
std::size_t unknown_event(std::string_view plain, std::size_t at) {
  static const Pattern event(
      "^(voor(afgaand aan)?|uiterlijk (bij|voor)|bij|na|in aanloop naar|tijdig voor) (het|de|uw) "
      "(eerst(volgende|komende) |volgende |komende |aanstaande |plenaire )?"
      "(begrotingsbehandeling|commissiedebat|tweeminutendebat|notaoverleg|wetgevingsoverleg|plenaire "
      "debat|debat|voorjaarsnota|miljoenennota|prinsjesdag|verantwoordingsdag|"
      "stemming(en)?|procedurevergadering|halfjaarbericht|voortgangsbrief|verzamelbrief)( [a-z]+| \\U(\\w|-)*)?");
  const auto match = event.find(plain.substr(at));
  return match ? match->end : 0;
}

// "binnen vier weken" from the day of the debate that the sentence, or the head of its list, names.
std::optional<Date> relative_day(const Scene& scene, const Sentence& sentence, const std::string& words) {
  auto where = scene.leads(sentence);
  where.insert(where.begin(), &sentence);
  for (const auto* one : where)
    for (const auto& debate : debates_in(scene, *one)) {
      if (!debate.date || (scene.nota.date && *debate.date > *scene.nota.date)) continue;
      const auto outcome = calendar::read(scene.calendar, words, *debate.date);
      return outcome ? outcome.value().date : std::nullopt;
    }
  return std::nullopt;
}

}  // namespace

std::vector<TermFound> terms_in(const Scene& scene, const Sentence& sentence) {
  const auto& plain = sentence.flow.plain;
  std::vector<TermFound> out;
  const Date reference = scene.nota.date.value_or(Date(std::chrono::year(2000) / 1 / 1));
  std::size_t tries = 0;
  for (std::size_t at = 0; at < plain.size() && tries < tries_max; ++at) {
    if (at > 0 && plain[at - 1] != ' ' && plain[at - 1] != '(' && plain[at - 1] != '"') continue;
    if (!starts_term(plain, at)) continue;
    std::vector<std::size_t> ends;
    for (std::size_t i = at; i <= plain.size() && ends.size() < words_max; ++i) {
      if (i == plain.size() || plain[i] == ' ' || plain[i] == ',' || plain[i] == ';' || plain[i] == ')') {
        ends.push_back(i);
        if (i < plain.size() && plain[i] != ' ') break;
      }
    }
    std::optional<TermFound> found;
    for (std::size_t n = ends.size(); n > 0 && !found; --n) {
      std::size_t end = ends[n - 1];
      while (end > at &&
             (plain[end - 1] == '.' || plain[end - 1] == ',' || plain[end - 1] == '?' || plain[end - 1] == ' '))
        --end;
      ++tries;
      const std::string words = sentence.flow.shown(at, end);
      static const Pattern fact("^(in|per|rond|na) .*(debat|overleg|brief|vergadering)");
      if (fact.in(words)) continue;
      // "zou voor het kerstreces": the one that was meant has gone by.
      static const Pattern missed("\\bzou(den)?\\b");
      static const Pattern has_year("\\b(19|20)\\d\\d\\b");
      const bool gone = scene.nota.date && missed.in(std::string_view(plain).substr(0, at)) && !has_year.in(words);
      const auto outcome = calendar::read(scene.calendar, words, gone ? reference - std::chrono::days(183) : reference);
      if (!outcome) continue;
      const auto& reading = outcome.value();
      TermFound one{at, end, words, reading.kind, reading.date};
      static const Pattern year("\\b(19|20)\\d\\d\\b");
      if (!scene.nota.date && !year.in(words)) one.date.reset();
      found = one;
    }
    // "is voorzien voor dinsdag 21 mei" is that day itself, no term.
    static const Pattern planned(
        "\\b(voorzien|gepland|ingepland|geagendeerd|bestemd|staat|staan|uitgenodigd|op de agenda) $");
    static const Pattern day("^voor ((maan|dins|woens|donder|vrij|zater|zon)dag )?\\d");
    const std::size_t earlier = at > 40 ? at - 40 : 0;
    if (found && day.in(found->text) && planned.in(std::string_view(plain).substr(earlier, at - earlier))) {
      at = found->end;
      continue;
    }
    if (!found) {
      const std::size_t length = unknown_event(plain, at);
      if (length > 0) {
        const auto dates = dates_in(plain.substr(0, std::min(plain.size(), at + length + 30)), scene.nota.date);
        static const Pattern tail(
            " (is|wordt|worden|zal|zullen|van|op|te|heeft|aan|en|de|het|in|over|met|een|door|zijn|geinformeerd|"
            "toegezonden|naar|verzonden|gestuurd|ontvangt|nader)$");
        std::size_t end = at + length;
        if (const auto cut = tail.find(std::string_view(plain).substr(at, length))) end = at + cut->begin;
        found = TermFound{at, end, sentence.flow.shown(at, end), "", {}};
      }
    }
    if (!found) continue;
    // "in mei 2022 is …" is the past, not a term; "voor 1 juli 2022" that was missed is one.
    static const Pattern bound("^(voor|uiterlijk|binnen|tegen|nog)");
    static const Pattern promised("\\b(zou|toegezegd|aangekondigd|gepland|voorzien|verwacht)\\b");
    const bool hard = bound.in(lowered(found->text));
    const bool past = scene.nota.date && found->date && *found->date < *scene.nota.date;
    static const Pattern is_past("\\b(is|zijn|werd|heeft|hebben|was|waren)\\b");
    if (past && !hard && !promised.in(plain)) continue;
    // "op 3 juni" without a bound is the day of a debate or a letter, and "na de" only an order.
    static const Pattern vague("^(na |rond |in het$|in de$)");
    if (vague.in(lowered(found->text)) && !found->date) continue;
    // What happens each year is a term only where somebody is told of it or asked for it.
    static const Pattern told(
        "\\b(kamer|\\w*rapporte\\w*|\\w*inform\\w*|\\w*evalueer\\w*|bericht\\w*|meld\\w*|evalu\\w*|verzoek\\w*|"
        "verzocht|toegez\\w*|"
        "toezegg\\w*|motie|monitor\\w*|toets\\w*|herijk\\w*|actualis\\w*)\\b");
    if (found->kind == "reeks" && !told.in(plain)) continue;
    // Weeks count from what set them going: the debate in which it was said; else the day is not known.
    if (found->kind == "relatief") found->date = relative_day(scene, sentence, found->text);
    at = found->end;
    out.push_back(std::move(*found));
  }
  return out;
}

void find_terms(Scene& scene, const Sentence& sentence) {
  for (const auto& one : terms_in(scene, sentence)) {
    Proposal out{"termijn",
                 {},
                 {scene.evidence(sentence.flow, one.begin, one.end)},
                 0.9,
                 "Termijn in woorden, gelezen op de datum van de nota.",
                 sentence.is_public};
    out.put_text("tekst", one.text);
    out.put_text("datum", iso(one.date));
    out.put_text("soort", one.kind);
    if (!one.date) {
      out.confidence = one.kind == "zacht" ? 0.8 : 0.6;
      out.rule = one.kind == "zacht" ? "Zachte termijn: er volgt geen datum uit."
                 : one.kind.empty()  ? "Termijn die aan een gebeurtenis hangt waarvan de dag hier niet staat."
                                     : "Termijn zonder jaar, in een nota zonder datum.";
    }
    scene.add(std::move(out));
  }
}

}  // namespace gestand::documents
