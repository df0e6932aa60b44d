// Lines of a gzip file through zlib: see gz_lines.hpp.
#include "services/gestand/adapters/gz_lines.hpp"

#include <zlib.h>

#include <cstring>

namespace gestand::cli {

struct GzLines::File {
  gzFile handle = nullptr;
};

GzLines::GzLines(const std::string& path) : file_(std::make_unique<File>()), path_(path), buffer_(1U << 18U) {
  file_->handle = gzopen(path.c_str(), "rb");
  if (file_->handle == nullptr) throw UnreadableFile("kan niet lezen: " + path);
  gzbuffer(file_->handle, 1U << 17U);
}

GzLines::~GzLines() { gzclose(file_->handle); }

std::uint64_t GzLines::compressed_bytes() const { return static_cast<std::uint64_t>(gzoffset(file_->handle)); }

bool GzLines::fill() {
  const int got = gzread(file_->handle, buffer_.data(), static_cast<unsigned>(buffer_.size()));
  int fault = Z_OK;
  const char* words = gzerror(file_->handle, &fault);
  // A file that was cut off shows only as Z_BUF_ERROR, beside the bytes that could still be read.
  if (got < 0 || (fault != Z_OK && fault != Z_STREAM_END))
    throw UnreadableFile("kan niet verder lezen: " + path_ + " (" + words + ")");
  at_ = 0;
  end_ = static_cast<std::size_t>(got);
  return got > 0;
}

bool GzLines::next(std::string& line) {
  line.clear();
  bool any = false;
  while (at_ < end_ || fill()) {
    any = true;
    const char* begin = buffer_.data() + at_;
    const auto* newline = static_cast<const char*>(std::memchr(begin, '\n', end_ - at_));
    if (newline != nullptr) {
      line.append(begin, newline);
      at_ += static_cast<std::size_t>(newline - begin) + 1;
      ++line_number_;
      return true;
    }
    line.append(begin, end_ - at_);
    at_ = end_;
  }
  if (any) ++line_number_;
  return any;
}

std::string read_whole_gz(const std::string& path) {
  GzLines lines(path);
  std::string whole;
  for (std::string line; lines.next(line);) {
    whole += line;
    whole.push_back('\n');
  }
  return whole;
}

}  // namespace gestand::cli
