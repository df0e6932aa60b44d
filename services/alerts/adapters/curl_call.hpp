// One call of libcurl with what every call of ours has in common: limits of time, no proxy, no signals, an error in
// words. Threads: one at a time. Needs curl_global_init() before.
#pragma once
#include <curl/curl.h>

#include <memory>
#include <string>

namespace gestand::alerts {

class CurlCall {
 public:
  // `protocols` as libcurl names them, with commas. Throws std::bad_alloc.
  CurlCall(const std::string& url, const char* protocols, long seconds_max);

  [[nodiscard]] CURL* get() const { return curl_.get(); }
  CURLcode perform();
  [[nodiscard]] long answer() const;      // what the far side answered last; 0: nothing
  [[nodiscard]] std::string why() const;  // of the last failure

 private:
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
  CURLcode code_ = CURLE_OK;
  std::string words_;
};

}  // namespace gestand::alerts
