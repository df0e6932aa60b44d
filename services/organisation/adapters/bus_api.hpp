// What others ask of this service beside its documents:
//   organisation.whois    {"hash"}  -> {"id","rol","directie"?,"naam"?}, or {} if the token is unknown, withdrawn or
//   expired
//   organisation.agendafeed {"hash"} -> {"id","naam"?,"filter","nu"}, or {} if it is unknown or withdrawn
//   organisation.tokens              -> {"aantal","resultaten":[…]}, newest first: every token ever issued, without its
//   hash, with isVerlopen, uitgegevenOp, ingetrokkenOp? and reden?
//   organisation.agendafeeds {"actor":{"id"}} -> the same of the calendars that this token made
//   organisation.kalender {"jaar"?} -> {"versie","bekendTot","waarschuwing"?,"feestdagen":[…],"recessen":[…],
//   "verkiezingen":[…],"gebeurtenissen":[…],"invoer":{…}}, or {"errors":[…]}; without a year: last year to two ahead.
//   "invoer" is all that was entered, of any year
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "common/bus/node.hpp"
#include "common/calendar/calendar.hpp"
#include "common/eventlog/log.hpp"
#include "common/owner/owner.hpp"

namespace gestand::organisation {

void serve_queries(bus::Node& node, eventlog::Database& database, eventlog::Log& log, owner::Owner& owner);

[[nodiscard]] std::string who_is(const std::string& question, eventlog::Log& log, owner::Owner& owner);
[[nodiscard]] std::string feed_of(const std::string& question, eventlog::Log& log, owner::Owner& owner);
// How many days ahead the recesses are known, below zero when they are behind us; and what to say of it when that is
// less than twelve months.
[[nodiscard]] int calendar_days_ahead(const calendar::Calendar& calendar, Date today);
[[nodiscard]] std::optional<std::string> calendar_warning(const calendar::Calendar& calendar, Date today);
// `entries`: the document of the calendar.
[[nodiscard]] std::string calendar_of(const std::string& question, const nlohmann::json& entries, Date today);
// The calendar with what was entered, as it stands now.
[[nodiscard]] calendar::Calendar calendar_now(owner::Owner& owner);

}  // namespace gestand::organisation
