#include <algorithm>
#include <set>

#include "services/documents/domain/dates.hpp"
#include "services/documents/domain/header.hpp"
#include "services/documents/domain/layout.hpp"
#include "services/documents/domain/nota.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/route.hpp"
#include "services/documents/domain/rules.hpp"
#include "services/documents/domain/sections.hpp"

namespace gestand::documents {

namespace {

constexpr std::size_t sentences_max = 20'000;
// A page takes some 400,000.
constexpr std::uint64_t steps_max = 10'000'000;
// Of a nota of 400 pages. What comes behind was not read: it is withheld, for nobody knows what it says.
constexpr std::size_t lines_max = 20'000;

std::string text_of(const std::vector<Flow>& lines) {
  std::string out;
  for (const auto& block : blocks_of(lines)) out += (out.empty() ? "" : "\n") + block.shown();
  return out;
}

std::optional<std::string> kind_of(const std::vector<Flow>& body) {
  static const Pattern kind(
      "\\b(nota )?ter "
      "(besluitvorming|informatie|beslissing|ondertekening|bespreking)\\b|\\b(aanbiedings|beslis)nota\\b");
  std::size_t seen = 0;
  for (const auto& line : body) {
    if (line.empty()) continue;
    if (++seen > 25) break;
    if (line.size() > 100) continue;
    const Flow plain = join({line});
    if (const auto match = kind.find(plain.plain)) {
      std::string out = lowered(plain.shown(match->begin, match->end));
      if (out.starts_with("nota ")) out = out.substr(5);
      return out;
    }
  }
  return std::nullopt;
}

// Without a subject: the first line that could be one.
std::optional<std::string> first_line(const std::vector<Flow>& body, const std::vector<bool>& used, std::size_t zone) {
  static const Pattern no_title(
      "^(beste|geachte|hallo|hoi|goede|dag|l\\.s\\.|nota\\b|ter "
      "(besluit|inform|besliss)|ministerie|directoraat|directie|memo|pagina|tot "
      "mij|\\w*nota( "
      "|$)|informatienota|parafen|paraafroute|route|concept|departementaal|vertrouwelijk|turfmarkt|postbus|[-*_= ]*$)");
  for (std::size_t i = 0; i < std::min<std::size_t>(zone, 30); ++i) {
    if (body[i].empty() || (i < used.size() && used[i])) continue;
    Flow line = join({body[i]});
    static const Pattern marks("^[#* >]+");
    if (const auto cut = marks.find(line.plain)) line = line.part(cut->end, line.size());
    if (line.size() > 160 || body[i].plain.find('|') != std::string::npos || no_title.in(line.plain)) continue;
    if (line.plain.back() == '.' || line.plain.back() == ',') return std::nullopt;
    return line.shown();
  }
  return std::nullopt;
}

std::optional<std::string> field(const Header& header, const char* name) {
  const auto found = header.fields.find(name);
  return found == header.fields.end() ? std::nullopt : std::optional(found->second.shown());
}

}  // namespace

NotaReading read_nota(std::string_view utf8, const calendar::Calendar& calendar) {
  const std::u32string text = decode(utf8);
  const auto steps_before = steps_taken();
  Page page = lay_out(text);
  std::vector<Flow> unread;
  if (page.body.size() > lines_max) {
    unread.assign(page.body.begin() + lines_max, page.body.end());
    std::erase_if(unread, [](const Flow& line) { return line.empty(); });
    page.body.resize(lines_max);
  }
  const std::size_t zone = head_zone(page.body);
  const Header header = read_header(page.body, zone, page.margin);
  NotaReading out;
  Nota& nota = out.nota;
  nota.title = field(header, "onderwerp");
  static const Pattern only_kind("^(nota )?ter (besluitvorming|informatie|beslissing|ondertekening|bespreking)$");
  if (!nota.title) nota.title = field(header, "notatitel");
  if (nota.title && only_kind.in(*nota.title)) nota.title.reset();
  if (!nota.title) nota.title = first_line(page.body, header.used, zone);
  nota.kind = kind_of(page.body);
  nota.reference = field(header, "kenmerk");
  nota.to = field(header, "aan");
  nota.from = field(header, "van");
  nota.directorate = field(header, "directie");
  nota.author = field(header, "auteur");
  nota.contact = field(header, "contactpersoon");
  nota.attachments = field(header, "bijlagen");
  if (const auto found = header.fields.find("datum"); found != header.fields.end())
    nota.date = first_date(found->second.plain, std::nullopt);

  auto sections = sections_of(page.body, header.used);
  if (!unread.empty()) {
    sections.push_back({"", "", false, false, true, lines_max, {}});
    out.complete = false;
  }
  std::vector<Sentence> sentences;
  std::size_t blocks = 0;
  if (const auto subject = header.fields.find("onderwerp"); subject != header.fields.end())
    sentences.push_back({subject->second, true, Part::Subject, false, blocks++, std::nullopt});
  static const Pattern advice(
      "^(geadviseerd|gevraagd|advies|wat wordt (er )?van u|samenvatting en advies|beslispunt|te nemen besluit|wat "
      "vragen|besluit$|voorstel$)");
  std::string above;  // sub-headings of the advice belong to it
  for (const auto& section : sections) {
    const bool is_unread = section.line == lines_max;
    const std::string body = is_unread ? join(unread).shown() : text_of(section.lines);
    const auto opening = std::string_view(body).substr(0, 4'000);
    if (section.title.empty() && section.number.empty() && body.empty()) continue;
    // Nor is a line of the head that only looks like a heading: the name of the ministry, the title of the nota.
    static const Pattern running("(\\w+,? ){5,5}\\w+");
    if (section.line < zone && !section.known && section.is_public && !section.title.empty() && !running.in(opening))
      continue;
    // The letterhead is no paragraph.
    static const Pattern prose("(\\w+,? ){5,5}[^.?!:]{0,400}[.?!:]");
    if (section.title.empty() && section.number.empty() && sections.size() > 1 && !prose.in(opening) && !is_unread)
      continue;
    const bool sub = section.number.find('.') != std::string::npos;
    if (!sub) above = lowered(section.title);
    const bool advises = advice.in(above);
    if (advises && section.is_public && !nota.advice && !body.empty() && !says_none(body)) nota.advice = body;
    if (!section.is_route || !section.is_public)
      nota.paragraphs.push_back({section.number, section.title, body, section.is_public});
    if (section.is_route) continue;
    std::optional<std::size_t> lead;
    for (const auto& block : blocks_of(section.lines)) {
      static const Pattern item("^([-*]|o|\\d\\d?[\\.\\)]|[a-z][\\.\\)]) +");
      const bool bullet = item.in(std::string_view(block.plain).substr(0, 20));
      ++blocks;
      if (!bullet) lead = std::nullopt;
      bool first = true;
      const std::size_t begin = sentences.size();
      for (auto& sentence : sentences_of(block)) {
        if (sentences.size() >= sentences_max) break;
        sentences.push_back({std::move(sentence), section.is_public, advises ? Part::Advice : Part::Body,
                             bullet && first, blocks, bullet ? lead : std::nullopt});
        first = false;
      }
      if (!bullet && block.plain.back() == ':' && sentences.size() > begin) lead = begin;
    }
  }
  nota.route = route_of(sections, nota.date);

  Scene scene{calendar, nota, text, sentences, {}, {}, {}, {}, {}, false, {}};
  std::set<std::string> several;
  for (const auto& sentence : sentences) {
    if (sentences.size() > 5'000) break;
    for (const auto& one : offices_in(sentence.flow)) {
      if (one.code.empty()) continue;
      const auto [known, fresh] = scene.offices_by_role.emplace(one.role, one.code);
      if (!fresh && known->second != one.code) several.insert(one.role);
    }
  }
  for (const auto& role : several) scene.offices_by_role.erase(role);
  if (const auto to = header.fields.find("aan"); to != header.fields.end()) scene.addressees = offices_in(to->second);
  if (const auto from = header.fields.find("van"); from != header.fields.end())
    scene.senders = offices_in(from->second);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (steps_taken() - steps_before > steps_max) {
      out.complete = false;
      break;
    }
    const auto& sentence = sentences[i];
    find_motions(scene, sentence, i);
    find_debates(scene, sentence);
    find_appreciations(scene, sentence);
    find_holds(scene, sentence);
    find_commitments(scene, sentence);
    find_conditional(scene, sentence);
    find_fulfilments(scene, sentence);
    find_vehicles(scene, sentence);
    find_letters(scene, sentence);
    find_terms(scene, sentence);
  }
  scene.complete_parties();
  // The only motion of a nota is the one in its subject.
  if (scene.subject_motion) {
    auto& subject = scene.found[*scene.subject_motion];
    const bool bare = subject.field("indieners") == nullptr && subject.text("nummer").empty();
    Proposal* other = nullptr;
    int others = 0;
    for (auto& one : scene.found) {
      if (one.kind != "motie" || &one == &subject) continue;
      other = &one;
      ++others;
    }
    if (bare && others == 1) {
      other->evidence.insert(other->evidence.begin(), subject.evidence.front());
      if (other->text("titel").empty()) other->put_text("titel", subject.text("titel"));
      scene.found.erase(scene.found.begin() + static_cast<std::ptrdiff_t>(*scene.subject_motion));
    }
  }
  out.proposals = std::move(scene.found);
  return out;
}

}  // namespace gestand::documents
