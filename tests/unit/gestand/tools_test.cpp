// What the commands stand on: stack.env, private files, other programs, and answers of the gateway.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "common/vocab/errors.hpp"
#include "services/gestand/adapters/files.hpp"
#include "services/gestand/adapters/http_client.hpp"
#include "services/gestand/adapters/program.hpp"
#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {
namespace {

namespace fs = std::filesystem;

class InFolder : public testing::Test {
 protected:
  InFolder() {
    std::string pattern = (fs::temp_directory_path() / "gestand-tools-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~InFolder() override { fs::remove_all(folder_); }
  std::string folder_;
};

TEST_F(InFolder, AStackIsWhatItsFileSays) {
  EXPECT_FALSE(Stack::exists(folder_));
  EXPECT_THROW(Stack{folder_}, WrongUse);
  std::ofstream(folder_ + "/stack.env")
      << "# comment\nGESTAND_DATABASE=host='/a b' user=gestand\nGESTAND_HTTP=\nGESTAND_KEYS=/k=1\n";
  const Stack stack(folder_);
  EXPECT_EQ(stack.database(), "host='/a b' user=gestand") << "values are literal";
  EXPECT_EQ(stack.keys(), "/k=1");
  EXPECT_THROW((void)stack.http(), Failed);
  EXPECT_THROW((void)stack.peers(), Failed);
}

TEST_F(InFolder, PrivateFilesAreWholeAndOurs) {
  const std::string path = folder_ + "/secrets/x";
  EXPECT_THROW(write_private(path, "a"), Failed) << "the folder is not there";
  make_private_folder(folder_ + "/secrets");
  write_private(path, "een");
  write_private(path, "twee");
  EXPECT_EQ(read_text(path), "twee");
  struct stat about {};
  ASSERT_EQ(::stat(path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat((folder_ + "/secrets").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0700U);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ + "/secrets"), {}), 1) << "nothing half is left beside it";
  EXPECT_EQ(read_text(folder_ + "/none"), std::nullopt);
}

TEST(Programs, GiveTheirOutputAndTheirExitCode) {
  EXPECT_EQ(run_program({"sh", "-c", "printf %s \"$PROEF\"; exit 3"}, {"PROEF=ja"}).output, "ja");
  EXPECT_EQ(run_program({"sh", "-c", "exit 3"}).exit_code, 3);
  EXPECT_EQ(run_program({"sh", "-c", "kill -9 $$"}).exit_code, 128 + 9);
  EXPECT_EQ(need_program({"printf", "%s", "a b;c"}), "a b;c") << "no shell in between";
  EXPECT_THROW(need_program({"false"}), Failed);
  EXPECT_THROW((void)run_program({"/there/is/no/such/program"}), Failed);
}

TEST(Answers, AreReadWithLengthAndInChunks) {
  const HttpReply plain = parse_reply("HTTP/1.1 201 Created\r\nLocation: /v1/x\r\nContent-Length: 4\r\n\r\nabcd");
  EXPECT_EQ(plain.status, 201);
  EXPECT_EQ(plain.headers.at("location"), "/v1/x");
  EXPECT_EQ(plain.body, "abcd");
  EXPECT_EQ(
      parse_reply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n").body,
      "abc0123456789");
  EXPECT_EQ(parse_reply("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n").status, 503);
}

TEST(Answers, ThatBreakOffAreNoAnswer) {
  for (const char* bytes :
       {"", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc",
        "HTTP/1.1 abc\r\n\r\n", "SSH-2.0\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"})
    EXPECT_THROW((void)parse_reply(bytes), Unavailable) << bytes;
}

TEST(Answers, DoNotComeFromAnAddressWhereNobodyListens) {
  EXPECT_THROW(HttpClient("geen-adres", "x"), Failed);
  EXPECT_THROW((void)HttpClient("127.0.0.1:1", "x").send("GET", "/"), Unavailable);
}

}  // namespace
}  // namespace gestand::cli
