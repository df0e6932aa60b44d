#include "services/alerts/adapters/push_http.hpp"

#include <curl/curl.h>

#include <cstring>
#include <memory>

#include "services/alerts/adapters/curl_list.hpp"

namespace gestand::alerts {

namespace {

constexpr long connect_seconds_max = 5;
constexpr long seconds_max = 10;  // less than the lease of an intent

std::size_t swallow(char*, std::size_t size, std::size_t count, void*) { return size * count; }

}  // namespace

Answer PushHttp::push(const Push& push, const std::vector<std::string>& headers) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return {0, "curl_easy_init"};
  CurlList lines;
  for (const auto& header : headers) append(lines, header);
  std::string why(CURL_ERROR_SIZE, '\0');
  curl_easy_setopt(curl.get(), CURLOPT_URL, push.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, push.body.data());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(push.body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, swallow);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, seconds_max);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, why.data());
  const auto code = curl_easy_perform(curl.get());
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (code == CURLE_OK) {
    Answer out{static_cast<int>(status), ""};
    if (!out.taken()) out.why = "de ontvanger antwoordde " + std::to_string(status);
    return out;
  }
  why.resize(std::strlen(why.c_str()));
  return {0, std::string{curl_easy_strerror(code)} + (why.empty() ? "" : ": " + why)};
}

}  // namespace gestand::alerts
