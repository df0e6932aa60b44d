// The words; see the header. Order is the order in which a person meets them in a list of choices.
#include "services/gateway/pages/words.hpp"

#include <algorithm>
#include <array>

#include "services/gateway/pages/language.hpp"

namespace gestand::gateway::pages {
namespace {

constexpr std::array motion_status{Word{"ingediend", "Ingediend", Tone::Info},
                                   Word{"aangehouden", "Aangehouden", Tone::Warning},
                                   Word{"aangenomen", "Aangenomen", Tone::Good},
                                   Word{"verworpen", "Verworpen", Tone::Neutral},
                                   Word{"ingetrokken", "Ingetrokken"},
                                   Word{"overgenomen", "Overgenomen", Tone::Good},
                                   Word{"vervallen", "Vervallen", Tone::Neutral},
                                   Word{"vervangen", "Vervangen", Tone::Neutral},
                                   Word{"onbekend", "Status onbekend", Tone::Neutral}};
constexpr std::array execution{Word{"nvt", "Niet van toepassing"},
                               Word{"open", "Nog niet begonnen", Tone::Info},
                               Word{"in-uitvoering", "In uitvoering", Tone::Info},
                               Word{"uitgevoerd", "Uitgevoerd", Tone::Warning},
                               Word{"gemeld", "Gemeld aan de Kamer", Tone::Good},
                               Word{"afgedaan", "Afgedaan", Tone::Good}};
constexpr std::array commitment_status{
    Word{"openstaand", "Openstaand", Tone::Info}, Word{"deels-voldaan", "Deels voldaan", Tone::Warning},
    Word{"voldaan", "Voldaan", Tone::Good}, Word{"vervallen", "Vervallen", Tone::Neutral}};
constexpr std::array appreciation{Word{"oordeel-kamer", "Oordeel Kamer", Tone::Good},
                                  Word{"overgenomen", "Overgenomen", Tone::Good},
                                  Word{"ontraden", "Ontraden", Tone::Bad},
                                  Word{"ontraden-tenzij-gewijzigd", "Ontraden, tenzij gewijzigd", Tone::Bad},
                                  Word{"ontijdig", "Ontijdig", Tone::Warning},
                                  Word{"overbodig", "Overbodig", Tone::Warning},
                                  Word{"verzoek-aanhouden", "Verzocht aan te houden", Tone::Warning},
                                  Word{"geen", "Geen appreciatie"},
                                  Word{"nog-te-ontvangen", "Nog te ontvangen", Tone::Info},
                                  Word{"nog-niet-bekend", "Nog niet bekend", Tone::Info},
                                  Word{"niet-beschikbaar", "Niet beschikbaar"}};
constexpr std::array item_kind{Word{"motie", "Motie"}, Word{"toezegging", "Toezegging"},
                               Word{"kamerverzoek", "Kamerverzoek"}};
constexpr std::array chamber{Word{"TK", "Tweede Kamer"}, Word{"EK", "Eerste Kamer"}};
constexpr std::array vote_result{Word{"aangenomen", "Aangenomen", Tone::Good}, Word{"verworpen", "Verworpen"},
                                 Word{"gestaakt", "Gestaakt (stemmen staken)", Tone::Warning}};
constexpr std::array vote_kind{Word{"handopsteken", "Met handopsteken"}, Word{"hoofdelijk", "Hoofdelijk"},
                               Word{"zonder-stemming", "Zonder stemming"}};
constexpr std::array link_role{Word{"belofte", "Belofte: hierin komt het antwoord", Tone::Info},
                               Word{"tussenstand", "Tussenstand"},
                               Word{"afdoening", "Afdoening: hiermee is het klaar", Tone::Good}};
constexpr std::array vehicle_kind{Word{"halfjaarbericht", "Halfjaarbericht"},
                                  Word{"voortgangsbrief", "Voortgangsbrief"},
                                  Word{"verzamelbrief", "Verzamelbrief"},
                                  Word{"kamerbrief", "Kamerbrief"},
                                  Word{"debat", "Debat"},
                                  Word{"begroting", "Begroting"},
                                  Word{"kader", "Kader"},
                                  Word{"register", "Register"},
                                  Word{"wetgeving", "Wetgeving"}};
constexpr std::array edition_status{
    Word{"gepland", "Gepland", Tone::Info}, Word{"vastgesteld", "Vastgesteld", Tone::Warning},
    Word{"verzonden", "Verzonden", Tone::Good}, Word{"geannuleerd", "Geannuleerd", Tone::Neutral}};
constexpr std::array window{Word{"voor-voorjaarsreces", "Voor het voorjaarsreces"},
                            Word{"voor-meireces", "Voor het meireces"}, Word{"voor-zomerreces", "Voor het zomerreces"},
                            Word{"voor-herfstreces", "Voor het herfstreces"},
                            Word{"voor-kerstreces", "Voor het kerstreces"}};
constexpr std::array term_kind{Word{"datum", "Vaste datum"},
                               Word{"reces", "Rond een reces"},
                               Word{"periode", "Periode"},
                               Word{"relatief", "Gerekend vanaf een datum"},
                               Word{"editie", "Bij een editie"},
                               Word{"vervalt", "Vervaldatum van de aanhouding", Tone::Warning},
                               Word{"voorwaarde", "Onder voorwaarde"},
                               Word{"reeks", "Steeds terugkerend"},
                               Word{"zacht", "Zonder datum"}};
constexpr std::array term_status{Word{"loopt", "Loopt", Tone::Info}, Word{"nadert", "Nadert", Tone::Warning},
                                 Word{"verstreken", "Verstreken", Tone::Bad}, Word{"gehaald", "Gehaald", Tone::Good},
                                 Word{"gestuit", "Gestuit", Tone::Neutral}};
constexpr std::array term_purpose{Word{"extern", "Extern: aan de Kamer"}, Word{"intern", "Intern: eigen streefdatum"}};
constexpr std::array alert_status{Word{"gepland", "Gepland", Tone::Info}, Word{"verzonden", "Verzonden", Tone::Good},
                                  Word{"mislukt", "Niet verzonden", Tone::Bad},
                                  Word{"bevestigd", "Bevestigd", Tone::Good},
                                  Word{"gesluimerd", "Gesluimerd", Tone::Neutral}};
constexpr std::array coverage{Word{"ontbreekt", "Tekst ontbreekt", Tone::Bad}, Word{"gepland", "Gepland", Tone::Info},
                              Word{"tekst-gereed", "Tekst gereed", Tone::Warning},
                              Word{"akkoord", "Akkoord", Tone::Good}};
constexpr std::array decision{Word{"aanvaard", "Aanvaarden"}, Word{"afgewezen", "Afwijzen"}};
constexpr std::array extension_decision{Word{"toegestaan", "Toegestaan"}, Word{"afgewezen", "Afgewezen"}};
constexpr std::array proposal_status{Word{"open", "Wacht op besluit", Tone::Warning},
                                     Word{"aanvaard", "Aanvaard", Tone::Good},
                                     Word{"toegestaan", "Toegestaan", Tone::Good}, Word{"afgewezen", "Afgewezen"}};
constexpr std::array relation_kind{Word{"herhaling", "Herhaling van"}, Word{"aanvulling", "Aanvulling op"},
                                   Word{"wijziging", "Wijziging van"}, Word{"komt-uit-motie", "Komt uit motie"}};
constexpr std::array stage{Word{"voorbereiding", "In voorbereiding"},
                           Word{"internetconsultatie", "Internetconsultatie"},
                           Word{"ministerraad", "Akkoord ministerraad"},
                           Word{"raad-van-state", "Bij de Raad van State"},
                           Word{"ingediend-tweede-kamer", "Ingediend bij de Tweede Kamer"},
                           Word{"aangenomen-tweede-kamer", "Aangenomen door de Tweede Kamer"},
                           Word{"aangenomen-eerste-kamer", "Aangenomen door de Eerste Kamer"},
                           Word{"bekendgemaakt", "Bekendgemaakt"},
                           Word{"in-werking", "In werking"},
                           Word{"concept", "Concept"},
                           Word{"vastgesteld", "Vastgesteld"},
                           Word{"gepubliceerd", "Gepubliceerd"},
                           Word{"ingetrokken", "Ingetrokken"}};
constexpr std::array proposal_source{Word{"ja", "Ligt er"}, Word{"editie", "Na een verzonden editie"},
                                     Word{"brief", "Na een brief"}, Word{"nee", "Ligt er niet"}};
constexpr std::array pointer_kind{Word{"kamervraag", "Kamervraag"}, Word{"dossier", "Dossier"},
                                  Word{"document", "Document"},     Word{"handelingen", "Handelingen"},
                                  Word{"activiteit", "Activiteit"}, Word{"bijlage", "Bijlage elders"},
                                  Word{"overig", "Overig"}};
constexpr std::array role{Word{"lezer", "Lezer"}, Word{"behandelaar", "Behandelaar"},
                          Word{"coordinator", "Coördinator"}, Word{"beheerder", "Beheerder"}};
constexpr std::array recess{Word{"voorjaarsreces", "Voorjaarsreces"}, Word{"meireces", "Meireces"},
                            Word{"zomerreces", "Zomerreces"},         Word{"herfstreces", "Herfstreces"},
                            Word{"kerstreces", "Kerstreces"},         Word{"verkiezingsreces", "Verkiezingsreces"}};
constexpr std::array yearly_event{Word{"begrotingsbehandeling", "Begrotingsbehandeling"},
                                  Word{"voorjaarsnota", "Voorjaarsnota"}, Word{"najaarsnota", "Najaarsnota"}};
constexpr std::array day_unit{Word{"dag", "Dagen"}, Word{"werkdag", "Werkdagen"}};
constexpr std::array rhythm{Word{"direct", "Meteen"}, Word{"dag", "Een keer per dag"}};
constexpr std::array channel{Word{"mail", "E-mail"}, Word{"webhook", "Webhook"}};

constexpr std::array fields{Word{"aanhouding", "aanhouding"},
                            Word{"aanhoudingsverzoeken", "verzoeken om aan te houden"},
                            Word{"appreciatie", "appreciatie"},
                            Word{"appreciaties", "appreciaties"},
                            Word{"behandelaar", "behandelaar"},
                            Word{"brief", "brief"},
                            Word{"datum", "datum"},
                            Word{"debat", "debat"},
                            Word{"dictum", "dictum"},
                            Word{"directie", "directie"},
                            Word{"editie", "editie"},
                            Word{"totEditie", "tot editie"},
                            Word{"eersteDatum", "eerste datum"},
                            Word{"geplandDatum", "geplande datum"},
                            Word{"indieners", "indieners"},
                            Word{"ingediendDatum", "datum van indiening"},
                            Word{"kamer", "Kamer"},
                            Word{"kamerstuk", "Kamerstuk"},
                            Word{"koppelingen", "koppelingen"},
                            Word{"nummer", "nummer"},
                            Word{"status", "status"},
                            Word{"stemming", "stemming"},
                            Word{"tekst", "tekst"},
                            Word{"termijn", "termijn"},
                            Word{"termijnen", "termijnen"},
                            Word{"themas", "thema's"},
                            Word{"titel", "titel"},
                            Word{"uitslag", "uitslag"},
                            Word{"uitvoering", "uitvoering"},
                            Word{"verantwoordelijke", "verantwoordelijke"},
                            Word{"verschuivingen", "aantal verschuivingen"},
                            Word{"vervaltDatum", "vervaldatum"},
                            Word{"vervangenDoor", "vervangen door"},
                            Word{"vervangt", "vervangt"},
                            Word{"verzoeken", "verzoeken"},
                            Word{"voorstellen", "voorstellen"},
                            Word{"voorstel", "voorstel om af te doen"},
                            Word{"besluit", "besluit"},
                            Word{"zaaknummer", "zaaknummer"},
                            Word{"fractie", "fractie"},
                            Word{"isOpen", "alleen open"},
                            Word{"isVerlopen", "te laat"},
                            Word{"zonderTermijn", "zonder termijn"},
                            Word{"zonderEditie", "zonder editie"},
                            Word{"zonderDirectie", "zonder directie"},
                            Word{"termijnVoor", "termijn voor"},
                            Word{"termijnNa", "termijn na"},
                            Word{"gewijzigdNa", "gewijzigd na"},
                            Word{"peilDatum", "stand per"},
                            Word{"vehikel", "vehikel"},
                            Word{"volgendeControleDatum", "voorwaarde nagaan voor"},
                            Word{"voorwaardecontroles", "voorwaarde nagegaan"},
                            Word{"voorwaardeVervuld", "voorwaarde vervuld"},
                            Word{"samengevoegdMet", "samengevoegd met"},
                            Word{"dubbelen", "dubbelen"},
                            Word{"vertrouwelijk", "vertrouwelijk"},
                            Word{"versieaanduiding", "versie"},
                            Word{"standen", "standen"},
                            Word{"stand", "stand"},
                            Word{"thema", "thema"},
                            Word{"gedaanDoor", "gedaan door"},
                            Word{"gevraagdDoor", "gevraagd door"},
                            Word{"sluitingsDatum", "sluitingsdatum"},
                            Word{"aan", "gedaan aan"},
                            Word{"relaties", "relaties"},
                            Word{"verwijzingen", "verwijzingen"},
                            Word{"uitstelverzoeken", "uitstelverzoeken"},
                            Word{"einde", "einde"},
                            Word{"omvang", "voor wie"},
                            Word{"notities", "notitie"},
                            Word{"bron", "bron"},
                            Word{"voorwaarde", "voorwaarde"},
                            Word{"inBeheer", "in beheer"},
                            Word{"ingediendVoor", "ingediend voor"},
                            Word{"ingediendNa", "ingediend na"},
                            Word{"instroom", "binnengekomen in"},
                            Word{"uitstroom", "afgehandeld in"},
                            Word{"toewijzingen", "toewijzingen"},
                            Word{"vanafDatum", "vanaf"},
                            Word{"bijdragen", "bijdragen"},
                            Word{"gepland", "gepland"},
                            Word{"verzonden", "verzonden"},
                            Word{"naam", "naam"},
                            Word{"voldoeningen", "voldoeningen"},
                            Word{"soort", "soort"},
                            Word{"akkoord", "akkoord"},
                            Word{"deels", "deels"},
                            Word{"geannuleerd", "geannuleerd"},
                            Word{"grondslag", "grondslag"},
                            Word{"herstelt", "herstelt"},
                            Word{"reden", "reden"},
                            Word{"toelichting", "toelichting"},
                            Word{"uitvoeringen", "uitvoeringen"},
                            Word{"vastgesteld", "vastgesteld"},
                            Word{"vervallen", "vervallen"},
                            Word{"q", "zoekwoorden"}};

std::string sentence_case(std::string text) {
  std::replace(text.begin(), text.end(), '-', ' ');
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

const Word* find(std::span<const Word> words, std::string_view value) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.value == value; });
  return found == words.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Word> words(Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::MotionStatus: return motion_status;
    case Vocabulary::Execution: return execution;
    case Vocabulary::CommitmentStatus: return commitment_status;
    case Vocabulary::Appreciation: return appreciation;
    case Vocabulary::ItemKind: return item_kind;
    case Vocabulary::Chamber: return chamber;
    case Vocabulary::VoteResult: return vote_result;
    case Vocabulary::VoteKind: return vote_kind;
    case Vocabulary::LinkRole: return link_role;
    case Vocabulary::VehicleKind: return vehicle_kind;
    case Vocabulary::EditionStatus: return edition_status;
    case Vocabulary::Window: return window;
    case Vocabulary::TermKind: return term_kind;
    case Vocabulary::TermStatus: return term_status;
    case Vocabulary::TermPurpose: return term_purpose;
    case Vocabulary::AlertStatus: return alert_status;
    case Vocabulary::Coverage: return coverage;
    case Vocabulary::Decision: return decision;
    case Vocabulary::ExtensionDecision: return extension_decision;
    case Vocabulary::ProposalStatus: return proposal_status;
    case Vocabulary::ProposalSource: return proposal_source;
    case Vocabulary::RelationKind: return relation_kind;
    case Vocabulary::PointerKind: return pointer_kind;
    case Vocabulary::Stage: return stage;
    case Vocabulary::Role: return role;
    case Vocabulary::Channel: return channel;
    case Vocabulary::DayUnit: return day_unit;
    case Vocabulary::Recess: return recess;
    case Vocabulary::YearlyEvent: return yearly_event;
    case Vocabulary::Rhythm: return rhythm;
  }
  return {};
}

