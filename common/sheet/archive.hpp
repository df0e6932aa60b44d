// The parts of a ZIP package that lies in memory. What is unpacked is counted, so that a small file cannot become a
// huge one.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::sheet {

class Archive {
 public:
  explicit Archive(const std::string& bytes);  // must stay; throws Unreadable
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  [[nodiscard]] std::vector<std::string> names();  // of all parts, in their order
  [[nodiscard]] bool has(const std::string& name);
  // Piece by piece, until `use` answers false. Throws Unreadable if it is not there, damaged, or bigger than `most`.
  void read(const std::string& name, std::size_t most, const std::function<bool(std::string_view)>& use);

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
  void* zip_ = nullptr;
};

}  // namespace gestand::sheet
