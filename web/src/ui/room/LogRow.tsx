import { Component } from 'preact';
import { dayOf, moment, t } from '../../i18n';
import type { MessageView } from '../../protocol';
import { fetching, loadGap } from '../../state/room';
import type { Row } from '../../state/rows';
import { FoldAway } from '../near/FoldAway';
import { HeldMessage } from './HeldMessage';
import { Message } from './Message';
import { OutgoingMessage } from './OutgoingMessage';

interface Props {
	row: Row;
	/** Whether this message is the list's one tab stop. */
	stop: boolean;
	onActions(message: MessageView, own: boolean): void;
}

/** One row of the list. Drawn again only when its own content changed. */
export class LogRow extends Component<Props> {
	override shouldComponentUpdate(next: Props): boolean {
		return next.stop !== this.props.stop || !sameRow(next.row, this.props.row);
	}

	override render({ row, stop, onActions }: Props) {
		switch (row.kind) {
			case 'message': return (
				<li data-row={row.key} data-seq={row.message.seq}>
					<FoldAway message={row.message} stop={stop}>
						<Message message={row.message} own={row.own} stop={stop} onActions={onActions} />
					</FoldAway>
				</li>
			);
			case 'held': return <li data-row={row.key}><HeldMessage held={row.held} /></li>;
			case 'outgoing': return <li data-row={row.key}><OutgoingMessage one={row.outgoing} /></li>;
			case 'day': return <li data-row={row.key}><Day at_ms={row.at_ms} /></li>;
			case 'unread': return <li data-row={row.key}><UnreadLine at_ms={row.at_ms} /></li>;
			default: return <li data-row={row.key}><GapRow at_most={row.at_most} /></li>;
		}
	}
}

function sameRow(a: Row, b: Row): boolean {
	if (a.kind === 'message' && b.kind === 'message') return a.message === b.message && a.own === b.own;
	if (a.kind === 'held' && b.kind === 'held') return a.held === b.held;
	if (a.kind === 'outgoing' && b.kind === 'outgoing') return a.outgoing === b.outgoing;
	return a.kind === b.kind && a.key === b.key && a.kind !== 'gap';
}

function Day({ at_ms }: { at_ms: number }) {
	return <p class="day">{dayOf(at_ms, Date.now())}</p>;
}

function UnreadLine({ at_ms }: { at_ms: number }) {
	return <p class="unread-line"><span>{t('room.since', { time: moment(at_ms, Date.now()) })}</span></p>;
}

function GapRow({ at_most }: { at_most: number }) {
	return (
		<p class="gap">
			<button
				type="button"
				class="text-button"
				aria-disabled={fetching.value === 'gap' ? 'true' : undefined}
				onClick={() => void loadGap()}
			>
				{t('room.gap', { n: at_most })}
			</button>
		</p>
	);
}
