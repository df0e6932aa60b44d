#include "services/documents/domain/rules.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"
#include "services/documents/domain/pattern.hpp"

namespace gestand::documents {

namespace {

constexpr std::size_t evidence_max = 12;

}  // namespace

const Value* Proposal::field(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (key == name) return &value;
  return nullptr;
}

std::string Proposal::text(std::string_view name) const {
  const Value* value = field(name);
  const auto* words = value == nullptr ? nullptr : std::get_if<std::string>(&value->is);
  return words == nullptr ? "" : *words;
}

void Proposal::put(const std::string& name, Value value) {
  for (auto& [key, old] : fields) {
    if (key != name) continue;
    old = std::move(value);
    return;
  }
  fields.emplace_back(name, std::move(value));
}

void Proposal::put_text(const std::string& name, const std::string& value) {
  if (!value.empty()) put(name, text_value(value));
}

Value text_value(const std::string& text) { return Value{text}; }
std::string iso(const std::optional<Date>& date) { return date ? calendar::to_iso(*date) : ""; }

Evidence Scene::evidence(const Flow& flow, std::size_t begin, std::size_t end) const {
  end = std::min(end, flow.size());
  while (begin < end && flow.plain[begin] == ' ') ++begin;
  while (end > begin && flow.plain[end - 1] == ' ') --end;
  if (begin == end) return {};
  const std::size_t from = flow.glyphs[begin].from;
  const std::size_t to = flow.glyphs[end - 1].to;
  return {encode(text.substr(from, to - from)), from, to};
}

Proposal Scene::proposal(const std::string& kind, const Sentence& sentence, double confidence,
                         const std::string& rule) const {
  Proposal out{kind, {}, {evidence(sentence)}, confidence, rule, sentence.is_public};
  return out;
}

std::size_t Scene::add(Proposal proposal) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& one = found[i];
    if (one.kind != proposal.kind || one.fields != proposal.fields) continue;
    if (one.evidence.size() < evidence_max && one.evidence.back() != proposal.evidence.front())
      one.evidence.push_back(proposal.evidence.front());
    one.confidence = std::max(one.confidence, proposal.confidence);
    one.is_public = one.is_public && proposal.is_public;
    return i;
  }
  if (found.size() >= proposals_max) return found.size() - 1;
  found.push_back(std::move(proposal));
  return found.size() - 1;
}

OfficeFound Scene::who(const Sentence& sentence, std::size_t from) const {
  const auto& plain = sentence.flow.plain;
  auto offices = offices_in(sentence.flow);
  const auto complete = [&](OfficeFound one) {
    if (!one.code.empty() || one.role.empty()) return one;
    for (const auto* list : {&addressees, &senders}) {
      const OfficeFound* only = nullptr;
      int count = 0;
      for (const auto& other : *list) {
        if (other.role != one.role || other.code.empty()) continue;
        if (only == nullptr || only->code != other.code) ++count;
        only = &other;
      }
      // A name of its own may be somebody else's: then only the words count.
      if (count == 1 && one.name.empty()) {
        one.code = only->code;
        return one;
      }
    }
    // The only one with that role in the whole text.
    if (one.name.empty()) {
      if (const auto named = offices_by_role.find(one.role); named != offices_by_role.end()) one.code = named->second;
    }
    return one;
  };
  static const Pattern by(
      "\\b(door|namens|aldus|heeft|hebben|gaf|liet|deed|zei|zegde|verzocht|verzoekt|vraagt) (de )?(toenmalige? "
      "|toenmalig |voormalige? |voormalig )?(demissionaire? )?$");
  const OfficeFound* best = nullptr;
  for (const auto& one : offices) {
    if (one.begin < from) continue;
    const std::size_t back = one.begin > 40 ? one.begin - 40 : 0;
    if (by.in(std::string_view(plain).substr(back, one.begin - back))) {
      best = &one;
      break;
    }
  }
  // "aan de minister", "verantwoordelijkheid van de minister" do not act.
  static const Pattern passive(
      "(\\b(aan|bij|namens|met|verantwoordelijk[a-z]*|portefeuille|beleidsterrein|ministerie|brief|van|voor) (van "
      ")?(de )?)$");
  if (best == nullptr) {
    for (const auto& one : offices) {
      const std::size_t back = one.begin > 40 ? one.begin - 40 : 0;
      if (passive.in(std::string_view(plain).substr(back, one.begin - back))) continue;
      best = &one;
      break;
    }
  }
  if (best != nullptr) return complete(*best);
  static const Pattern you("\\b(u|uw (ambts)?voorganger|uw toezegging)\\b");
  static const Pattern me("\\b(ik|mijn|mij)\\b");
  const auto only = [](const std::vector<OfficeFound>& list) {
    return list.size() == 1 ? list.front() : OfficeFound{};
  };
  if (you.in(plain)) return only(addressees);
  if (me.in(plain)) return only(senders.empty() ? addressees : senders);
  // "Ze vroeg de indieners …": who acted in the sentence before, in the same paragraph.
  static const Pattern pronoun("^ *(hij|zij|ze)\\b|\\b(heeft|had|zegde|vroeg|verzocht|gaf) (hij|zij|ze)\\b");
  const auto before =
      &sentence > sentences.data() && &sentence < sentences.data() + sentences.size() ? &sentence - 1 : nullptr;
  if (before != nullptr && before->block == sentence.block && pronoun.in(plain)) return who(*before);
  return {};
}

