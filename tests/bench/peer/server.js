// The peer of the benchmark: a chat server as most people would write it with Node, ws and
// better-sqlite3, and written well: TLS, no compression, one prepared INSERT per message in WAL mode
// with synchronous=FULL (so an acknowledged message survives a power cut, as with Noaber), JSON
// serialised once per message, rooms as a Map of Sets.
//
// It has no accounts, no rights, no limits, no audit: it does less than Noaber does for each message.
//
//   node server.js --port N --cert FILE --key FILE --db FILE [--fill ROOM:COUNT]

'use strict';

const { readFileSync } = require('node:fs');
const { createServer } = require('node:https');
const { parseArgs } = require('node:util');
const Database = require('better-sqlite3');
const { WebSocketServer, WebSocket } = require('ws');

const { values: options } = parseArgs({
	options: {
		port: { type: 'string' },
		cert: { type: 'string' },
		key: { type: 'string' },
		db: { type: 'string' },
		fill: { type: 'string' },
	},
});

const db = new Database(options.db);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
	CREATE TABLE IF NOT EXISTS messages (
		id INTEGER PRIMARY KEY,
		room TEXT NOT NULL,
		sender TEXT NOT NULL,
		text TEXT NOT NULL,
		at INTEGER NOT NULL
	);
	CREATE INDEX IF NOT EXISTS messages_by_room ON messages (room, id);
`);
const insertMessage = db.prepare('INSERT INTO messages (room, sender, text, at) VALUES (?, ?, ?, ?)');
const selectLast = db.prepare(
	'SELECT id AS seq, sender AS "from", text, at FROM messages WHERE room = ? ORDER BY id DESC LIMIT 50',
);

const rooms = new Map();

function join(socket, room) {
	if (!rooms.has(room)) rooms.set(room, new Set());
	rooms.get(room).add(socket);
	socket.rooms.add(room);
}

function leave(socket, room) {
	rooms.get(room)?.delete(socket);
	socket.rooms.delete(room);
}

function post(socket, { id, room, text }) {
	const at = Date.now();
	const { lastInsertRowid: seq } = insertMessage.run(room, socket.name, text, at);
	socket.send(JSON.stringify({ t: 'ack', id, seq, at }));
	const data = JSON.stringify({ t: 'msg', room, seq, from: socket.name, text, at });
	for (const member of rooms.get(room) ?? []) {
		if (member.readyState === WebSocket.OPEN) member.send(data);
	}
}

const commands = {
	hello(socket, { id }) {
		socket.send(JSON.stringify({ t: 'ok', id, name: socket.name }));
	},
	join(socket, { id, room }) {
		join(socket, room);
		socket.send(JSON.stringify({ t: 'ok', id, members: rooms.get(room).size }));
	},
	leave(socket, { id, room }) {
		leave(socket, room);
		socket.send(JSON.stringify({ t: 'ok', id }));
	},
	post,
	history(socket, { id, room }) {
		const messages = selectLast.all(room).reverse();
		socket.send(JSON.stringify({ t: 'history', id, room, messages }));
	},
};

let connections = 0;

function onConnection(socket) {
	socket.name = `gast-${++connections}`;
	socket.rooms = new Set();
	socket.on('message', (data) => {
		const request = JSON.parse(data);
		const command = commands[request.t];
		if (command) command(socket, request);
		else socket.send(JSON.stringify({ t: 'error', id: request.id, why: 'unknown command' }));
	});
	socket.on('close', () => {
		for (const room of socket.rooms) leave(socket, room);
	});
	socket.on('error', () => socket.terminate());
}

// Puts messages in a room before the measures, in one transaction.
function fill(room, count) {
	const text = 'Vandaag ging het een stuk beter dan gisteren, dat was écht gezellig. '.repeat(5);
	db.transaction(() => {
		for (let i = 0; i < count; i++) insertMessage.run(room, 'gast', text.slice(0, 299), Date.now());
	})();
}

if (options.fill) {
	const [room, count] = options.fill.split(':');
	fill(room, Number(count));
}

const server = createServer({ cert: readFileSync(options.cert), key: readFileSync(options.key) });
const sockets = new WebSocketServer({ server, path: '/ws', perMessageDeflate: false });
sockets.on('connection', onConnection);
server.listen(Number(options.port), '127.0.0.1', () => console.log('listening'));

process.on('SIGTERM', () => {
	for (const socket of sockets.clients) socket.terminate();
	server.close();
	db.close();
	process.exit(0);
});
