// A signed-in person in front of the pages, with a recorded Api behind them.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/url.hpp"
#include "tests/unit/pages/recorded_api.hpp"

namespace gestand::gateway {

class PagesTest : public testing::Test {
 protected:
  PageReply get(const std::string& address) {
    PageRequest request;
    request.method = "GET";
    const auto question = address.find('?');
    request.path = address.substr(0, question);
    if (question != std::string::npos) request.query = pages::parse_query(address.substr(question + 1));
    request.cookie_header = cookie;
    return pages.handle(request);
  }

  PageReply post(const std::string& path, pages::Params form) {
    PageRequest request;
    request.method = "POST";
    request.path = path;
    request.form = std::move(form);
    request.cookie_header = cookie;
    return pages.handle(request);
  }

  // As a browser does it: the hidden fields of a page we were given, and what the person typed.
  PageReply post_typed(const std::string& path, pages::Params typed) {
    typed.emplace("_bewijs", hidden(get("/dashboard").body, "_bewijs"));
    typed.emplace("_sleutel", "sleutel-1");
    return post(path, std::move(typed));
  }

  static std::string header(const PageReply& reply, const std::string& name) {
    for (const auto& [given, value] : reply.headers) {
      if (given == name) return value;
    }
    return {};
  }

  static std::string hidden(const std::string& html, const std::string& name) {
    const auto start = html.find("name=\"" + name + "\" value=\"");
    if (start == std::string::npos) return {};
    const auto value = start + name.size() + 15;
    return html.substr(value, html.find('"', value) - value);
  }

  void sign_in() {
    cookie.clear();
    const auto reply = post("/inloggen", {{"token", good_token}});
    const auto set = header(reply, "Set-Cookie");
    cookie = set.substr(0, set.find(';'));
  }

  void SetUp() override { sign_in(); }

  static std::string motion(const std::string& below = {}) { return std::string("/moties/") + motion_id + below; }

  RecordedApi api;
  Date today = *calendar::parse_date("2024-06-12");
  Pages pages{api, "een geheim dat alle replica's delen", {.today = [this] { return today; }}};
  std::string cookie;
};

using testing::HasSubstr;
using testing::Not;

}  // namespace gestand::gateway
