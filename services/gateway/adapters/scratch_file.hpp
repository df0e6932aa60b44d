// A file that nobody else sees and that is gone with its owner: a package is made whole before its first byte is sent.
#pragma once
#include <functional>
#include <string>

namespace gestand::gateway {

// Where such files go: TMPDIR, else /tmp.
[[nodiscard]] std::string scratch_folder();

class ScratchFile {
 public:
  ScratchFile();  // throws std::runtime_error
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  // Hands over all that stands in it, in pieces; stops when `write` says so.
  void send(const std::function<bool(const std::string&)>& write) const;

 private:
  std::string path_;
};

}  // namespace gestand::gateway
