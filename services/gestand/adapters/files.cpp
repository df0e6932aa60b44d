// Whole files or none: see files.hpp.
#include "services/gestand/adapters/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {
namespace {

[[noreturn]] void fail(const std::string& what, const std::string& path) {
  throw Failed(what + " " + path + ": " + std::strerror(errno));
}

bool write_all(int file, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t wrote = ::write(file, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    done += static_cast<std::size_t>(wrote);
  }
  return true;
}

}  // namespace

void write_private(const std::string& path, const std::string& text) {
  const std::string part = path + ".deel";
  ::unlink(part.c_str());
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) fail("kan niet schrijven", part);
  const bool whole = write_all(file, text) && ::fsync(file) == 0;
  if (::close(file) != 0 || !whole) fail("kan niet schrijven", part);
  if (::rename(part.c_str(), path.c_str()) != 0) fail("kan niet plaatsen", path);
}

void make_private_folder(const std::string& path) {
  std::error_code fault;
  std::filesystem::create_directories(path, fault);
  if (fault) throw Failed("kan de map niet maken " + path + ": " + fault.message());
  std::filesystem::permissions(path, std::filesystem::perms::owner_all, fault);
  if (fault) throw Failed("kan de map niet afschermen " + path + ": " + fault.message());
}

std::optional<std::string> read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace gestand::cli
