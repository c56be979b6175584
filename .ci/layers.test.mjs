// Shows that layers.mjs catches what it is for: a small tree that is right, and the same tree
// with one breach at a time.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { checkTree } from "./layers.mjs";

const GOOD = {
	"include/noaber/str.h": "/* str.h - strings (layer 1, base). */\n#include <stddef.h>\n",
	"include/noaber/clock.h": "/* clock.h - time (layer 1, base). */\n",
	"include/noaber/link.h": "/*\n * link.h - messages between edge and core (layer\n * 3, codec).\n */\n#include \"noaber/str.h\"\n",
	"include/noaber/shape.h": "/* shape.h - shapes (layer 3, codec). */\n",
	"include/noaber/store.h": "/* store.h - truth (layer 4, store). */\n#include \"noaber/sql_names.h\"\n",
	"include/noaber/core.h": "/* core.h - loop (layer 7, core). */\n",
	"server/base/str.c": '#include "noaber/str.h"\n/* strcpy(a, b) would be wrong, SELECT x FROM y too */\n',
	"server/model/rights.c": '#include "noaber/str.h"\n#include "rights.h"\nint runtime(int x);\n',
	"server/model/rights.h": "int rights;\n",
	"server/store/sqlite.c": '#include <sqlite3.h>\n#include "noaber/store.h"\nchar *s = "PRAGMA x";\nint a(void) { return sqlite3_open(); }\n',
	"server/commands/room/look.c": '#include "noaber/store.h"\nchar *s = "Select a room from the list";\n',
	"server/edge/edge.c": '#include <libwebsockets.h>\n#include "noaber/link.h"\nint b(void) { return lws_service() + uv_run(); }\n',
	"server/core/loop.c": '#include <uv.h>\n#include "noaber/core.h"\n#include "noaber/link.h"\n',
	"server/main/main.c": '#include "noaber/core.h"\nchar *word = "atoi(x) in a string is no call";\n',
};

function check(changes) {
	const top = mkdtempSync(join(tmpdir(), "noaber-layers-"));
	try {
		for (const [path, text] of Object.entries({ ...GOOD, ...changes })) {
			mkdirSync(dirname(join(top, path)), { recursive: true });
			writeFileSync(join(top, path), text);
		}
		return checkTree(top).breaches;
	} finally {
		rmSync(top, { recursive: true });
	}
}

const BREACHES = [
	["an include that goes up", "server/base/str.c", '\n#include "noaber/store.h"\n', "2: base (1) includes noaber/store.h of store (4)"],
	["a public header that includes upwards", "include/noaber/str.h", '/* (layer 1, base) */\n#include "noaber/link.h"\n', "2: base (1) includes"],
	["core that knows the edge", "server/core/loop.c", '#include "../edge/edge.h"\n', "1: core (7) includes ../edge/edge.h of edge (7)", { "server/edge/edge.h": "" }],
	["edge that knows the store", "server/edge/edge.c", '#include "noaber/store.h"\n', "1: edge includes noaber/store.h"],
	["edge that knows more codec than the link", "server/edge/edge.c", '#include "noaber/shape.h"\n', "1: edge includes noaber/shape.h"],
	["a private header of another folder", "server/store/sqlite.c", '#include "../model/rights.h"\n', "1: ../model/rights.h is private to server/model"],
	["a header without a layer", "include/noaber/str.h", "/* str.h */\n", "1: a public header states its layer"],
	["a header with a layer that is not", "include/noaber/str.h", "/* (layer 2, base) */\n", "1: a public header states its layer"],
	["an include of nothing", "server/core/loop.c", '#include "noaber/gone.h"\n', "1: noaber/gone.h does not exist"],
	["a folder outside the table", "server/helpers/x.c", "int x;\n", "1: server/helpers is in no layer"],
	["libwebsockets in the core", "server/core/loop.c", "\nint x = lws_write;\n", "2: lws_write"],
	["the header of SQLite in a command", "server/commands/room/look.c", "#include <sqlite3.h>\n", "1: SQLite belongs"],
	["a call of SQLite in a command", "server/commands/room/look.c", "int x = sqlite3_step;\n", "1: sqlite3_step"],
	["libpq in main", "server/main/main.c", "int x = PQexec;\n", "1: PQexec"],
	["a call of libfido2 in a command", "server/commands/room/look.c", "int x = fido_assert_verify;\n", "1: fido_assert_verify"],
	["the header of libfido2 in a command", "server/commands/room/look.c", "#include <fido/es256.h>\n", "1: libfido2 belongs"],
	["libuv in the store", "server/store/sqlite.c", "#include <uv.h>\n", "1: libuv belongs"],
	["libcurl in the core", "server/core/loop.c", "int x = curl_easy_perform;\n", "1: curl_easy_perform: libcurl belongs in server/https only"],
	["the header of cjose in a command", "server/commands/room/look.c", "#include <cjose/cjose.h>\n", "1: cjose belongs in server/oidc only"],
	["a command in the room of the provider", "server/oidc/token.c", '#include "noaber/store.h"\n', "1: oidc (3) includes noaber/store.h of store (4)"],
	["a banned call", "server/main/main.c", "/* one\n two */ int x = strcpy (a, b);\n", "2: strcpy() is banned; use nb_buf"],
	["a clock in the model", "server/model/rights.c", "long x = nb_clock_now_ms();\n", "1: nb_clock_now_ms: the model has no clock"],
	["SQL in a command", "server/commands/room/look.c", 'char *s = "SELECT id FROM room";\n', "1: SQL belongs"],
];

test("the good tree has no breach", () => {
	assert.deepEqual(check({}), []);
});

for (const [what, path, text, expected, more] of BREACHES)
	test(`catches ${what}`, () => {
		const breaches = check({ [path]: text, ...more });
		assert.equal(breaches.filter((line) => line.startsWith(`${path}:${expected}`)).length, 1, breaches.join("\n"));
	});
