// A list of lines for libcurl that frees itself.
#pragma once
#include <curl/curl.h>

#include <memory>
#include <new>
#include <string>

namespace gestand::alerts {

struct FreeCurlList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, FreeCurlList>;

inline void append(CurlList& list, const std::string& text) {
  auto* longer = curl_slist_append(list.get(), text.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  (void)list.release();
  list.reset(longer);
}

}  // namespace gestand::alerts
