// Motions: who moved them, their number, what they ask for.
#include <algorithm>

#include "services/documents/domain/dates.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/rules.hpp"

namespace gestand::documents {

namespace {

std::vector<Member> movers_of(const Proposal& motion) {
  std::vector<Member> out;
  if (const Value* list = motion.field("indieners")) {
    for (const auto& one : std::get<std::vector<Value>>(list->is)) {
      Member member;
      for (const auto& [key, value] : std::get<Fields>(one.is))
        (key == "naam" ? member.name : member.party) = std::get<std::string>(value.is);
      out.push_back(std::move(member));
    }
  }
  return out;
}

void put_movers(Proposal& motion, const std::vector<Member>& members) {
  std::vector<Value> list;
  for (const auto& one : members) {
    Fields fields{{"naam", text_value(one.name)}};
    if (!one.party.empty()) fields.emplace_back("fractie", text_value(one.party));
    list.push_back(Value{std::move(fields)});
  }
  if (!list.empty()) motion.put("indieners", Value{std::move(list)});
}

// "Van Nispen" and "van Nispen" are one.
bool same_name(const std::string& a, const std::string& b) { return lowered(a) == lowered(b); }

struct Mention {
  std::size_t begin = 0, end = 0;
  std::vector<Member> movers;
  std::string number, title;
  std::optional<Date> date;
};

std::string title_behind(const Flow& flow, std::size_t from) {
  static const Pattern over(
      "^( c\\.s\\.)?( ingediend| in)?( \\([^()]*\\))*,?( \\([^()]*\\))?( (die )?(gaat "
      ")?(over|inzake|betreffende|aangaande|omtrent|met betrekking tot|t\\.a\\.v\\.|ten aanzien van|ter zake|rond|tot) "
      ")(het onderwerp )?");
  const auto match = over.find(std::string_view(flow.plain).substr(from));
  if (!match) return {};
  const std::size_t begin = from + match->end;
  const std::size_t end = title_end(flow, begin);
  if (end - begin < 4 || end - begin > 160 || (flow.plain[begin] >= '0' && flow.plain[begin] <= '9')) return {};
  return flow.shown(begin, end);
}

// Several at once: "de moties Kathmann (26643-1172) en Dral (29628-1208)".
void read_plural(const Flow& flow, std::size_t from, const std::vector<PaperFound>& papers, std::vector<Mention>& out) {
  static const Pattern item(
      "^(-| \\Lan (de )?(kamer)?(leden|lid) | \\Lan |,? en (van )?(het lid |de leden )?|, (het lid |de leden )?| |: "
      ")(?<list>" +
      name_pattern() + "(/" + name_pattern() +
      ")*( \\([^()\\d]{1,30}\\))?( c\\.s\\.)?)( \\((?<in>[^()]*)\\))?(?<over> over [^,;(]{3,80}?( "
      "\\((?<in2>[^()]*)\\))?)?(,| en |\\.|;| |$)");
  std::vector<Mention> found;
  while (found.size() < 12) {
    const auto match = item.find(std::string_view(flow.plain).substr(from, 400));
    if (!match) break;
    const auto list = *match->at("list");
    Mention one{
        from + list.first, from + match->end, members_of(flow, from + list.first, from + list.second), "", "", {}};
    if (one.movers.empty()) break;
    for (const auto& paper : papers)
      if (one.number.empty() && paper.begin >= one.begin && paper.begin < one.end) one.number = paper.number;
    if (const auto over = match->at("over"))
      one.title = flow.shown(from + over->first + 6, title_end(flow, from + over->first + 6));
    const auto whole = std::string_view(flow.plain).substr(from + match->begin, match->end - match->begin);
    std::size_t step = match->end;
    if (whole.ends_with(",")) step -= 1;
    if (whole.ends_with(" en ")) step -= 4;
    from += step;
    found.push_back(std::move(one));
    if (!whole.ends_with(",") && !whole.ends_with(" en ")) break;
  }
  const bool numbered = std::any_of(found.begin(), found.end(), [](const Mention& one) { return !one.number.empty(); });
  if (found.size() > 1 && numbered) out.insert(out.end(), found.begin(), found.end());
  if (found.size() > 1 && !numbered) out.insert(out.end(), found.begin(), found.end());
}

// A motion is tabled in a debate: its day, where the sentence (or the one that its list hangs on) says so.
std::optional<Date> day_of_debate(const Scene& scene, const Sentence& sentence, const Pattern& tabled) {
  auto where = scene.leads(sentence);
  where.insert(where.begin(), &sentence);
  for (const auto* one : where) {
    if (!tabled.in(one->flow.plain)) continue;
    for (const auto& debate : debates_in(scene, *one))
      if (debate.date && (!scene.nota.date || *debate.date <= *scene.nota.date)) return debate.date;
  }
  return std::nullopt;
}

// Motions of other bodies are none of the Chamber's.
bool is_foreign(const std::string& plain, const Mention& mention) {
  static const Pattern bodies(
      "\\b(gemeenteraad|gemeenteraden|raadslid|raadsleden|raadsfractie|raadsmotie|provinciale staten|statenlid|"
      "statenleden|gedeputeerde staten|college van (burgemeester|b&w|b en w)|waterschap\\w*|europees parlement|"
      "eilandsraad|ledenvergadering|partijcongres|jongerenraad|ondernemingsraad|bestuurscommissie)\\b");
  return mention.number.empty() && bodies.in(plain);
}

std::vector<Mention> mentions_in(const Scene& scene, const Sentence& sentence) {
  const Flow& flow = sentence.flow;
  static const Pattern mention(
      "\\b(?<plural>moties)\\b|\\b(?<word>motie)(-(?<glued>" + member_list_pattern() +
      ")|( \\Lan| door)?( het| \\Le)?( kamerlid| kamerleden| lid| leden| heer| mevrouw)? (?<list>" +
      member_list_pattern() + "))?");
  std::vector<Mention> out;
  const auto papers = papers_in(flow);
  const auto dates = dates_in(flow.plain, scene.nota.date, Tense::Past);
  const auto matches = mention.all(flow.plain);
  for (std::size_t n = 0; n < matches.size(); ++n) {
    const auto& match = matches[n];
    if (match.at("plural")) {
      read_plural(flow, match.end, papers, out);
      continue;
    }
    Mention one{match.begin, match.end, {}, "", "", {}};
    if (!match.at("list") && !match.at("glued") && match.end < flow.size() && flow.plain[match.end] != ' ' &&
        flow.plain[match.end] != ',' && flow.plain[match.end] != '.' && flow.plain[match.end] != '(' &&
        flow.plain[match.end] != ':' && flow.plain[match.end] != '"')
      continue;  // "motieven"
    std::optional<std::pair<std::size_t, std::size_t>> list = match.at("glued");
    if (!list) list = match.at("list");
    if (list) one.movers = members_of(flow, list->first, list->second);
    if (one.movers.empty() && list) one.end = match.at("word")->second;
    const std::size_t until = n + 1 < matches.size() ? matches[n + 1].begin : flow.size();
    for (const auto& paper : papers) {
      static const Pattern other(
          "(brief|briefnr|halfjaarbericht|voortgangsbrief|verzamelbrief|beantwoording|verslag|nota)\\b[^()]{0,60}\\(?[^"
          "()]{0,40}$");
      if (paper.begin < one.end || paper.begin >= until || !one.number.empty()) continue;
      const auto between = std::string_view(flow.plain).substr(one.end, paper.begin - one.end);
      if (between.size() > 260 || other.in(between)) continue;
      one.number = paper.number;
    }
    std::size_t numbered =
        one.end;  // "motie 29 628, nr. 1208 (Michon) over …", "motie-Dral, Kamerstuk 29628 nr. 9, over …"
    for (const auto& paper : papers)
      if (paper.number == one.number && paper.begin >= one.end && paper.begin - one.end < 40) numbered = paper.end;
    static const Pattern short_number("^ ((met )?(nr\\.?|nummer) )?(?<nr>\\d{1,4})\\b");
    if (one.number.empty()) {  // "motie 511": one that was named in full before
      if (const auto nr = short_number.find(std::string_view(flow.plain).substr(one.end, 30))) {
        const std::string suffix =
            "-" + flow.plain.substr(one.end + nr->at("nr")->first, nr->at("nr")->second - nr->at("nr")->first);
        for (const auto& known : scene.found)
          if (known.kind == "motie" && known.text("nummer").ends_with(suffix)) one.number = known.text("nummer");
        if (!one.number.empty()) numbered = one.end + nr->end;
      }
    }
    if (one.movers.empty() && numbered > one.end) {
      static const Pattern bracket("^ ?(\\((van )?|(van|door) )(het lid |de leden )?(?<list>" + member_list_pattern() +
                                   ")");
      if (const auto who = bracket.find(std::string_view(flow.plain).substr(numbered))) {
        const auto at = *who->at("list");
        one.movers = members_of(flow, numbered + at.first, numbered + at.second);
      }
    }
    one.title = title_behind(flow, one.end);
    if (one.title.empty() && numbered > one.end) one.title = title_behind(flow, numbered);
    static const Pattern tabled("\\b(ingediend|ingediende|indiende|diende|voorgesteld)\\b");
    if (tabled.in(flow.plain)) {
      for (const auto& date : dates) {
        const std::size_t far = date.begin > one.begin ? date.begin - one.begin : one.begin - date.begin;
        static const Pattern near("(ingediend|ingediende|voorgesteld|diende)[^.;]{0,60}$");
        static const Pattern other_fact(
            "\\ben (is |werd )?(op|d\\.?d\\.?)? ?$");  // "ingediend en op 22 april aangenomen"
        const std::size_t back = date.begin > 80 ? date.begin - 80 : 0;
        const auto front = std::string_view(flow.plain).substr(back, date.begin - back);
        const bool behind = near.in(front) && !other_fact.in(front);
        static const Pattern on("^[^.;]{0,60}\\b(ingediend|indiende|voorgesteld|diende)");
        const bool before = on.in(std::string_view(flow.plain).substr(date.end));
        if (far < 260 && date.date && !one.date && (behind || before)) one.date = date.date;
      }
    }
    if (!one.date) one.date = day_of_debate(scene, sentence, tabled);
    // "de motie gezichtsherkenning politie" in a subject.
    if (one.title.empty() && one.movers.empty() && sentence.part == Part::Subject && one.end < flow.size() &&
        flow.plain[one.end] == ' ') {
      const std::size_t end = title_end(flow, one.end + 1);
      static const Pattern verb("^(aan ?houden|aangehouden|aangenomen|ontraden|uitvoering|en |van |is |inzake )");
      const bool digit = flow.plain[one.end + 1] >= '0' && flow.plain[one.end + 1] <= '9';
      if (end > one.end + 5 && !digit && !verb.in(std::string_view(flow.plain).substr(one.end + 1, end - one.end - 1)))
        one.title = flow.shown(one.end + 1, end);
    }
    // "heeft het lid Kathmann (…) een motie ingediend", "een motie, ingediend door het lid Kathmann".
    if (one.movers.empty()) {
      static const Pattern before("\\b(lid|leden|kamerlid|kamerleden) (?<list>" + member_list_pattern() +
                                  ")( met een| samen| (op|in|bij|tijdens) [^.;]{0,120}?|,? (die |dat "
                                  ")?(heeft|hebben|diende|dienden|stelde|stelden) "
                                  "[^.;]{0,160}?)? (een|de|deze|haar|zijn|hun) "
                                  "((nader )?gewijzigde |nieuwe )?$");
      static const Pattern verb("\\b(heeft|hebben|diende|dienden|stelde|stelden)\\b[^.;]{0,160}$");
      static const Pattern tables("\\b(ingediend|voorgesteld|in|voor)\\b");
      static const Pattern behind(
          "^[^.;]{0,80}\\b(ingediend|medeondertekend|voorgesteld) door (het |de )?(kamer)?(lid |leden )?(?<list>" +
          member_list_pattern() + ")");
      const std::size_t start = one.begin > 300 ? one.begin - 300 : 0;
      if (const auto front = before.find(std::string_view(flow.plain).substr(start, one.begin - start))) {
        const auto place = *front->at("list");
        // "heeft het lid … een motie …" moves it only with "ingediend" behind it.
        const bool finite =
            verb.in(std::string_view(flow.plain).substr(start + place.second, one.begin - start - place.second));
        if (!finite || tables.in(std::string_view(flow.plain).substr(one.end)))
          one.movers = members_of(flow, start + place.first, start + place.second);
      } else if (const auto later = behind.find(std::string_view(flow.plain).substr(one.end, until - one.end))) {
        const auto place = *later->at("list");
        one.movers = members_of(flow, one.end + place.first, one.end + place.second);
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::optional<std::size_t> same_motion(const Scene& scene, const Mention& mention) {
  const auto shares_word = [](const std::string& a, const std::string& b) {
    static const Pattern words("\\b\\w{6,40}\\b");
    const std::string low = lowered(b);
    for (const auto& match : words.all(a))
      if (low.find(lowered(std::string_view(a).substr(match.begin, match.end - match.begin))) != std::string::npos)
        return true;
    return false;
  };
  std::optional<std::size_t> out;
  for (std::size_t i = 0; i < scene.found.size(); ++i) {
    const auto& one = scene.found[i];
    if (one.kind != "motie") continue;
    const auto number = one.text("nummer");
    if (!mention.number.empty() && !number.empty()) {
      if (number == mention.number) return i;
      continue;
    }
    const auto movers = movers_of(one);
    if (!mention.movers.empty() && !movers.empty()) {
      if (same_name(movers.front().name, mention.movers.front().name)) out = i;
      continue;
    }
    if (!mention.title.empty() && !one.text("titel").empty()) {
      if (shares_word(one.text("titel"), mention.title)) out = i;
      continue;
    }
    // One of them knows the movers, the other the number or the title: the subject's motion, named in full further on.
    if (!mention.movers.empty() || !mention.number.empty() || !mention.title.empty()) {
      if (scene.motion == i) out = i;
      continue;
    }
    if (scene.motion == i) out = i;
  }
  return out;
}

void merge(Proposal& into, const Mention& mention, const Evidence& evidence, bool weak_title) {
  if (into.text("nummer").empty()) into.put_text("nummer", mention.number);
  if (into.text("titel").empty() || weak_title) into.put_text("titel", mention.title);
  if (into.text("ingediendDatum").empty()) into.put_text("ingediendDatum", iso(mention.date));
  auto movers = movers_of(into);
  for (const auto& one : mention.movers) {
    const auto known = std::find_if(movers.begin(), movers.end(),
                                    [&](const Member& other) { return same_name(other.name, one.name); });
    if (known == movers.end()) {
      movers.push_back(one);
    } else if (known->party.empty()) {
      known->party = one.party;
    }
  }
  put_movers(into, movers);
  const bool number = !into.text("nummer").empty();
  const bool named = !movers.empty();
  into.confidence = number && named ? 0.95 : named ? 0.85 : number ? 0.8 : 0.55;
  into.rule = number && named ? "Motie met indiener en kamerstuknummer genoemd."
              : named         ? "Motie met indiener genoemd, zonder nummer."
              : number        ? "Motie met kamerstuknummer genoemd, zonder indiener."
                              : "Motie alleen met onderwerp genoemd.";
  if (into.evidence.empty() || (into.evidence.back() != evidence && into.evidence.size() < 12))
    into.evidence.push_back(evidence);
}

void add_request(Proposal& motion, const std::string& text) {
  if (text.size() < 8) return;
  std::vector<Value> list;
  if (const Value* old = motion.field("verzoeken")) list = std::get<std::vector<Value>>(old->is);
  if (std::find(list.begin(), list.end(), text_value(text)) != list.end() || list.size() >= 20) return;
  list.push_back(text_value(text));
  motion.put("verzoeken", Value{std::move(list)});
}

// "… ; … en tevens om …": each on its own.
void add_requests(Proposal& motion, const Flow& flow, std::size_t from) {
  static const Pattern between(
      "; ?(en )?((verzoekt|vraagt|roept) (de regering|het kabinet)( op)?( tevens| voorts| ook| verder)*,?( om)?)? "
      "?(tevens |ook |verder )?|,? en "
      "(tevens|daarnaast|verder|ook) (om )?|,? en om |,? en verzoekt (de regering|het kabinet)?,? ?(tevens )?(om )?|"
      ",? alsmede (om )?| ?\\(?\\b[12345ab]\\) | (ten|en ten) (eerste|tweede|derde),? ");
  static const Pattern tail("(,? en gaat over tot de orde van de dag)?[ .;,:\")\\]']*$");
  std::size_t begin = from;
  const auto put = [&](std::size_t end) {
    Flow part = flow.part(begin, end);
    if (const auto cut = tail.find(part.plain)) part = part.part(0, cut->begin);
    static const Pattern front("^[ \"',:]*(om |te weten )?");
    if (const auto cut = front.find(part.plain)) part = part.part(cut->end, part.size());
    add_request(motion, part.shown());
  };
  for (const auto& match : between.all(flow.plain)) {
    if (match.begin < from) continue;
    put(match.begin);
    begin = match.end;
  }
  // "… te onderzoeken en … te berichten": each infinitive is a request of its own.
  static const Pattern infinitive("\\bte \\L+en,? en (?<rest>.{4,300}\\bte \\L+en\\b)");
  while (const auto match = infinitive.find(flow.plain, begin)) {
    const std::size_t rest = match->at("rest")->first;
    put(rest - 4);
    begin = rest;
  }
  put(flow.size());
}

}  // namespace

void find_motions(Scene& scene, const Sentence& sentence, std::size_t index) {
  const std::string low = lowered(sentence.flow.plain);
  const bool names_motion = low.find("motie") != std::string::npos;
  std::vector<std::size_t> mentioned;
  if (names_motion) {
    for (const auto& mention : mentions_in(scene, sentence)) {
      if (is_foreign(sentence.flow.plain, mention)) {
        scene.foreign_motion = true;
        scene.motion.reset();
        continue;
      }
      auto at = same_motion(scene, mention);
      const bool says_something = !mention.movers.empty() || !mention.number.empty() || !mention.title.empty();
      if (!at) {
        if (!says_something || scene.found.size() >= proposals_max) continue;
        Proposal fresh{"motie", {}, {}, 0, "", sentence.is_public};
        scene.found.push_back(std::move(fresh));
        at = scene.found.size() - 1;
      }
      if (says_something) {
        const bool weak = scene.subject_motion == at && sentence.part != Part::Subject;
        merge(scene.found[*at], mention, scene.evidence(sentence), weak);
        if (sentence.part == Part::Subject) scene.subject_motion = at;
        if (weak && !mention.title.empty()) scene.subject_motion.reset();
      }
      scene.found[*at].is_public = scene.found[*at].is_public && sentence.is_public;
      scene.motion = at;
      scene.foreign_motion = false;
      mentioned.push_back(*at);
    }
  }
  if (!scene.motion) return;
  static const Pattern signers("\\b(indieners?|ondertekenaars?) ?: ?(het lid |de leden )?(?<list>" +
                               member_list_pattern() + ")");
  if (const auto list = signers.find(sentence.flow.plain)) {
    const auto at = *list->at("list");
    Mention mention{at.first, at.second, members_of(sentence.flow, at.first, at.second), "", "", {}};
    merge(scene.found[*scene.motion], mention, scene.evidence(sentence), false);
  }
  // What it asks. Only when the motion, or the Chamber by it, is who asks.
  static const Pattern asks(
      "(\\b(motie|dictum|kamer|die|zij|deze|indieners?|waarin|waarmee|leden|lid)\\b[^.]{0,220}?)?\\b(verzoekt|"
      "verzoeken|vraagt|roept|draagt|spreekt uit)( voorts| tevens| daarin)? "
      "((de|het) )?(?<whom>regering|kabinet|minister|staatssecretaris)( van [a-z]+)?( op| aan)?,?( om)?:?(?<what> "
      ".*|$)");
  static const Pattern asked(
      "\\b(waarin|waarbij|waarmee) ((de|het) )?(regering|kabinet) (wordt|werd|is) (verzocht|gevraagd|opgeroepen)( "
      "om)?:?(?<what> .*|$)|"
      "\\b(waarin|waarbij|waarmee|motie|dictum) (wordt |werd )(de regering |het kabinet "
      ")?(verzocht|gevraagd|opgeroepen)( om)?:?(?<what2> .*|$)|"
      "\\b(die|waarin zij|waarin de kamer|waarmee zij|waarmee de kamer) (de regering|het kabinet) "
      "(verzoekt|vraagt|oproept|opdraagt)( om)?:?(?<what4> .*|$)|"
      "\\b(?<verb>verzoek|oproep) (aan de regering|aan het kabinet) om(?<what3> .*|$)");
  std::optional<Match> match = asks.find(sentence.flow.plain);
  const char* slot = "what";
  if (match) {
    const bool subject = names_motion || low.find("kamer") == std::string::npos;
    static const Pattern hold("aan te houden|oordeel");
    const auto what = *match->at("what");
    if (!subject || hold.in(std::string_view(sentence.flow.plain).substr(what.first, 60))) return;
    static const Pattern opens(
        "^[\"' *(-]*((het )?dictum( luidt)?:? ?[\"']?)?(de kamer,? .*)?(verzoekt|spreekt|vraagt|roept)");
    if (!names_motion && !match->at("verb") && !opens.in(sentence.flow.plain.substr(0, 60)) &&
        !Pattern("^(zij|deze|hierin|daarin|die|het dictum|de indieners?|het lid|gehoord)\\b")
             .in(sentence.flow.plain.substr(0, 30)))
      return;
  } else {
    match = asked.find(sentence.flow.plain);
    if (!match) return;
    for (const char* name : {"what", "what2", "what3", "what4"})
      if (match->at(name)) slot = name;
  }
  auto& motion = scene.found[mentioned.empty() ? *scene.motion : mentioned.back()];
  const auto what = *match->at(slot);
  add_requests(motion, sentence.flow, what.first);
  if (motion.evidence.empty() || motion.evidence.back() != scene.evidence(sentence)) {
    if (motion.evidence.size() < 12) motion.evidence.push_back(scene.evidence(sentence));
  }
  if (what.second - what.first > 8 && sentence.flow.plain.back() != ':') return;
  // The requests follow as a list.
  for (std::size_t i = index + 1; i < scene.sentences.size() && i < index + 12; ++i) {
    const auto& next = scene.sentences[i];
    if (!next.bullet) break;
    static const Pattern front("^ *([-*]|o|\\d\\d?[\\.\\)]|[a-z][\\.\\)]) +");
    const auto cut = front.find(next.flow.plain);
    add_requests(motion, next.flow, cut ? cut->end : 0);
    if (motion.evidence.size() < 12) motion.evidence.push_back(scene.evidence(next));
  }
}

}  // namespace gestand::documents
