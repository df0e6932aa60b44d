// The API: checks a request in a fixed order (path, method, login, right, headers, body), sends it on, and makes the
// answer. Threads: any. Nothing is kept here but identities for two seconds.
#pragma once
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "common/wire/faults.hpp"
#include "services/gateway/adapters/bus_caller.hpp"
#include "services/gateway/adapters/feed.hpp"
#include "services/gateway/adapters/identity.hpp"
#include "services/gateway/adapters/media.hpp"
#include "services/gateway/app/exchange.hpp"
#include "services/gateway/app/routes.hpp"
#include "services/gateway/pages/api.hpp"

namespace gestand::gateway {

class ApiServer final : public Api {
 public:
  ApiServer(bus::Node& node, Feed& feed, std::string public_url)
      : bus_(node), identities_(bus_), feed_(feed), public_url_(std::move(public_url)) {}

  // Never throws.
  [[nodiscard]] ApiResponse handle(const ApiRequest& request);
  // The same, for the pages.
  ApiReply call(const ApiCall& call) override;
  [[nodiscard]] BusCaller& bus() { return bus_; }

 private:
  [[nodiscard]] ApiResponse checked(const ApiRequest& request);
  [[nodiscard]] ApiResponse dispatch(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse command(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse send_command(const ApiRequest& request, const Match& match, const Identity& identity,
                                         nlohmann::json body);
  [[nodiscard]] ApiResponse new_token(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse debate_pack(const ApiRequest& request, const Identity& identity);
  // Saved views (api_views.cpp).
  [[nodiscard]] ApiResponse view(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse list(const ApiRequest& request, const Match& match, const Identity& identity);
  // Of a table or a paper: `formaat` (taken out of the parameters), else the Accept header.
  [[nodiscard]] static std::optional<Format> wanted_form(const ApiRequest& request, nlohmann::json& params,
                                                         wire::Faults& faults);
  [[nodiscard]] ApiResponse exported(const ApiRequest& request, const Match& match, const Identity& identity,
                                     nlohmann::json params, Format format);
  [[nodiscard]] ApiResponse paper(const ApiRequest& request, const Match& match);
  [[nodiscard]] ApiResponse contributions(const ApiRequest& request, const Match& match);
  [[nodiscard]] ApiResponse item(const ApiRequest& request, const Match& match, const Identity& identity);
  // Notas and letters (api_notas.cpp).
  [[nodiscard]] std::string letter_of_proposal(const std::string& item, const std::string& proposal);
  [[nodiscard]] ApiResponse read_nota(const ApiRequest& request);
  [[nodiscard]] ApiResponse nota(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse archive(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse history(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse question(const ApiRequest& request, const Match& match, const Identity& identity);
  // Spreadsheets (api_sheet.cpp).
  template <class Use>
  [[nodiscard]] ApiResponse with_sheet(const ApiRequest& request, const std::set<std::string>& more, const Use& use);
  [[nodiscard]] ApiResponse read_sheet(const ApiRequest& request);
  [[nodiscard]] ApiResponse import_sheet(const ApiRequest& request);
  // Acts on many items (api_bulk.cpp).
  struct Chosen {
    std::map<std::string, std::vector<std::string>> by_owner;
    wire::Faults faults;
  };
  [[nodiscard]] Chosen choose(const std::vector<std::string>& items, const nlohmann::json& filter);
  [[nodiscard]] ApiResponse act(const ApiRequest& request, const std::map<std::string, nlohmann::json>& envelopes,
                                const std::string& key, bool trial);
  void name(nlohmann::json& rows);
  void name_items(nlohmann::json& rows);
  [[nodiscard]] nlohmann::json names_of_items(const nlohmann::json& rows);
  void add_names(nlohmann::json& paper);
  [[nodiscard]] std::map<std::string, nlohmann::json> parts_of(const std::string& id);
  [[nodiscard]] ApiResponse bulk(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse bulk_undo(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse bulk_item(const ApiRequest& request, const Match& match);
  [[nodiscard]] ApiResponse new_feed(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse revoke_feed(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse feed_of_calendar(const ApiRequest& request, const Match& match);
  [[nodiscard]] ApiResponse alert_settings(const ApiRequest& request, const Match& match, const Identity& identity);
  [[nodiscard]] ApiResponse transfer_list(const ApiRequest& request, const Match& match);
  void resolve_texts(nlohmann::json& value, const std::string& service);

  BusCaller bus_;
  Identities identities_;
  Feed& feed_;
  std::string public_url_;
};

}  // namespace gestand::gateway
