/*
 * One WebSocket: numbered requests out, replies and events in. It knows frames, not what they mean.
 * A socket lives once; connection.ts makes a new one after each cut.
 */
import type { Args, CommandName, Refusal, Reply } from '../protocol';
import { Refused, Unanswered } from './errors';

const SUBPROTOCOL = 'noaber.1';
/*
 * So many requests are under way at a time, the others wait here in their order. The server does one after
 * the other and lets 16 of a connection wait; past them it says busy, which nobody here would ask again:
 * after a resync, when all that is under way is sent once more, what people see stayed as it was.
 */
const UNDER_WAY_MOST = 8;

interface Waiting {
	frame: string;
	sent: boolean;
	resolve: (ok: unknown) => void;
	reject: (error: Error) => void;
	timer: ReturnType<typeof setTimeout>;
}

interface Frame {
	re?: number;
	ok?: unknown;
	err?: Refusal;
	ev?: string;
	room?: string;
	seq?: number;
	data?: unknown;
}

export interface SocketHandlers {
	onOpen(): void;
	onEvent(frame: Frame): void;
	onClose(code: number): void;
	/** A reply stayed out longer than its patience. */
	onSilence(): void;
}

export type { Frame };

export class Socket {
	private readonly ws: WebSocket;
	private readonly waiting = new Map<number, Waiting>();
	private nextId = 1;
	private done = false;

	constructor(private readonly handlers: SocketHandlers) {
		const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
		this.ws = new WebSocket(`${scheme}//${location.host}/ws`, SUBPROTOCOL);
		this.ws.onopen = () => handlers.onOpen();
		this.ws.onmessage = (e) => this.receive(String(e.data));
		this.ws.onclose = (e) => this.finish(e.code);
	}

	/** Sends a command. Rejects with Refused, or with Unanswered after `patience_ms` or a cut. */
	request<C extends CommandName>(cmd: C, args: Args<C>, patience_ms = 10_000): Promise<Reply<C>> {
		return new Promise<Reply<C>>((resolve, reject) => {
			if (this.done || this.ws.readyState !== WebSocket.OPEN) {
				reject(new Unanswered(cmd));
				return;
			}
			const id = this.nextId++;
			const timer = setTimeout(() => {
				this.waiting.delete(id);
				reject(new Unanswered(cmd));
				this.sendWaiting();
				this.handlers.onSilence();
			}, patience_ms);
			const frame = JSON.stringify({ id, cmd, args });
			this.waiting.set(id, { frame, sent: false, timer, reject, resolve: resolve as (ok: unknown) => void });
			this.sendWaiting();
		});
	}

	/** Sends all unanswered requests again, as the server asks for after a resync. */
	repeatUnanswered(): void {
		for (const request of this.waiting.values()) if (request.sent) this.ws.send(request.frame);
	}

	/** The oldest first, as a map keeps them, up to what may be under way. */
	private sendWaiting(): void {
		let underWay = 0;
		for (const request of this.waiting.values()) {
			underWay += 1;
			if (underWay > UNDER_WAY_MOST) return;
			if (request.sent) continue;
			request.sent = true;
			this.ws.send(request.frame);
		}
	}

	/** Closes from our side. Everything unanswered is rejected at once. */
	close(): void {
		this.ws.close(1000);
		this.finish(1000);
	}

	private receive(text: string): void {
		for (const line of text.split('\n')) {
			if (line.trim() === '' || this.done) continue;
			let frame: Frame;
			try {
				frame = JSON.parse(line) as Frame;
			} catch {
				continue;
			}
			if (typeof frame.re === 'number') this.settle(frame.re, frame);
			else if (typeof frame.ev === 'string') this.handlers.onEvent(frame);
		}
	}

	private settle(id: number, frame: Frame): void {
		const request = this.waiting.get(id);
		if (!request) return;
		this.waiting.delete(id);
		clearTimeout(request.timer);
		this.sendWaiting();
		if (frame.err) request.reject(new Refused(frame.err));
		else request.resolve(frame.ok);
	}

	private finish(code: number): void {
		if (this.done) return;
		this.done = true;
		for (const request of this.waiting.values()) {
			clearTimeout(request.timer);
			request.reject(new Unanswered('cut'));
		}
		this.waiting.clear();
		this.handlers.onClose(code);
	}
}