std::string in_words(Vocabulary vocabulary, std::string_view value) {
  const auto* word = find(words(vocabulary), value);
  return say(word != nullptr ? std::string(word->text) : sentence_case(std::string(value)));
}

Tone tone_of(Vocabulary vocabulary, std::string_view value) {
  const auto* word = find(words(vocabulary), value);
  return word != nullptr ? word->tone : Tone::Neutral;
}

std::string_view css_class(Tone tone) {
  switch (tone) {
    case Tone::Neutral: return "neutraal";
    case Tone::Info: return "info";
    case Tone::Good: return "goed";
    case Tone::Warning: return "let-op";
    case Tone::Bad: return "fout";
  }
  return "neutraal";
}

std::string field_in_words(std::string_view name) {
  // An element of an array is changed as "appreciaties/1".
  name = name.substr(0, name.find('/'));
  const auto* word = find(fields, name);
  return say(word != nullptr ? word->text : name);
}

std::string event_in_words(std::string_view type) {
  // "nl.moties.motie-aanhouding-gevraagd" reads as "Aanhouding gevraagd"; what happened to a deadline keeps its name.
  const auto dot = type.rfind('.');
  auto words_of_type = dot == std::string_view::npos ? type : type.substr(dot + 1);
  for (const std::string_view own : {"motie-", "toezegging-", "kamerverzoek-", "editie-", "vehikel-"}) {
    if (words_of_type.starts_with(own)) words_of_type.remove_prefix(own.size());
  }
  return say(sentence_case(std::string(words_of_type)));
}

}  // namespace gestand::gateway::pages
