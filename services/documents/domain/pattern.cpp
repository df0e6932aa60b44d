#include "services/documents/domain/pattern.hpp"

#include <cstdint>
#include <stdexcept>

#include "services/documents/domain/text.hpp"

namespace gestand::documents {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\x01';
}

}  // namespace

std::optional<std::pair<std::size_t, std::size_t>> Match::at(std::string_view name) const {
  for (const auto& [key, place] : named)
    if (key == name) return place;
  return std::nullopt;
}

// Recursive descent over the source; repetition is made by copying the instructions of what is repeated.
class PatternCompiler {
 public:
  using Op = Pattern::Op;
  using Inst = Pattern::Inst;
  using Code = std::vector<Inst>;

  PatternCompiler(std::string_view source, Pattern& out) : in_(source), out_(out) {}

  void compile() {
    out_.program_ = alternatives();
    if (at_ != in_.size()) throw std::logic_error("pattern: " + std::string(in_));
    out_.program_.push_back({Op::Done});
  }

 private:
  bool eat(std::string_view what) {
    if (in_.substr(at_, what.size()) != what) return false;
    at_ += what.size();
    return true;
  }

  // Jumps are relative while code is moved about: x and y are offsets from the instruction itself.
  Code alternatives() {
    Code left = sequence();
    while (eat("|")) {
      Code right = sequence();
      Code both{{Op::Split, 0, 1, left.size() + 2}};
      both.insert(both.end(), left.begin(), left.end());
      both.push_back({Op::Jump, 0, right.size() + 1});
      both.insert(both.end(), right.begin(), right.end());
      left = std::move(both);
    }
    return left;
  }

  Code sequence() {
    Code out;
    while (at_ < in_.size() && in_[at_] != '|' && in_[at_] != ')') {
      const Code one = repeated(atom());
      out.insert(out.end(), one.begin(), one.end());
    }
    return out;
  }

  Code repeated(Code one) {
    std::size_t least = 1;
    std::size_t most = 1;
    constexpr std::size_t no_end = 0;
    if (eat("*")) {
      least = 0;
      most = no_end;
    } else if (eat("+")) {
      most = no_end;
    } else if (eat("?")) {
      least = 0;
    } else if (eat("{")) {
      least = number();
      most = eat(",") ? number() : least;
      if (!eat("}")) throw std::logic_error("pattern: }");
    } else {
      return one;
    }
    const bool lazy = eat("?");
    const auto split = [lazy](std::size_t into, std::size_t past) {
      return lazy ? Inst{Op::Split, 0, past, into} : Inst{Op::Split, 0, into, past};
    };
    Code out;
    for (std::size_t i = 0; i < least; ++i) out.insert(out.end(), one.begin(), one.end());
    if (most == no_end) {
      out.push_back(split(1, one.size() + 2));
      out.insert(out.end(), one.begin(), one.end());
      out.push_back({Op::Jump, 0, static_cast<std::size_t>(0) - (one.size() + 1)});
      return out;
    }
    for (std::size_t left = most - least; left > 0; --left) {
      out.push_back(split(1, left * (one.size() + 1)));
      out.insert(out.end(), one.begin(), one.end());
    }
    return out;
  }

  std::size_t number() {
    std::size_t value = 0;
    while (at_ < in_.size() && in_[at_] >= '0' && in_[at_] <= '9')
      value = value * 10 + static_cast<std::size_t>(in_[at_++] - '0');
    return value;
  }

  Code atom() {
    if (eat("(")) {
      std::size_t slot = 0;
      if (eat("?<")) {
        const auto end = in_.find('>', at_);
        out_.names_.emplace_back(in_.substr(at_, end - at_));
        at_ = end + 1;
        slot = out_.names_.size();
      }
      Code inner = alternatives();
      if (!eat(")")) throw std::logic_error("pattern: )");
      if (slot == 0) return inner;
      inner.insert(inner.begin(), {Op::Save, 0, 2 * slot - 2});
      inner.push_back({Op::Save, 0, 2 * slot - 1});
      return inner;
    }
    if (eat("[")) return set();
    if (eat(".")) return {{Op::Any}};
    if (eat("^")) return {{Op::Begin}};
    if (eat("$")) return {{Op::End}};
    if (eat("\\b")) return {{Op::Boundary}};
    if (eat("\\w")) return {{Op::Word}};
    if (eat("\\U")) return {{Op::Upper}};
    if (eat("\\L")) return {{Op::Lower}};
    if (eat("\\d")) {
      std::vector<bool> digits(128, false);
      for (char c = '0'; c <= '9'; ++c) digits[static_cast<std::size_t>(c)] = true;
      out_.sets_.push_back(digits);
      return {{Op::Set, 0, out_.sets_.size() - 1}};
    }
    (void)eat("\\");
    return {{Op::Char, lower(in_[at_++])}};
  }

  Code set() {
    std::vector<bool> members(128, false);
    const bool negative = eat("^");
    bool first = true;
    while (first || in_[at_] != ']') {
      first = false;
      if (in_[at_] == '\\') {
        ++at_;
        if (in_[at_] == 'd' || in_[at_] == 'w') {
          const bool letters = in_[at_++] == 'w';
          for (int c = '0'; c <= '9'; ++c) members[static_cast<std::size_t>(c)] = true;
          for (int c = 'a'; letters && c <= 'z'; ++c) members[static_cast<std::size_t>(c)] = true;
          if (letters) members[1] = true;
          continue;
        }
      }
      const char from = in_[at_++];
      char to = from;
      if (in_[at_] == '-' && in_[at_ + 1] != ']') {
        to = in_[at_ + 1];
        at_ += 2;
      }
      for (int c = from; c <= to; ++c) members[static_cast<std::size_t>(lower(static_cast<char>(c)))] = true;
    }
    ++at_;
    if (negative) members.flip();
    out_.sets_.push_back(members);
    return {{Op::Set, 0, out_.sets_.size() - 1}};
  }

