#include "services/alerts/adapters/push_http.hpp"

#include <curl/curl.h>

#include "services/alerts/adapters/curl_call.hpp"
#include "services/alerts/adapters/curl_list.hpp"

namespace gestand::alerts {

namespace {

constexpr long seconds_max = 10;  // less than the lease of an intent

std::size_t swallow(char*, std::size_t size, std::size_t count, void*) { return size * count; }

}  // namespace

Answer PushHttp::push(const Push& push, const std::vector<std::string>& headers) {
  CurlCall call(push.url, "http,https", seconds_max);
  CurlList lines;
  for (const auto& header : headers) append(lines, header);
  curl_easy_setopt(call.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(call.get(), CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(call.get(), CURLOPT_POSTFIELDS, push.body.data());
  curl_easy_setopt(call.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(push.body.size()));
  curl_easy_setopt(call.get(), CURLOPT_WRITEFUNCTION, swallow);
  if (call.perform() != CURLE_OK) return {0, call.why()};
  Answer out{static_cast<int>(call.answer()), ""};
  if (!out.taken()) out.why = "de ontvanger antwoordde " + std::to_string(out.status);
  return out;
}

}  // namespace gestand::alerts
