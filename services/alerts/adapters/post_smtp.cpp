// SMTP through libcurl.
#include "services/alerts/adapters/post_smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "services/alerts/adapters/curl_call.hpp"
#include "services/alerts/adapters/curl_list.hpp"

namespace gestand::alerts {
namespace {

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
  CurlCall call(relay_.url + (relay_.url.ends_with('/') ? "" : "/") + host_, "smtp,smtps", seconds_max);
  CurlList receivers;
  for (const auto& receiver : message.receivers) append(receivers, "<" + receiver + ">");
  const auto sender = "<" + message.sender + ">";
  Reading reading{message.bytes};
  curl_easy_setopt(call.get(), CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(call.get(), CURLOPT_MAIL_RCPT, receivers.get());
  curl_easy_setopt(call.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(call.get(), CURLOPT_READFUNCTION, read_some);
  curl_easy_setopt(call.get(), CURLOPT_READDATA, &reading);
  if (relay_.starttls) curl_easy_setopt(call.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  if (!relay_.ca_file.empty()) curl_easy_setopt(call.get(), CURLOPT_CAINFO, relay_.ca_file.c_str());
  if (!relay_.user.empty()) {
    curl_easy_setopt(call.get(), CURLOPT_USERNAME, relay_.user.c_str());
    curl_easy_setopt(call.get(), CURLOPT_PASSWORD, relay_.password.c_str());
  }
  const auto code = call.perform();
  const auto sent = outcome_of(code, call.answer(), reading);
  if (sent == Sent::Accepted) return {sent, ""};
  return {sent, call.why() + " (antwoord " + std::to_string(call.answer()) + ")"};
}

}  // namespace gestand::alerts
