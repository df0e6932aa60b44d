// Batches and their senders: see import_sender.hpp. Within a partition batches follow one another, so that users are
// never stalled behind a queue of them; four partitions at once keep the service's replicas and the database busy.
#include "services/gestand/adapters/import_sender.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "common/eventlog/part.hpp"
#include "services/gestand/adapters/record_json.hpp"

namespace gestand::cli {
namespace {

constexpr std::size_t records_max = 200;
constexpr std::size_t bytes_max = 1U << 20U;  // far below the bus's limit of 4 MiB
constexpr unsigned senders = 4;

class Sending {
 public:
  Sending(const std::string& source, const std::vector<ImportRecord>& records, const Ask& ask,
          const std::function<void(std::uint64_t)>& sent, const std::function<void()>& before_end)
      : source_(nlohmann::json(source).dump()), records_(records), ask_(ask), sent_(sent), before_end_(before_end) {
    for (std::size_t i = 0; i < records.size(); ++i)
      parts_.at(static_cast<std::size_t>(eventlog::part_of(records[i].id))).push_back(i);
  }

  ImportResult run() {
    const std::string only_source = "{\"bron\":" + source_ + "}";
    ask_("motions.import.begin", only_source);
    {
      std::vector<std::jthread> threads;
      for (unsigned i = 0; i < senders; ++i) threads.emplace_back([this] { send_parts(); });
    }
    if (!fault_) before_end_();
    ask_("motions.import.end", fault_ ? only_source : counted());
    if (fault_) std::rethrow_exception(fault_);
    std::sort(result_.rejected.begin(), result_.rejected.end(),
              [](const Rejected& a, const Rejected& b) { return a.id < b.id; });
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::string counted() const {
    return fmt::format(R"({{"bron":{},"nieuw":{},"gewijzigd":{},"ongewijzigd":{},"geweigerd":{}}})", source_,
                       result_.created, result_.changed, result_.unchanged, result_.rejected.size());
  }

  void send_parts() {
    try {
      for (std::size_t part = next_part_++; part < parts_.size() && !stop_; part = next_part_++)
        send_part(parts_.at(part));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!fault_) fault_ = std::current_exception();
      stop_ = true;
    }
  }

  void send_part(const std::vector<std::size_t>& part) {
    std::string body;
    std::size_t count = 0;
    for (const std::size_t i : part) {
      if (stop_) return;
      const std::string record = to_json(records_[i]);
      if (count == records_max || (count > 0 && body.size() + record.size() > bytes_max)) send_batch(body, count);
      body += (body.empty() ? R"({"bron":)" + source_ + R"(,"records":[)" : std::string(",")) + record;
      ++count;
    }
    if (count > 0) send_batch(body, count);
  }

  void send_batch(std::string& body, std::size_t& count) {
    const nlohmann::json reply = nlohmann::json::parse(ask_("motions.import", body + "]}"));
    const std::lock_guard lock(mutex_);
    result_.created += reply.at("nieuw").get<std::uint64_t>();
    result_.changed += reply.at("gewijzigd").get<std::uint64_t>();
    result_.unchanged += reply.at("ongewijzigd").get<std::uint64_t>();
    for (const auto& refused : reply.value("geweigerd", nlohmann::json::array()))
      result_.rejected.push_back({refused.value("id", ""), refused.value("code", ""), refused.value("detail", "")});
    sent_(count);
    body.clear();
    count = 0;
  }

  std::string source_;  // as JSON
  const std::vector<ImportRecord>& records_;
  const Ask& ask_;
  const std::function<void(std::uint64_t)>& sent_;
  const std::function<void()>& before_end_;
  std::array<std::vector<std::size_t>, eventlog::part_count> parts_;
  std::atomic<std::size_t> next_part_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  ImportResult result_;
  std::exception_ptr fault_;
};

}  // namespace

ImportResult send_records(const std::string& source, const std::vector<ImportRecord>& records, const Ask& ask,
                          const std::function<void(std::uint64_t)>& sent, const std::function<void()>& before_end) {
  return Sending(source, records, ask, sent, before_end).run();
}

}  // namespace gestand::cli
