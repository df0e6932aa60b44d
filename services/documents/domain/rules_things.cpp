// Debates, vehicles and letters: things with a name and a day.
#include <algorithm>

#include "services/documents/domain/dates.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/rules.hpp"

namespace gestand::documents {

namespace {

std::string_view slice(const Flow& flow, const Match& match, std::string_view name) {
  const auto at = match.at(name);
  return at ? std::string_view(flow.plain).substr(at->first, at->second - at->first) : std::string_view();
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

// Where the day ends that a sentence begins with; 0 if it begins with none.
std::size_t sentence_opens_with_day(const std::vector<DateFound>& dates, const Flow& flow) {
  static const Pattern opens("^[ *-]*(\\d\\d?[.)] +)?(op|d\\.d\\.) ((maandag|dinsdag|woensdag|donderdag|vrijdag) )?$");
  if (dates.empty() || !dates.front().date) return 0;
  return opens.in(std::string_view(flow.plain).substr(0, dates.front().begin)) ? dates.front().end : 0;
}

// The date right behind a place, or none.
std::optional<DateFound> date_behind(const std::vector<DateFound>& dates, const Flow& flow, std::size_t end,
                                     std::size_t far) {
  static const Pattern between(
      "^[ ,(]*(van|op|d\\.?d\\.?|dd\\.?|gehouden|gepland|dat|plaatsvond|plaatsvindt|in de week van)?[ ,(]*(op |van "
      ")?((maandag|dinsdag|woensdag|donderdag|vrijdag) )?$");
  for (const auto& one : dates) {
    if (one.begin < end || one.begin - end > far) continue;
    if (between.in(std::string_view(flow.plain).substr(end, one.begin - end))) return one;
  }
  return std::nullopt;
}

}  // namespace

std::vector<DebateFound> debates_in(const Scene& scene, const Sentence& sentence) {
  const Flow& flow = sentence.flow;
  static const Pattern debate(
      "\\b(?<kind>tweeminutendebat|commissiedebat|plenaire? debat|wetgevingsoverleg|notaoverleg|schriftelijk "
      "overleg|dertigledendebat|"
      "interpellatiedebat|rondetafelgesprek|begrotingsbehandeling|begrotingsdebat|mondelinge? "
      "vragenuur|vragenuur|algemeen overleg|hoofdlijnendebat|"
      "verantwoordingsdebat|spoeddebat|debat)\\b");
  static const Pattern brief("\\b(?<kind>CD|TMD|2MD|AO|WGO|VAO|NO)\\b");
  std::vector<DebateFound> out;
  const auto dates = dates_in(flow.plain, scene.nota.date, Tense::Past);
  auto matches = debate.all(flow.plain);
  for (auto& match : brief.all(flow.plain)) {
    bool capitals = true;
    for (std::size_t i = match.begin; i < match.end; ++i)
      capitals = capitals && !(flow.plain[i] >= 'a' && flow.plain[i] <= 'z');
    // "CD Politie", "NO" needs a name behind it.
    if (capitals && match.end + 1 < flow.size() && flow.plain[match.end + 1] >= 'A' && flow.plain[match.end + 1] <= 'Z')
      matches.push_back(match);
  }
  for (const auto& match : matches) {
    DebateFound one{match.begin, match.end, lowered(slice(flow, match, "kind")), "", {}};
    if (one.kind == "cd") one.kind = "commissiedebat";
    if (one.kind == "tmd" || one.kind == "2md") one.kind = "tweeminutendebat";
    if (one.kind == "vao") one.kind = "voortgezet algemeen overleg";
    if (one.kind == "ao") one.kind = "algemeen overleg";
    if (one.kind == "wgo") one.kind = "wetgevingsoverleg";
    if (one.kind == "no") one.kind = "notaoverleg";
    if (one.kind == "plenair debat") one.kind = "plenaire debat";
    if (one.kind == "plenaire debat") one.kind = "plenair debat";
    static const Pattern over("^(, | )?((over|inzake|betreffende) |['\"])");
    std::size_t at = match.end;
    const auto rest = std::string_view(flow.plain).substr(at, 200);
    const std::size_t ahead = sentence_opens_with_day(dates, flow);
    std::size_t begin = 0;
    if (const auto word = over.find(rest)) {
      begin = at + word->end;
    } else if (rest.size() > 1 && rest[0] == ' ' &&
               ((rest[1] >= 'A' && rest[1] <= 'Z') ||
                (rest[1] >= '0' && rest[1] <= '9' && !date_behind(dates, flow, at, 12)))) {
      static const Pattern name("^ \\d*\\U");
      if (name.in(rest)) begin = at + 1;
    }
    static const Pattern budget("^( van)?( het ministerie van)? (?<name>\\U[^,.;()]{1,40})");
    if (begin == 0 && one.kind == "begrotingsbehandeling") {
      if (const auto word = budget.find(rest)) begin = at + word->at("name")->first;
    }
    if (begin > 0) {
      std::size_t end = title_end(flow, begin);
      for (const auto& date : dates)  // "… op dinsdag 16 mei": not part of the title
        if (date.begin > begin && date.begin < end) end = date.begin;
      static const Pattern tail(
          "( "
          "(van|op|d\\.?d\\.?|dd|de|het|is|in|heeft|hebben|gehouden|gepland|plaatsgevonden|(maan|dins|woens|donder|"
          "vrij)dag|door|te|zegde|zei|verzocht|vroeg|voor|komt|vindt|ontraadde|werden|had)|,)+ ?$|['\"]$");
      const std::string_view words = std::string_view(flow.plain).substr(begin, end - begin);
      if (const auto cut = tail.find(words)) end = begin + cut->begin;
      // A verb within: the title ends before it.
      static const Pattern verb(
          " ((de |een "
          ")?moties?\\b.*|heeft|hebben|is|werd|plaats|plaatsgevonden|gemeld|vroeg|zegde|deed|gaf|verzocht|liet|"
          "ontraadde|zei|had|vond|vindt|staat|"
          "komt|op|door|van het lid|te)( |$)");
      if (const auto cut = verb.find(std::string_view(flow.plain).substr(begin, end - begin))) end = begin + cut->begin;
      if (end > begin + 2 && end - begin < 120) {
        one.title = flow.shown(begin, end);
        at = end;
        if (at < flow.size() && (flow.plain[at] == '\'' || flow.plain[at] == '"')) ++at;
      }
    }
    auto date = date_behind(dates, flow, at, 30);
    if (!date && at != match.end) date = date_behind(dates, flow, match.end, 30);
    if (!date && !one.title.empty()) {  // "debat van 16 mei 2024 over …" was taken; "op 16 mei in het debat over …"
      static const Pattern before(
          "^[^.;]{0,6}( "
          "|,|heeft|is|vond|in|tijdens|bij|het|een|werd|u|de|staatssecretaris|minister|bewindspersoon|kamer|ik|\\(|\\))"
          "*$");
      for (const auto& other : dates)
        if (other.end <= match.begin && match.begin - other.end < 60 &&
            before.in(std::string_view(flow.plain).substr(other.end, match.begin - other.end)))
          date = other;
    } else if (!date) {
      static const Pattern before("^( |,|heeft|is|vond|in|tijdens|bij|het|een|plenaire)*$");
      for (const auto& other : dates)
        if (other.end <= match.begin && match.begin - other.end < 30 &&
            before.in(std::string_view(flow.plain).substr(other.end, match.begin - other.end)))
          date = other;
    }
    // "Op 17 juni 2025 heeft … in het debat …": the day that opens the sentence, if it is the only one so far.
    if (!date && ahead > 0 && ahead <= match.begin &&
        std::none_of(dates.begin() + 1, dates.end(), [&](const DateFound& other) { return other.begin < match.begin; }))
      date = dates.front();
    if (date) {
      one.date = date->date;
      if (date->begin >= at) at = date->end;
      if (one.title.empty()) {  // "het commissiedebat van 16 mei 2024 over politie"
        static const Pattern later("^ (over|inzake) ");
        if (const auto word = later.find(std::string_view(flow.plain).substr(date->end))) {
          const std::size_t from = date->end + word->end;
          const std::size_t end = title_end(flow, from);
          if (end > from + 2 && end - from < 100) one.title = flow.shown(from, end);
        }
      }
    }
    one.end = std::max(at, match.end);
    out.push_back(std::move(one));
  }
  return out;
}

void find_debates(Scene& scene, const Sentence& sentence) {
  for (const auto& one : debates_in(scene, sentence)) {
    if (one.title.empty() && !one.date) continue;
    bool told = false;
    for (auto& other : scene.found) {
      if (other.kind != "debat") continue;
      const auto title = lowered(other.text("titel"));
      const auto date = other.text("datum");
      const bool same_kind = other.text("soort") == one.kind || one.kind == "debat" || other.text("soort") == "debat";
      const bool titles = title.empty() || one.title.empty() || title.find(lowered(one.title)) != std::string::npos ||
                          lowered(one.title).find(title) != std::string::npos;
      const bool dates = date.empty() || !one.date || date == iso(one.date);
      const bool sure = (!date.empty() && date == iso(one.date)) || (!title.empty() && !one.title.empty());
      if (!same_kind || !titles || !dates || !sure) continue;
      if (other.text("soort") == "debat") other.put_text("soort", one.kind);
      if (title.empty()) other.put_text("titel", one.title);
      if (date.empty()) other.put_text("datum", iso(one.date));
      const auto passage = scene.evidence(sentence);
      if (other.evidence.size() < 12 && other.evidence.back() != passage) other.evidence.push_back(passage);
      told = true;
      break;
    }
    if (told) continue;
    Proposal out = scene.proposal("debat", sentence, 0, "");
    out.put_text("soort", one.kind);
    out.put_text("titel", one.title);
    out.put_text("datum", iso(one.date));
    const bool both = !one.title.empty() && one.date;
    out.confidence = both ? 0.9 : 0.7;
    out.rule = both ? "Debat met soort, titel en datum genoemd."
                    : "Debat genoemd, zonder " + std::string(one.date ? "titel." : "datum.");
    scene.add(std::move(out));
  }
}

std::vector<VehicleFound> vehicles_in(const Flow& flow) {
  struct Kind {
    std::string_view word, kind;
  };
  static const std::vector<Kind> kinds{{"halfjaarbericht", "halfjaarbericht"},
                                       {"halfjaarrapportage", "halfjaarbericht"},
                                       {"halfjaarbrief", "halfjaarbericht"},
                                       {"voortgangsbrief", "voortgangsbrief"},
                                       {"voortgangsrapportage", "voortgangsbrief"},
                                       {"voortgangsbericht", "voortgangsbrief"},
                                       {"verzamelbrief", "verzamelbrief"},
                                       {"algoritmeregister", "register"},
                                       {"jaarrapportage", "voortgangsbrief"},
                                       {"kwartaalrapportage", "voortgangsbrief"},
                                       {"kwartaalbrief", "voortgangsbrief"},
                                       {"toetsingskader", "kader"},
                                       {"inzetkader", "kader"},
                                       {"normenkader", "kader"},
                                       {"afwegingskader", "kader"},
                                       {"kader", "kader"},
                                       {"stand van zakenbrief", "verzamelbrief"},
                                       {"stand-van-zakenbrief", "verzamelbrief"},
                                       {"jaarbrief", "voortgangsbrief"},
                                       {"monitoringsbrief", "voortgangsbrief"},
                                       {"jaarbericht", "voortgangsbrief"},
                                       {"wetsvoorstel", "wetgeving"},
                                       {"jaarverslag", "voortgangsbrief"}};
  static const Pattern vehicle(
      "\\b(?<ed>(eerste|tweede|derde|vierde|vijfde|zesde|eerstvolgende|eerstkomende|volgende|komende|aankomende|"
      "aanstaande|laatste|vorige|\\de|najaars|voorjaars|eind)[ -])?"
      "(?<year1>(20\\d\\d "
      ")?)(?<word>halfjaarberichten|halfjaarbericht|halfjaarrapportage|halfjaarbrief|voortgangsbrief|"
      "voortgangsrapportage|voortgangsbericht|verzamelbrief|"
      "algoritmeregister|jaarrapportage|kwartaalrapportage|kwartaalbrief|toetsingskader|inzetkader|normenkader|kader|"
      "afwegingskader|stand van zakenbrief|"
      "stand-van-zakenbrief|jaarbrief|monitoringsbrief|jaarbericht|wetsvoorstel)\\b");
  static const Pattern topic_word("^ (?<w>(&|\\w(\\w|['-])*))");
  static const Pattern stop(
      "^(van|in|op|aan|voor|tot|over|inzake|met|bij|door|te|om|en|of|die|dat|is|zijn|wordt|worden|werd|werden|zal|"
      "zullen|heeft|hebben|had|kan|moet|waarin|waarmee|"
      "waarbij|wanneer|als|nog|niet|reeds|al|naar|uit|per|eind|begin|medio|najaar|voorjaar|zomer|\\d+|uiterlijk|ook|u|"
      "uw|de|het|een|hierover|jaarlijks|gepland|"
      "gestuurd|verstuurd|verzonden|toegezegd|gemeld|opgenomen|meegenomen|was|verscheen|verschijnt|volgt|komt|ter|"
      "informeren|terug|informeer|meld|dan|geinformeerd|gerapporteerd|ingegaan|wil|zou|geen|waar|zoals|mee|"
      "gaat|ga|geeft|gaf|staat|ligt|komen|meenemen|opnemen|verwerkt|wordt,|bericht|dient|kunt|kunnen|zodat|eerste|"
      "tweede|hierop|daarover|staan|stond|stonden|bevat|beschrijft|publiceert|geldt|vermeld|vermeldt|opneemt|af|meer|"
      "weer|er|ontvangt|ontvangen|krijgt|krijgen|zendt|zenden|zond|stuurt|stuur|sturen|stuurde|aanbiedt|aanbieden|"
      "toezendt|"
      "toezenden|verschijnen|rapporteert|rapporteren|gezonden|toegezonden|aangeboden|beschikbaar|bevatten|maakt|maken|"
      "hoort|"
      "geldt|gelden|gebruikt|vult|vullen|af|weer|binnen|kort|lang|deze|dit|zelf|daar|hier|gereed|klaar|vast|door)$");
  static const Pattern behind(
      "^,? (?<ed>((van|in|over|uit|voor|d\\.d\\.|eind|begin|medio|najaar|voorjaar|het) ){0,3}((het "
      ")?(voorjaar|najaar|zomer|eerste kwartaal|eerste halfjaar|tweede halfjaar)( van)? )?"
      "((januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) "
      ")?(20\\d\\d(-\\d)?|\\(\\d\\)))\\b");
  static const Pattern about(
      "^ (over|inzake) (de |het )?(?<what>\\w[^,.;()]{2,60}?)( "
      "(van|in|voor|wordt|is|zal|aan|die|dat|op|te|en)\\b|[,.;()]|$)");
  static const Pattern meant_for("^ voor (?<what>\\w)");
  static const Pattern in_the("\\b(in|binnen|uit) (het|dit) $");
  std::vector<VehicleFound> out;
  for (const auto& match : vehicle.all(flow.plain)) {
    const std::size_t before = match.begin > 12 ? match.begin - 12 : 0;
    if (slice(flow, match, "word").size() == 5 &&
        in_the.in(std::string_view(flow.plain).substr(before, match.begin - before)))
      continue;  // "in het kader van"
    std::string word = lowered(slice(flow, match, "word"));
    if (word == "halfjaarberichten") word = "halfjaarbericht";
    VehicleFound one{match.begin, match.end, "", "", ""};
    for (const auto& kind : kinds)
      if (kind.word == word) one.kind = kind.kind;
    std::size_t at = match.end;
    std::size_t words_end = at;
    for (int n = 0; n < 4; ++n) {
      const auto rest = std::string_view(flow.plain).substr(at);
      const auto next = topic_word.find(rest);
      if (!next) break;
      const std::string low =
          lowered(slice(flow, Match{0, 0, {{"w", {at + next->at("w")->first, at + next->at("w")->second}}}}, "w"));
      static const Pattern participle("^(af|mee|op|toe|uit|aan|terug|voort|vast|door|in|over)ge\\w+(d|t|n)$");
      if (stop.in(low) || participle.in(low)) {
        // "halfjaarbericht Nationale Politie en Veiligheidsregio's": a capital behind "en" goes on.
        const bool joins = low == "en" && words_end > match.end && rest.size() > 5 && rest[4] >= 'A' && rest[4] <= 'Z';
        if (!joins) break;
      }
      at += next->end;
      words_end = at;
      if (word == "algoritmeregister" && flow.plain[words_end - low.size()] >= 'a') {
        words_end = match.end;
        break;
      }
    }
    // Lower-case words behind lower-case words: at most two are a name ("halfjaarbericht politie").
    one.name = capital(word) + (words_end > match.end ? " " + flow.shown(match.end, words_end) : "");
    if (words_end == match.end) {
      if (const auto topic = about.find(std::string_view(flow.plain).substr(match.end));
          topic && one.kind != "wetgeving")
        one.name += " over " + flow.shown(match.end + topic->at("what")->first, match.end + topic->at("what")->second);
      else if (const auto aim = meant_for.find(std::string_view(flow.plain).substr(match.end));
               aim && one.kind == "kader") {
        const std::size_t from = match.end + aim->at("what")->first;
        const std::size_t to = title_end(flow, from);
        if (to > from + 3 && to - from < 60) one.name += " voor " + flow.shown(from, to);
      } else if (one.kind == "wetgeving" && topic)
        one.name += " over " + flow.shown(match.end + topic->at("what")->first, match.end + topic->at("what")->second);
    }
    std::string edition = flow.shown(match.at("ed") ? match.at("ed")->first : match.begin,
                                     match.at("ed") ? match.at("ed")->second : match.begin);
    while (!edition.empty() && (edition.back() == '-' || edition.back() == ' ')) edition.pop_back();
    if (const auto year = match.at("year1"); year && year->second > year->first)
      edition += (edition.empty() ? "" : " ") + flow.shown(year->first, year->second);
    one.end = words_end;
    if (const auto later = behind.find(std::string_view(flow.plain).substr(words_end))) {
      const auto place = *later->at("ed");
      edition += (edition.empty() ? "" : " ") + flow.shown(words_end + place.first, words_end + place.second);
      one.end = words_end + place.second;
    }
    one.edition = edition;
    const bool common_word = one.kind == "wetgeving" || one.kind == "kader";
    if (common_word && words_end == match.end && one.name.find(" over ") == std::string::npos &&
        one.name.find(" voor ") == std::string::npos)
      continue;
    if (one.name == capital(word) && edition.empty() && one.kind != "register") continue;
    out.push_back(std::move(one));
  }
  return out;
}

void find_vehicles(Scene& scene, const Sentence& sentence) {
  for (const auto& one : vehicles_in(sentence.flow)) {
    Proposal out{"vehikel",
                 {},
                 {scene.evidence(sentence.flow, one.begin, one.end)},
                 one.edition.empty() ? 0.75 : 0.9,
                 one.edition.empty() ? "Naam van een vaste rapportage of register."
                                     : "Naam van een vaste rapportage met haar editie.",
                 sentence.is_public};
    out.put_text("naam", one.name);
    out.put_text("soort", one.kind);
    out.put_text("editie", one.edition);
    scene.add(std::move(out));
  }
}

std::vector<LetterFound> letters_in(const Scene& scene, const Sentence& sentence) {
  const Flow& flow = sentence.flow;
  static const Pattern letter(
      "\\b(?<word>(kamer|herstel|verzamel|voortgangs|appreciatie|beleids|aanbiedings|antwoord|stand van "
      "zaken|uitstel|reactie)?brie(f|ven))\\b");
  std::vector<LetterFound> out;
  const auto dates = dates_in(flow.plain, scene.nota.date, Tense::Past);
  const auto papers = papers_in(flow);
  const auto matches = letter.all(flow.plain);
  for (std::size_t n = 0; n < matches.size(); ++n) {
    const auto& match = matches[n];
    const std::size_t until = n + 1 < matches.size() ? matches[n + 1].begin : flow.size();
    LetterFound one{match.begin, match.end, "", "", {}};
    if (const auto date = date_behind(dates, flow, match.end, 40)) {
      one.date = date->date;
      one.end = date->end;
    } else {
      static const Pattern to(
          "^ (aan|naar) (de|uw) (tweede |eerste )?kamer( der staten-generaal)?( van| d\\.?d\\.?| op|,)? ?$");
      for (const auto& other : dates)
        if (other.begin > match.end && other.begin < until && other.begin - match.end < 70 &&
            to.in(std::string_view(flow.plain).substr(match.end, other.begin - match.end))) {
          one.date = other.date;
          one.end = other.end;
        }
    }
    static const Pattern over(
        "^( \\([^()]*\\))?( aan (de|uw) (tweede )?kamer)?( \\([^()]*\\))? (over|inzake|betreffende|met als "
        "onderwerp|['\"])( ?)");
    for (const std::size_t from : {one.end, match.end}) {
      if (!one.title.empty()) break;
      const auto word = over.find(std::string_view(flow.plain).substr(from));
      if (!word) continue;
      const std::size_t begin = from + word->end;
      std::size_t end = title_end(flow, begin);
      for (const auto& date : dates) {
        if (date.begin <= begin || date.begin > end + 12 || one.date) continue;
        static const Pattern link("^ ?(van|d\\.?d\\.?|op)? ?$");
        if (link.in(std::string_view(flow.plain).substr(end, date.begin - end))) {
          one.date = date.date;
          one.end = date.end;
        }
      }
      if (end > begin + 3 && end - begin < 160) {
        one.title = flow.shown(begin, end);
        one.end = std::max(one.end, end);
      }
    }
    for (const auto& paper : papers) {
      static const Pattern motion("\\bmotie");
      if (paper.begin < match.end || paper.begin >= until || !one.paper.empty() || paper.begin - match.end > 160)
        continue;
      if (motion.in(std::string_view(flow.plain).substr(match.end, paper.begin - match.end))) continue;
      one.paper = paper.number;
      one.end = std::max(one.end, paper.end);
    }
    const std::string word = lowered(slice(flow, match, "word"));
    static const Pattern day_before("\\bop (?<d>.{6,24}) (bij|per|met) (de |een )?$");
    if (!one.date) {  // "op 22 februari 2023 bij brief verzonden"
      for (const auto& date : dates)
        if (date.date && date.end < match.begin && match.begin - date.end < 16 &&
            day_before.in(std::string_view(flow.plain)
                              .substr(date.begin >= 3 ? date.begin - 3 : 0,
                                      match.begin - (date.begin >= 3 ? date.begin - 3 : 0))))
          one.date = date.date;
    }
    if (one.title.empty() && (word == "herstelbrief" || word == "appreciatiebrief" || word == "uitstelbrief"))
      one.title = capital(word);
    out.push_back(std::move(one));
  }
  return out;
}

void find_letters(Scene& scene, const Sentence& sentence) {
  static const Pattern sender("\\b(brief|kamerbrief|herstelbrief) (van|door) (de )?(minister|staatssecretaris)");
  for (const auto& one : letters_in(scene, sentence)) {
    if (one.paper.empty() && !one.date && one.title.empty()) continue;
    // A letter that others promised is not ours to send.
    const auto promised = lowered(sentence.flow.plain).find("toegezegd");
    if (one.paper.empty() && !one.date && promised != std::string::npos && is_of_others(sentence.flow.plain, promised))
      continue;
    Proposal out = scene.proposal("brief", sentence, 0, "");
    out.put_text("kamerstuk", one.paper);
    out.put_text("titel", one.title);
    out.put_text("datum", iso(one.date));
    const auto by = scene.who(sentence);
    const std::size_t back = one.begin > 60 ? one.begin - 60 : 0;
    static const Pattern mine("\\b(haar|zijn|mijn) $");
    if (!by.code.empty() && (sender.in(sentence.flow.plain) ||
                             mine.in(std::string_view(sentence.flow.plain).substr(back, one.begin - back))))
      out.put_text("van", by.code);
    const int known = !one.paper.empty() + one.date.has_value() + !one.title.empty();
    out.confidence = known >= 2 ? 0.9 : !one.paper.empty() || one.date ? 0.75 : 0.5;
    out.rule = !one.paper.empty() ? "Brief met kamerstuknummer genoemd."
               : one.date         ? "Brief met datum genoemd."
                                  : "Brief alleen met onderwerp genoemd.";
    bool told = false;
    for (auto& other : scene.found) {
      if (other.kind != "brief") continue;
      const auto same = [&](const char* name) { return !out.text(name).empty() && out.text(name) == other.text(name); };
      const auto fits = [&](const char* name) {
        return out.text(name).empty() || other.text(name).empty() || out.text(name) == other.text(name);
      };
      if (!(same("kamerstuk") || (same("datum") && fits("kamerstuk")) ||
            (same("titel") && fits("datum") && fits("kamerstuk"))))
        continue;
      for (const char* name : {"kamerstuk", "titel", "datum", "van"})
        if (other.text(name).empty()) other.put_text(name, out.text(name));
      if (other.evidence.size() < 12 && other.evidence.back() != out.evidence.front())
        other.evidence.push_back(out.evidence.front());
      other.confidence = std::max(other.confidence, out.confidence);
      told = true;
      break;
    }
    if (!told) scene.add(std::move(out));
  }
}

}  // namespace gestand::documents
