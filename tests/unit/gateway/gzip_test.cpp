// What a browser says that it takes, and that what is packed is what was there.
#include "services/gateway/adapters/gzip.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <random>

namespace gestand::gateway {
namespace {

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 31), Z_OK);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Gzip, IsTakenOnlyByThoseWhoSayIt) {
  for (const auto* yes :
       {"gzip", "br, gzip", "GZip;q=0.5", "gzip, deflate, br, zstd", "*", "br;q=1.0, *;q=0.001", " gzip ; q=1"})
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  for (const auto* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "xgzip", "identity", ",;,;q="})
    EXPECT_FALSE(accepts_gzip(no)) << no;
}

TEST(Gzip, GivesBackWhatWasThere) {
  std::mt19937 dice(26643);
  std::string noise(300'000, '\0');
  for (auto& c : noise) c = static_cast<char>(dice());
  for (const auto& bytes : {std::string{}, std::string("<p>één</p>"), std::string(500'000, 'x'), noise})
    EXPECT_EQ(unpacked(gzipped(bytes)), bytes);
  EXPECT_LT(gzipped(std::string(500'000, 'x')).size(), 1000U);
}

}  // namespace
}  // namespace gestand::gateway
