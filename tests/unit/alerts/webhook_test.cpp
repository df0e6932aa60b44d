// Pushes: the signature by the example of Standard Webhooks, the addresses that are taken, the pace of retries.
#include "services/alerts/app/webhook.hpp"

#include <gmock/gmock.h>

namespace gestand::alerts {
namespace {

using ::testing::Contains;

TEST(Webhook, TheSignatureIsThatOfTheStandardsExample) {
  const Push push{"msg_p5jXN8AQM9LWM0D4loKWxJek", "", "https://example.org/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                  R"({"test": 2432232314})",      1};
  const auto headers = headers_of(push, std::chrono::seconds{1614265330});
  EXPECT_THAT(headers, Contains("webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek"));
  EXPECT_THAT(headers, Contains("webhook-timestamp: 1614265330"));
  EXPECT_THAT(headers, Contains("webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
}

TEST(Webhook, ASecretIsNewAndLongEnough) {
  const auto one = new_secret();
  EXPECT_TRUE(one.starts_with("whsec_"));
  EXPECT_EQ(one.size(), 6 + 44U);
  EXPECT_NE(one, new_secret());
}

TEST(Webhook, OnlyAddressesThatAreSafeToPushTo) {
  for (const char* good : {"https://example.org", "https://example.org:8443/pad?x=1", "http://127.0.0.1:9/x",
                           "http://localhost/x", "http://[::1]:80/"})
    EXPECT_FALSE(refuse_url(good)) << good << ": " << refuse_url(good).value_or("");
  for (const char* bad : {"", "example.org", "ftp://example.org/", "file:///etc/passwd", "http://example.org/",
                          "http://127.0.0.1.example.org/", "http://127.0.0.1@example.org/", "https://a:b@example.org/",
                          "https:///pad", "https://example.org/ x", "https://example.org\\@a/", "http://[::2]/"})
    EXPECT_TRUE(refuse_url(bad)) << bad;
}

TEST(Webhook, TheBackOffDoublesToAnHour) {
  EXPECT_EQ(back_off_of_push(1).count(), 1);
  EXPECT_EQ(back_off_of_push(2).count(), 2);
  EXPECT_EQ(back_off_of_push(12).count(), 2048);
  EXPECT_EQ(back_off_of_push(13).count(), 3600);
  EXPECT_EQ(back_off_of_push(10'000).count(), 3600);
}

}  // namespace
}  // namespace gestand::alerts
