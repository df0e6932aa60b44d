// A ZIP package of which the bytes follow from what is put in: every entry is dated 1 January 1980.
#pragma once
#include <string>
#include <string_view>

namespace gestand::gateway {

class ZipFile {
 public:
  explicit ZipFile(const std::string& path);  // all throw std::runtime_error
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;

  void begin(const std::string& name, bool stored = false);  // stored: not compressed
  void write(std::string_view bytes);
  void end();
  void add(const std::string& name, std::string_view bytes, bool stored = false);
  void close();  // nothing is whole before

 private:
  void* zip_;
};

}  // namespace gestand::gateway
