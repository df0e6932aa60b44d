// The words in a template; see the header. Reads mustache inside HTML, as our own templates write it.
#include "services/gateway/pages/template_words.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "common/text/folding.hpp"
#include "services/gateway/pages/language.hpp"

namespace gestand::gateway::pages {
namespace {

constexpr std::array<std::string_view, 4> spoken_attributes{"aria-label", "title", "placeholder", "alt"};
constexpr std::string_view words_for_scripts = "data-zeg-";

// Where no element may stand in the text.
constexpr std::array<std::string_view, 4> plain_elements{"option", "textarea", "title", "text"};

// The gaps that hold Dutch whatever the language of the page.
constexpr std::array<std::string_view, 53> dutch_gaps{
    "aanleiding",   "advies",       "agendaNaam",   "alinea",      "alineaTitel",  "besluit",
    "bron",         "categorie",    "debatSoort",   "debatTitel",  "deel",         "detail",
    "dictum",       "foutTekst",    "gezonden",     "herkend",     "hier",         "hoe",
    "inBlad",       "itemTekst",    "itemTitel",    "koppelTekst", "lijkt",        "mijlpaal",
    "motieTitel",   "onderwerp",    "oudTitel",     "overTekst",   "pakketTitel",  "passage",
    "reden",        "regel",        "regelNaam",    "rest",        "rijReden",     "rijWie",
    "rijTitel",     "sluimerReden", "stap",         "stuk",        "termijnTekst", "termijnToelichting",
    "terugReden",   "titel",        "toelichting",  "tokenNaam",   "trefTitel",    "verwijzingTitel",
    "verzoekTekst", "voorbeelden",  "waarschuwing", "wordt",       "zaakTitel"};

// Those of the gaps that hold titles and names that people gave, which may be written from right to left: each stands
// by itself, so that the words and numbers around it keep their order.
constexpr std::array<std::string_view, 24> peoples_gaps{
    "bekleder",        "behandelaar",  "debatTitel",    "editieNaam", "gedaanDoor",  "gevraagdDoor", "indieners",
    "itemTitel",       "motieTitel",   "onderwerp",     "oudTitel",   "pakketTitel", "regelNaam",    "rijNaam",
    "rijTitel",        "staf",         "stafVervanger", "tokenNaam",  "trefTitel",   "vehikelNaam",  "vervanger",
    "verwijzingTitel", "weergaveNaam", "zaakTitel"};

template <typename List>
bool is_among(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

struct Run {
  std::string words;  // as the dictionary keys it
  bool marked;        // may hold elements
};
using Say = std::function<std::string(const Run&)>;

class Reader {
 public:
  Reader(std::string_view text, Say say) : rest_(text), say_(std::move(say)) {}

  std::string whole() {
    while (!rest_.empty()) {
      if (rest_[0] == '<') {
        flush(!is_among(plain_elements, element_));
        tag();
      } else {
        step(!is_among(plain_elements, element_));
      }
    }
    flush(true);
    return std::move(out_);
  }

 private:
  void take(std::string& into, std::size_t count) {
    into += rest_.substr(0, count);
    rest_.remove_prefix(std::min(count, rest_.size()));
  }

  // One character, one gap, or one piece of mustache that ends the run.
  void step(bool marked) {
    if (!rest_.starts_with("{{")) return take(run_, 1);
    const bool triple = rest_.starts_with("{{{");
    const auto length = rest_.find(triple ? "}}}" : "}}") + (triple ? 3 : 2);
    const bool gap = !triple && std::string_view("#/^!>&").find(rest_[2]) == std::string_view::npos;
    if (!gap) flush(marked);
    take(gap ? run_ : out_, length);
  }

  void flush(bool marked) {
    const auto first = run_.find_first_not_of(" \n");
    if (first == std::string::npos) {
      out_ += run_;
    } else {
      const auto end = run_.find_last_not_of(" \n") + 1;
      out_ += run_.substr(0, first);
      out_ += say_({text::flat(std::string_view(run_).substr(first, end - first)), marked});
      out_ += run_.substr(end);
    }
    run_.clear();
  }

  void tag() {
    const auto name_end = rest_.find_first_of(" \n>{", 1);
    element_ = std::string(rest_.substr(1, name_end - 1));
    while (!rest_.empty() && rest_[0] != '>') {
      if (rest_.starts_with("{{")) {
        take(out_, rest_.find("}}") + 2);
      } else if (rest_.starts_with("=\"")) {
        take(out_, 2);
        value();
      } else {
        take(out_, 1);
      }
    }
    take(out_, 1);
  }

  void value() {
    const auto begin = out_.find_last_of(" \n}", out_.size() - 3) + 1;
    const auto name = out_.substr(begin, out_.size() - 2 - begin);
    const bool spoken = is_among(spoken_attributes, name) || name.starts_with(words_for_scripts);
    while (!rest_.empty() && rest_[0] != '"') {
      if (spoken) {
        step(false);
      } else {
        take(out_, rest_.starts_with("{{") ? rest_.find("}}") + 2 : 1);
      }
    }
    if (spoken) flush(false);
    take(out_, 1);
  }

  std::string_view rest_;
  Say say_;
  std::string out_, run_, element_;
};

// Calls with each gap's name; what it answers takes the gap's place.
std::string with_gaps(std::string_view words, const std::function<std::string(std::string_view)>& gap) {
  std::string out;
  for (auto at = words.find("{{"); at != std::string_view::npos; at = words.find("{{")) {
    const auto end = words.find("}}", at);
    out += words.substr(0, at);
    out += gap(words.substr(at + 2, end - at - 2));
    words.remove_prefix(end + 2);
  }
  return out += words;
}

bool has_words(const std::string& run) {
  const auto text = with_gaps(run, [](std::string_view) { return std::string{}; });
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

std::string translated(std::string_view template_text) {
  return Reader(template_text,
                [](const Run& run) {
                  const auto words = has_words(run.words) ? say(run.words) : run.words;
                  return with_gaps(words, [&](std::string_view name) {
                    const auto gap = "{{" + std::string(name) + "}}";
                    const bool dutch = in_english() && is_among(dutch_gaps, name);
                    const std::string tag = is_among(peoples_gaps, name) ? "bdi" : dutch ? "span" : "";
                    if (!run.marked || tag.empty()) return gap;
                    return "<" + tag + (dutch ? " lang=\"nl\">" : ">") + gap + "</" + tag + ">";
                  });
                })
      .whole();
}

std::vector<std::string> wordings_of(std::string_view template_text) {
  std::vector<std::string> out;
  Reader(template_text, [&](const Run& run) {
    if (has_words(run.words)) out.push_back(run.words);
    return std::string{};
  }).whole();
  return out;
}

}  // namespace gestand::gateway::pages
