/*
 * Sits between the page and the real server, to cut the line at a chosen moment or to stand in for
 * a long history. Everything it does not touch goes through unchanged.
 */

/**
 * Puts itself on the socket of a page. `onSend(frame, line)` sees each command: it may answer
 * 'drop' so that the server never gets it. `onReply(object, line)` sees each object from the server
 * and may answer 'drop' too. `line` can cut and can say something to the page.
 */
export async function tap(page, { onSend = () => undefined, onReply = () => undefined }) {
	const wire = { live: undefined };
	await page.routeWebSocket(/\/ws$/, (socket) => {
		const server = socket.connectToServer();
		let open = true;
		const line = {
			cut() {
				open = false;
				void server.close();
				void socket.close({ code: 4002 });
			},
			tell: (...objects) => open && socket.send(objects.map((one) => JSON.stringify(one)).join('\n')),
		};
		wire.live = line;
		socket.onMessage((text) => {
			const frame = JSON.parse(text);
			if (open && onSend(frame, line) !== 'drop' && open) server.send(text);
		});
		server.onMessage((text) => {
			for (const part of String(text).split('\n')) {
				if (part.trim() === '') continue;
				if (open && onReply(JSON.parse(part), line) !== 'drop' && open) socket.send(part);
			}
		});
	});
	return wire;
}

/** Listens along on the sockets of a page, from before it is opened. `next(cmd)`: the next answer of the server to that command. */
export function listen(page) {
	const waiting = [];
	page.on('websocket', (socket) => {
		const asked = new Map();
		const each = (handle) => ({ payload }) => String(payload).split('\n').filter(Boolean).forEach((line) => handle(JSON.parse(line)));
		socket.on('framesent', each(({ id, cmd }) => asked.set(id, cmd)));
		socket.on('framereceived', each((answer) => {
			const cmd = asked.get(answer.re);
			for (const one of waiting.filter((some) => some.cmd === cmd && some.enough(answer))) one.resolve(answer);
		}));
	});
	return {
		next: (cmd, enough = () => true) => new Promise((resolve) => waiting.push({ cmd, enough, resolve })),
	};
}

/** A room with this many messages, kept here instead of at the server. */
export class LongRoom {
	constructor(room, count) {
		this.room = room;
		this.messages = Array.from({ length: count }, (_, i) => this.message(i + 1));
	}

	message(seq) {
		return {
			message: `made${String(seq).padStart(8, '0')}`, room: this.room, seq, at_ms: 1_760_000_000_000 + seq * 1000,
			author: { member: 'madeup', name: 'Korenwolf', hat: 'resident' },
			text: `Bericht ${seq}. ${'Een stukje tekst erbij. '.repeat(seq % 7)}`, state: 'visible',
			reactions: { recognise: seq % 3, strength: 0, thanks: 0 }, mine: [],
		};
	}

	get head() {
		return this.messages.length;
	}

	/** Adds a message and answers its event. */
	post() {
		const message = this.message(this.head + 1);
		this.messages.push(message);
		return { ev: 'message.posted', room: this.room, seq: message.seq, data: { message } };
	}

	/** Answers the commands about reading; undefined for all others. */
	answer({ cmd, args }) {
		if (args?.room !== this.room) return undefined;
		if (cmd === 'room.history') return this.history(args);
		if (cmd === 'room.read') return { read_seq: args.seq, unread: 0 };
		if (cmd === 'room.events') return { events: [], head_seq: this.head, more: false };
		return undefined;
	}

	history({ before, after, around, limit = 50 }) {
		let end = this.head;
		if (before !== undefined) end = before - 1;
		if (around !== undefined) end = Math.min(this.head, around + limit / 2);
		let start = Math.max(0, end - limit);
		if (after !== undefined) {
			start = after;
			end = Math.min(this.head, after + limit);
		}
		return {
			messages: this.messages.slice(start, end), head_seq: this.head,
			more_before: start > 0, more_after: end < this.head,
		};
	}
}
