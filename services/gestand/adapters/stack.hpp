// A running stack as the tool sees it: the settings that deploy/up wrote into DIR/stack.env.
#pragma once
#include <map>
#include <stdexcept>
#include <string>

namespace gestand::cli {

// The person used the tool wrongly; exit code 2. The text is Dutch and says what to do.
struct WrongUse : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// It did not work out; exit code 1.
struct Failed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Stack {
 public:
  // Reads DIR/stack.env, KEY=VALUE a line. Throws WrongUse if there is no stack in that folder.
  explicit Stack(std::string folder);

  [[nodiscard]] static bool exists(const std::string& folder);
  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] std::string database() const { return need("GESTAND_DATABASE"); }
  [[nodiscard]] std::string keys() const { return need("GESTAND_KEYS"); }
  [[nodiscard]] std::string peers() const { return need("GESTAND_PEERS"); }
  [[nodiscard]] std::string http() const { return need("GESTAND_HTTP"); }  // host:port

 private:
  [[nodiscard]] std::string need(const std::string& name) const;

  std::string folder_;
  std::map<std::string, std::string> settings_;
};

}  // namespace gestand::cli
