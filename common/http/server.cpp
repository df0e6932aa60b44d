#include "common/http/server.hpp"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "common/http/pool.hpp"
#include "common/logging/log.hpp"

namespace gestand::http {

namespace {

constexpr int backlog = 1'024;
constexpr std::size_t parts_max = 2'000;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

class Server::Impl {
 public:
  Impl(Handler handler, ErrorPage error_page, Limits limits)
      : handler_(std::move(handler)), error_page_(std::move(error_page)), limits_(limits) {
    server_.new_task_queue = [this] {
      return new ElasticPool(limits_.threads_max);
    };  // NOLINT: httplib takes ownership
    server_.set_tcp_nodelay(true);
    server_.set_keep_alive_max_count(100'000);
    server_.set_keep_alive_timeout(5);
    server_.set_read_timeout(10, 0);
    server_.set_write_timeout(10, 0);
    server_.set_payload_max_length(limits_.body_bytes_max);
    server_.set_socket_options([this](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      listening_ = socket;
    });
    server_.set_pre_routing_handler(
        [this](const httplib::Request& request, httplib::Response& response) { return prepare(request, response); });
    server_.set_exception_handler(
        [this](const httplib::Request&, httplib::Response& response, const std::exception_ptr& thrown) {
          try {
            std::rethrow_exception(thrown);
          } catch (const std::exception& error) {
            logging::error("handler failed", {{"fout", error.what()}});
          }
          write(error_page_(500), response);
        });
    server_.set_error_handler([this](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty() && !response.has_header("X-Gestand")) write(error_page_(response.status), response);
      response.headers.erase("X-Gestand");
    });
    const auto serve = [this](const httplib::Request& request, httplib::Response& response) {
      handle(request, response);
    };
    // The body is read here: cpp-httplib refuses a form of more than 8 KiB when it reads one itself.
    const auto serve_body = [this](const httplib::Request& request, httplib::Response& response,
                                   const httplib::ContentReader& read) { handle(request, response, &read); };
    server_.Get(".*", serve);
    server_.Post(".*", serve_body);
    server_.Put(".*", serve_body);
    server_.Patch(".*", serve_body);
    server_.Delete(".*", serve_body);
    server_.Options(".*", serve);
  }

  int start(const std::string& host, int port) {
    const int bound = port == 0 ? server_.bind_to_any_port(host) : (server_.bind_to_port(host, port) ? port : -1);
    if (bound < 0) throw std::runtime_error("cannot listen on " + host + ":" + std::to_string(port));
    ::listen(listening_, backlog);
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    return bound;
  }

  void stop() {
    stopping_ = true;
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  // What the client takes is for the handler to know; httplib itself would compress at brotli's top quality.
  static void keep_from_compressing(const httplib::Request& request) {
    const_cast<httplib::Request&>(request).headers.erase("Accept-Encoding");  // NOLINT
  }

  httplib::Server::HandlerResponse prepare(const httplib::Request& request, httplib::Response& response) {
    if (request.has_header("Content-Encoding")) {
      keep_from_compressing(request);
      write(error_page_(415), response);
      return httplib::Server::HandlerResponse::Handled;
    }
    if (request.headers.size() > limits_.headers_max) {
      keep_from_compressing(request);
      write(error_page_(431), response);
      return httplib::Server::HandlerResponse::Handled;
    }
    return httplib::Server::HandlerResponse::Unhandled;
  }

  static bool read_body(const httplib::Request& request, const httplib::ContentReader& read, Request& in) {
    if (!request.is_multipart_form_data()) {
      return read([&](const char* bytes, std::size_t count) {
        in.body.append(bytes, count);
        return true;
      });
    }
    return read(
        [&](const httplib::MultipartFormData& part) {
          in.parts.push_back({part.name, part.filename, part.content_type, {}});
          return in.parts.size() <= parts_max;
        },
        [&](const char* bytes, std::size_t count) {
          in.parts.back().content.append(bytes, count);
          return true;
        });
  }

  void handle(const httplib::Request& request, httplib::Response& response,
              const httplib::ContentReader* read = nullptr) {
    Request in;
    in.method = request.method;
    in.path = request.path;
    const auto question = request.target.find('?');
    if (question != std::string::npos) in.query = request.target.substr(question + 1);
    for (const auto& [name, value] : request.headers) in.headers.emplace(lower(name), value);
    keep_from_compressing(request);
    in.peer = request.remote_addr;
    if (read != nullptr && !read_body(request, *read, in)) in.unread = response.status >= 400 ? response.status : 400;
    write(handler_(in), response);
  }

  void write(Response from, httplib::Response& to) {
    to.status = from.status;
    for (const auto& [name, value] : from.headers) to.set_header(name, value);
    if (from.stream) {
      to.set_chunked_content_provider(
          from.type, [this, stream = std::move(from.stream)](std::size_t, httplib::DataSink& sink) {
            stream([&](const std::string& bytes) {
              return !stopping_ && sink.is_writable() && sink.write(bytes.data(), bytes.size());
            });
            sink.done();
            return true;
          });
      return;
    }
    if (from.body.empty()) {
      to.set_header("X-Gestand", "answered");
    } else {
      to.set_content(from.body, from.type);
    }
  }

  Handler handler_;
  ErrorPage error_page_;
  Limits limits_;
  httplib::Server server_;
  socket_t listening_ = INVALID_SOCKET;
  std::thread thread_;
  std::atomic<bool> stopping_{false};
};

Server::Server(Handler handler, ErrorPage error_page, Limits limits)
    : impl_(std::make_unique<Impl>(std::move(handler), std::move(error_page), limits)) {}
Server::~Server() { stop(); }
int Server::start(const std::string& host, int port) { return impl_->start(host, port); }
void Server::stop() { impl_->stop(); }

}  // namespace gestand::http
