// Forms as data: which fields a verb of the API takes, how what was typed becomes JSON, and how the API's faults
// come back beside the fields. A page states its forms in a table; nothing here knows a motion.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/gateway/pages/references.hpp"
#include "services/gateway/pages/url.hpp"
#include "services/gateway/pages/visit.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway::pages {

enum class Kind {
  Text,
  Area,
  Date,
  Number,
  Check,
  Select,
  Lines,     // one text a line → ["…", "…"]
  People,    // "Naam (Fractie)" a line → [{naam, fractie}]
  Audience,  // as People, or "commissie …" → [{commissie}]
  Numbers,   // "-30, -14" → [-30, -14]
  Rungs,     // "2 coordinatoren" a line → [{naWerkdagen, ontvanger}]
  Spans,     // "2024-07-01 2024-07-21" a line → [{vanafDatum, totDatum}]
  Seats,     // "Fractie 24" a line → [{fractie, zetels}]
  Item,      // another item: its number, its id, or the address of its page → its id
};

enum class Source {
  None,
  Words,
  Offices,
  Directorates,
  Staff,
  Editions,         // that are still to be sent
  EditionsSentToo,  // for what is recorded afterwards
  ItemsAtHand,
  EventsAtHand,
  StagesAtHand,
  NamedReceivers,  // of alerts: coordinators, a directorate, a member of staff
  Receivers        // also the directorate or the handler of the item
};

struct Field {
  std::string_view name;  // as in the API's body; a dot nests: "termijn.datum"
  std::string_view label;
  Kind kind = Kind::Text;
  bool required = false;
  std::string_view hint = {};
  Source source = Source::None;
  Vocabulary vocabulary = Vocabulary::ItemKind;  // where source is Words
};

struct Form {
  std::string_view verb;    // the last part of the address: "aanhoudingen"
  std::string_view title;   // "Aanhouden"
  std::string_view intro;   // when to use it, one sentence; may be empty
  std::string_view button;  // "Aanhouding vastleggen"
  std::string_view done;    // said after it succeeded
  std::vector<Field> fields = {};
  std::string_view method = "POST";
};

// What stands in a form when it is shown: first the defaults, later what was typed and what was wrong with it.
struct FormState {
  std::string action;  // the page's address it is sent to; also names the instance
  Params typed;
  std::string version;  // the `versie` that was on the screen; empty: none is checked
  std::string key;      // idempotency key; empty: a fresh one
  std::optional<Problem> problem = {};
};

[[nodiscard]] nlohmann::json form_view(const Form& form, const FormState& state, References& references,
                                       const Visit& visit);

// The JSON body of what was typed: absent is not null, so empty fields are left out. Text that is no number stays
// text, for the API to refuse with its own words.
[[nodiscard]] nlohmann::json body_from(const Form& form, const Params& typed);

// The other way round: what stands in the form's fields where the document says it.
[[nodiscard]] Params typed_from(const Form& form, const nlohmann::json& document);

// The form as the browser sent it: what was typed, and the key of the sending (a fresh one where it has none).
[[nodiscard]] FormState sent_state(const Visit& visit);

// Sends a posted form to the API under its key, and only if nobody was before where it carries a version. The state
// holds what was typed and, where it was refused, why.
struct Submission {
  ApiReply reply;
  FormState state;
};
[[nodiscard]] Submission submit(Visit& visit, const Form& form, const std::string& api_path);
// Of what is made new: sent again with the same content it is the same thing, not a second one.
[[nodiscard]] Submission submit_new(Visit& visit, const Form& form, const std::string& api_path);
// A form that was filled from what was there carries marks of it, {naam, waarde} each, so that only what a person
// changed is sent, and nobody's change is undone by a field that was left alone.
[[nodiscard]] nlohmann::json marks_of_shown(const Form& form, const Params& shown);
[[nodiscard]] nlohmann::json changed_members(const Form& form, const Params& typed);
// Of such a form that was refused: what the person changed, over what stands there now.
[[nodiscard]] Params changed_over(const Form& form, const Params& typed, const Params& newest);
[[nodiscard]] Submission submit_changes(Visit& visit, const Form& form, const std::string& api_path);
// The same with a body that is made otherwise than field by field; null: none.
[[nodiscard]] Submission send_form(Visit& visit, std::string_view method, const std::string& api_path,
                                   const nlohmann::json& body, const std::string& key = {});

// What a person is told about a refusal that belongs to no field: {kop, tekst, uitleg}.
[[nodiscard]] nlohmann::json notice_of(const Problem& problem);

}  // namespace gestand::gateway::pages
