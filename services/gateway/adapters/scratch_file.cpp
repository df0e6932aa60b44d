#include "services/gateway/adapters/scratch_file.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace gestand::gateway {

std::string scratch_folder() {
  const char* named = std::getenv("TMPDIR");
  return named != nullptr && *named != '\0' ? named : "/tmp";
}

ScratchFile::ScratchFile() : path_(scratch_folder() + "/gestand-XXXXXX") {
  const int file = ::mkstemp(path_.data());
  if (file < 0) throw std::runtime_error("no file can be made in " + scratch_folder());
  ::close(file);
}

ScratchFile::~ScratchFile() { ::unlink(path_.c_str()); }

void ScratchFile::send(const std::function<bool(const std::string&)>& write) const {
  constexpr std::size_t piece = 1 << 16;
  std::ifstream in(path_, std::ios::binary);
  if (!in) throw std::runtime_error("a scratch file cannot be read");
  std::string bytes(piece, '\0');
  while (in.read(bytes.data(), static_cast<std::streamsize>(piece)) || in.gcount() > 0) {
    if (!write(bytes.substr(0, static_cast<std::size_t>(in.gcount())))) return;
  }
}

}  // namespace gestand::gateway
