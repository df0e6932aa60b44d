#include "common/sheet/archive.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "common/sheet/table.hpp"

namespace gestand::sheet {

// A file as minizip sees it: minizip reads by these functions.
struct Archive::Memory {
  const std::string& bytes;
  std::size_t at = 0;

  static Memory& of(voidpf self) { return *static_cast<Memory*>(self); }
  static voidpf open(voidpf self, const void*, int) { return self; }
  static uLong read(voidpf self, voidpf, void* out, uLong size) {
    Memory& me = of(self);
    const std::size_t count = std::min<std::size_t>(size, me.bytes.size() - me.at);
    std::memcpy(out, me.bytes.data() + me.at, count);
    me.at += count;
    return static_cast<uLong>(count);
  }
  static uLong write(voidpf, voidpf, const void*, uLong) { return 0; }
  static ZPOS64_T tell(voidpf self, voidpf) { return of(self).at; }
  static long seek(voidpf self, voidpf, ZPOS64_T offset, int origin) {
    Memory& me = of(self);
    const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? me.at
                             : origin == ZLIB_FILEFUNC_SEEK_END ? me.bytes.size()
                                                                : 0;
    if (offset > me.bytes.size() - std::min(from, me.bytes.size())) return -1;
    me.at = from + static_cast<std::size_t>(offset);
    return 0;
  }
  static int close(voidpf, voidpf) { return 0; }
  static int error(voidpf, voidpf) { return 0; }
};

namespace {

struct Current {  // the part that is open
  unzFile zip;
  ~Current() { unzCloseCurrentFile(zip); }
};

constexpr int exact = 1;  // names are matched letter by letter
constexpr const char* damaged = "de werkmap is beschadigd; open haar in uw rekenprogramma en bewaar haar opnieuw";

}  // namespace

Archive::Archive(const std::string& bytes) : memory_(new Memory{bytes}) {
  zlib_filefunc64_def functions{Memory::open, Memory::read,  Memory::write, Memory::tell,
                                Memory::seek, Memory::close, Memory::error, memory_.get()};
  zip_ = unzOpen2_64("", &functions);
  if (zip_ == nullptr) throw Unreadable(damaged);
}

Archive::~Archive() { unzClose(zip_); }

std::vector<std::string> Archive::names() {
  std::vector<std::string> out;
  for (int at = unzGoToFirstFile(zip_); at == UNZ_OK; at = unzGoToNextFile(zip_)) {
    unz_file_info64 info{};
    std::string name;
    if (unzGetCurrentFileInfo64(zip_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) throw Unreadable(damaged);
    name.resize(info.size_filename);
    if (unzGetCurrentFileInfo64(zip_, &info, name.data(), name.size(), nullptr, 0, nullptr, 0) != UNZ_OK)
      throw Unreadable(damaged);
    out.push_back(std::move(name));
  }
  return out;
}

bool Archive::has(const std::string& name) { return unzLocateFile(zip_, name.c_str(), exact) == UNZ_OK; }

void Archive::read(const std::string& name, std::size_t most, const std::function<bool(std::string_view)>& use) {
  unz_file_info64 info{};
  if (!has(name) || unzGetCurrentFileInfo64(zip_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
    throw Unreadable(damaged);
  if ((info.flag & 1U) != 0) throw Unreadable("de werkmap heeft een wachtwoord; bewaar haar zonder");
  if (unzOpenCurrentFile(zip_) != UNZ_OK) throw Unreadable(damaged);
  const Current open{zip_};
  std::array<char, 65'536> buffer{};
  std::size_t total = 0;
  while (true) {
    const int count = unzReadCurrentFile(zip_, buffer.data(), static_cast<unsigned>(buffer.size()));
    if (count < 0) throw Unreadable(damaged);
    if (count == 0) break;
    total += static_cast<std::size_t>(count);
    if (total > most) throw Unreadable("de werkmap is uitgepakt te groot");
    if (!use({buffer.data(), static_cast<std::size_t>(count)})) return;
  }
}

}  // namespace gestand::sheet
