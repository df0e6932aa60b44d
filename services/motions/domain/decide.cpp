#include <algorithm>

#include "common/calendar/date.hpp"
#include "services/motions/domain/commands.hpp"

namespace gestand::motions {

namespace {

using calendar::to_iso;

// Still before a decision of the Chamber. An imported motion of which the record does not tell may be.
bool undecided(const Motion& motion) {
  return motion.status == Status::Ingediend || motion.status == Status::Aangehouden ||
         motion.status == Status::Onbekend;
}

Refusal not_in(const Motion& motion, const char* what) {
  return {"status-laat-niet-toe",
          std::string("Een motie met status \"") + to_string(motion.status) + "\" kan niet " + what + "."};
}

std::optional<Refusal> too_early(const Motion& motion, Date date) {
  if (motion.tabled && date < *motion.tabled) {
    return Refusal{"datum-voor-indiening", "De datum " + to_iso(date) + " ligt voor de indiening van de motie op " +
                                               to_iso(*motion.tabled) + "."};
  }
  return std::nullopt;
}

void begin_execution(Motion& motion) {
  motion.execution = Execution::Open;
  for (auto& request : motion.requests) request.execution = Execution::Open;
}

void close(Motion& motion, Status status) {
  motion.status = status;
  motion.hold.reset();
  promises::end_deadlines(motion, "gestuit");
}

Outcome<Motion> with_link(Motion motion, const std::optional<Edition>& edition, const Day& day) {
  if (!edition) return motion;
  auto linked = promises::link(motion, *edition, "belofte", std::nullopt, day);
  if (!linked) return linked.refusal();
  static_cast<promises::Promise&>(motion) = std::move(linked).value();
  return motion;
}

Outcome<Motion> hold_asked(Motion motion, const RequestHold& asked, const Day& day) {
  if (!undecided(motion)) return not_in(motion, "nog worden aangehouden");
  motion.hold_requests.push_back(
      {asked.by, asked.date, asked.edition ? std::optional(asked.edition->id) : std::nullopt, asked.letter});
  return with_link(std::move(motion), asked.edition, day);
}

Outcome<Decision> decide_one(Motion motion, const Appreciate& command, const Day& day) {
  const auto* standing = motion.standing();
  if (command.correction) {
    if (standing == nullptr) return Refusal{"niets-te-herstellen", "Er is nog geen appreciatie om te herstellen."};
  } else if (standing != nullptr && !is_provisional(standing->judgement)) {
    return Refusal{"appreciatie-bestaat-al", std::string("De motie heeft al de appreciatie \"") +
                                                 to_string(standing->judgement) +
                                                 "\". Geef een herstel bij brief met \"herstelt\": true."};
  }
  const auto responsible = motion.assigned_on(day.today).responsible;
  motion.appreciations.push_back({command.judgement, command.by, command.date, command.note, command.letter,
                                  command.correction, responsible.has_value() && *responsible != command.by});
  const char* event = command.correction ? "appreciatie-hersteld" : "geapprecieerd";
  if (!command.until) return Decision{event, std::move(motion), {}};
  auto asked = hold_asked(std::move(motion), {command.by, command.date, command.until, command.letter}, day);
  if (!asked) return asked.refusal();
  return Decision{event, std::move(asked).value(), {}};
}

Outcome<Decision> decide_one(Motion motion, const RequestHold& command, const Day& day) {
  auto asked = hold_asked(std::move(motion), command, day);
  if (!asked) return asked.refusal();
  return Decision{"aanhouding-gevraagd", std::move(asked).value(), {}};
}

// Twelve weeks from holding, in a recess the first sitting day after it; per chamber, as data
// (common/calendar/reading.hpp).
void set_lapse(Motion& motion, Date held, const Day& day) {
  const auto reading = calendar::lapse(day.calendar, motion.chamber, held);
  motion.hold->lapses = reading.date;
  const promises::Basis basis{{}, {}, held, motion.chamber, day.calendar.version()};
  const auto running = std::find_if(motion.deadlines.begin(), motion.deadlines.end(),
                                    [](const auto& one) { return one.running() && one.kind == "vervalt"; });
  if (running != motion.deadlines.end()) {
    for (const auto& step : reading.steps) running->steps.push_back(step);
    running->basis = basis;
    if (running->date != reading.date) {
      running->steps.push_back({"Opnieuw aangehouden: de termijn begint opnieuw.",
                                running->date ? to_iso(*running->date) : "", reading.date ? to_iso(*reading.date) : "",
                                "aanhouding van " + to_iso(held)});
      running->date = reading.date;
      ++running->moves;
    }
    return;
  }
  promises::Deadline deadline;
  deadline.id = day.next_id(motion.id, "termijn", motion.deadlines.size());
  deadline.kind = "vervalt";
  deadline.date = deadline.first_date = reading.date;
  deadline.steps = reading.steps;
  deadline.basis = basis;
  motion.deadlines.push_back(std::move(deadline));
}

Outcome<Decision> decide_one(Motion motion, const HoldOver& command, const Day& day) {
  if (motion.status != Status::Ingediend && motion.status != Status::Aangehouden)
    return not_in(motion, "worden aangehouden");
  const bool again = motion.status == Status::Aangehouden;
  if (again && motion.hold && motion.hold->since && command.date < *motion.hold->since) {
    return Refusal{"datum-voor-aanhouding", "De motie is al aangehouden sinds " + to_iso(*motion.hold->since) +
                                                "; opnieuw aanhouden kan niet eerder."};
  }
  std::optional<std::string> edition = command.edition ? std::optional(command.edition->id)
                                                       : (again && motion.hold ? motion.hold->edition : std::nullopt);
  motion.status = Status::Aangehouden;
  motion.hold = Hold{command.date, {}, std::move(edition)};
  set_lapse(motion, command.date, day);
  auto linked = with_link(std::move(motion), command.edition, day);
  if (!linked) return linked.refusal();
  return Decision{again ? "opnieuw-aangehouden" : "aangehouden", std::move(linked).value(), {}};
}

Outcome<Decision> decide_one(Motion motion, const Resume& command, const Day&) {
  if (motion.status != Status::Aangehouden) return not_in(motion, "worden hervat: zij is niet aangehouden");
  if (motion.hold && motion.hold->since && command.date < *motion.hold->since) {
    return Refusal{"datum-voor-aanhouding",
                   "De motie is aangehouden op " + to_iso(*motion.hold->since) + "; hervatten kan niet eerder."};
  }
  motion.status = Status::Ingediend;
  motion.hold.reset();
  promises::end_deadlines(motion, "gestuit", "vervalt");
  return Decision{"hervat", std::move(motion), {}};
}

Outcome<Decision> decide_one(Motion motion, const CastVote& command, const Day&) {
  if (motion.status == Status::Aangehouden) return not_in(motion, "in stemming komen: zij moet eerst worden hervat");
  if (motion.status != Status::Ingediend && motion.status != Status::Onbekend)
    return not_in(motion, "in stemming komen");
  motion.vote = command.vote;
  if (command.vote.result == "gestaakt") return Decision{"stemming-gestaakt", std::move(motion), {}};
  if (command.vote.result == "verworpen") {
    close(motion, Status::Verworpen);
    return Decision{"verworpen", std::move(motion), {}};
  }
  motion.status = Status::Aangenomen;
  begin_execution(motion);
  return Decision{"aangenomen", std::move(motion), {}};
}

Outcome<Decision> decide_one(Motion motion, const Withdraw&, const Day&) {
  if (!undecided(motion)) return not_in(motion, "worden ingetrokken");
  close(motion, Status::Ingetrokken);
  return Decision{"ingetrokken", std::move(motion), {}};
}

Outcome<Decision> decide_one(Motion motion, const TakeOver&, const Day&) {
  if (!undecided(motion)) return not_in(motion, "worden overgenomen");
  motion.status = Status::Overgenomen;
  motion.hold.reset();
  promises::end_deadlines(motion, "gestuit", "vervalt");
  begin_execution(motion);
  return Decision{"overgenomen", std::move(motion), {}};
}

Outcome<Decision> decide_one(Motion motion, const Lapse&, const Day&) {
  if (!undecided(motion)) return not_in(motion, "vervallen");
  close(motion, Status::Vervallen);
  return Decision{"vervallen", std::move(motion), {}};
}

// Gewijzigde motie t.v.v.: a new number, the old one is gone without a vote; what was promised about it goes along.
Outcome<Decision> decide_one(Motion motion, const Modify& command, const Day& day) {
  if (motion.status != Status::Ingediend && motion.status != Status::Aangehouden)
    return not_in(motion, "worden gewijzigd");
  Motion next;
  next.id = command.new_id;
  next.number = command.number;
  next.chamber = motion.chamber;
  next.title = command.title.value_or(motion.title);
  next.dictum = command.dictum ? command.dictum : motion.dictum;
  next.requests = motion.requests;
  if (command.requests) {
    next.requests.clear();
    for (const auto& text : *command.requests) next.requests.push_back({text, Execution::Nvt});
  }
  next.movers = motion.movers;
  next.tabled = command.date;
  next.debate = motion.debate;
  next.themes = motion.themes;
  next.assignments = motion.assignments;
  next.replaces = {motion.id};
  for (const auto& link : motion.links)
    next.links.push_back(
        {day.make_id(next.id, "koppeling/" + link.edition + "/" + link.role), link.edition, link.role, link.text});
  for (auto deadline : motion.deadlines) {
    if (!deadline.running() || deadline.kind == "vervalt") continue;
    deadline.id = day.next_id(next.id, "termijn", next.deadlines.size());
    next.deadlines.push_back(std::move(deadline));
  }
  motion.replaced_by = next.id;
  close(motion, Status::Vervangen);
  return Decision{"vervangen", std::move(motion), std::move(next)};
}

Execution of_requests(const Motion& motion) {
  const auto less = [](const AskedThing& a, const AskedThing& b) { return a.execution < b.execution; };
  const auto [least, most] = std::minmax_element(motion.requests.begin(), motion.requests.end(), less);
  return least->execution == Execution::Open && most->execution > Execution::Open ? Execution::InUitvoering
                                                                                  : least->execution;
}

Outcome<Decision> decide_one(Motion motion, const Execute& command, const Day&) {
  if (motion.status != Status::Aangenomen && motion.status != Status::Overgenomen)
    return not_in(motion, "worden uitgevoerd");
  if (command.execution == Execution::Nvt)
    return Refusal{"uitvoering-nvt", "Een aangenomen of overgenomen motie moet worden uitgevoerd."};
  if (command.no_action && (command.execution != Execution::Afgedaan || !command.note)) {
    return Refusal{"geen-actie-zonder-reden",
                   "\"Geen actie nodig\" kan alleen bij afgedaan, en met een toelichting waarom."};
  }
  Execution current = motion.execution;
  if (command.request) {
    if (*command.request > static_cast<int>(motion.requests.size()))
      return Refusal{"verzoek-onbekend", "De motie heeft niet zoveel verzoeken."};
    current = motion.requests[static_cast<std::size_t>(*command.request - 1)].execution;
  }
  if (command.execution == current)
    return Refusal{"uitvoering-ongewijzigd", std::string("De uitvoering is al \"") + to_string(current) + "\"."};
  if (command.execution < current && !command.note)
    return Refusal{"heropenen-zonder-reden", "Terugzetten kan alleen met een toelichting."};
  if (command.request) {
    motion.requests[static_cast<std::size_t>(*command.request - 1)].execution = command.execution;
    motion.execution = of_requests(motion);
  } else {
    motion.execution = command.execution;
    for (auto& request : motion.requests) request.execution = command.execution;
  }
  motion.steps.push_back({command.execution, command.date, command.by, command.request, command.letter, std::nullopt,
                          command.note, command.no_action});
  if (motion.execution == Execution::Afgedaan) promises::end_deadlines(motion, "gehaald");
  return Decision{"uitvoering-bijgewerkt", std::move(motion), {}};
}

// Each keeps how far it is. They are known by their place, so that their number stands once one of them was worked on.
std::optional<Refusal> correct_requests(Motion& motion, const std::vector<std::string>& texts) {
  if (texts.size() != motion.requests.size() && motion.execution > Execution::Open)
    return Refusal{"aantal-verzoeken-ligt-vast",
                   "De uitvoering is begonnen: de woorden van een verzoek zijn nog te verbeteren, hun aantal niet."};
  motion.requests.resize(texts.size(), {{}, motion.execution});
  for (std::size_t i = 0; i < texts.size(); ++i) motion.requests[i].text = texts[i];
  return std::nullopt;
}

Outcome<Decision> decide_one(Motion motion, const Correct& command, const Day&) {
  if (command.requests)
    if (auto refusal = correct_requests(motion, *command.requests)) return *refusal;
  if (command.title) motion.title = *command.title;
  if (command.dictum) motion.dictum = command.dictum;
  if (command.number) motion.number = command.number;
  if (command.case_number) motion.case_number = command.case_number;
  if (command.movers) motion.movers = *command.movers;
  if (command.themes) motion.themes = *command.themes;
  return Decision{"verbeterd", std::move(motion), {}};
}

std::optional<Date> date_of(const Command& command) {
  return std::visit(
      [](const auto& c) -> std::optional<Date> {
        if constexpr (requires { c.vote; }) {
          return c.vote.date;
        } else if constexpr (requires { c.date; }) {
          return c.date;
        } else {
          return std::nullopt;
        }
      },
      command);
}

}  // namespace

Outcome<Decision> table(const std::string& id, const Table& command, const Day&) {
  Motion motion;
  motion.id = id;
  motion.number = command.number;
  motion.case_number = command.case_number;
  motion.chamber = command.chamber;
  motion.title = command.title;
  motion.dictum = command.dictum;
  for (const auto& text : command.requests) motion.requests.push_back({text, Execution::Nvt});
  motion.movers = command.movers;
  motion.tabled = command.tabled;
  motion.debate = command.debate;
  motion.themes = command.themes;
  motion.assignments.push_back({command.tabled, command.responsible, command.directorate, {}});
  return Decision{"ingediend", std::move(motion), {}};
}

Motion accept(Motion motion, const promises::Proposal& proposal, const std::string& by) {
  if (motion.execution == Execution::Nvt || motion.execution == Execution::Afgedaan) return motion;
  const auto edition = proposal.edition.empty() ? std::nullopt : std::optional(proposal.edition);
  const auto paper = proposal.paper.empty() ? std::nullopt : std::optional(proposal.paper);
  if (motion.execution < Execution::Gemeld)
    motion.steps.push_back({Execution::Gemeld, proposal.date, by, std::nullopt, paper, edition, std::nullopt});
  motion.steps.push_back({Execution::Afgedaan, proposal.decided.value_or(proposal.date), by, std::nullopt, std::nullopt,
                          std::nullopt, proposal.note});
  motion.execution = Execution::Afgedaan;
  for (auto& request : motion.requests) request.execution = Execution::Afgedaan;
  promises::end_deadlines(motion, "gehaald");
  return motion;
}

Outcome<Decision> decide(const Motion& motion, const Command& command, const Day& day) {
  if (const auto date = date_of(command)) {
    if (auto refusal = too_early(motion, *date)) return *refusal;
  }
  return std::visit([&](const auto& one) { return decide_one(motion, one, day); }, command);
}

}  // namespace gestand::motions
