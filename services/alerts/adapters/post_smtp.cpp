// SMTP through libcurl.
#include "services/alerts/adapters/post_smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

#include "services/alerts/adapters/curl_list.hpp"

namespace gestand::alerts {
namespace {

constexpr long connect_seconds_max = 5;
constexpr long seconds_max = 20;  // less than the lease of an intent

struct Reading {
  std::string_view rest;
  bool all_read = false;
};

std::size_t read_some(char* buffer, std::size_t size, std::size_t count, void* reading_at) {
  auto& reading = *static_cast<Reading*>(reading_at);
  const auto length = std::min(size * count, reading.rest.size());
  std::memcpy(buffer, reading.rest.data(), length);
  reading.rest.remove_prefix(length);
  reading.all_read = reading.rest.empty();
  return length;
}

// Before the last byte was given away nothing can have been taken on. After it only an answer of the server is certain.
Sent outcome_of(CURLcode code, long answer, const Reading& reading) {
  if (code == CURLE_OK) return Sent::Accepted;
  if (!reading.all_read) return Sent::Refused;
  return answer >= 400 && answer < 600 ? Sent::Refused : Sent::Unknown;
}

}  // namespace

Result PostSmtp::send(const Message& message) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return {Sent::Refused, "curl_easy_init"};
  CurlList receivers;
  for (const auto& receiver : message.receivers) append(receivers, "<" + receiver + ">");
  const auto sender = "<" + message.sender + ">";
  const auto url = url_ + (url_.ends_with('/') ? "" : "/") + host_;
  Reading reading{message.bytes};
  std::string why(CURL_ERROR_SIZE, '\0');
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, receivers.get());
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_some);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &reading);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, seconds_max);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, why.data());
  const auto code = curl_easy_perform(curl.get());
  long answer = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
  const auto sent = outcome_of(code, answer, reading);
  if (sent == Sent::Accepted) return {sent, ""};
  why.resize(std::strlen(why.c_str()));
  return {sent, std::string{curl_easy_strerror(code)} + (why.empty() ? "" : ": " + why) + " (antwoord " +
                    std::to_string(answer) + ")"};
}

}  // namespace gestand::alerts
