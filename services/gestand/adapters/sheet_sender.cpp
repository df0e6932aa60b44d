#include "services/gestand/adapters/sheet_sender.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "common/vocab/errors.hpp"
#include "services/gestand/adapters/files.hpp"
#include "services/gestand/adapters/progress.hpp"

namespace gestand::cli {

using nlohmann::json;

namespace {

constexpr std::chrono::seconds patience{120};
constexpr std::chrono::milliseconds pause{200};
constexpr std::size_t at_once = 4;  // rows know nothing of each other

// The cell from which the refused part of a body came; without one the row as a whole.
std::optional<std::size_t> column_of(const rows::Judged& row, const rows::Step& step, const std::string& location) {
  for (const auto& [member, field] : step.places) {
    const bool here = member.empty() || location == member || location.starts_with(member + "/");
    const auto column = row.columns.find(field);
    if (here && column != row.columns.end()) return column->second;
  }
  return std::nullopt;
}

std::vector<rows::Fault> refusals(const rows::Judged& row, const rows::Step& step, const HttpReply& reply) {
  const json problem = json::parse(reply.body, nullptr, false);
  std::vector<rows::Fault> out;
  if (problem.is_object()) {
    for (const auto& one : problem.value("errors", json::array()))
      out.push_back({row.row, column_of(row, step, one.value("location", "")), "", one.value("code", ""),
                     one.value("detail", "")});
    if (out.empty())
      out.push_back({row.row, column_of(row, step, ""), "", problem.value("code", ""), problem.value("detail", "")});
  }
  if (out.empty())
    out.push_back(
        {row.row, std::nullopt, "", "onleesbaar-antwoord", fmt::format("De gateway antwoordt {}.", reply.status)});
  return out;
}

std::string filled(std::string path, const std::string& id) {
  if (const auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, id);
  return path;
}

// One row, step after step; the first refusal ends it. Each step holds for the item as it was judged or as our former
// step left it: what came between is refused (412), and judged anew the next time.
std::vector<rows::Fault> send(const HttpClient& client, const rows::Judged& row, const std::string& digest) {
  std::string id = row.match ? row.match->item->id : "";
  std::string state = row.match ? fmt::format("\"{}\"", row.match->item->version) : "";
  for (const auto& step : row.plan.steps) {
    const std::string key = fmt::format("blad-{}-{}-{}", digest, row.row, step.name);
    const HttpReply reply = patient(client, step.method, filled(step.path, id), step.body, key, state);
    if (reply.status != 200 && reply.status != 201) return refusals(row, step, reply);
    if (id.empty()) id = json::parse(reply.body).value("id", "");
    const auto tag = reply.headers.find("etag");
    state = tag == reply.headers.end() ? "" : tag->second;
  }
  return {};
}

}  // namespace

std::string token_of(const Stack& stack, const std::string& role) {
  std::string token = read_text(stack.folder() + "/tokens/" + role + ".token").value_or("");
  token.erase(token.find_last_not_of(" \r\n") + 1);
  if (token.empty()) throw WrongUse("geen token in " + stack.folder() + "/tokens/" + role + ".token");
  return token;
}

HttpReply patient(const HttpClient& client, const std::string& method, const std::string& path, const std::string& body,
                  const std::string& key, const std::string& state) {
  std::vector<std::pair<std::string, std::string>> headers;
  if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
  if (!state.empty()) headers.emplace_back("If-Match", state);
  const auto end = std::chrono::steady_clock::now() + patience;
  while (true) {
    std::string why;
    try {
      HttpReply reply = client.send(method, path, body, headers);
      if (reply.status != 503 && reply.status != 429) return reply;
      why = reply.body;
    } catch (const Unavailable& fault) {
      why = fault.what();
    }
    if (std::chrono::steady_clock::now() >= end) throw Failed("de gateway antwoordt niet: " + why);
    std::this_thread::sleep_for(pause);
  }
}

Applied apply(const HttpClient& client, const rows::Review& all, const std::string& digest,
              const std::function<bool(int row)>& chosen) {
  std::vector<const rows::Judged*> todo;
  for (const auto& row : all.rows) {
    if (!row.plan.steps.empty() && chosen(row.row)) todo.push_back(&row);
  }
  Applied out;
  std::mutex mutex;
  std::atomic<std::size_t> next{0};
  std::exception_ptr broken;
  Progress progress("Uitvoeren", todo.size());
  const auto work = [&] {
    try {
      for (std::size_t at = next++; at < todo.size(); at = next++) {
        const auto faults = send(client, *todo[at], digest);
        const std::lock_guard lock(mutex);
        (!faults.empty() ? out.refused_rows : todo[at]->verdict == rows::Verdict::New ? out.created : out.changed) += 1;
        out.faults.insert(out.faults.end(), faults.begin(), faults.end());
        progress.add(1);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      broken = std::current_exception();
      next = todo.size();
    }
  };
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(at_once, todo.size()); ++i) workers.emplace_back(work);
  }
  if (broken) std::rethrow_exception(broken);
  progress.done(fmt::format("{} rijen", todo.size()));
  std::stable_sort(out.faults.begin(), out.faults.end(), [](const rows::Fault& a, const rows::Fault& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
  return out;
}

}  // namespace gestand::cli
