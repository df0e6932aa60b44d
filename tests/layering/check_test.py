#!/usr/bin/python3
"""The layering check finds each kind of breach in a small tree, at the right line, and passes the tree without it."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import check

CLEAN = {
    "CMakeLists.txt": "house_library(vocab)\nhouse_library(wire gestand_vocab)\nhouse_library(bus gestand_wire)\n",
    "common/vocab/time.hpp": "#pragma once\n#include <chrono>\n",
    "common/wire/event.hpp": '#pragma once\n#include <nlohmann/json_fwd.hpp>\n#include "common/vocab/time.hpp"\n',
    "common/wire/event.cpp": '#include "common/wire/event.hpp"\n#include <nlohmann/json.hpp>\n',
    "common/bus/node.cpp": '#include <sys/un.h>\n#include <zmq.hpp>\n#include "common/vocab/time.hpp"\n',
    "services/motions/domain/motion.hpp": '#pragma once\n#include "common/vocab/time.hpp"\n',
    "services/motions/app/decide.cpp": '#include "services/motions/domain/motion.hpp"\n// std::cout << "httplib.h"\n',
    "services/motions/main.cpp": '#include "services/motions/domain/motion.hpp"\nauto many = 1\'000\'000;\n',
    "services/vehicles/domain/edition.hpp": "#pragma once\n#include <string>\n",
}

BREACHES = [
    ("services/motions/domain/motion.cpp", "#include <chrono>\n#include <nlohmann/json.hpp>\n", 2, "services/motions/domain includes only"),
    ("services/motions/domain/motion.cpp", '#include "common/wire/event.hpp"\n', 1, "services/motions/domain includes only"),
    ("services/motions/domain/motion.cpp", '#include "services/motions/app/decide.hpp"\n', 1, "services/motions/domain includes only"),
    ("services/motions/domain/motion.cpp", "#include <unistd.h>\n", 1, "services/motions/domain includes only"),
    ("services/motions/domain/motion.cpp", "int a;\nauto n = std::chrono::system_clock::now();\n", 2, "the present is an argument"),
    ("services/motions/domain/motion.cpp", 'auto n = std::getenv("HOME");\n', 1, "knows no environment"),
    ("services/motions/domain/motion.cpp", "std::cout << 1;\n", 1, "no I/O"),
    ("services/motions/app/x.cpp", '#include "services/motions/adapters/pg_store.hpp"\n', 1, "services/motions/app includes only"),
    ("services/motions/adapters/x.cpp", '#include "services/vehicles/domain/edition.hpp"\n', 1, "services/motions/adapters includes only"),
    ("services/motions/adapters/store.cpp", "#include <pqxx/pqxx>\n", 1, "<pqxx/> belongs only in"),
    ("services/motions/adapters/bus.cpp", "#include <zmq.hpp>\n", 1, "<zmq> belongs only in"),
    ("services/motions/adapters/web.cpp", "#include <httplib.h>\n", 1, "<httplib.h> belongs only in"),
    ("services/motions/adapters/web.hpp", "#include <nlohmann/json.hpp>\n", 1, "<nlohmann/json.hpp> belongs only in"),
    ("common/wire/x.cpp", '#include "services/motions/domain/motion.hpp"\n', 1, "common includes only"),
    ("common/wire/x.cpp", '#include "common/bus/node.cpp"\n', 1, "does not link gestand_bus into gestand_wire"),
    ("common/vocab/x.cpp", "#include <fmt/format.h>\n", 1, "common/vocab includes only"),
    ("common/wire/x.cpp", '#include "event.hpp"\n', 1, "by their path from the root"),
    ("common/wire/x.cpp", '#include "common/wire/gone.hpp"\n', 1, "there is no such file"),
    ("common/wire/x.cpp", "int a;\n" * 501, 501, "at most 500"),
    ("tests/unit/x.cpp", "void f() { std::this_thread::sleep_for(s); }\n", 1, "not waited for"),
]


class Layering(unittest.TestCase):
    def broken(self, files):
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            table = check.Table(os.path.join(os.path.dirname(os.path.abspath(__file__)), "allowed.txt"))
            return check.Checker(root, table).run(check.files_of(root))

    def test_clean_tree_passes(self):
        self.assertEqual(self.broken(CLEAN), [])

    def test_each_breach_is_found_where_it_stands(self):
        for path, text, line, rule in BREACHES:
            with self.subTest(path=path, text=text[:60]):
                found = self.broken({**CLEAN, path: text})
                self.assertTrue([f for f in found if f.startswith(f"{path}:{line}:") and rule in f], found)

    def test_allowed_places_pass(self):
        for path, text in [
            ("services/motions/adapters/pg_store.cpp", "#include <pqxx/pqxx>\n#include <libpq-fe.h>\n"),
            ("services/gateway/adapters/http_server.cpp", "#include <httplib.h>\n"),
            ("services/motions/adapters/motion_json.cpp", "#include <nlohmann/json.hpp>\n"),
        ]:
            with self.subTest(path=path):
                self.assertEqual(self.broken({**CLEAN, path: text}), [])


if __name__ == "__main__":
    unittest.main()
