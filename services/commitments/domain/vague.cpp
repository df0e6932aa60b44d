#include "services/commitments/domain/vague.hpp"

#include <algorithm>
#include <array>

namespace gestand::commitments {

namespace {

// A word of the text in small letters, and where it stands.
struct Word {
  std::string small;
  std::size_t from = 0, to = 0;     // characters
  std::size_t byte = 0, bytes = 0;  // in the text
};

bool is_word(unsigned char c) {
  return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word(static_cast<unsigned char>(text[i]))) {
      ++i;
      ++characters;
      continue;
    }
    Word word{"", characters, characters, i, 0};
    for (; i < text.size() && is_word(static_cast<unsigned char>(text[i])); ++i) {
      const char c = text[i];
      word.small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++characters;
    }
    word.to = characters;
    word.bytes = i - word.byte;
    out.push_back(std::move(word));
  }
  return out;
}

// "stuur*" fits every word that begins so; otherwise the whole word.
bool fits(std::string_view pattern, std::string_view word) {
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  return word == pattern;
}

template <std::size_t N>
bool any(const std::vector<Word>& words, const std::array<std::string_view, N>& patterns) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return std::any_of(patterns.begin(), patterns.end(), [&](auto pattern) { return fits(pattern, word.small); });
  });
}

constexpr auto who = std::to_array<std::string_view>({"ik",
                                                      "wij",
                                                      "we",
                                                      "minister*",
                                                      "staatssecretaris*",
                                                      "kabinet*",
                                                      "regering",
                                                      "bewindspersoon*",
                                                      "ministerie",
                                                      "politie",
                                                      "korps*",
                                                      "inspectie",
                                                      "nctv",
                                                      "om",
                                                      "openbaar",
                                                      "departement*",
                                                      "directeur*",
                                                      "ind",
                                                      "cjib",
                                                      "dji",
                                                      "jenv",
                                                      "bzk",
                                                      "wodc",
                                                      "toezichthouder",
                                                      "korpschef"});
constexpr auto delivery = std::to_array<std::string_view>(
    {"stuur*",       "stuurt",         "sturen",      "zend*",        "zenden",       "toezend*", "toegezonden",
     "verzend*",     "informeer*",     "informer*",   "geinformeerd", "geïnformeerd", "meld*",    "gemeld",
     "rapporteer*",  "rapporter*",     "bericht*",    "brief",        "reageer*",     "reager*",  "reactie",
     "publiceer*",   "publicer*",      "aanbied*",    "aangeboden",   "biedt",        "oplever*", "opgeleverd",
     "terugkoppel*", "teruggekoppeld", "beantwoord*", "antwoord*",    "deelt",        "delen",    "gedeeld",
     "voorleg*",     "voorgelegd",     "legt",        "indien*",      "ontvangt"});
constexpr auto when = std::to_array<std::string_view>(
    {"januari",     "februari",       "maart",          "april",    "mei",         "juni",       "juli",
     "augustus",    "september",      "oktober",        "november", "december",    "reces",      "zomerreces",
     "kerstreces",  "herfstreces",    "voorjaarsreces", "meireces", "kwartaal",    "voorjaar",   "najaar",
     "zomer",       "winter",         "herfst",         "lente",    "prinsjesdag", "begroting*", "week",
     "weken",       "maand",          "maanden",        "jaar",     "jaarlijks",   "halfjaar*",  "halfjaarbericht*",
     "voortgangs*", "uiterlijk",      "binnen",         "medio",    "morgen",      "vandaag",    "voorjaarsnota",
     "debat",       "commissiedebat", "kerst"});

struct Vague {
  std::array<std::string_view, 4> words;  // that follow one another; "" ends
  const char* code;
  const char* why;
};
constexpr const char* vague = "vage-toezegging";
constexpr const char* soft = "zachte-termijn";
constexpr const char* consider =
    "Zegt niet wat de Kamer krijgt: noem wat er komt, bijvoorbeeld een brief met de uitkomst.";
