// Counts of lists, kept as long as the read model stands still. Counting is most of the work of a list; the version of
// the model moves with every change, so a kept count is never a stale one. Threads: any.
#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace gestand::overview {

class CountCache {
 public:
  explicit CountCache(std::size_t entries_max = 2'000) : entries_max_(entries_max) {}

  [[nodiscard]] std::optional<std::int64_t> find(const std::string& key, std::int64_t version) const {
    const std::lock_guard lock(mutex_);
    if (version != version_) return std::nullopt;
    const auto found = counts_.find(key);
    return found == counts_.end() ? std::nullopt : std::optional(found->second);
  }

  void keep(const std::string& key, std::int64_t version, std::int64_t count) {
    const std::lock_guard lock(mutex_);
    if (version < version_) return;
    if (version > version_ || counts_.size() >= entries_max_) counts_.clear();
    version_ = version;
    counts_[key] = count;
  }

 private:
  std::size_t entries_max_;
  mutable std::mutex mutex_;
  std::int64_t version_ = -1;
  std::unordered_map<std::string, std::int64_t> counts_;
};

}  // namespace gestand::overview
