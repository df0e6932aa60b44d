// Every path of the API: who may use it, and where it goes. The one table behind routing, rights and openapi.json.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace gestand::gateway {

// Each role includes the former (contract, section 2, Rights).
enum class Role { Lezer, Behandelaar, Coordinator, Beheerder };
[[nodiscard]] int rank(std::string_view role);  // -1: no role
[[nodiscard]] const char* to_string(Role role);

enum class Action {
  Command,  // to the owner of the item
  List,     // from the read model
  Item,
  History,
  Archive,  // a package of an item
  Dashboard,
  Choices,
  Search,  // in every kind at once
  Coverage,
  Appendix,
  BudgetAnnex,
  Contributions,
  Feed,  // events, also live
  Calendar,
  WhoAmI,
  Compute,  // a deadline, stores nothing
  NewToken,
  NewFeed,  // a calendar feed
  RevokeFeed,
  CalendarFeed,  // the feed itself; its address is its secret
  CheckText,     // of a promise, stores nothing
  ReadSheet,     // what a spreadsheet would change, stores nothing
  ImportSheet,   // and what it then changes
  Bulk,          // an act on many items
  BulkUndo,
  TransferList,
  DebatePack,
  View,  // a list as somebody wants to see it again
  BulkItem,
  Alerts,  // list
  AlertVerb,
  AlertRules,
  NewAlertRule,
  ChangeAlertRule,
  Forecast,
  TryRule,
  AlertSettings,  // a list or one of webhooks, preferences, channels, tokens
  NewAlertSetting,
  AlertSettingVerb,
  ReadNota,  // proposes, stores nothing
  NotaItem,  // a nota or letter: with the names of its items, and what may not be public for who may see it
  OpenApi
};

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/v1/moties/{id}/termijnen/{sub}/verplaatsingen"
  Action action;
  Role right;
  std::string_view service;  // owner on the bus
  std::string_view kind;     // "motie", or the list "moties"
  std::string_view verb;
  std::string_view summary;  // Dutch, for openapi.json
  bool open = false;         // without login
};

[[nodiscard]] std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;                   // null: no such path, or not with this method
  std::map<std::string, std::string> parameters;  // id, sub
  std::string allowed;                            // methods of the path, for 405; empty: no such path
};
[[nodiscard]] Match match(std::string_view method, std::string_view path);

}  // namespace gestand::gateway
