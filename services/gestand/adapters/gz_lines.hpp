// Lines of a gzip file, one at a time; the whole file never lies in memory.
#pragma once
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::cli {

struct UnreadableFile : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class GzLines {
 public:
  explicit GzLines(const std::string& path);  // throws UnreadableFile
  ~GzLines();
  GzLines(const GzLines&) = delete;
  GzLines& operator=(const GzLines&) = delete;

  // The next line without its end; false at the end of the file. Throws UnreadableFile if the file is broken or cut
  // off.
  bool next(std::string& line);
  [[nodiscard]] std::uint64_t line_number() const { return line_number_; }
  [[nodiscard]] std::uint64_t compressed_bytes() const;  // read so far

 private:
  bool fill();

  struct File;
  std::unique_ptr<File> file_;
  std::string path_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::uint64_t line_number_ = 0;
};

[[nodiscard]] std::string read_whole_gz(const std::string& path);

}  // namespace gestand::cli
