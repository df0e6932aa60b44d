#include "services/alerts/adapters/bus_webhooks.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/run/log_methods.hpp"
#include "common/wire/body.hpp"
#include "services/alerts/adapters/answers_json.hpp"
#include "services/alerts/adapters/pg_commands.hpp"
#include "services/alerts/adapters/pg_webhooks.hpp"

namespace gestand::alerts {

namespace {

using nlohmann::json;

constexpr std::size_t url_max = 2'000;
constexpr std::size_t name_max = 200;
constexpr std::size_t kinds_max = 50;
const std::string space = "6d3c1c0e-2f1b-5a7e-9a55-7d1f7f0f6a10";  // names the ids that follow from a key
// What can be asked for; a longer beginning narrows it.
constexpr std::array domains{"nl.moties.", "nl.toezeggingen.", "nl.vehikels.", "nl.termijnen.", "nl.meldingen."};

json shown(const KnownWebhook& webhook) { return shown_setting(webhook.id, webhook.version, webhook.document); }

void read_kinds(wire::Body& body, json& document) {
  const auto kinds = body.texts("soorten", 200, kinds_max);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const bool fits =
        std::any_of(domains.begin(), domains.end(), [&](const char* domain) { return kinds[i].starts_with(domain); });
    if (!fits)
      body.fault("soorten/" + std::to_string(i), "onbekende-soort",
                 "Een soort begint met nl.moties., nl.toezeggingen., nl.vehikels., nl.termijnen. of nl.meldingen.");
  }
  if (kinds.empty() && body.fine("soorten"))
    body.fault("soorten", "ontbreekt", "Geef ten minste een soort gebeurtenis.");
  document["soorten"] = kinds;
}

json document_of(const json& given, const json& before, wire::Faults& faults) {
  const bool is_new = before.empty();
  json out = is_new ? json{{"soort", "webhook"}, {"actief", true}} : before;
  wire::Body body(given, faults);
  if (is_new || body.has("url")) {
    out["url"] = body.text("url", url_max);
    if (const auto why = body.fine("url") ? refuse_url(out["url"]) : std::nullopt)
      body.fault("url", "geen-adres", *why);
  }
  if (is_new || body.has("soorten")) read_kinds(body, out);
  if (const auto name = body.maybe_text("naam", name_max)) out["naam"] = *name;
  if (!is_new && body.has("actief")) out["actief"] = body.flag("actief");
  if (!is_new) (void)body.maybe_text("reden", 2'000);
  body.finish();
  return out;
}

int number(const json& params, const char* name, int otherwise, int most, wire::Faults& faults) {
  if (!params.contains(name)) return otherwise;
  const auto text = params[name].get<std::string>();
  const bool digits = !text.empty() && text.size() <= 6 && text.find_first_not_of("0123456789") == std::string::npos;
  const int out = digits ? std::stoi(text) : 0;
  if (out < 1 || out > most)
    faults.push_back({"query", name, "buiten-bereik",
                      std::string("\"") + name + "\" moet van 1 tot en met " + std::to_string(most) + " zijn."});
  return out;
}

}  // namespace

void BusWebhooks::serve(bus::Node& node) {
  const auto serve = [&node](const std::string& method, std::function<std::string(const bus::Request&)> answer) {
    node.serve(method, [answer = std::move(answer)](const bus::Request& request) {
      return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, answer(request)}; });
    });
  };
  serve("alerts.webhooks.list", [this](const auto& r) { return list(r.body); });
  serve("alerts.webhooks.get", [this](const auto& r) { return get(r.body); });
  serve("alerts.webhooks.create", [this](const auto& r) { return command(r.body, r.key, true); });
  serve("alerts.webhooks.change", [this](const auto& r) { return command(r.body, r.key, false); });
  serve("alerts.webhooks.deliveries", [this](const auto& r) { return deliveries(r.body); });
  serve("alerts.webhooks.test", [this](const auto& r) { return trial(r.body, r.key); });
  serve("alerts.webhooks.resend", [this](const auto& r) { return again(r.body, r.key); });
}

