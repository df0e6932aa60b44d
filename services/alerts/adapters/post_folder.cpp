// Write aside, fsync, rename, fsync the folder: after any crash the file is there whole or not at all.
#include "services/alerts/adapters/post_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace gestand::alerts {
namespace {

class File {
 public:
  File(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool write(const std::string& bytes) const {
    std::size_t done = 0;
    while (descriptor_ >= 0 && done < bytes.size()) {
      const auto count = ::write(descriptor_, bytes.data() + done, bytes.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      done += static_cast<std::size_t>(count);
    }
    return descriptor_ >= 0;
  }
  [[nodiscard]] bool sync() const { return descriptor_ >= 0 && ::fsync(descriptor_) == 0; }

 private:
  int descriptor_;
};

Result failed(const std::string& what) { return {Sent::Refused, what + ": " + std::strerror(errno)}; }

}  // namespace

Result PostFolder::send(const Message& message) {
  const auto target = folder_ + "/" + message.id + ".eml";
  const auto aside = folder_ + "/." + message.id + ".deel";
  if (::mkdir(folder_.c_str(), 0750) != 0 && errno != EEXIST) return failed("map " + folder_);
  const File file(aside, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.write(message.bytes) || !file.sync()) return failed(aside);
  if (std::rename(aside.c_str(), target.c_str()) != 0) return failed(target);
  const File folder(folder_, O_RDONLY | O_DIRECTORY);
  if (!folder.sync()) return {Sent::Unknown, failed(folder_).why};
  return {Sent::Accepted, ""};
}

}  // namespace gestand::alerts
