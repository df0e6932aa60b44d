// The two things that the environment can do to us. Everything else is a refusal (a value) or a bug (an abort).
#pragma once
#include <stdexcept>

namespace gestand {

// Not now: nothing happened, ask again later.
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// It may have happened: ask again under the same idempotency key, never redo blindly.
struct InDoubt : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace gestand
