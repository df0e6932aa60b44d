#include "services/gateway/adapters/http_gateway.hpp"

#include "common/text/folding.hpp"
#include "common/vocab/errors.hpp"
#include "services/gateway/adapters/gzip.hpp"
#include "services/gateway/adapters/problem_json.hpp"

namespace gestand::gateway {

namespace {

bool has(const http::Response& response, const std::string& name) {
  for (const auto& [given, value] : response.headers) {
    if (given == name) return true;
  }
  return false;
}

// Security headers of the NL API Design Rules; what a handler has set goes before.
http::Response secured(http::Response response) {
  const std::pair<const char*, const char*> all[] = {
      {"API-Version", "1.0.0"},
      {"Cache-Control", "no-store"},
      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
      {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Permissions-Policy", "accelerometer=(), camera=(), geolocation=(), microphone=()"}};
  for (const auto& [name, value] : all) {
    if (!has(response, name)) response.headers.emplace_back(name, value);
  }
  return response;
}

// A page of 60 kB travels as 8. What a stranger would learn from the length of a packed page (BREACH) he can not ask
// for: the session's cookie is SameSite=Strict, so his requests get the page for signing in.
void pack(http::Response& reply) {
  constexpr std::size_t worth_it = 1400;  // one packet
  if (!reply.type.starts_with("text/html") || reply.body.size() < worth_it || has(reply, "Content-Encoding")) return;
  reply.body = gzipped(reply.body);
  reply.headers.emplace_back("Content-Encoding", "gzip");
  reply.headers.emplace_back("Vary", "Accept-Encoding");
}

// The address, decoded: everything behind it takes it for UTF-8 without control characters but line ends and tabs.
bool is_text(const http::Request& request) {
  const auto fine = [](const std::string& words) { return text::is_clean(text::flat(words)); };
  if (!fine(request.path)) return false;
  for (const auto& [name, value] : http::parse_query(request.query))
    if (!fine(name) || !fine(value)) return false;
  return true;
}

http::Response plain(ApiResponse from) {
  return {from.status, std::move(from.type), std::move(from.body), std::move(from.headers), std::move(from.stream)};
}

}  // namespace

http::Response HttpGateway::error_page(int status) { return secured(plain(http_problem(status))); }

http::Response HttpGateway::handle(const http::Request& request) {
  if (!is_text(request)) return error_page(400);
  if (request.path == "/livez") return secured({200, "application/json", R"({"status":"ok"})", {}, nullptr});
  if (request.path == "/readyz") {
    const bool ready = ready_();
    return secured({ready ? 200 : 503,
                    "application/json",
                    ready ? R"({"status":"gereed"})" : R"({"status":"niet-gereed"})",
                    {},
                    nullptr});
  }
  if (!request.path.starts_with("/v1/") && request.path != "/v1" && Pages::owns(request.path))
    return secured(page(request));
  if (request.unread != 0) return error_page(request.unread);
  return secured(plain(api_.handle({request.method, request.path, request.query, request.headers, request.body})));
}

http::Response HttpGateway::page(const http::Request& request) {
  PageRequest in;
  in.method = request.method;
  in.path = request.path;
  for (auto& [name, value] : http::parse_query(request.query)) in.query.emplace(name, value);
  if (request.header("content-type").starts_with("application/x-www-form-urlencoded")) {
    for (auto& [name, value] : http::parse_query(request.body)) in.form.emplace(name, value);
  }
  for (const auto& part : request.parts) {
    if (part.filename.empty() && part.type.empty()) {
      in.form.emplace(part.name, part.content);
    } else {
      in.files.insert_or_assign(part.name, PageFile{part.filename, part.content});
    }
  }
  in.unread = request.unread;
  in.cookie_header = request.header("cookie");
  in.peer = request.peer;
  in.accepts_gzip = accepts_gzip(request.header("accept-encoding"));
  PageReply out = pages_.handle(in);
  http::Response reply{out.status, std::move(out.content_type), std::move(out.body), std::move(out.headers), nullptr};
  if (in.accepts_gzip) pack(reply);
  return reply;
}

}  // namespace gestand::gateway
