#include <algorithm>

#include "common/calendar/date.hpp"
#include "services/commitments/domain/commands.hpp"

namespace gestand::commitments {

namespace {

using calendar::to_iso;

Refusal not_in(const Commitment& commitment, const std::string& what) {
  const char* kind = commitment.kind == Kind::Toezegging ? "Een toezegging" : "Een kamerverzoek";
  return {"status-laat-niet-toe",
          std::string(kind) + " met status \"" + to_string(commitment.status) + "\" kan " + what + "."};
}

std::optional<Refusal> too_early(const Commitment& commitment, Date date) {
  if (date >= commitment.date) return std::nullopt;
  return Refusal{"datum-voor-toezegging",
                 "De datum " + to_iso(date) + " ligt voor de datum " + to_iso(commitment.date) + " van het item zelf."};
}

std::string shown(const std::optional<Date>& date) { return date ? to_iso(*date) : ""; }

auto find_waiting(Commitment& commitment) {
  return std::find_if(commitment.deadlines.begin(), commitment.deadlines.end(),
                      [](const promises::Deadline& one) { return one.running() && one.kind == "voorwaarde"; });
}

// A standing promise has no term, so nothing else makes anybody look at it again.
constexpr int months_between_checks = 12;

Date next_check(Date looked) { return calendar::add_months(looked, months_between_checks); }

// A clock that stands still until the condition is met.
void add_waiting(Commitment& commitment, const Make& command, const Day& day) {
  promises::Deadline deadline;
  deadline.id = day.next_id(commitment.id, "termijn", commitment.deadlines.size());
  deadline.kind = "voorwaarde";
  if (command.deadline) deadline.words = command.deadline->words;
  deadline.steps.push_back(
      {"Voorwaardelijk: de termijn loopt pas als aan de voorwaarde is voldaan.", "", "", "voorwaarde"});
  commitment.deadlines.push_back(std::move(deadline));
  if (command.deadline) commitment.waiting_wish = command.deadline_words;
}

template <class Changed>
Outcome<Commitment> with_promise(Commitment commitment, Changed changed) {
  if (!changed) return changed.refusal();
  static_cast<promises::Promise&>(commitment) = std::move(changed).value();
  return commitment;
}

Outcome<Decision> decide_one(Commitment commitment, const Fulfil& command, const Day&) {
  if (!commitment.open()) return not_in(commitment, "niet worden voldaan");
  commitment.fulfilments.push_back({command.date, command.letter, command.edition, command.partial});
  if (command.partial) {
    commitment.status = Status::DeelsVoldaan;
    return Decision{"deels-voldaan", std::move(commitment)};
  }
  commitment.status = Status::Voldaan;
  commitment.check_due.reset();
  promises::end_deadlines(commitment, "gehaald");
  return Decision{"voldaan", std::move(commitment)};
}

Outcome<Decision> decide_one(Commitment commitment, const Drop& command, const Day&) {
  if (!commitment.open()) return not_in(commitment, "niet vervallen");
  commitment.status = Status::Vervallen;
  commitment.check_due.reset();
  commitment.lapse = Lapse{command.date, command.reason, command.letter};
  promises::end_deadlines(commitment, "gestuit");
  return Decision{"vervallen", std::move(commitment)};
}

// The deadline that waited gets its date. What can no longer be read, such as an edition that was sent meanwhile,
// leaves a term without a date: it is not forgotten, and somebody has to choose another.
void start_clock(Commitment& commitment, const MeetCondition& command, const Day& day) {
  const auto waiting = find_waiting(commitment);
  if (waiting == commitment.deadlines.end()) return;
  const std::string met = to_iso(command.date);
  waiting->steps.push_back({"Aan de voorwaarde is voldaan.", "", met, "voorwaarde"});
  if (!command.deadline) {
    waiting->end = "gehaald";
    return;
  }
  const auto reading = promises::read_wish(*command.deadline, day);
  if (!reading) {
    waiting->kind = "zacht";
    waiting->steps.push_back({"De termijn is niet meer te bepalen: " + reading.refusal().detail, "", "", "opgave"});
    return;
  }
  for (const auto& step : reading.value().steps) waiting->steps.push_back(step);
  waiting->kind = reading.value().kind;
  waiting->date = waiting->first_date = reading.value().date;
  if (!command.deadline->edition) return;
  const std::string edition = command.deadline->edition->id;
  const bool hangs_already =
      std::any_of(commitment.deadlines.begin(), commitment.deadlines.end(),
                  [&](const promises::Deadline& one) { return one.running() && one.edition == edition; });
  if (hangs_already) {  // a link made meanwhile keeps the clock
    waiting->end = "gehaald";
    return;
  }
  waiting->edition = edition;
  const auto linked = promises::link(commitment, *command.deadline->edition, "belofte", std::nullopt, day);
  if (linked) static_cast<promises::Promise&>(commitment) = linked.value();
}

Outcome<Decision> decide_one(Commitment commitment, const MeetCondition& command, const Day& day) {
  if (!commitment.open()) return not_in(commitment, "niet meer aan een voorwaarde voldoen");
  if (!commitment.condition) return Refusal{"geen-voorwaarde", "Aan dit item is geen voorwaarde verbonden."};
  if (commitment.condition_met) {
    return Refusal{"voorwaarde-al-vervuld",
                   "Aan de voorwaarde is al voldaan op " + to_iso(commitment.condition_met->date) + "."};
  }
  commitment.condition_met = ConditionMet{command.date, command.note};
  commitment.check_due.reset();
  start_clock(commitment, command, day.on(command.date));
  commitment.waiting_wish.reset();
  return Decision{"voorwaarde-vervuld", std::move(commitment)};
}

Outcome<Decision> decide_one(Commitment commitment, const CheckCondition& command, const Day&) {
  if (!commitment.open()) return not_in(commitment, "niet meer op een voorwaarde worden gecontroleerd");
  if (!commitment.waits())
    return Refusal{"geen-voorwaarde", "Dit item wacht niet op een voorwaarde: er is niets te controleren."};
  if (!commitment.condition_checks.empty() && command.date < commitment.condition_checks.back().date) {
    return Refusal{"datum-voor-controle", "De voorwaarde is al gecontroleerd op " +
                                              to_iso(commitment.condition_checks.back().date) +
                                              "; een controle kan niet eerder liggen."};
  }
  commitment.condition_checks.push_back({command.date, command.note});
  commitment.check_due = next_check(command.date);
  return Decision{"voorwaarde-gecontroleerd", std::move(commitment)};
}

// An edition in which it only says how far it is: that is not the day on which it is kept.
bool is_interim(const Commitment& commitment, const promises::Deadline& one) {
  const auto links = [&](bool interim) {
    return std::any_of(commitment.links.begin(), commitment.links.end(), [&](const promises::Link& link) {
      return link.edition == one.edition && (link.role == "tussenstand") == interim;
    });
  };
  return one.edition && links(true) && !links(false);
}

// What an extension moves: the nearest term that the Chamber knows of, else one without a date.
promises::Deadline* extended(Commitment& commitment) {
  promises::Deadline* out = nullptr;
  for (auto& one : commitment.deadlines) {
    if (!one.running() || one.scope != "extern" || one.kind == "voorwaarde" || is_interim(commitment, one)) continue;
    const bool nearer = out == nullptr || (one.date && (!out->date || *one.date < *out->date));
    if (nearer) out = &one;
  }
  return out;
}

Outcome<Decision> decide_one(Commitment commitment, const AskExtension& command, const Day& day) {
  if (!commitment.open()) return not_in(commitment, "niet worden uitgesteld");
  if (commitment.waits())
    return Refusal{"geen-termijn", "Er loopt nog geen termijn: eerst moet aan de voorwaarde zijn voldaan."};
  const bool asked = std::any_of(commitment.extensions.begin(), commitment.extensions.end(),
                                 [](const Extension& one) { return one.status == "open"; });
  if (asked) return Refusal{"uitstelverzoek-open", "Er is al een uitstelverzoek waarover nog niet is besloten."};
  const auto reading = promises::read_wish(command.wish, day);
  if (!reading) return reading.refusal();
  const auto* current = extended(commitment);
  if (current != nullptr && current->date && reading.value().date && *reading.value().date <= *current->date) {
    return Refusal{"uitstel-niet-later", "De nieuwe termijn " + shown(reading.value().date) +
                                             " is niet later dan de lopende van " + shown(current->date) + "."};
  }
  Extension extension;
  extension.id = day.next_id(commitment.id, "uitstel", commitment.extensions.size());
  extension.wish = command.wish_words;
  extension.reason = command.reason;
  extension.date = reading.value().date;
  extension.asked = day.today;
  if (current != nullptr) extension.deadline = current->id;
  commitment.extensions.push_back(std::move(extension));
  return Decision{"uitstel-gevraagd", std::move(commitment)};
}

// The term keeps its first date and counts the move. One that hung on an edition lets go of it.
Outcome<Commitment> extend(Commitment commitment, const Extension& extension, const DeadlineWish& wish,
                           const Day& day) {
  auto* current = extended(commitment);
  if (extension.deadline) {  // what was asked, whatever has come beside it since
    const auto found = std::find_if(commitment.deadlines.begin(), commitment.deadlines.end(),
                                    [&](const auto& one) { return one.id == *extension.deadline && one.running(); });
    if (found == commitment.deadlines.end())
      return Refusal{"termijn-beeindigd",
                     "De termijn waarvoor uitstel is gevraagd loopt niet meer; wijs het verzoek af, of vraag opnieuw."};
    current = &*found;
  }
  if (current == nullptr)
    return with_promise(commitment, promises::set_deadline(commitment, wish, "extern", std::nullopt, day));
  const std::string id = current->id;
  if (current->edition) {
    current->steps.push_back(
        {"De termijn volgt de editie niet langer: er is uitstel gegeven.", shown(current->date), "", "besluit"});
    current->edition.reset();
    current->kind = "datum";
  }
  return with_promise(commitment, promises::move_deadline(commitment, id, wish, "uitstel, " + extension.reason, day));
}

Outcome<Decision> decide_one(Commitment commitment, const DecideExtension& command, const Day& day) {
  if (!commitment.open()) return not_in(commitment, "niet worden uitgesteld");
  const auto found = std::find_if(commitment.extensions.begin(), commitment.extensions.end(),
                                  [&](const Extension& one) { return one.id == command.request; });
  if (found == commitment.extensions.end())
    return Refusal{"uitstelverzoek-onbekend", "Dit item heeft geen uitstelverzoek met deze id."};
  if (found->status != "open") return Refusal{"uitstelverzoek-besloten", "Over dit uitstelverzoek is al besloten."};
  found->status = command.decision;
  found->by = command.by;
  found->decided = command.date;
  if (command.decision != "toegestaan") return Decision{"uitstel-afgewezen", std::move(commitment)};
  const Extension extension = *found;
  auto moved = extend(std::move(commitment), extension, command.wish.value_or(DeadlineWish{}), day.on(extension.asked));
  if (!moved) return moved.refusal();
  return Decision{"uitstel-toegestaan", std::move(moved).value()};
}

Outcome<Decision> decide_one(Commitment commitment, const Relate& command, const Day&) {
  if (command.to == commitment.id)
    return Refusal{"relatie-met-zichzelf", "Een item kan geen relatie met zichzelf hebben."};
  const bool there = std::any_of(commitment.relations.begin(), commitment.relations.end(),
                                 [&](const Relation& one) { return one.kind == command.kind && one.to == command.to; });
  if (there) return Decision{"", std::move(commitment)};
  commitment.relations.push_back({command.kind, command.to});
  return Decision{"gerelateerd", std::move(commitment)};
}

Outcome<Decision> decide_one(Commitment commitment, const Correct& command, const Day&) {
  if (command.number) commitment.number = command.number;
  if (command.confidential.value_or(false) && !commitment.aside)
    return Refusal{"was-openbaar", "Wat openbaar is vastgelegd kan niet alsnog vertrouwelijk worden."};
  if (!command.confidential.value_or(true)) commitment.aside.reset();
  if (command.aside) commitment.aside = command.aside;
  if (command.text) commitment.text = *command.text;
  if (command.name) commitment.made_by.name = command.name;
  if (command.made_to) commitment.made_to = *command.made_to;
  if (command.asked_by) commitment.asked_by = *command.asked_by;
  if (command.source) commitment.source = command.source;
  if (command.themes) commitment.themes = *command.themes;
  return Decision{"verbeterd", std::move(commitment)};
}

}  // namespace

Outcome<Decision> make(const std::string& id, const Make& command, const Day& day) {
  Commitment commitment;
  commitment.id = id;
  commitment.kind = command.kind;
  commitment.number = command.number;
  commitment.chamber = command.chamber;
  commitment.text = command.text;
  commitment.aside = command.aside;
  commitment.date = command.date;
  commitment.made_by = command.made_by;
  commitment.made_to = command.made_to;
  commitment.asked_by = command.asked_by;
  commitment.asked_by_one = command.asked_by_one;
  commitment.source = command.source;
  commitment.themes = command.themes;
  commitment.condition = command.condition;
  const auto responsible = command.responsible ? command.responsible : command.made_by.office;
  if (responsible || command.directorate)
    commitment.assignments.push_back({command.date, responsible, command.directorate, {}});
  if (command.condition) {
    add_waiting(commitment, command, day);
    commitment.check_due = next_check(day.today);
  } else if (command.deadline) {
    // Words are read from the day on which it was said.
    auto with_deadline = with_promise(commitment, promises::set_deadline(commitment, *command.deadline, "extern",
                                                                         std::nullopt, day.on(command.date)));
    if (!with_deadline) return with_deadline.refusal();
    commitment = std::move(with_deadline).value();
  }
  return Decision{"gedaan", std::move(commitment)};
}

Commitment accept(Commitment commitment, const promises::Proposal& proposal) {
  if (!commitment.open() || commitment.waits())
    return commitment;  // a standing promise is not kept by a report about it
  commitment.fulfilments.push_back({proposal.date,
                                    proposal.paper.empty() ? std::nullopt : std::optional(proposal.paper),
                                    proposal.edition.empty() ? std::nullopt : std::optional(proposal.edition), false});
  commitment.status = Status::Voldaan;
  promises::end_deadlines(commitment, "gehaald");
  return commitment;
}

Outcome<Decision> decide(const Commitment& commitment, const Command& command, const Day& day) {
  const auto refusal = std::visit(
      [&](const auto& one) -> std::optional<Refusal> {
        if constexpr (requires { one.date; }) return too_early(commitment, one.date);
        return std::nullopt;
      },
      command);
  if (refusal) return *refusal;
  return std::visit([&](const auto& one) { return decide_one(commitment, one, day); }, command);
}

std::optional<Refusal> refuse_shared(const Commitment& before, const std::string& verb, const std::string& sub) {
  if (!before.open() && (verb == "termijnen" || verb == "termijnen/verplaatsingen"))
    return not_in(before, "geen termijn meer krijgen");
  if (verb != "termijnen/verplaatsingen") return std::nullopt;
  const bool waits = std::any_of(before.deadlines.begin(), before.deadlines.end(), [&](const promises::Deadline& one) {
    return one.id == sub && one.running() && one.kind == "voorwaarde";
  });
  if (!waits) return std::nullopt;
  return Refusal{"termijn-voorwaarde", "Deze termijn wacht op de voorwaarde: leg vast dat daaraan is voldaan."};
}

std::optional<Refusal> refuse_link(const Commitment& before, const promises::Promise& after) {
  if (before.open() || after.links.size() <= before.links.size()) return std::nullopt;
  return not_in(before, "niet meer aan een editie worden gekoppeld");
}

}  // namespace gestand::commitments
