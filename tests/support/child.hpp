// A process of a test's own that can be killed: this binary again, running one test that is disabled in the parent.
#pragma once
#include <map>
#include <string>

namespace gestand::support {

class Child {
 public:
  // Runs the test "Suite.DISABLED_Name" with these variables added to its environment.
  Child(const std::string& test, const std::map<std::string, std::string>& environment);
  ~Child();  // kill -9, and waits for its end
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void signal(int number) const;
  void kill();

 private:
  int pid_ = 0;
};

// What the parent gave it; empty in the parent itself.
[[nodiscard]] std::string given(const char* name);

}  // namespace gestand::support
