// The gateway: the API and the pages. Holds no data.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "common/eventlog/ids.hpp"
#include "common/run/service.hpp"
#include "services/gateway/adapters/http_gateway.hpp"
#include "services/gateway/adapters/stack_day.hpp"
#include "services/gateway/pages/theme.hpp"

namespace {

// All replicas read the same secret, so a session that one opened is known to all.
std::string session_secret(const std::string& keys) {
  std::ifstream in(keys + "/gateway.secret");
  std::string secret;
  in >> secret;
  return gestand::eventlog::sha256("gestand sessies\n" + secret);
}

// What is wrong with it is the operator's to mend: better no gateway than one that looks half as it should.
bool mount_theme(const std::string& folder) {
  namespace pages = gestand::gateway::pages;
  if (folder.empty()) return true;
  try {
    pages::mount(pages::Theme::read(folder));
    return true;
  } catch (const std::invalid_argument& error) {
    fmt::print(stderr, "gestand-gateway: GESTAND_THEMA: {}\n", error.what());
    return false;
  }
}

}  // namespace

int main(int argc, char** argv) {
  using namespace gestand;
  run::Service service("gateway", argc, argv);
  if (!mount_theme(service.settings().theme)) return 2;
  gateway::Feed feed(service.node());
  gateway::ApiServer api(service.node(), feed, service.settings().public_url);
  gateway::StackDay today(service.node());
  gateway::Pages pages(api, session_secret(service.settings().bus.keys),
                       {[&] { return today.get(); }, service.settings().public_url.starts_with("https")});
  const auto others_answer = [&] {
    if (!today.known()) (void)today.get();
    return today.known();
  };
  gateway::HttpGateway gateway(api, pages, others_answer);
  http::Server server([&](const http::Request& request) { return gateway.handle(request); },
                      gateway::HttpGateway::error_page);
  service.ready_when(others_answer);
  service.on_start([&] {
    const auto [host, port] = http::host_and_port(service.settings().http);
    server.start(host, port);
  });
  service.on_stop([&] {
    feed.stop();
    server.stop();
  });
  return service.run();
}
