// Checks that dependencies point down, and that each library and habit stays in its place.
//
//   node .ci/layers.mjs [TOP]
//
// Prints one line per breach, `path:line: what is wrong`, and ends with code 1 when there is
// one. Reads the text of the C files and nothing else: no compiler, no build, milliseconds.
// A public header tells its layer itself, in its first comment, as "(layer 4, store)".
// layers.test.mjs shows that every rule here catches something.

import { readdirSync, readFileSync, existsSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

// A folder of server/ and its height. A file includes its own height and below.
const LAYERS = { base: 1, model: 2, codec: 3, https: 2, oidc: 3, push: 3, store: 4, command: 5, commands: 6, edge: 7, core: 7, main: 8 };

// The edge is another process, with hostile bytes in it: of the rest it knows base and the
// messages to the core, no rules, no store, no accounts.
const EDGE_HEADERS_ABOVE_BASE = ["noaber/link.h"];

// Made by the build, so not in the tree.
const GENERATED = { "noaber/sql_names.h": "store" };

// Libraries that only some folders may know.
const LIBRARIES = [
	{ call: /\blws_\w+/, header: /^libwebsockets/, only: ["edge"], name: "libwebsockets" },
	{ call: /\bsqlite3_\w+/, header: /^sqlite3\.h$/, only: ["store"], name: "SQLite" },
	{ call: /\bPQ[a-z]\w+/, header: /^(postgresql\/)?libpq/, only: ["store"], name: "libpq" },
	{ call: /\bQRcode_\w+/, header: /^qrencode\.h$/, only: ["command"], name: "libqrencode" },
	{ call: /\bfido_\w+/, header: /^fido(\.h$|\/)/, only: ["codec"], name: "libfido2" },
	{ call: /\bcurl_\w+/, header: /^curl\//, only: ["https"], name: "libcurl" },
	{ call: /\bcjose_\w+/, header: /^cjose\//, only: ["oidc"], name: "cjose" },
	{ call: /\buv_\w+/, header: /^uv\.h$/, only: ["edge", "core"], name: "libuv" },
];

// Calls that nobody makes, and what to use instead.
const BANNED = {
	strcpy: "nb_buf", strcat: "nb_buf", stpcpy: "nb_buf", strncpy: "nb_buf", strncat: "nb_buf",
	sprintf: "snprintf or nb_buf", vsprintf: "vsnprintf or nb_buf", gets: "fgets",
	strtok: "a loop over nb_str", strtok_r: "a loop over nb_str",
	atoi: "a parser that can refuse", atol: "a parser that can refuse", atoll: "a parser that can refuse",
	atof: "a parser that can refuse", sscanf: "a parser that can refuse", scanf: "a parser that can refuse",
	alloca: "the arena", system: "nothing: no shell in a server", popen: "nothing: no shell in a server",
	rand: "nb_secret", srand: "nb_secret", random: "nb_secret", tmpnam: "mkstemp", mktemp: "mkstemp",
};
const BANNED_CALL = new RegExp(`(?<![\\w.>])(${Object.keys(BANNED).join("|")})\\s*\\(`, "g");

// Programs that run while we build, on our own files.
const BUILD_TOOLS = ["server/store/nbsql.c"];

// The rules of the model are functions from values to values.
const IMPURE = /\b(nb_clock_\w+|time|clock_gettime|gettimeofday|json_\w+)\s*\(/;

// Upper case, as all our SQL is written, so that English in a string is not mistaken for it.
const SQL =
	/\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|(CREATE|ALTER|DROP)\s+(TABLE|INDEX)|PRAGMA\s)/;

function* filesBelow(folder) {
	if (!existsSync(folder)) return;
	for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* filesBelow(path);
		else if (/\.[ch]$/.test(entry.name)) yield path;
	}
}

// Splits C into code (comments and string contents blanked) and strings (all else blanked),
// both with the line ends of the original, so that a position is a line in either.
function splitSource(text) {
	const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
	const blank = (piece) => piece.replace(/[^\n]/g, " ");
	let code = "";
	let strings = "";
	let end = 0;
	for (const match of text.matchAll(pattern)) {
		const between = text.slice(end, match.index);
		const isString = match[0][0] === '"';
		code += between + blank(match[0]);
		strings += blank(between) + (isString ? match[0] : blank(match[0]));
		end = match.index + match[0].length;
	}
	return { code: code + text.slice(end), strings: strings + blank(text.slice(end)) };
}

const includesOf = (text) =>
	[...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]/gm)].map((match) => ({
		quoted: match[1] === '"',
		name: match[2],
		line: lineAt(text, match.index),
	}));

const lineAt = (text, index) => text.slice(0, index).split("\n").length;