std::string BusWebhooks::list(const std::string&) {
  json answer = {{"resultaten", json::array()}};
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    answer["resultaten"] = json::array();
    for (const auto& one : all_webhooks(transaction)) answer["resultaten"].push_back(shown(one));
  });
  answer["aantal"] = answer["resultaten"].size();
  return answer.dump();
}

std::string BusWebhooks::get(const std::string& body) {
  std::string answer;
  const auto id = json::parse(body).value("id", "");
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    const auto found = find_webhook(transaction, id);
    answer = found ? shown(*found).dump() : not_found();
  });
  return answer;
}

std::string BusWebhooks::command(const std::string& body, const std::string& key, bool is_new) {
  const auto envelope = json::parse(body);
  const auto id = is_new ? new_id(space, key) : envelope.value("id", "");
  const std::string secret = new_secret();
  bool made = false;
  const SettingKind kind{
      [](pqxx::work& transaction) { transaction.exec("LOCK TABLE webhook IN SHARE ROW EXCLUSIVE MODE"); },
      [](pqxx::work& transaction, const std::string& one) {
        const auto found = find_webhook(transaction, one);
        return found ? std::optional(found->document) : std::nullopt;
      },
      [](pqxx::work&, const json& given, const json& before, wire::Faults& faults) {
        return document_of(given, before, faults);
      },
      [&](pqxx::work& transaction, const SettingChange& change, const json& document) {
        made = is_new;
        return change_webhook(transaction, change, document, secret);
      },
      [&](pqxx::work& transaction, const std::string& one) {
        auto now = shown(find_webhook(transaction, one).value());
        if (made) now["geheim"] = secret;  // shown once: a repeat does not tell it
        return now;
      }};
  eventlog::Appended appended;
  const auto answer = setting_command(database_, kind, id, is_new, envelope, key, appended);
  publish_(appended);
  return answer;
}

std::string BusWebhooks::deliveries(const std::string& body) {
  const auto envelope = json::parse(body);
  const auto params = envelope.value("params", json::object());
  wire::Faults faults;
  for (const auto& [name, value] : params.items())
    if (name != "page" && name != "pageSize")
      faults.push_back({"query", name, "onbekende-parameter", "De parameter " + name + " bestaat hier niet."});
  const int page = number(params, "page", 1, 100'000, faults);
  const int page_size = number(params, "pageSize", 50, 500, faults);
  if (!faults.empty()) return faulty(faults);
  std::string answer;
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    const auto found = find_webhook(transaction, envelope.value("id", ""));
    answer = found ? list_deliveries(transaction, found->id, page, page_size).dump() : not_found();
  });
  return answer;
}

std::string BusWebhooks::trial(const std::string& body, const std::string& key) {
  std::string answer;
  database_.transaction([&](pqxx::work& transaction) {
    const auto found = find_webhook(transaction, json::parse(body).value("id", ""));
    if (!found) return void(answer = not_found());
    if (!json::parse(found->document).value("actief", true))
      return void(answer = refused("webhook-beeindigd", "Deze webhook is beëindigd."));
    answer = find_delivery(transaction, found->id, queue_trial(transaction, found->id, key)).dump();
  });
  return answer;
}

std::string BusWebhooks::again(const std::string& body, const std::string& key) {
  const auto envelope = json::parse(body);
  std::string answer;
  database_.transaction([&](pqxx::work& transaction) {
    const auto found = find_webhook(transaction, envelope.value("id", ""));
    const auto sub = envelope.value("sub", "");
    if (!found || find_delivery(transaction, found->id, sub).is_null()) return void(answer = not_found());
    if (!json::parse(found->document).value("actief", true))
      return void(answer = refused("webhook-beeindigd", "Deze webhook is beëindigd."));
    answer = send_again(transaction, sub, key)
                 ? find_delivery(transaction, found->id, sub).dump()
                 : refused("levering-onderweg", "Deze levering is juist onderweg: wacht op de uitkomst.");
  });
  return answer;
}

}  // namespace gestand::alerts
