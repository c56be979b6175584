import { Component, createRef } from 'preact';
import { t } from '../../i18n';
import type { MessageView, RoomView } from '../../protocol';
import { spot } from '../../state/finding';
import { ReadWatcher } from '../../state/reading';
import {
	fetching, following, loadNewer, loadOlder, timeline, toBottom,
} from '../../state/room';
import type { Row } from '../../state/rows';
import { openSheet } from '../../state/sheet';
import { seenAll } from '../../state/timeline';
import { LogRow } from './LogRow';
import { MessageSheet } from './MessageSheet';
import { fromBottom, holdPlace, NEAR_BOTTOM_PX, type Place, placeOf, toUpperThird } from './scrolling';

/** This close to an edge the next page is asked for. */
const FETCH_WITHIN_PX = 600;

interface Props {
	room: RoomView;
	rows: readonly Row[];
	atStart: boolean;
	onEdit(message: MessageView): void;
}

interface State {
	/** The message that is the list's one tab stop; without one it is the last. */
	stop: string | undefined;
}

/**
 * The message list. A class, because only a class can measure right before the page changes
 * (getSnapshotBeforeUpdate); that keeps what somebody reads in its place.
 */
export class MessageLog extends Component<Props, State> {
	override state: State = { stop: undefined };
	private readonly list = createRef<HTMLDivElement>();
	private reading: ReadWatcher | undefined;
	private sizes: ResizeObserver | undefined;
	private stopListening: (() => void) | undefined;
	private readonly watched = new WeakSet<Element>();
	private spotted = 0;

	override componentDidMount(): void {
		const list = this.list.current!;
		const divider = list.querySelector<HTMLElement>('[data-row="unread"]');
		if (divider) toUpperThird(list, divider);
		else list.scrollTop = list.scrollHeight;
		this.reading = new ReadWatcher(this.props.room.room, list);
		this.watchRows();
		this.noteScroll();
		this.goToSpot();
		let first = true;
		this.stopListening = toBottom.subscribe(() => {
			if (!first) requestAnimationFrame(() => this.jump());
			first = false;
		});
		/* The keyboard of a phone or a growing composer takes height away at the bottom. */
		this.sizes = new ResizeObserver(() => {
			if (following.value) list.scrollTop = list.scrollHeight;
		});
		this.sizes.observe(list);
	}

	override componentWillUnmount(): void {
		this.reading?.stop();
		this.sizes?.disconnect();
		this.stopListening?.();
	}

	override getSnapshotBeforeUpdate(): Place {
		return placeOf(this.list.current!);
	}

	override componentDidUpdate(_props: Props, _state: State, place: Place): void {
		const list = this.list.current!;
		if (!place.atBottom || !following.value) holdPlace(list, place);
		/* Only when something came: a press draws this too, and nothing may move from under the finger. */
		else if (list.scrollHeight !== place.height) list.scrollTop = list.scrollHeight;
		this.goToSpot();
		this.watchRows();
		this.fetchNearEdges();
	}

	private jump(): void {
		const list = this.list.current;
		if (list) list.scrollTop = list.scrollHeight;
	}

	/** Brings what was looked for into the upper third, once, and gives it the focus. */
	private goToSpot(): void {
		const wanted = spot.value;
		if (!wanted || wanted.turn === this.spotted) return;
		const rows = Array.from(this.list.current!.querySelectorAll<HTMLElement>('[data-seq]'));
		const row = rows.find((one) => Number(one.dataset['seq']) >= wanted.seq) ?? rows.pop();
		if (!row) return;
		this.spotted = wanted.turn;
		toUpperThird(this.list.current!, row);
		for (const old of this.list.current!.querySelectorAll('.message--found')) old.classList.remove('message--found');
		const article = row.querySelector<HTMLElement>('article');
		article?.classList.add('message--found');
		article?.focus({ preventScroll: true });
	}

	private watchRows(): void {
		for (const row of this.list.current!.querySelectorAll('[data-seq]')) {
			if (this.watched.has(row)) continue;
			this.watched.add(row);
			this.reading?.watch(row);
		}
	}

	private readonly noteScroll = (): void => {
		const list = this.list.current;
		if (!list) return; /* the browser tells of scrolling a frame later: the room may be gone by then */
		const bottom = fromBottom(list) <= NEAR_BOTTOM_PX && !timeline.value.moreAfter;
		following.value = bottom;
		if (bottom) timeline.value = seenAll(timeline.value);
		this.fetchNearEdges();
	};

	private fetchNearEdges(): void {
		const list = this.list.current!;
		if (fetching.value) return;
		if (list.scrollTop < FETCH_WITHIN_PX) void loadOlder();
		else if (fromBottom(list) < FETCH_WITHIN_PX) void loadNewer();
	}

	private readonly onKeyDown = (e: KeyboardEvent): void => {
		const at = (e.target as Element).closest('article');
		if (e.key === 'Escape') {
			document.getElementById('composer')?.focus();
		} else if (at && at === e.target && opensActions(e)) {
			at.querySelector<HTMLElement>('.more')?.click();
		} else {
			const to = this.neighbour(at, e.key);
			if (!to) return;
			to.focus();
		}
		e.preventDefault();
	};

	private neighbour(at: Element | null, key: string): HTMLElement | undefined {
		const all = Array.from(this.list.current!.querySelectorAll<HTMLElement>('article'));
		const index = at ? all.indexOf(at as HTMLElement) : -1;
		if (index < 0) return undefined;
		switch (key) {
			case 'ArrowUp': return all[index - 1];
			case 'ArrowDown': return all[index + 1];
			case 'Home': return all[0];
			case 'End': return all[all.length - 1];
			default: return undefined;
		}
	}

	private readonly openActions = (message: MessageView, own: boolean): void => {
		const { room, onEdit } = this.props;
		openSheet(() => <MessageSheet id={message.message} own={own} room={room} onEdit={onEdit} />);
	};

	private readonly onFocusIn = (e: FocusEvent): void => {
		const row = (e.target as Element).closest<HTMLElement>('[data-row]');
		if (row && row.querySelector('article')) this.setState({ stop: row.dataset['row'] });
	};

	override render({ room, rows, atStart }: Props, { stop }: State) {
		void spot.value; /* drawn again when a message is looked for that is here already */
		const last = rows.filter((row) => row.kind === 'message').pop()?.key;
		const tabStop = rows.some((row) => row.key === stop) ? stop : last;
		const empty = rows.length === 0;
		return (
			<div
				class="log"
				id="messages"
				role="log"
				aria-live="off"
				aria-label={t('room.log')}
				tabIndex={empty ? 0 : -1}
				ref={this.list}
				onScroll={this.noteScroll}
				onKeyDown={this.onKeyDown}
				onFocusIn={this.onFocusIn}
			>
				{empty && <p class="log-note">{t('room.empty')}</p>}
				{!empty && <p class="log-note">{t(!atStart ? 'room.older' : room.with ? 'direct.begin' : 'room.begin')}</p>}
				<ol>
					{rows.map((row) => (
						<LogRow key={row.key} row={row} stop={row.key === tabStop} onActions={this.openActions} />
					))}
				</ol>
			</div>
		);
	}
}

function opensActions(e: KeyboardEvent): boolean {
	return e.key === 'Enter' || e.key === 'ContextMenu' || (e.key === 'F10' && e.shiftKey);
}
