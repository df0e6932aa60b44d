// What was counted, kept as long as the read model stands still. Counting is most of the work of a list; the version of
// the model moves with every change, so what is kept is never stale. Threads: any.
#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace gestand::overview {

template <class Value>
class Kept {
 public:
  explicit Kept(std::size_t entries_max) : entries_max_(entries_max) {}

  [[nodiscard]] std::optional<Value> find(const std::string& key, std::int64_t version) const {
    const std::lock_guard lock(mutex_);
    if (version != version_) return std::nullopt;
    const auto found = values_.find(key);
    return found == values_.end() ? std::nullopt : std::optional(found->second);
  }

  void keep(const std::string& key, std::int64_t version, Value value) {
    const std::lock_guard lock(mutex_);
    if (version < version_) return;
    if (version > version_ || values_.size() >= entries_max_) values_.clear();
    version_ = version;
    values_.insert_or_assign(key, std::move(value));
  }

 private:
  std::size_t entries_max_;
  mutable std::mutex mutex_;
  std::int64_t version_ = -1;
  std::unordered_map<std::string, Value> values_;
};

}  // namespace gestand::overview