  std::string_view in_;
  std::size_t at_ = 0;
  Pattern& out_;
};

Pattern::Pattern(std::string_view source) {
  PatternCompiler(source, *this).compile();
  learn_first();
}

void Pattern::learn_first() {
  std::vector<bool> seen(program_.size());
  std::vector<std::size_t> open{0};
  std::vector<bool> first(256);
  bool any = false, all_anchored = true;
  while (!open.empty()) {
    const std::size_t pc = open.back();
    open.pop_back();
    if (seen[pc]) continue;
    seen[pc] = true;
    const Inst& inst = program_[pc];
    switch (inst.op) {
      case Op::Jump: open.push_back(pc + inst.x); break;
      case Op::Split:
        open.push_back(pc + inst.x);
        open.push_back(pc + inst.y);
        break;
      case Op::Save:
      case Op::Boundary: open.push_back(pc + 1); break;
      case Op::Begin: any = true; break;  // any character may follow; only the place counts
      case Op::End:
      case Op::Done:
        any = true;
        all_anchored = false;
        break;
      default:
        all_anchored = false;
        for (unsigned c = 0; c < first.size(); ++c)
          if (step(inst, static_cast<char>(c))) first[c] = true;
    }
  }
  only_at_front_ = all_anchored;
  if (!any) first_ = std::move(first);
}

bool Pattern::may_start(std::string_view text, std::size_t at) const {
  if (first_.empty()) return true;
  return at < text.size() && first_[static_cast<unsigned char>(text[at])];
}

bool Pattern::step(const Inst& inst, char c) const {
  switch (inst.op) {
    case Op::Char: return lower(c) == inst.c;
    case Op::Any: return true;
    case Op::Set: return sets_[inst.x][static_cast<unsigned char>(lower(c)) & 0x7FU];
    case Op::Word: return is_word(c);
    case Op::Upper: return c >= 'A' && c <= 'Z';
    case Op::Lower: return (c >= 'a' && c <= 'z') || c == '\x01';
    default: return false;
  }
}

namespace {
thread_local std::uint64_t steps = 0;
}

std::uint64_t steps_taken() { return steps; }

std::optional<Match> Pattern::find(std::string_view text, std::size_t from) const {
  constexpr auto unset = static_cast<std::size_t>(-1);
  struct Task {
    std::size_t pc, at;  // or, with pc == unset: put `old` back into slot `at`
    std::size_t old = 0;
  };
  if (from > text.size()) return std::nullopt;
  // Rules look at sentences and lines; a longer text is looked at as far as the table of marks goes (128 MB).
  constexpr std::size_t marks_max = std::size_t{32} << 20U;
  const std::size_t far = marks_max / program_.size();
  if (text.size() - from > far) text = text.substr(0, from + far);
  const std::size_t width = text.size() - from + 1;
  // Marks of earlier searches stay: only those of this one count, so that a search does not begin with clearing.
  static thread_local std::vector<std::uint32_t> seen;
  static thread_local std::uint32_t mine = 0;
  if (seen.size() < program_.size() * width) seen.resize(program_.size() * width, 0);
  if (++mine == 0) {
    seen.assign(seen.size(), 0);
    mine = 1;
  }
  std::vector<std::size_t> slots(names_.size() * 2, unset);
  std::vector<Task> tasks;
  for (std::size_t start = from; start <= text.size(); ++start) {
    if (only_at_front_ && start > 0) break;
    if (!may_start(text, start)) continue;
    tasks.assign(1, {0, start});
    while (!tasks.empty()) {
      auto [pc, at, old] = tasks.back();
      tasks.pop_back();
      if (pc == unset) {
        slots[at] = old;
        continue;
      }
      for (;;) {
        const std::size_t mark = pc * width + (at - from);
        if (seen[mark] == mine) break;
        seen[mark] = mine;
        ++steps;
        const Inst& inst = program_[pc];
        if (inst.op == Op::Done) {
          Match out{start, at, {}};
          for (std::size_t i = 0; i < names_.size(); ++i) {
            if (slots[2 * i] != unset && slots[2 * i + 1] != unset)
              out.named.push_back({names_[i], {slots[2 * i], slots[2 * i + 1]}});
          }
          return out;
        }
        if (inst.op == Op::Jump) {
          pc += inst.x;
        } else if (inst.op == Op::Split) {
          tasks.push_back({pc + inst.y, at});
          pc += inst.x;
        } else if (inst.op == Op::Save) {
          tasks.push_back({unset, inst.x, slots[inst.x]});
          slots[inst.x] = at;
          ++pc;
        } else if (inst.op == Op::Boundary) {
          const bool before = at > 0 && is_word(text[at - 1]);
          if (before == (at < text.size() && is_word(text[at]))) break;
          ++pc;
        } else if (inst.op == Op::Begin || inst.op == Op::End) {
          if (at != (inst.op == Op::Begin ? 0 : text.size())) break;
          ++pc;
        } else {
          if (at == text.size() || !step(inst, text[at])) break;
          ++at;
          ++pc;
        }
      }
    }
  }
  return std::nullopt;
}

std::vector<Match> Pattern::all(std::string_view text) const {
  std::vector<Match> out;
  std::size_t from = 0;
  while (auto match = find(text, from)) {
    from = match->end > match->begin ? match->end : match->end + 1;
    out.push_back(std::move(*match));
  }
  return out;
}

}  // namespace gestand::documents
