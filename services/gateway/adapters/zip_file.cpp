#include "services/gateway/adapters/zip_file.hpp"

#include <minizip/zip.h>

#include <stdexcept>

namespace gestand::gateway {

namespace {

void check(int outcome) {
  if (outcome != ZIP_OK) throw std::runtime_error("a package cannot be written: " + std::to_string(outcome));
}

}  // namespace

ZipFile::ZipFile(const std::string& path) : zip_(zipOpen64(path.c_str(), APPEND_STATUS_CREATE)) {
  if (zip_ == nullptr) throw std::runtime_error("a package cannot be made");
}

ZipFile::~ZipFile() {
  if (zip_ != nullptr) (void)zipClose(zip_, nullptr);
}

void ZipFile::begin(const std::string& name, bool stored) {
  zip_fileinfo info{};
  info.tmz_date.tm_mday = 1;
  info.tmz_date.tm_year = 1980;
  constexpr int level = 6;
  check(zipOpenNewFileInZip64(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, stored ? 0 : Z_DEFLATED,
                              level, 0));
}

void ZipFile::write(std::string_view bytes) {
  check(zipWriteInFileInZip(zip_, bytes.data(), static_cast<unsigned>(bytes.size())));
}

void ZipFile::end() { check(zipCloseFileInZip(zip_)); }

void ZipFile::add(const std::string& name, std::string_view bytes, bool stored) {
  begin(name, stored);
  write(bytes);
  end();
}

void ZipFile::close() {
  void* zip = zip_;
  zip_ = nullptr;
  check(zipClose(zip, nullptr));
}

}  // namespace gestand::gateway
