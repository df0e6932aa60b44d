#include "common/run/log_methods.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "common/calendar/date.hpp"
#include "common/logging/log.hpp"
#include "common/vocab/errors.hpp"

namespace gestand::run {

using nlohmann::json;

namespace {

constexpr int read_limit_max = 2'000;
constexpr int depth_max = 100;

bus::Reply verify(eventlog::Database& database) {
  json out = {{"fouten", json::array()}};
  database.transaction([&](pqxx::work& transaction) {
    out["fouten"] = json::array();
    transaction.exec("SET LOCAL statement_timeout = 0");
    for (const auto& row : transaction.exec("SELECT part, seq, item, fault FROM verify() LIMIT 100")) {
      out["fouten"].push_back({{"deel", row[0].as<int>()},
                               {"volgnummer", row[1].as<std::int64_t>()},
                               {"item", row[2].is_null() ? "" : row[2].c_str()},
                               {"fout", row[3].c_str()}});
    }
    out["digest"] = transaction.exec("SELECT digest()")[0][0].c_str();
    out["events"] = transaction.exec("SELECT coalesce(sum(seq), 0) FROM log_head")[0][0].as<std::int64_t>();
  });
  return {bus::Status::Ok, out.dump()};
}

// Values are printed and freed by recursion: a body of brackets alone would end the process.
bool is_too_deep(std::string_view body) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const char c = body[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > depth_max) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

bus::Reply guarded(const bus::Request& request, const std::function<bus::Reply()>& work) {
  if (is_too_deep(request.body)) {
    logging::warn("malformed request", {{"methode", request.method}, {"fout", "nested too deep"}});
    return {bus::Status::BadRequest, ""};
  }
  try {
    return work();
  } catch (const Unavailable& error) {
    logging::warn("not now", {{"methode", request.method}, {"fout", error.what()}});
    return {bus::Status::Unavailable, ""};
  } catch (const InDoubt& error) {
    logging::warn("outcome unknown", {{"methode", request.method}, {"fout", error.what()}});
    return {bus::Status::InDoubt, ""};
  } catch (const json::exception& error) {
    logging::warn("malformed request", {{"methode", request.method}, {"fout", error.what()}});
    return {bus::Status::BadRequest, ""};
  } catch (const std::exception& error) {
    logging::error("request failed", {{"methode", request.method}, {"fout", error.what()}});
    return {bus::Status::Internal, ""};
  }
}

void serve_log_methods(bus::Node& node, eventlog::Log& log, eventlog::Database& database) {
  node.beacon([&log] {
    log.tick();
    return log.heads();
  });
  node.serve("log.heads", [&log](const bus::Request& request) {
    return guarded(request, [&] { return bus::Reply{bus::Status::Ok, eventlog::pack(log.heads())}; });
  });
  node.serve("log.read", [&log](const bus::Request& request) {
    return guarded(request, [&] {
      const json ask = json::parse(request.body);
      const int limit = std::clamp(ask.at("hoogstens").get<int>(), 1, read_limit_max);
      return bus::Reply{bus::Status::Ok, eventlog::pack(log.read(ask.at("deel"), ask.at("na"), limit))};
    });
  });
  node.serve("log.item", [&log](const bus::Request& request) {
    return guarded(request, [&] {
      return bus::Reply{bus::Status::Ok, eventlog::pack(log.events_of(json::parse(request.body).at("item"), 0).events)};
    });
  });
  node.serve("log.texts", [&log](const bus::Request& request) {
    return guarded(request, [&] {
      json out = json::object();
      for (auto& [id, text] : log.texts(json::parse(request.body).at("ids"))) out[id] = std::move(text);
      return bus::Reply{bus::Status::Ok, out.dump()};
    });
  });
  node.serve("clock.now", [&log](const bus::Request& request) {
    return guarded(request, [&] { return bus::Reply{bus::Status::Ok, calendar::to_iso(log.now())}; });
  });
  node.serve("log.verify",
             [&database](const bus::Request& request) { return guarded(request, [&] { return verify(database); }); });
}

void serve_heads_after(bus::Node& node, eventlog::Log& log, Followed followed) {
  node.serve("log.heads", [&log, followed = std::move(followed)](const bus::Request& request) {
    return guarded(request, [&]() -> bus::Reply {
      if (!request.body.empty()) {
        const auto after = json::parse(request.body).at("na").get<std::map<std::string, eventlog::Heads>>();
        if (!followed(after, request.budget)) return {bus::Status::Unavailable, ""};
      }
      return {bus::Status::Ok, eventlog::pack(log.heads())};
    });
  });
}

void serve_heads_with_bulk(bus::Node& node, eventlog::Log& log, std::function<bool()> bulk_runs) {
  node.serve("log.heads", [&log, bulk_runs = std::move(bulk_runs)](const bus::Request& request) {
    return guarded(request, [&] {
      return bus::Reply{bus::Status::Ok, eventlog::pack(log.heads()) + (bulk_runs() ? '\1' : '\0')};
    });
  });
}

}  // namespace gestand::run
