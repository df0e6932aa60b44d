#include "services/vehicles/domain/edition.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/vocab/appendix_layout.hpp"

namespace gestand::vehicles {

namespace {

using calendar::RecessKind;
using calendar::to_iso;

constexpr std::array statuses{std::pair{Status::Gepland, "gepland"}, std::pair{Status::Vastgesteld, "vastgesteld"},
                              std::pair{Status::Verzonden, "verzonden"}, std::pair{Status::Geannuleerd, "geannuleerd"}};
constexpr std::array windows{RecessKind::Voorjaar, RecessKind::Mei, RecessKind::Zomer, RecessKind::Herfst,
                             RecessKind::Kerst};

bool over(const Edition& edition) {
  return edition.status == Status::Verzonden || edition.status == Status::Geannuleerd;
}

Refusal not_in(const Edition& edition, const char* what) {
  return {"status-laat-niet-toe",
          std::string("Een editie met status \"") + to_string(edition.status) + "\" kan " + what + "."};
}

Refusal closes_after(Date closing, Date planned) {
  return {"sluiting-na-planning",
          "De sluitingsdatum " + to_iso(closing) + " ligt na de geplande datum " + to_iso(planned) + "."};
}

void move_to(Edition& edition, const calendar::Reading& reading, const std::string& why, const std::string& source) {
  const Date to = *reading.date;
  for (const auto& step : reading.steps) edition.steps.push_back(step);
  edition.steps.push_back({why, to_iso(edition.planned), to_iso(to), source});
  if (edition.closing && *edition.closing > to) {
    edition.steps.push_back({"De sluitingsdatum schuift mee: zij kan niet na de geplande datum liggen.",
                             to_iso(*edition.closing), to_iso(to), "vehikelplanning"});
    edition.closing = to;
  }
  edition.planned = to;
  ++edition.moves;
}

Outcome<Decision> decide_one(Edition edition, const Move& command, const Day& day) {
  if (over(edition)) return not_in(edition, "niet worden verplaatst");
  const auto reading = read_plan(command.plan, day);
  if (!reading) return reading.refusal();
  const Date to = *reading.value().date;
  if (to == edition.planned) {
    return Refusal{"planning-ongewijzigd", "De editie staat al gepland op " + to_iso(to) + "."};
  }
  move_to(edition, reading.value(), "Verplaatst: " + command.reason, "besluit");
  edition.plan = command.plan;
  return Decision{"verplaatst", std::move(edition)};
}

// Nothing to do is no fault here: the calendar changed elsewhere, or it is over.
Outcome<Decision> decide_one(Edition edition, const FollowCalendar&, const Day& day) {
  if (over(edition) || !edition.plan.recess) return Decision{"", std::move(edition)};
  const auto reading = read_plan(edition.plan, day);
  if (!reading || *reading.value().date == edition.planned) return Decision{"", std::move(edition)};
  const auto& why = reading.value().steps.back();
  move_to(edition, reading.value(), "De kalender is gewijzigd (" + day.calendar.version() + ")", why.source);
  return Decision{"verplaatst", std::move(edition)};
}

Outcome<Decision> decide_one(Edition edition, const Contribute& command, const Day& day) {
  if (edition.status != Status::Gepland) return not_in(edition, "geen bijdragen meer krijgen");
  const auto found = std::find_if(edition.contributions.begin(), edition.contributions.end(),
                                  [&](const Contribution& one) { return one.item == command.item; });
  const bool is_new = found == edition.contributions.end();
  const bool same_text = !is_new && found->text == command.text;
  if (command.approved) {
    // Who approves names the text: nobody approves one that was changed while it was read.
    if (!same_text || found->by == command.by) {
      return Refusal{"tweede-persoon", "Akkoord geeft een ander dan wie de tekst schreef, op precies die tekst."};
    }
    if (found->approved) return Decision{"", std::move(edition)};
    found->approved = true;
    found->approved_by = command.by;
    found->approved_on = day.today;
    return Decision{"bijdrage-goedgekeurd", std::move(edition)};
  }
  if (same_text) return Decision{"", std::move(edition)};
  const bool late = edition.closing && day.today > *edition.closing;
  Contribution written{command.item, command.text, false, is_new ? 1 : found->version + 1, command.by, day.today, late};
  if (is_new) {
    edition.contributions.push_back(std::move(written));
  } else {
    *found = std::move(written);
  }
  return Decision{"bijdrage-geleverd", std::move(edition)};
}

Outcome<Decision> decide_one(Edition edition, const Freeze& command, const Day& day) {
  if (edition.status != Status::Gepland) return not_in(edition, "niet worden vastgesteld");
  edition.status = Status::Vastgesteld;
  edition.frozen = Frozen{command.date, day.now};
  edition.layout = appendix_layout;
  return Decision{"vastgesteld", std::move(edition)};
}

Outcome<Decision> decide_one(Edition edition, const Send& command, const Day&) {
  if (edition.status == Status::Verzonden) {
    return Refusal{"editie-verzonden", "De editie is al verzonden op " + to_iso(edition.sent->date) +
                                           (edition.sent->paper.empty() ? "" : " als " + edition.sent->paper) + "."};
  }
  if (over(edition)) return not_in(edition, "niet worden verzonden");
  if (edition.frozen && command.date < edition.frozen->date) {
    return Refusal{"datum-voor-vaststelling", "De editie is vastgesteld op " + to_iso(edition.frozen->date) +
                                                  "; zij kan niet eerder zijn verzonden."};
  }
  edition.status = Status::Verzonden;
  edition.sent = Sending{command.date, command.paper, command.place};
  if (!edition.frozen) edition.layout = appendix_layout;  // else it was fixed before, in the layout of then
  return Decision{"verzonden", std::move(edition)};
}

// A law goes on after its text was sent (it comes into force); facts may come late and out of order.
Outcome<Decision> decide_one(Edition edition, const Reach& command, const Day&) {
  if (edition.status == Status::Geannuleerd) return not_in(edition, "geen nieuwe stand krijgen");
  const bool there = std::any_of(edition.stages.begin(), edition.stages.end(), [&](const Stage& one) {
    return one.stage == command.stage.stage && one.date == command.stage.date;
  });
  if (there) return Decision{"", std::move(edition)};
  const auto later = std::find_if(edition.stages.begin(), edition.stages.end(),
                                  [&](const Stage& one) { return one.date > command.stage.date; });
  edition.stages.insert(later, command.stage);
  return Decision{"stand-bereikt", std::move(edition)};
}

Outcome<Decision> decide_one(Edition edition, const Cancel& command, const Day&) {
  if (over(edition)) return not_in(edition, "niet worden geannuleerd");
  edition.status = Status::Geannuleerd;
  edition.cancelled = Cancellation{command.date, command.reason};
  return Decision{"geannuleerd", std::move(edition)};
}

Outcome<Decision> decide_one(Edition edition, const Correct& command, const Day&) {
  if (edition.status != Status::Gepland) return not_in(edition, "niet meer worden verbeterd");
  if (command.closing && *command.closing > edition.planned) return closes_after(*command.closing, edition.planned);
  if (command.name) edition.name = *command.name;
  if (command.label) edition.label = command.label;
  if (command.closing) edition.closing = command.closing;
  return Decision{"verbeterd", std::move(edition)};
}

}  // namespace

const char* to_string(Status value) {
  return std::find_if(statuses.begin(), statuses.end(), [&](const auto& one) { return one.first == value; })->second;
}

std::optional<Status> parse_status(const std::string& text) {
  const auto found =
      std::find_if(statuses.begin(), statuses.end(), [&](const auto& one) { return text == one.second; });
  return found == statuses.end() ? std::nullopt : std::optional(found->first);
}

std::string window_of(RecessKind kind) { return "voor-" + std::string(calendar::to_string(kind)); }

const std::vector<std::string>& window_words() {
  static const auto all = [] {
    std::vector<std::string> out;
    for (const auto kind : windows) out.push_back(window_of(kind));
    return out;
  }();
  return all;
}

std::optional<RecessKind> parse_window(const std::string& text) {
  const auto found =
      std::find_if(windows.begin(), windows.end(), [&](const auto kind) { return window_of(kind) == text; });
  return found == windows.end() ? std::nullopt : std::optional(*found);
}

Outcome<calendar::Reading> read_plan(const Plan& plan, const Day& day) {
  if (plan.recess) return calendar::before_recess(day.calendar, *plan.recess, plan.year);
  if (!plan.date) return Refusal{"planning-leeg", "Geef een datum, of een venster met een jaar."};
  const std::string iso = to_iso(*plan.date);
  return calendar::Reading{
      "datum", plan.date, {{"De datum is zo opgegeven.", iso, iso, "opgave"}}, calendar::rule_version(day.calendar)};
}

Outcome<Decision> plan(const std::string& id, const PlanEdition& command, const Day& day) {
  const auto reading = read_plan(command.plan, day);
  if (!reading) return reading.refusal();
  const Date planned = *reading.value().date;
  if (command.closing && *command.closing > planned) return closes_after(*command.closing, planned);
  Edition edition;
  edition.id = id;
  edition.vehicle = command.vehicle;
  edition.name = command.name;
  edition.plan = command.plan;
  edition.planned = edition.first_planned = planned;
  edition.steps = reading.value().steps;
  edition.closing = command.closing;
  edition.label = command.label;
  return Decision{"gepland", std::move(edition)};
}

Outcome<Decision> decide(const Edition& edition, const Command& command, const Day& day) {
  return std::visit([&](const auto& one) { return decide_one(edition, one, day); }, command);
}

}  // namespace gestand::vehicles
