// Mail as files: each message an .eml file that is durable before it counts as sent. The name is the message id, so
// that a repeat replaces the same file.
#pragma once
#include <string>

#include "services/alerts/app/stages/send.hpp"

namespace gestand::alerts {

class PostFolder final : public Post {
 public:
  explicit PostFolder(std::string folder) : folder_(std::move(folder)) {}
  [[nodiscard]] Result send(const Message& message) override;

 private:
  std::string folder_;
};

}  // namespace gestand::alerts