constexpr const char* effort = "Belooft een inspanning, geen uitkomst: noem waaraan te zien is dat het is gebeurd.";
constexpr const char* escape = "Laat open of het gebeurt: noem de voorwaarde of laat het weg.";
constexpr const char* no_day = "Is geen termijn die kan verlopen: noem een datum, een reces of een editie.";
constexpr auto all = std::to_array<Vague>(
    {{{"meenemen", "", "", ""}, vague, consider},        {{"meegenomen", "", "", ""}, vague, consider},
     {{"neem*", "mee", "", ""}, vague, consider},        {{"neemt", "dit", "mee", ""}, vague, consider},
     {{"bezien", "", "", ""}, vague, consider},          {{"beziet", "", "", ""}, vague, consider},
     {{"bezie", "", "", ""}, vague, consider},           {{"bekijken", "", "", ""}, vague, consider},
     {{"bekijkt", "", "", ""}, vague, consider},         {{"kijken", "naar", "", ""}, vague, consider},
     {{"kijkt", "naar", "", ""}, vague, consider},       {{"terugkomen", "op", "", ""}, vague, consider},
     {{"terugkomen", "", "", ""}, vague, consider},      {{"terug", "te", "komen", ""}, vague, consider},
     {{"komt", "hierop", "terug", ""}, vague, consider}, {{"komt", "daarop", "terug", ""}, vague, consider},
     {{"kom", "hierop", "terug", ""}, vague, consider},  {{"kom", "daarop", "terug", ""}, vague, consider},
     {{"komt", "er", "op", "terug"}, vague, consider},   {{"kom", "er", "op", "terug"}, vague, consider},
     {{"overwegen", "", "", ""}, vague, consider},       {{"overweegt", "", "", ""}, vague, consider},
     {{"nadenken", "over", "", ""}, vague, consider},    {{"in", "gesprek", "", ""}, vague, effort},
     {{"aandacht", "", "", ""}, vague, effort},          {{"inspannen", "", "", ""}, vague, effort},
     {{"spant", "zich", "in", ""}, vague, effort},       {{"verkennen", "", "", ""}, vague, effort},
     {{"verkent", "", "", ""}, vague, effort},           {{"streven", "", "", ""}, vague, effort},
     {{"streeft", "", "", ""}, vague, effort},           {{"waar", "mogelijk", "", ""}, vague, escape},
     {{"zo", "mogelijk", "", ""}, vague, escape},        {{"indien", "nodig", "", ""}, vague, escape},
     {{"wellicht", "", "", ""}, vague, escape},          {{"zo", "spoedig", "mogelijk", ""}, soft, no_day},
     {{"zo", "snel", "mogelijk", ""}, soft, no_day},     {{"op", "korte", "termijn", ""}, soft, no_day},
     {{"op", "termijn", "", ""}, soft, no_day},          {{"te", "zijner", "tijd", ""}, soft, no_day},
     {{"binnenkort", "", "", ""}, soft, no_day},         {{"spoedig", "", "", ""}, soft, no_day}});

// How many words of the text this fits, from `at` on; 0 if it does not.
std::size_t length_of(const Vague& one, const std::vector<Word>& words, std::size_t at) {
  std::size_t n = 0;
  for (; n < one.words.size() && !one.words[n].empty(); ++n) {
    if (at + n >= words.size() || !fits(one.words[n], words[at + n].small)) return 0;
  }
  return n;
}

void add_vague(std::string_view text, const std::vector<Word>& words, std::vector<Finding>& out) {
  for (std::size_t at = 0; at < words.size();) {
    const Vague* best = nullptr;  // the longest
    std::size_t length = 0;
    for (const auto& one : all) {
      const auto n = length_of(one, words, at);
      if (n > length) best = &one, length = n;
    }
    if (best == nullptr) {
      ++at;
      continue;
    }
    const Word& first = words[at];
    const Word& last = words[at + length - 1];
    out.push_back({best->code, best->why,
                   Finding::Passage{std::string(text.substr(first.byte, last.byte + last.bytes - first.byte)),
                                    first.from, last.to}});
    at += length;
  }
}

bool names_a_year(const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.small.size() == 4 && word.small.starts_with("20") &&
           std::all_of(word.small.begin(), word.small.end(), [](char c) { return c >= '0' && c <= '9'; });
  });
}

}  // namespace

std::vector<Finding> findings(std::string_view text, bool has_term) {
  const auto words = words_of(text);
  std::vector<Finding> out;
  if (!any(words, who)) out.push_back({"geen-wie", "De tekst zegt niet wie dit doet.", std::nullopt});
  if (!any(words, delivery))
    out.push_back({"geen-levering", "De tekst zegt niet wat de Kamer krijgt: een brief, een bericht, een antwoord.",
                   std::nullopt});
  if (!has_term && !any(words, when) && !names_a_year(words))
    out.push_back({"geen-termijn", "De tekst noemt geen termijn, en er is er geen opgegeven.", std::nullopt});
  add_vague(text, words, out);
  return out;
}

}  // namespace gestand::commitments
