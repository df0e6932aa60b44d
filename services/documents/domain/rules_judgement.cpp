// What the cabinet made of a motion: its appreciation, and the request to hold it.
#include "services/documents/domain/dates.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/rules.hpp"

namespace gestand::documents {

namespace {

struct Judgement {
  std::string_view code;
  Pattern pattern;
  bool needs_motion;
};

const std::vector<Judgement>& judgements() {
  static const std::vector<Judgement> all = [] {
    std::vector<Judgement> out;
    out.push_back({"ontraden-tenzij-gewijzigd",
                   Pattern("\\bontra(den|adt|ad|ding)\\b,? \\(?tenzij (de motie |deze |zij )?([a-z "
                           "]{0,30})?(gewijzigd|aangepast)|\\btenzij gewijzigd ontra"),
                   false});
    out.push_back(
        {"oordeel-kamer",
         Pattern("\\boordeel[ -](aan (de |uw )?(tweede |eerste )?)?kamer\\b|\\b(aan het oordeel van|het oordeel "
                 "aan|oordeel (over)?(ge)?laten aan|oordeel (is |wordt |werd )?aan) (de |uw )?(tweede |eerste )?kamer"
                 "|\\boordeel (van )?(de |uw )?(tweede )?kamer"),
         false});
    out.push_back({"ontraden",
                   Pattern("\\b(ontraden|ontraadt|ontraadde|ontraad|ontraadden|ontrading|negatief "
                           "(advies|geadviseerd)|afgeraden)\\b"),
                   false});
    out.push_back(
        {"overgenomen",
         Pattern("\\bovergenomen\\b|\\bover te nemen\\b|\\b(neemt|nam|namen|nemen) (de|deze|die) motie over\\b"),
         true});
    out.push_back({"ontijdig", Pattern("\\bontijdig\\b"), true});
    out.push_back({"overbodig", Pattern("\\boverbodig\\b"), true});
    out.push_back(
        {"verzoek-aanhouden",
         Pattern("\\b(appreciatie|oordeel|advies)[ :'\"]+(verzoek(t|en)? (om )?(tot )?aan ?(te )?houd(en|ing))"),
         false});
    out.push_back({"geen", Pattern("\\b(geen|zonder) (expliciete? )?(appreciatie|oordeel)\\b"), true});
    out.push_back(
        {"nog-te-ontvangen",
         Pattern("\\b(appreciatie|oordeel) (volgt|wordt|zal|komt) (nog |later |bij brief |per brief |schriftelijk )"),
         true});
    return out;
  }();
  return all;
}

// "niet ontraden", "in plaats van ontraden": the other way round.
bool denied(const std::string& plain, std::size_t at) {
  static const Pattern no(
      "\\b(niet( te)?|niet meer|in plaats van|noch|geenszins|nooit) (de motie |te |de appreciatie )?['\"]?$");
  const std::size_t back = at > 40 ? at - 40 : 0;
  return no.in(std::string_view(plain).substr(back, at - back));
}

// The date nearest to a place in the sentence.
std::optional<Date> nearest(const std::vector<DateFound>& dates, std::size_t at) {
  std::optional<Date> out;
  std::size_t least = static_cast<std::size_t>(-1);
  for (const auto& one : dates) {
    const std::size_t far = one.begin > at ? one.begin - at : at - one.begin;
    if (one.date && far < least) {
      least = far;
      out = one.date;
    }
  }
  return out;
}

}  // namespace

void find_appreciations(Scene& scene, const Sentence& sentence) {
  const auto& plain = sentence.flow.plain;
  static const Pattern about("\\b(motie|moties|appreciatie|appreci\\w+|geapprecieerd|oordeel|ontra\\w+)");
  if (scene.foreign_motion || !about.in(plain)) return;
  static const Pattern of_motion("\\b(motie|moties|appreciatie|geapprecieerd)");
  static const Pattern labelled("\\b(oordeel|advies|appreciatie) ?:");
  const bool names_motion = of_motion.in(plain) || (scene.motion && labelled.in(plain));
  static const Pattern repair(
      "\\b(herstelbrief|herstelt|herstel|hersteld|herzien\\w*|corrige\\w+|gecorrigeerd|correctie|alsnog|gewijzigde "
      "appreciatie|bij nader inzien|onterecht|abusievelijk|ten onrechte|bijgesteld)\\b");
  static const Pattern advised(
      "\\b(geadviseerd|adviseren|adviseert|voorgesteld|voorstel|kunt u|wij stellen voor|in te stemmen|akkoord (te "
      ")?gaan|akkoord te gaan)\\b");
  std::size_t taken = 0;
  for (const auto& one : judgements()) {
    if (one.needs_motion && !names_motion) continue;
    const auto matches = one.pattern.all(plain);
    for (const auto& match : matches) {
      if (denied(plain, match.begin)) continue;
      if (one.code == "ontraden" && (taken & 1U) != 0) continue;
      if (one.code == "ontraden-tenzij-gewijzigd") taken |= 1U;
      const bool advice = sentence.part == Part::Advice || advised.in(plain);
      const OfficeFound by = scene.who(sentence);
      Proposal out = scene.proposal(
          "appreciatie", sentence, advice ? 0.55 : 0.75,
          advice ? "Oordeel over een motie in een advies: nog geen feit." : "Woorden van een appreciatie in de zin.");
      out.put_text("oordeel", std::string(one.code));
      out.put_text("door", by.code);
      if (!by.code.empty() && !advice) {
        out.confidence = 0.9;
        out.rule = "Woorden van een appreciatie, met het ambt dat haar gaf.";
      }
      const auto date = advice ? std::nullopt : nearest(dates_in(plain, scene.nota.date, Tense::Past), match.begin);
      out.put_text("datum", iso(date));
      if (const auto* debate = scene.debate_meant(sentence); debate != nullptr && !date && !advice)
        out.put_text("datum", debate->text("datum"));
      if (repair.in(plain)) out.put("herstelt", Value{true});
      out.put_text("motie", scene.motion_name());
      // The same judgement told again with less is no second one.
      bool told = false;
      for (auto& other : scene.found) {
        if (other.kind != "appreciatie" || other.text("oordeel") != one.code ||
            other.text("motie") != out.text("motie"))
          continue;
        const auto fits = [&](const char* name) {
          return out.text(name).empty() || other.text(name).empty() || other.text(name) == out.text(name);
        };
        if (!fits("door") || !fits("datum")) continue;
        for (const char* name : {"door", "datum"})
          if (other.text(name).empty()) other.put_text(name, out.text(name));
        if (other.evidence.size() < 12 && other.evidence.back() != out.evidence.front())
          other.evidence.push_back(out.evidence.front());
        if (out.confidence > other.confidence) {
          other.confidence = out.confidence;
          other.rule = out.rule;
        }
        told = true;
        break;
      }
      if (!told) scene.add(std::move(out));
    }
  }
}

void find_holds(Scene& scene, const Sentence& sentence) {
  const auto& plain = sentence.flow.plain;
  static const Pattern asks(
      "\\b(verzoek|verzoekt|verzoeken|verzocht|verzochten|vraagt|vragen|vraag|gevraagd|vroeg|roept|opgeroepen|dringt|"
      "suggereert|gesuggereerd|willen)\\b.{0,200}\\b(aan ?te ?houden|aanhoud(t|en)|aanhouding)\\b|"
      "\\b(aan te houden|aanhouding( "
      "van)?)\\b.{0,120}\\b(verzoek|verzocht|verzoekt|gevraagd|vraagt)\\b|\\b(aanhoudingsverzoek|verzoek (tot|om) "
      "aanhoud\\w+|verzoek aan te houden)\\b");
  static const Pattern held(
      "\\b(motie|deze|zij)\\b.{0,160}\\b(aan te (laten )?houden) tot\\b|\\baan te (laten )?houden\\b");
  const bool asked = asks.in(plain);
  if (scene.foreign_motion || (!asked && !held.in(plain))) return;
  static const Pattern none(
      "\\b(geen|niet) [^.,;]{0,30}\\b(verzoek|verzocht|gevraagd)\\b|\\bniet (aan te houden|aangehouden)\\b");
  if (none.in(plain)) return;
  static const Pattern about("\\b(motie|moties|aanhoud\\w*|indiener)");
  if (!about.in(plain)) return;
  const bool advice = sentence.part == Part::Advice;
  Proposal out = scene.proposal("aanhoudingsverzoek", sentence, asked ? 0.85 : 0.5,
                                asked ? "Er wordt verzocht de motie aan te houden."
                                      : "De motie is aangehouden tot een moment; een verzoek staat er niet bij.");
  if (advice) {
    out.confidence = 0.6;
    out.rule = "In het advies staat een verzoek om de motie aan te houden: nog geen feit.";
  }
  const OfficeFound by = scene.who(sentence);
  out.put_text("door", by.code);
  static const Pattern until(
      "\\b(aangehouden|aan ?te ?houden|aanhoudt|aanhouden|aanhouding( van de motie)?|aan)( is)?,? tot(dat)?( aan)?( en "
      "met)?( na)? (?<what>[^.;]{3,160})");
  if (const auto match = until.find(plain)) {
    const auto what = *match->at("what");
    static const Pattern end(
        "(, (zodat|omdat|waarin|waarna|aangezien|en)|,? (zodat|omdat|waarin|waarna|is "
        "verzonden|die|dat|verschijnt|beschikbaar|gereed|is "
        "(verschenen|verstuurd)|verschenen|heeft|wordt|zal|er (is|komt|ligt)|komt|ligt)\\b|\\)|\"|,? en "
        "(om|de|het|wordt|is)\\b|, )");
    std::size_t to = what.second;
    if (const auto cut = end.find(plain, what.first); cut && cut->begin < to) to = cut->begin;
    out.put_text("totEditie", sentence.flow.shown(what.first, to));
  }
  const auto dates = dates_in(plain, scene.nota.date, Tense::Past);
  const auto term = plain.find(" tot ");
  for (const auto& one : dates) {
    if (!one.date || advice || (term != std::string::npos && one.begin > term)) continue;
    if (scene.nota.date && *one.date > *scene.nota.date) continue;
    static const Pattern of_debate("(debat|overleg)[a-z ]{0,40}$");
    const std::size_t back = one.begin > 60 ? one.begin - 60 : 0;
    if (of_debate.in(std::string_view(plain).substr(back, one.begin - back)) && dates.size() > 1) continue;
    out.put_text("datum", iso(one.date));
    break;
  }
  out.put_text("motie", scene.motion_name());
  for (auto& other : scene.found) {
    if (other.kind != "aanhoudingsverzoek" || other.text("motie") != out.text("motie")) continue;
    const auto fits = [&](const char* name) {
      return out.text(name).empty() || other.text(name).empty() || other.text(name) == out.text(name);
    };
    if (!fits("door") || !fits("datum")) continue;
    for (const char* name : {"door", "datum", "totEditie"})
      if (other.text(name).empty()) other.put_text(name, out.text(name));
    if (other.evidence.size() < 12 && other.evidence.back() != out.evidence.front())
      other.evidence.push_back(out.evidence.front());
    if (out.confidence > other.confidence) {
      other.confidence = out.confidence;
      other.rule = out.rule;
    }
    return;
  }
  scene.add(std::move(out));
}

}  // namespace gestand::documents
