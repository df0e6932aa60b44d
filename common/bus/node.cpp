#include "common/bus/node.hpp"

#include "common/bus/node_loop.hpp"

namespace gestand::bus {

Node::Node(NodeConfig config) : impl_(std::make_unique<Impl>(std::move(config))) {}
Node::~Node() { impl_->stop(); }

void Node::serve(const std::string& method, Handler handler, std::vector<std::string> callers) {
  impl_->methods[method] = {std::move(handler), {callers.begin(), callers.end()}};
}
void Node::listen(const std::string& source, Listener& listener) { impl_->listeners.emplace(source, &listener); }
void Node::beacon(std::function<HeadsMessage()> heads) { impl_->heads = std::move(heads); }
void Node::start() { impl_->start(); }
void Node::drain() { impl_->draining = true; }
void Node::stop() { impl_->stop(); }

void Node::publish(std::vector<EventMessage> events) {
  if (impl_->config.events.empty()) return;
  for (const auto& event : events) impl_->enqueue(Outgoing{Outgoing::Kind::Publish, frames_of(event), {}, nullptr});
}

Reply Node::call(const std::string& service, const std::string& method, const std::string& body,
                 std::chrono::milliseconds budget, const std::string& key) {
  return impl_->await(impl_->ask(service, method, body, budget, key));
}

std::vector<Reply> Node::call_each(const std::vector<Ask>& asks, std::chrono::milliseconds budget) {
  std::vector<std::shared_ptr<Pending>> asked;
  for (const auto& ask : asks) asked.push_back(impl_->ask(ask.service, ask.method, ask.body, budget, {}));
  std::vector<Reply> out;
  for (const auto& pending : asked) out.push_back(impl_->await(pending));
  return out;
}

Node::Counters Node::counters() const {
  const auto& c = impl_->counts;
  return {c.served, c.busy, c.expired, c.dropped, c.published, c.received, c.malformed, c.reconnects};
}

}  // namespace gestand::bus
