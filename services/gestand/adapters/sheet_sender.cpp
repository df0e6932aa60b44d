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

constexpr std::size_t at_once = 4;  // rows know nothing of each other

}  // namespace

std::string token_of(const Stack& stack, const std::string& role) {
  std::string token = read_text(stack.folder() + "/tokens/" + role + ".token").value_or("");
  token.erase(token.find_last_not_of(" \r\n") + 1);
  if (token.empty()) throw WrongUse("geen token in " + stack.folder() + "/tokens/" + role + ".token");
  return token;
}

Applied apply(const HttpClient& client, const rows::Review& all, const std::string& digest,
              const rows::RowRanges& chosen) {
  std::vector<const rows::Judged*> todo;
  for (const auto& row : all.rows) {
    if (!row.plan.steps.empty() && chosen.has(row.row)) todo.push_back(&row);
  }
  Applied out;
  std::mutex mutex;
  std::atomic<std::size_t> next{0};
  std::exception_ptr broken;
  Progress progress("Uitvoeren", todo.size());
  const auto send = [&](const rows::Request& request) {
    HttpReply reply = patient(client, request.method, request.path, request.body, request.key, request.state);
    const auto tag = reply.headers.find("etag");
    return rows::Reply{reply.status, std::move(reply.body), tag == reply.headers.end() ? "" : tag->second};
  };
  const auto work = [&] {
    try {
      for (std::size_t at = next++; at < todo.size(); at = next++) {
        const auto faults = rows::send_row(*todo[at], digest, send);
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
