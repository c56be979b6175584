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
	private readonly inbox: string[] = [];
	private readonly turn = new MessageChannel();
	private resting = false;
	private nextId = 1;
	private done = false;

	constructor(private readonly handlers: SocketHandlers) {
		const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
		this.ws = new WebSocket(`${scheme}//${location.host}/ws`, SUBPROTOCOL);
		this.ws.onopen = () => handlers.onOpen();
		this.ws.onmessage = (e) => this.receive(String(e.data));
		this.turn.port1.onmessage = () => this.workIn(true);
		this.ws.onclose = (e) => {
			this.workIn(false);
			this.finish(e.code);
		};
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
		this.inbox.push(...text.split('\n').filter((line) => line.trim() !== ''));
		if (!this.resting) this.workIn(true);
	}

	/*
	 * Line after line, as the server said them. Whoever waits for an answer goes on before the next line
	 * is worked in: an event that came after it, often in the same frame, would else be overtaken by the
	 * older answer, and what people see stayed at that. A channel gives the turn back, because the clocks
	 * of a page that is not in view go slowly.
	 */
	private workIn(rests: boolean): void {
		this.resting = false;
		for (let line = this.inbox.shift(); line !== undefined && !this.done; line = this.inbox.shift()) {
			const answered = this.take(line);
			if (!rests || !answered || this.inbox.length === 0) continue;
			this.resting = true;
			this.turn.port2.postMessage(null);
			return;
		}
	}

	/** True when somebody waited for it. */
	private take(line: string): boolean {
		let frame: Frame;
		try {
			frame = JSON.parse(line) as Frame;
		} catch {
			return false;
		}
		if (typeof frame.re === 'number') return this.settle(frame.re, frame);
		if (typeof frame.ev === 'string') this.handlers.onEvent(frame);
		return false;
	}

	private settle(id: number, frame: Frame): boolean {
		const request = this.waiting.get(id);
		if (!request) return false;
		this.waiting.delete(id);
		clearTimeout(request.timer);
		this.sendWaiting();
		if (frame.err) request.reject(new Refused(frame.err));
		else request.resolve(frame.ok);
		return true;
	}

	private finish(code: number): void {
		if (this.done) return;
		this.done = true;
		for (const request of this.waiting.values()) {
			clearTimeout(request.timer);
			request.reject(new Unanswered('cut'));
		}
		this.waiting.clear();
		this.turn.port1.close();
		this.handlers.onClose(code);
	}
}
