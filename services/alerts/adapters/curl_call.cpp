#include "services/alerts/adapters/curl_call.hpp"

#include <new>

namespace gestand::alerts {
namespace {

constexpr long connect_seconds_max = 5;

}  // namespace

CurlCall::CurlCall(const std::string& url, const char* protocols, long seconds_max)
    : curl_(curl_easy_init(), &curl_easy_cleanup), words_(CURL_ERROR_SIZE, '\0') {
  if (!curl_) throw std::bad_alloc();
  curl_easy_setopt(curl_.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl_.get(), CURLOPT_PROTOCOLS_STR, protocols);
  curl_easy_setopt(curl_.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
  curl_easy_setopt(curl_.get(), CURLOPT_TIMEOUT, seconds_max);
  curl_easy_setopt(curl_.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl_.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl_.get(), CURLOPT_ERRORBUFFER, words_.data());
}

CURLcode CurlCall::perform() {
  code_ = curl_easy_perform(curl_.get());
  return code_;
}

long CurlCall::answer() const {
  long answer = 0;
  curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &answer);
  return answer;
}

std::string CurlCall::why() const {
  const std::string words = words_.c_str();
  return std::string{curl_easy_strerror(code_)} + (words.empty() ? "" : ": " + words);
}

}  // namespace gestand::alerts
