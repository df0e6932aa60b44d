// SMTP through libcurl.
#include "services/alerts/adapters/post_smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

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

// What the server says, line by line: libcurl hands it over as headers.
std::size_t keep_line(char* line, std::size_t size, std::size_t count, void* lines_at) {
  static_cast<std::vector<std::string>*>(lines_at)->emplace_back(line, size * count);
  return size * count;
}

bool is_last(const std::string& line) { return line.size() > 3 && line[3] == ' '; }  // RFC 5321, 4.2.1

// The answers to RCPT are the ones just before that to DATA (354), in the order of the receivers.
std::vector<std::string> refused_of(const std::vector<std::string>& lines, const std::vector<std::string>& receivers) {
  std::vector<std::string> answers;
  for (const auto& line : lines) {
    if (line.starts_with("354")) break;
    if (is_last(line)) answers.push_back(line);
  }
  std::vector<std::string> refused;
  if (answers.size() < receivers.size()) return refused;
  const auto first = answers.size() - receivers.size();
  for (std::size_t i = 0; i < receivers.size(); ++i)
    if (!answers[first + i].starts_with('2')) refused.push_back(receivers[i]);
  return refused;
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
  // One that is not taken keeps the mail from nobody else.
  curl_easy_setopt(call.get(), CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
  std::vector<std::string> lines;
  curl_easy_setopt(call.get(), CURLOPT_HEADERFUNCTION, keep_line);
  curl_easy_setopt(call.get(), CURLOPT_HEADERDATA, &lines);
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
  if (sent == Sent::Accepted) return {sent, "", refused_of(lines, message.receivers)};
  return {sent, call.why() + " (antwoord " + std::to_string(call.answer()) + ")"};
}

}  // namespace gestand::alerts
