#include "common/promises/promise.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"

namespace gestand::promises {

namespace {

template <class List>
auto find_id(List& list, const std::string& id) {
  return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
}

Refusal unknown(const char* code, const char* what) {
  return {code, std::string("Dit item heeft geen ") + what + " met deze id."};
}

auto running_for(std::vector<Deadline>& deadlines, const std::string& edition) {
  return std::find_if(deadlines.begin(), deadlines.end(),
                      [&](const Deadline& one) { return one.running() && one.edition == edition; });
}

// Only words and amounts are reckoned by a calendar.
std::optional<Basis> basis_of(const DeadlineWish& wish, const Day& day) {
  Basis out;
  out.calendar = day.calendar.version();
  if (wish.words)
    out.read_on = day.today;
  else if (wish.relative)
    out.relative = wish.relative;
  else
    return std::nullopt;
  return out;
}

bool links_to(const Promise& promise, const std::string& edition) {
  return std::any_of(promise.links.begin(), promise.links.end(),
                     [&](const Link& one) { return one.edition == edition; });
}

Outcome<Promise> add_deadline(Promise promise, const DeadlineWish& wish, const std::string& scope,
                              std::optional<std::string> note, const Day& day) {
  const auto reading = read_wish(wish, day);
  if (!reading) return reading.refusal();
  const auto& r = reading.value();
  Deadline deadline;
  deadline.id = day.next_id(promise.id, "termijn", promise.deadlines.size());
  if (wish.edition && running_for(promise.deadlines, wish.edition->id) != promise.deadlines.end()) {
    return Refusal{"termijn-bestaat-al", "Deze editie geeft dit item al een termijn."};
  }
  deadline.kind = r.kind;
  deadline.date = r.date;
  deadline.first_date = r.date;
  deadline.words = wish.words;
  deadline.scope = scope;
  if (wish.edition) deadline.edition = wish.edition->id;
  deadline.steps = r.steps;
  deadline.basis = basis_of(wish, day);
  deadline.note = std::move(note);
  promise.deadlines.push_back(std::move(deadline));
  return promise;
}

// A term that is told as an edition is a promise to answer in it.
Outcome<Promise> reported_there(Outcome<Promise> promise, const DeadlineWish& wish, const Day& day) {
  if (!promise || !wish.edition || links_to(promise.value(), wish.edition->id)) return promise;
  return link(std::move(promise).value(), *wish.edition, "belofte", std::nullopt, day);
}

}  // namespace

Assignment Promise::assigned_on(Date day) const {
  Assignment out{day, {}, {}, {}};
  for (const auto& one : assignments) {
    if (one.from > day) continue;
    if (one.responsible) out.responsible = one.responsible;
    if (one.directorate) out.directorate = one.directorate;
    if (one.handler) out.handler = one.handler;
  }
  return out;
}

Outcome<calendar::Reading> read_wish(const DeadlineWish& wish, const Day& day) {
  if (wish.date) {
    const std::string iso = calendar::to_iso(*wish.date);
    return calendar::Reading{
        "datum", wish.date, {{"De datum is zo opgegeven.", iso, iso, "opgave"}}, day.calendar.version()};
  }
  if (wish.edition) {
    if (!wish.edition->planned) return Refusal{"editie-zonder-datum", "De editie heeft nog geen geplande datum."};
    if (wish.edition->status == "verzonden")
      return Refusal{"editie-verzonden", "De editie \"" + wish.edition->name + "\" is al verzonden."};
    if (wish.edition->status == "geannuleerd")
      return Refusal{"editie-geannuleerd", "De editie \"" + wish.edition->name + "\" is geannuleerd."};
    const std::string iso = calendar::to_iso(*wish.edition->planned);
    return calendar::Reading{"editie",
                             wish.edition->planned,
                             {{"De geplande datum van \"" + wish.edition->name + "\".", "", iso, "vehikelplanning"}},
                             day.calendar.version()};
  }
  if (wish.words) return calendar::read(day.calendar, *wish.words, day.today);
  if (wish.relative)
    return calendar::relative(day.calendar, wish.relative->amount, wish.relative->unit, wish.relative->from);
  return Refusal{"termijn-leeg", "Geef een datum, een editie, een tekst of een relatieve termijn."};
}

Outcome<Promise> assign(Promise promise, Assignment assignment) {
  promise.assignments.push_back(std::move(assignment));
  std::stable_sort(promise.assignments.begin(), promise.assignments.end(),
                   [](const auto& a, const auto& b) { return a.from < b.from; });
  return promise;
}

Outcome<Promise> set_deadline(Promise promise, const DeadlineWish& wish, const std::string& scope,
                              std::optional<std::string> note, const Day& day) {
  return reported_there(add_deadline(std::move(promise), wish, scope, std::move(note), day), wish, day);
}

Outcome<Promise> move_deadline(Promise promise, const std::string& id, const DeadlineWish& wish,
                               const std::string& reason, const Day& day) {
  const auto found = find_id(promise.deadlines, id);
  if (found == promise.deadlines.end()) return unknown("termijn-onbekend", "termijn");
  if (!found->running())
    return Refusal{"termijn-beeindigd", "Deze termijn loopt niet meer en kan niet worden verplaatst."};
  if (found->kind == "vervalt")
    return Refusal{"termijn-vervalt", "De vervaltermijn volgt uit de aanhouding en kan niet worden verplaatst."};
  if (found->kind == "editie")
    return Refusal{"termijn-volgt-editie",
                   "Deze termijn volgt de editie: verplaats de editie, of koppel het item aan een andere."};
  const auto reading = read_wish(wish, day);
  if (!reading) return reading.refusal();
  const auto& r = reading.value();
  const std::string from = found->date ? calendar::to_iso(*found->date) : "";
  if (wish.edition && running_for(promise.deadlines, wish.edition->id) != promise.deadlines.end()) {
    return Refusal{"termijn-bestaat-al", "Deze editie geeft dit item al een termijn."};
  }
  if (r.date == found->date) return Refusal{"termijn-ongewijzigd", "De nieuwe termijn is gelijk aan de oude."};
  for (const auto& step : r.steps) found->steps.push_back(step);
  found->steps.push_back({"Verplaatst: " + reason, from, r.date ? calendar::to_iso(*r.date) : "", "besluit"});
  found->kind = r.kind;
  found->date = r.date;
  found->words = wish.words ? wish.words : found->words;
  found->basis = basis_of(wish, day);
  if (wish.edition) found->edition = wish.edition->id;
  ++found->moves;
  return reported_there(std::move(promise), wish, day);
}

Outcome<Promise> drop_deadline(Promise promise, const std::string& id, const Day& day) {
  const auto found = find_id(promise.deadlines, id);
  if (found == promise.deadlines.end()) return unknown("termijn-onbekend", "termijn");
  if (!found->running()) return Refusal{"termijn-beeindigd", "Deze termijn loopt niet meer."};
  if (found->kind == "vervalt")
    return Refusal{"termijn-vervalt",
                   "De vervaltermijn eindigt met een hervatting, stemming, intrekking of vervallenverklaring."};
  if (found->edition && links_to(promise, *found->edition)) {
    return Refusal{"termijn-volgt-editie", "Deze termijn hoort bij een koppeling: verwijder de koppeling."};
  }
  found->end = "gestuit";
  found->steps.push_back({"De termijn is verwijderd.", found->date ? calendar::to_iso(*found->date) : "",
                          calendar::to_iso(day.today), "besluit"});
  return promise;
}

Outcome<Promise> link(Promise promise, const Edition& edition, const std::string& role, std::optional<std::string> text,
                      const Day& day) {
  const bool there = std::any_of(promise.links.begin(), promise.links.end(),
                                 [&](const Link& one) { return one.edition == edition.id && one.role == role; });
  if (there) return promise;
  if (edition.status == "geannuleerd")
    return Refusal{"editie-geannuleerd", "De editie \"" + edition.name + "\" is geannuleerd."};
  promise.links.push_back(
      {day.make_id(promise.id, "koppeling/" + edition.id + "/" + role), edition.id, role, std::move(text)});
  if (edition.status != "verzonden" && edition.planned &&
      running_for(promise.deadlines, edition.id) == promise.deadlines.end()) {
    DeadlineWish wish;
    wish.edition = edition;
    return add_deadline(std::move(promise), wish, "extern", std::nullopt, day);
  }
  return with_editions(std::move(promise), {edition}, day);
}

Outcome<Promise> unlink(Promise promise, const std::string& id) {
  const auto found = find_id(promise.links, id);
  if (found == promise.links.end()) return unknown("koppeling-onbekend", "koppeling");
  const std::string edition = found->edition;
  promise.links.erase(found);
  if (links_to(promise, edition)) return promise;
  const auto deadline = running_for(promise.deadlines, edition);
  if (deadline != promise.deadlines.end()) {
    deadline->end = "gestuit";
    deadline->steps.push_back({"De koppeling met de editie is verwijderd.",
                               deadline->date ? calendar::to_iso(*deadline->date) : "", "", "besluit"});
  }
  std::erase_if(promise.proposals, [&](const Proposal& one) { return one.edition == edition && one.status == "open"; });
  return promise;
}

const std::vector<std::string>& pointer_kinds() {
  static const std::vector<std::string> all{"kamervraag", "dossier", "document", "handelingen",
                                            "activiteit", "bijlage", "overig"};
  return all;
}

Outcome<Promise> point(Promise promise, Pointer pointer, const Day& day) {
  constexpr std::size_t pointers_max = 200;
  pointer.id = day.make_id(
      promise.id, "verwijzing/" + pointer.kind + "/" + pointer.number.value_or("") + "/" + pointer.url.value_or(""));
  if (find_id(promise.pointers, pointer.id) != promise.pointers.end()) return promise;
  if (promise.pointers.size() >= pointers_max)
    return Refusal{"te-veel-verwijzingen", "Een item heeft ten hoogste 200 verwijzingen."};
  promise.pointers.push_back(std::move(pointer));
  return promise;
}

Outcome<Promise> unpoint(Promise promise, const std::string& id) {
  const auto found = find_id(promise.pointers, id);
  if (found == promise.pointers.end()) return unknown("verwijzing-onbekend", "verwijzing");
  promise.pointers.erase(found);
  return promise;
}

Promise with_letter(Promise promise, const Letter& letter, const Day& day) {
  const std::string id = day.make_id(promise.id, "voorstel/" + letter.id);
  if (find_id(promise.proposals, id) == promise.proposals.end())
    promise.proposals.push_back({id, "", letter.paper, letter.date, "open", {}, {}, letter.id});
  return promise;
}

Outcome<Promise> decide_proposal(Promise promise, const std::string& id, const std::string& decision, Date date,
                                 std::optional<std::string> note) {
  const auto found = find_id(promise.proposals, id);
  if (found == promise.proposals.end()) return unknown("voorstel-onbekend", "voorstel");
  if (found->status != "open") return Refusal{"voorstel-besloten", "Over dit voorstel is al besloten."};
  if (date < found->date)
    return Refusal{"datum-voor-verzending", found->letter.empty()
                                                ? "Het besluit kan niet voor de verzending van de editie liggen."
                                                : "Het besluit kan niet voor de datum van de brief liggen."};
  found->status = decision;
  found->decided = date;
  found->note = std::move(note);
  return promise;
}

Outcome<Promise> erase_note(Promise promise, const std::string& id, Date day) {
  const auto found = find_id(promise.notes, id);
  if (found == promise.notes.end()) return unknown("notitie-onbekend", "notitie");
  if (found->erased) return Refusal{"al-gewist", "De tekst van deze notitie is al gewist."};
  found->erased = day;
  return promise;
}

const Proposal* settled_by(const Promise& promise, const std::string& id) {
  const auto found = std::find_if(promise.proposals.begin(), promise.proposals.end(),
                                  [&](const Proposal& one) { return one.id == id; });
  if (found == promise.proposals.end() || found->status != "aanvaard") return nullptr;
  const auto about = [&](bool interim) {
    return std::any_of(promise.links.begin(), promise.links.end(), [&](const Link& link) {
      return link.edition == found->edition && (link.role == "tussenstand") == interim;
    });
  };
  return about(true) && !about(false) ? nullptr : &*found;
}

Promise add_note(Promise promise, const std::string& text_id, const std::string& by, bool confidential,
                 const Day& day) {
  promise.notes.push_back(
      {day.next_id(promise.id, "notitie", promise.notes.size()), text_id, by, day.now, confidential});
  return promise;
}

Promise with_editions(Promise promise, const std::vector<Edition>& editions, const Day& day) {
  for (const auto& edition : editions) {
    const auto deadline = running_for(promise.deadlines, edition.id);
    if (deadline != promise.deadlines.end()) {
      if (edition.planned && deadline->date != edition.planned) {
        deadline->steps.push_back({"De editie \"" + edition.name + "\" is verplaatst.",
                                   deadline->date ? calendar::to_iso(*deadline->date) : "",
                                   calendar::to_iso(*edition.planned), "vehikelplanning"});
        deadline->date = edition.planned;
        ++deadline->moves;
      }
      if (edition.status == "verzonden") deadline->end = "gehaald";
      if (edition.status == "geannuleerd") deadline->end = "gestuit";
    }
    const std::string proposal = day.make_id(promise.id, "voorstel/" + edition.id);
    if (edition.status == "verzonden" && edition.sent && links_to(promise, edition.id) &&
        find_id(promise.proposals, proposal) == promise.proposals.end()) {
      promise.proposals.push_back({proposal, edition.id, edition.paper, *edition.sent, "open", {}, {}});
    }
  }
  return promise;
}

void end_deadlines(Promise& promise, const std::string& how, const std::string& kind) {
  for (auto& deadline : promise.deadlines) {
    if (deadline.running() && (kind.empty() || deadline.kind == kind)) deadline.end = how;
  }
}

}  // namespace gestand::promises
