// Promises: made, kept, and those that wait for a condition.
#include <algorithm>

#include "services/documents/domain/dates.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/rules.hpp"

namespace gestand::documents {

namespace {

constexpr std::string_view inform =
    "(geinformeerd|informeren|informeer|informeert|bericht|berichten|gemeld|melden|meld|meldt|op de "
    "hoogte|toegezonden|toesturen|toe te sturen|"
    "toezenden|gestuurd|sturen|stuurt|stuur|gezonden|zenden|zendt|rapporteren|gerapporteerd|ontvangt|ontvangen|"
    "terugkomen|teruggekomen|kom ik|komt|komen|inlichten|ingelicht|"
    "aangeboden|aanbieden|doen toekomen|voorgelegd|gedeeld|delen|nader bericht|hoort|horen|verneemt|vernemen)";

std::string cleaned(const Flow& flow, std::size_t begin, std::size_t end) {
  Flow part = flow.part(begin, end);
  static const Pattern front("^[ ,:'\"(*-]*(\\d\\d?[.)] +)?(dat |om )?([ ,]*)");
  if (const auto cut = front.find(part.plain)) part = part.part(cut->end, part.size());
  static const Pattern tail("( \\(TZ?\\d[\\d-]*\\))?[ ,;:.'\"]*$");
  if (const auto cut = tail.find(part.plain)) part = part.part(0, cut->begin);
  return part.shown();
}

std::optional<Date> past_date(const Scene& scene, const Sentence& sentence) {
  // "is nagekomen met de brief van …" dates the keeping, "in de brief van … is toegezegd" the promise.
  static const Pattern kept("\\b(nagekomen|voldaan|afgedaan|gestand|ingelost)\\b");
  const bool keeps = kept.in(sentence.flow.plain);
  const auto terms = terms_in(scene, sentence);
  const auto letters = letters_in(scene, sentence);
  for (const auto& one : dates_in(sentence.flow.plain, scene.nota.date, Tense::Past)) {
    if (!one.date || (scene.nota.date && *one.date > *scene.nota.date)) continue;
    const bool in_term = std::any_of(terms.begin(), terms.end(), [&](const TermFound& term) {
      return term.begin <= one.begin && one.begin < term.end;
    });
    const bool of_letter = keeps && std::any_of(letters.begin(), letters.end(), [&](const LetterFound& letter) {
                             return letter.begin < one.begin && one.begin < letter.end;
                           });
    if (!in_term && !of_letter) return one.date;
  }
  return std::nullopt;
}

void put_term(const Scene& scene, const Sentence& sentence, Proposal& out) {
  const auto terms = terms_in(scene, sentence);
  if (terms.empty()) return;
  out.put("termijn", Value{Fields{{"tekst", text_value(terms.front().text)}}});
}

void put_maker(const OfficeFound& by, Proposal& out) {
  Fields maker;
  if (!by.code.empty()) maker.emplace_back("ambt", text_value(by.code));
  if (!by.name.empty()) maker.emplace_back("naam", text_value(by.name));
  if (!maker.empty()) out.put("gedaanDoor", Value{std::move(maker)});
}

// The debate in which it was said: of the sentence, or of the one that its list hangs on.
void put_debate(const Scene& scene, const Sentence& sentence, Proposal& out) {
  auto where = scene.leads(sentence);
  where.insert(where.begin(), &sentence);
  for (const auto* place : where) {
    for (const auto& one : debates_in(scene, *place)) {
      if (one.title.empty() && !one.date) continue;
      if (scene.nota.date && one.date && *one.date > *scene.nota.date) continue;
      Fields fields{{"soort", text_value(one.kind)}};
      if (!one.title.empty()) fields.emplace_back("titel", text_value(one.title));
      if (one.date) fields.emplace_back("datum", text_value(iso(one.date)));
      out.put("bron", Value{std::move(fields)});
      if (place != &sentence && out.text("datum").empty()) out.put_text("datum", iso(one.date));
      return;
    }
  }
}

void put_source(const Scene& scene, const Sentence& sentence, Proposal& out) {
  static const Pattern who(
      "\\b(aan|op verzoek van|op vragen van|op een vraag van|richting|vraag van|toe|toegezegd|toe aan) ((het|de) "
      ")?(kamerlid|kamerleden|lid|leden|heer|mevrouw) ");
  // "heeft het lid … in het debat toegezegd haar te informeren"
  static const Pattern dative(
      "\\b(heb|heeft|hebt|had) ((u|ik|hij|zij|de \\L+( van \\L+)?) )?((het|de) "
      ")?(kamerlid|kamerleden|lid|leden|heer|mevrouw) "
      "(?<tail>[^.;]{3,200}?)\\b(toegezegd|beloofd)\\b");
  static const Pattern acts("\\b(gevraagd|verzocht|ingediend|voorgesteld|gesteld|aangegeven)\\b");
  static const Pattern list("^(" + member_list_pattern() + ")");
  std::size_t from = 0;
  if (const auto match = who.find(sentence.flow.plain)) {
    from = match->end;
  } else if (const auto given = dative.find(sentence.flow.plain)) {
    const auto tail = *given->at("tail");
    if (!acts.in(std::string_view(sentence.flow.plain).substr(tail.first, tail.second - tail.first))) from = tail.first;
  }
  if (from > 0) {
    if (const auto names = list.find(std::string_view(sentence.flow.plain).substr(from))) {
      std::vector<Value> all;
      for (const auto& one : members_of(sentence.flow, from, from + names->end)) {
        Fields fields{{"naam", text_value(one.name)}};
        if (!one.party.empty()) fields.emplace_back("fractie", text_value(one.party));
        all.push_back(Value{std::move(fields)});
      }
      if (!all.empty()) out.put("aan", Value{std::move(all)});
    }
  }
  put_debate(scene, sentence, out);
  static const Pattern number("\\b(TZ20\\d{4}-\\d{1,4}|T0\\d{4})\\b");
  if (const auto match = number.find(sentence.flow.plain))
    out.put_text("nummer", sentence.flow.shown(match->begin, match->end));
}

bool denied(const std::string& plain) {
  static const Pattern no(
      "\\b(niet|geen|nooit|noch)\\b[^.,]{0,25}\\b(toegezegd|toezegg\\w+|toe ?te ?zeggen)|\\b(toegezegd|toezegging) "
      "(is|wordt) (er )?niet\\b|\\bniets toegezegd|\\btoegezegd noch\\b|\\bzegt? (dat |dit )?niet toe\\b");
  return no.in(plain);
}

struct Condition {
  std::pair<std::size_t, std::size_t> when, what;
};
std::optional<Condition> conditional_in(const Flow& flow);

// The ministries that share their business: a promise of another ministry is not for this nota to keep.
std::string ministry_of(const std::string& office) {
  const auto dash = office.find('-');
  const std::string code = dash == std::string::npos ? office : office.substr(dash + 1);
  if (code == "rechtsbescherming" || code == "aenm") return "jenv";
  if (code == "ezk" || code == "kgg") return "ez";
  if (code == "lvvn") return "lnv";
  if (code == "vro") return "bzk";
  if (code == "langdurige-zorg") return "vws";
  return code;
}

bool is_of_another_ministry(const Scene& scene, const OfficeFound& by) {
  if (by.code.empty() || by.code == "minister-president") return false;
  bool known = false;
  for (const auto* list : {&scene.addressees, &scene.senders})
    for (const auto& one : *list) {
      if (one.code.empty()) continue;
      known = true;
      if (ministry_of(one.code) == ministry_of(by.code)) return false;
    }
  return known;
}

}  // namespace

// Only members of the cabinet promise on behalf of the government: "de wethouder heeft toegezegd", "de Kamer heeft
// toegezegd" are promises of others. `at`: where "toegezegd" stands.
bool is_of_others(std::string_view plain, std::size_t at) {
  static const Pattern subject(
      "(^|[,;:] |\\bdat )[ *-]*(?<who>(de|het|een|die|deze|onze|\\U)[^,;:]{1,90}?) "
      "(heeft|hebben|had|hadden|zegt|zegde|zeggen) [^,;]{0,120}$");
  static const Pattern after(
      "\\b(heeft|hebben|had|hadden|zegt|zegde) (de |het )?(wethouder|burgemeester|gemeente\\w*|provincie|"
      "korpschef|directeur|voorzitter|commissie|raad|college|gedeputeerde|bestuur\\w*|bank|vereniging|stichting)\\b[^,;"
      "]{0,120}$");
  static const Pattern cabinet(
      "\\b(minister\\w*|staatssecretaris\\w*|stas|bewindspers\\w*|kabinet|regering|premier|voorganger|"
      "ambtsvoorganger|mrb|srb|mjenv|sjenv|m[a-z]?bzk|ik|u|wij|hij|zij)\\b|^(in|op|tijdens|bij|naar|eerder|ook|daar|"
      "toen|uw|mijn)\\b");
  const std::string_view before = plain.substr(0, at);
  if (after.in(before)) return true;
  const auto match = subject.find(before);
  if (!match) return false;
  const auto who = *match->at("who");
  return !cabinet.in(before.substr(who.first, who.second - who.first));
}

void find_commitments(Scene& scene, const Sentence& sentence) {
  const auto& flow = sentence.flow;
  const std::string low = lowered(flow.plain);
  const bool words = low.find("toegezegd") != std::string::npos || low.find("beloofd") != std::string::npos ||
                     low.find("toezegg") != std::string::npos || low.find(" toe") != std::string::npos;
  static const Pattern made(
      "\\b(toegezegd|beloofd|toezegging(en)? gedaan)\\b,?( aan (de |uw )?(tweede |eerste )?kamer)?,?( om| dat|:)?");
  static const Pattern saying("\\b(zegt|zegde|zeg|zei|zeggen) (?<mid>[^.;]{0,60}?)toe\\b,?( om| dat|:)?");
  static const Pattern noun(
      "\\b(de|deze|een|mijn|uw|uit|haar|zijn|die) (eerdere |openstaande |gedane )?toezegging( (van|aan) [^,]{3,60}?)?( "
      "\\([^)]{3,40}\\))?,? (om|dat|over|inzake|betreffende|tot|ten aanzien van|:)");
  if (!words && low.find("kamer") == std::string::npos) return;
  if (denied(flow.plain)) return;
  static const Pattern item(
      "^[ *-]*(\\d\\d?[.)] |[a-z][.)] )?(openstaande )?toezegging( aan [^:]{3,80}| \\(?TZ[^:]{3,30})?(, "
      "[^:]{3,60})?: ");
  static const Pattern conditional(
      "^([-* ]*(\\d\\d?[.)] +)?)(mocht|mochten|indien|als|zodra|wanneer|in het "
      "geval)\\b|\\b(mocht|mochten|zodra|indien)\\b");
  std::string text;
  double confidence = 0;
  std::string rule;
  const bool advice = sentence.part == Part::Advice;
  static const Pattern kept_words(
      " (is|wordt|werd|zijn|kan|doet|geldt|heeft)( "
      "(hiermee|daarmee|inmiddels|nu|dan|ook|met|bij|in|gestand|afgedaan|voldaan|nagekomen|als|u|nog|deels|op|door|de))"
      "* ?(gestand|afgedaan|voldaan|nagekomen|ingelost|met|bij|in|op|gedaan|niet|nog|de)\\b|,? (gestand|is "
      "hiermee|heeft u gestand)");
  // "later dan toegezegd" compares; it promises nothing.
  static const Pattern compares("\\bdan ((eerder|aanvankelijk|oorspronkelijk|was|is|destijds|ik|u) )*$");
  auto match = made.find(flow.plain);
  while (match && compares.in(std::string_view(flow.plain).substr(0, match->begin)))
    match = made.find(flow.plain, match->end);
  if (match && is_of_others(flow.plain, match->begin)) return;
  if (match) {
    std::size_t end = flow.size();
    static const Pattern after("(, (maar|en dat|waarop|waarna)\\b|; )");
    if (const auto cut = after.find(flow.plain, match->end)) end = cut->begin;
    text = cleaned(flow, match->end, end);
    // "… te sturen, zoals is toegezegd in het debat": what was promised stands before.
    static const Pattern back("^(in|tijdens|op|bij|aan|door|van|gedaan|voor|is|\\d|en|over|naar aanleiding)\\b|^$");
    static const Pattern says("\\b(te|zal|zullen|wordt|worden|" + std::string(inform) + ")\\b");
    if ((back.in(lowered(text)) && !says.in(text)) || text.size() < 12) {
      static const Pattern as(
          ",? ?(zoals|conform|die|dat|wat|welke|hetgeen)?,? ?((ik|u|de [a-z]+( van "
          "\\w+)?|heeft|heb|is|was|werd|eerder|door|aan|uw|kamer|tweede|daarbij|ook) ?)*$");
      const std::string_view before = std::string_view(flow.plain).substr(0, match->begin);
      std::size_t until = match->begin;
      if (const auto cut = as.find(before)) until = cut->begin;
      const std::string earlier = cleaned(flow, 0, until);
      // "Over X is een brief toegezegd in het eerste kwartaal": only the whole sentence says it.
      static const Pattern passive("\\b(is|zijn|was|werd|werden) (er )?(een|de|het|deze) [^,]{3,80}$");
      const bool whole =
          earlier.size() < 12 || passive.in(flow.plain.substr(0, match->begin - (match->begin > 0 ? 1 : 0)));
      text = whole ? cleaned(flow, 0, flow.size()) : earlier;
    }
    confidence = 0.85;
    rule = "Er staat dat iets is toegezegd.";
  } else if (const auto said = saying.find(flow.plain); said && !is_of_others(flow.plain, said->end)) {
    text = cleaned(flow, said->end, flow.size());
    if (text.size() < 12) text = cleaned(flow, 0, flow.size());
    confidence = advice ? 0.55 : 0.85;
    rule = advice ? "In het advies wordt iets toegezegd: nog geen feit." : "Er staat dat iemand iets toezegt.";
  } else if (const auto thing = noun.find(flow.plain)) {
    std::size_t end = flow.size();
    if (const auto cut = kept_words.find(flow.plain, thing->end)) end = cut->begin;
    text = cleaned(flow, thing->end, end);
    confidence = 0.8;
    rule = "Een toezegging wordt bij haar inhoud genoemd.";
  } else if (const auto listed = item.find(flow.plain); listed && sentence.bullet) {
    text = cleaned(flow, listed->end, flow.size());
    confidence = 0.8;
    rule = "Een toezegging staat in een lijst bij haar inhoud genoemd.";
  } else {
    static const Pattern will("\\b(de|uw) (tweede |eerste )?(kamer|leden van de tweede kamer)\\b");
    static const Pattern future(
        "\\b(wordt|worden|zal|zullen|zult|(u|ik|minister|staatssecretaris) "
        "(stuurt|zendt|informeert|meldt|bericht|rapporteert)|informeer|stuur|zend|ontvangt|kom ik|komt de "
        "(minister|staatssecretaris)|rapporteer|bericht ik|meld ik)\\b");
    static const Pattern informs("\\b" + std::string(inform) + "\\b");
    if (!will.in(flow.plain) || !future.in(flow.plain) || !informs.in(flow.plain) || conditional.in(flow.plain)) return;
    static const Pattern chamber_waits("\\bkamer\\b[^.;]{0,80}\\b(ontvangt|geinformeerd|bericht)\\b");
    static const Pattern not_it(
        "\\b(debat|motie) (wordt|zal)|\\?$|verzocht|wordt geadviseerd|\\bverzoekt\\b|verzoek|"
        "\\b(kan|kunnen|kunt)\\b[^.;]{0,80}\\bworden\\b|\\b(voorgesteld wordt|wordt voorgesteld|stellen (wij "
        ")?voor|raden (wij )?aan|adviseren)\\b");
    if (not_it.in(flow.plain) || (advice && !chamber_waits.in(flow.plain))) return;
    const bool term = !terms_in(scene, sentence).empty() || !vehicles_in(flow).empty();
    text = cleaned(flow, 0, flow.size());
    confidence = term ? 0.65 : 0.45;
    rule = term ? "De Kamer wordt informatie in het vooruitzicht gesteld, met een moment."
                : "De Kamer wordt informatie in het vooruitzicht gesteld, zonder moment.";
  }
  if (text.size() < 8) return;
  static const Pattern waits(
      "^(mocht(en)?|indien|zodra|wanneer|als|in het geval)\\b|\\bdat,? (mocht(en)?|indien|zodra|in het geval)\\b");
  if (waits.in(text) && conditional_in(flow)) return;  // find_conditional tells it
  const OfficeFound maker = scene.who(sentence);
  static const Pattern elsewhere(
      "\\b(hoort|horen|valt|vallen|behoort|ligt|liggen) (echter )?(niet (bij|onder|binnen)|buiten)\\b");
  if (is_of_another_ministry(scene, maker) || elsewhere.in(flow.plain)) return;
  Proposal out = scene.proposal("toezegging", sentence, confidence, rule);
  out.put_text("tekst", text);
  out.put_text("datum", confidence >= 0.8 && !advice ? iso(past_date(scene, sentence)) : "");
  put_maker(maker, out);
  put_term(scene, sentence, out);
  put_source(scene, sentence, out);
  if (const auto* debate = scene.debate_meant(sentence);
      debate != nullptr && confidence >= 0.8 && out.text("datum").empty()) {
    out.put_text("datum", debate->text("datum"));
    if (out.field("bron") == nullptr) out.put("bron", Value{debate->fields});
  }
  scene.add(std::move(out));
}

namespace {

std::optional<Condition> conditional_in(const Flow& flow) {
  static const Pattern chamber("\\b(de|uw|aan de|aan uw) (tweede |eerste )?kamer\\b|\\b(kamer)\\b");
  static const Pattern informs("\\b" + std::string(inform) + "\\b");
  if (!chamber.in(flow.plain) || !informs.in(flow.plain)) return std::nullopt;
  static const std::string when_words =
      "\\b(?<when>(mocht(en)?|indien|als|zodra|wanneer|in het geval( dat)?|op het moment dat|zou) [^;]{6,400}?)";
  static const Pattern front(
      when_words +
      ", (?<what>(dan "
      ")?(wordt|worden|zal|zullen|zult|informeer|informeert|bericht|meld|meldt|stuur|stuurt|ontvangt|"
      "kom|komt|is|volgt|hoort|"
      "verneemt|laat|moet|dient|gaat|ga)\\b[^;]{6,400})");
  static const Pattern loose(
      when_words +
      " (?<what>(dan )?(wordt|worden|zal|zullen|informeer|informeert|bericht|meld|stuur) (de|uw|ik|u)\\b[^;]{6,400})");
  // "… dat, indien X, de Kamer een brief ontvangt": the order of a subordinate clause.
  static const Pattern subordinate("\\bdat,? " + when_words +
                                   ", (?<what>(de|uw) (tweede |eerste )?kamer\\b[^;]{6,400})");
  static const Pattern behind("(?<what>\\b(de|uw|ik|u|het|wij|minister|staatssecretaris|ook)\\b[^.;]{4,300}?\\b" +
                              std::string(inform) +
                              "[^.;]{0,120}?),? (?<when>(indien|als er|als de|als het|als dit|als dat|als hierin|als "
                              "hier|zodra|wanneer|mocht(en)?|in het geval( dat)?|op het moment dat) [^.;]{6,400})");
  for (const auto* pattern : {&subordinate, &front, &loose, &behind}) {
    const auto match = pattern->find(flow.plain);
    if (!match) continue;
    const auto what = *match->at("what");
    const std::string_view words = std::string_view(flow.plain).substr(what.first, what.second - what.first);
    if (!chamber.in(words) || !informs.in(words)) continue;
    static const Pattern not_it("\\bals (volgt|gevolg|bijlage|onderdeel|reactie|eerste|lid|zodanig)\\b");
    const auto when = *match->at("when");
    if (not_it.in(std::string_view(flow.plain).substr(when.first, 20))) return std::nullopt;
    return Condition{when, what};
  }
  return std::nullopt;
}

}  // namespace

void find_conditional(Scene& scene, const Sentence& sentence) {
  const auto& flow = sentence.flow;
  const auto condition = conditional_in(flow);
  if (!condition) return;
  const auto& [when, what] = *condition;
  const bool advice = sentence.part == Part::Advice;
  static const Pattern weak("^(als|wanneer|zou)\\b");
  const bool sure = !weak.in(std::string_view(flow.plain).substr(when.first, 10));
  Proposal out = scene.proposal("voorwaardelijke-toezegging", sentence, sure && !advice ? 0.85 : 0.65,
                                sure ? "Toezegging aan de Kamer onder een voorwaarde (mocht, indien, zodra)."
                                     : "Toezegging aan de Kamer die van iets afhangt (als, wanneer).");
  static const Pattern then("^dan ");
  const bool has_then = then.in(std::string_view(flow.plain).substr(what.first, what.second - what.first));
  out.put_text("tekst", cleaned(flow, what.first + (has_then ? 4 : 0), what.second));
  out.put_text("voorwaarde", cleaned(flow, when.first, when.second));
  put_maker(scene.who(sentence), out);
  put_source(scene, sentence, out);
  scene.add(std::move(out));
}

void find_fulfilments(Scene& scene, const Sentence& sentence) {
  const auto& flow = sentence.flow;
  static const Pattern kept(
      "\\bgestand\\b|\\b(toezegging(en)?|motie|moties|verzoek)\\b.{0,160}\\b(afgedaan|voldaan|nagekomen|ingelost|"
      "uitgevoerd|afgehandeld|invulling gegeven|uitvoering gegeven|nakoming)\\b|"
      "\\b(voldaan aan|invulling (gegeven )?aan|uitvoering (gegeven )?aan|gegeven aan|geef ik (uitvoering|invulling) "
      "aan|kom ik)\\b.{0,80}\\b(toezegging(en)?|motie|moties|verzoek)\\b|"
      "\\b(hiermee|daarmee|met (deze|bijgaande|bijgevoegde) "
      "brief)\\b.{0,100}\\btoezegging(en)?\\b|\\b(beschouw\\w*|beschouwt)\\b.{0,120}\\b(afgedaan|"
      "uitgevoerd|voldaan)\\b");
  // A letter that went out later (or as) promised keeps the promise without saying so.
  static const Pattern sent(
      "\\bbrief\\b.{0,160}\\b(gezonden|verzonden|gestuurd|verstuurd|toegezonden|toegestuurd|aangeboden|toegekomen)\\b|"
      "\\b(gezonden|verzonden|gestuurd|verstuurd|toegezonden|toegestuurd|aangeboden|toegekomen)\\b.{0,100}\\bbrief\\b");
  static const Pattern compared(
      "\\b(later|eerder|vroeger|zoals|conform)( dan)? (was |is |eerder |oorspronkelijk |aanvankelijk "
      ")*(aangekondigd|toegezegd|"
      "beloofd|gepland|voorzien|gemeld)\\b");
  // … or the passage around it tells of the promise.
  static const Pattern promise("\\b(toegezegd|toezegging|beloofd)\\b");
  bool around = compared.in(flow.plain);
  if (sent.in(flow.plain) && !around) {
    constexpr std::ptrdiff_t near = 3;
    const auto at = &sentence - scene.sentences.data();
    for (auto i = std::max<std::ptrdiff_t>(0, at - near); i <= at + near && i < std::ssize(scene.sentences); ++i) {
      const auto& other = scene.sentences[static_cast<std::size_t>(i)];
      if (i == at || other.block != sentence.block) continue;
      around = around || (i < at ? promise : compared).in(other.flow.plain);
    }
  }
  const bool by_letter = around && sent.in(flow.plain);
  if (flow.plain.back() == '?' || (!by_letter && !kept.in(flow.plain))) return;
  // "wordt uitgevoerd via …" is still to come, unless it is done by this very letter.
  static const Pattern coming(
      "\\b(wordt|worden|zal|zullen)\\b.{0,60}\\b(uitgevoerd|afgedaan|voldaan|nagekomen|uitvoering gegeven|invulling "
      "gegeven)\\b");
  static const Pattern by_this("\\b(hiermee|daarmee|met (deze|bijgaande|bijgevoegde|de) brief|gestand)\\b");
  if (coming.in(flow.plain) && !by_this.in(flow.plain)) return;
  static const Pattern not_yet(
      "\\b(nog niet|niet|nog geen|geen|zal|zullen|moet|moeten|wanneer|hoe) "
      "[^.,]{0,40}\\b(gestand|voldaan|nagekomen|afgedaan|ingelost|uitgevoerd|uitvoering|invulling)|\\b(gestand|voldaan|"
      "nagekomen|afgedaan|ingelost|uitgevoerd) (te )?(zal|zullen|moet|gaan)\\b|\\bverzoekt\\b");
  if (not_yet.in(flow.plain)) return;
  const bool advice = sentence.part == Part::Advice;
  const auto letters = letters_in(scene, sentence);
  Proposal out = scene.proposal("voldoening", sentence, 0.6,
                                "Er staat dat een toezegging of motie is nagekomen, zonder brief of datum.");
  static const Pattern later("\\b(wordt|worden|doet u|komt u|kunt u|geeft u)\\b");
  for (const auto& one : letters) {
    if (out.text("brief").empty()) out.put_text("brief", one.paper);
    if (out.text("datum").empty()) out.put_text("datum", iso(one.date));
  }
  if (by_letter && out.text("brief").empty() && out.text("datum").empty()) return;
  // "De toezegging is hiermee afgedaan": with the letter that the paragraph before it named, if it named one.
  static const Pattern with_it("\\b(hiermee|daarmee|met (deze|die|genoemde) brief)\\b");
  if (letters.empty() && with_it.in(flow.plain) && !later.in(flow.plain)) {
    const Proposal* only = nullptr;
    int sent_letters = 0;
    for (const auto& one : scene.found) {
      if (one.kind != "brief" || one.text("kamerstuk").empty() || one.text("datum").empty()) continue;
      only = &one;
      ++sent_letters;
    }
    if (sent_letters == 1) {
      out.put_text("brief", only->text("kamerstuk"));
      out.put_text("datum", only->text("datum"));
      out.evidence.push_back(only->evidence.front());
    }
  }
  if (out.text("datum").empty() && !later.in(flow.plain)) out.put_text("datum", iso(past_date(scene, sentence)));
  const bool of_motion = lowered(flow.plain).find("motie") != std::string::npos &&
                         lowered(flow.plain).find("toezegging") == std::string::npos;
  if (of_motion) out.put_text("motie", scene.motion_name());
  if (!out.text("brief").empty() || !out.text("datum").empty()) {
    out.confidence = 0.9;
    out.rule = "Er staat dat een toezegging of motie is nagekomen, met brief of datum.";
  }
  if (advice) {
    out.confidence = std::min(out.confidence, 0.6);
    out.rule = "Het advies doet iets af: nog geen feit.";
  }
  for (auto& other : scene.found) {  // told twice, once with less
    if (other.kind != "voldoening" || other.text("motie") != out.text("motie")) continue;
    const auto fits = [&](const char* name) {
      return out.text(name).empty() || other.text(name).empty() || out.text(name) == other.text(name);
    };
    if (!fits("brief") || !fits("datum") ||
        (out.text("datum").empty() && out.text("brief").empty()) !=
            (other.text("datum").empty() && other.text("brief").empty()))
      continue;
    for (const char* name : {"brief", "datum"})
      if (other.text(name).empty()) other.put_text(name, out.text(name));
    if (other.evidence.size() < 12 && other.evidence.back() != out.evidence.front())
      other.evidence.push_back(out.evidence.front());
    return;
  }
  scene.add(std::move(out));
}

}  // namespace gestand::documents