// The layer that a public header says it is in, or undefined.
function statedLayer(path) {
	const match = /\(layer\s+(?:\*\s+)?(\d+),\s+(?:\*\s+)?(\w+)\)/.exec(readFileSync(path, "utf8").slice(0, 4000));
	return match && LAYERS[match[2]] === Number(match[1]) ? match[2] : undefined;
}

class Check {
	constructor(top) {
		this.top = top;
		this.breaches = [];
	}

	breach(path, line, text) {
		this.breaches.push(`${relative(this.top, path)}:${line}: ${text}`);
	}

	// The layer of a file of ours, or undefined with a breach told.
	layerOfFile(path) {
		const parts = relative(this.top, path).split("/");
		if (parts[0] === "include") {
			const layer = statedLayer(path);
			if (!layer) this.breach(path, 1, 'a public header states its layer, as "(layer 4, store)"');
			return layer;
		}
		if (!(parts[1] in LAYERS)) {
			this.breach(path, 1, `server/${parts[1]} is in no layer`);
			return undefined;
		}
		return parts[1];
	}

	// The layer that an include leads to; undefined for headers of libraries and the system.
	layerOfInclude(path, include) {
		if (include.name in GENERATED) return GENERATED[include.name];
		if (include.name.startsWith("noaber/")) {
			const target = join(this.top, "include", include.name);
			if (existsSync(target)) return statedLayer(target);
			this.breach(path, include.line, `${include.name} does not exist`);
			return undefined;
		}
		if (!include.quoted) return undefined;
		const candidates = [normalize(join(dirname(path), include.name)), join(this.top, "server", include.name)];
		const target = candidates.find((candidate) => existsSync(candidate));
		return target && relative(this.top, target).split("/")[1];
	}

	checkInclude(path, layer, include) {
		const to = this.layerOfInclude(path, include);
		if (to && LAYERS[to] === undefined) return;
		if (to && to !== layer) {
			const isPublic = include.name.startsWith("noaber/");
			if (LAYERS[to] >= LAYERS[layer])
				this.breach(path, include.line,
					`${layer} (${LAYERS[layer]}) includes ${include.name} of ${to} (${LAYERS[to]}): only downwards`);
			else if (!isPublic && layer !== "main")
				this.breach(path, include.line, `${include.name} is private to server/${to}`);
			else if (layer === "edge" && to !== "base" && !EDGE_HEADERS_ABOVE_BASE.includes(include.name))
				this.breach(path, include.line, `edge includes ${include.name}: it knows only base and the link`);
		}
		for (const library of LIBRARIES)
			if (library.header.test(include.name) && !library.only.includes(layer))
				this.breach(path, include.line, `${library.name} belongs in server/${library.only.join(" and server/")} only`);
	}

	// Tells each line that matches once.
	checkLines(path, text, pattern, tell) {
		text.split("\n").forEach((line, index) => {
			const match = pattern.exec(line);
			pattern.lastIndex = 0;
			if (match) this.breach(path, index + 1, tell(match));
		});
	}

	checkFile(path) {
		const layer = this.layerOfFile(path);
		const text = readFileSync(path, "utf8");
		const { code, strings } = splitSource(text);
		const commentsOut = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
		if (!BUILD_TOOLS.includes(relative(this.top, path)))
			this.checkLines(path, code, BANNED_CALL, (match) => `${match[1]}() is banned; use ${BANNED[match[1]]}`);
		if (!layer) return;
		for (const include of includesOf(commentsOut)) this.checkInclude(path, layer, include);
		for (const library of LIBRARIES)
			if (!library.only.includes(layer))
				this.checkLines(path, code, library.call, (match) =>
					`${match[0]}: ${library.name} belongs in server/${library.only.join(" and server/")} only`);
		if (layer === "model")
			this.checkLines(path, code, IMPURE, (match) => `${match[1]}: the model has no clock and no JSON`);
		if (layer !== "store")
			this.checkLines(path, strings, SQL, () => "SQL belongs in server/store only");
	}

	run() {
		let count = 0;
		for (const folder of ["include/noaber", "server"])
			for (const path of filesBelow(join(this.top, folder))) {
				this.checkFile(path);
				count++;
			}
		return count;
	}
}

/** All breaches in the tree at `top`, as lines, and how many files were read. */
export function checkTree(top) {
	const check = new Check(top);
	const count = check.run();
	return { count, breaches: check.breaches };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const top = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "..");
	const { count, breaches } = checkTree(top);
	for (const line of breaches) console.log(line);
	console.log(`${count} files read, ${breaches.length} breaches`);
	process.exitCode = breaches.length > 0 || count === 0 ? 1 : 0;
}