const Proposal* Scene::debate_meant(const Sentence& sentence) const {
  static const Pattern that("\\b(in|tijdens|bij) (het|dat|dit) (\\w*debat|overleg)\\b");
  if (!that.in(sentence.flow.plain)) return nullptr;
  for (auto one = found.rbegin(); one != found.rend(); ++one) {
    if (one->kind != "debat" || one->text("datum").empty()) continue;
    if (nota.date && one->text("datum") > calendar::to_iso(*nota.date)) continue;
    return &*one;
  }
  return nullptr;
}

std::vector<const Sentence*> Scene::leads(const Sentence& sentence) const {
  std::vector<const Sentence*> out;
  if (!sentence.lead) return out;
  for (std::size_t i = *sentence.lead; i < sentences.size() && sentences[i].block == sentences[*sentence.lead].block;
       ++i)
    out.push_back(&sentences[i]);
  return out;
}

void Scene::complete_parties() {
  std::map<std::string, std::string> parties;  // an empty one: told in two ways
  for (const auto& sentence : sentences) {
    if (sentence.flow.plain.find('(') == std::string::npos) continue;
    for (const auto& one : members_of(sentence.flow, 0, sentence.flow.size())) {
      if (!is_known_party(one.party)) continue;
      const auto [at, fresh] = parties.emplace(lowered(one.name), one.party);
      if (!fresh && at->second != one.party) at->second.clear();
    }
  }
  for (auto& proposal : found) {
    const Value* list = proposal.field("indieners");
    if (list == nullptr) continue;
    auto movers = std::get<std::vector<Value>>(list->is);
    for (auto& mover : movers) {
      auto& fields = std::get<Fields>(mover.is);
      if (fields.size() != 1) continue;
      const auto known = parties.find(lowered(std::get<std::string>(fields.front().second.is)));
      if (known != parties.end() && !known->second.empty()) fields.emplace_back("fractie", text_value(known->second));
    }
    proposal.put("indieners", Value{std::move(movers)});
  }
}

std::string Scene::motion_name() const {
  if (!motion) return {};
  const auto& one = found[*motion];
  if (auto number = one.text("nummer"); !number.empty()) return number;
  if (const Value* movers = one.field("indieners")) {
    const auto& list = std::get<std::vector<Value>>(movers->is);
    if (!list.empty())
      for (const auto& [key, value] : std::get<Fields>(list.front().is))
        if (key == "naam") return "motie-" + std::get<std::string>(value.is);
  }
  return one.text("titel");
}

std::size_t title_end(const Flow& flow, std::size_t from) {
  static const Pattern stop(
      " \\(|[,;:.\"]( |$)|[\")]$| "
      "(is|zijn|wordt|worden|werd|werden|heeft|hebben|had|was|waren|kan|kunnen|zal|zullen|zou|moet|moeten|dient|dienen|"
      "die|dat|waarin|"
      "waarmee|waarbij|waarvoor|waarop|gaf|liet|deed|heb|hierbij|daarmee|hiermee|alsnog|aan te houden|te "
      "ontraden|oordeel|ontraden|aangehouden|aangenomen|"
      "gevraagd|gezegd|gemeld|aangegeven|besproken|behandeld|aangekondigd|beloofd|te "
      "\\L+en|ingediend|verzonden|gestuurd|toegezonden|toegezegd|naar (de|uw)|aan (de|uw) (tweede )?kamer|in "
      "stemming|voor(dat)? (het|de) (zomer|kerst|mei|herfst|voorjaar)\\w*|"
      "op \\d|van \\d|d\\.d\\.|van het lid|van de leden|uiterlijk|tot (het|de) "
      "(eerst|volgend|komend|aanstaand|halfjaar|voortgang|verzamel|debat|commissie|tweeminuten)\\w*|tot (na|en "
      "met|\\d)|aan (het|de) (kamer)?(lid|leden)|aan mevrouw|aan de heer|met (oordeel|daarbij|het verzoek|een)|en "
      "(is|de|het|u|om|heeft|wordt|verzoekt))([ ,.;]|$)");
  const auto match = stop.find(flow.plain, from);
  std::size_t end = match ? match->begin : flow.size();
  while (end > from && (flow.plain[end - 1] == '.' || flow.plain[end - 1] == ' ' || flow.plain[end - 1] == '?' ||
                        flow.plain[end - 1] == '*'))
    --end;
  return end;
}

}  // namespace gestand::documents
