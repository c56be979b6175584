import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { moment, number, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Cover, MessageView, RoomView } from '../../protocol';
import { pausedUntil } from '../../state/decisions';
import { quoteOf } from '../../state/answers';
import { answered } from '../../state/finding';
import { people } from '../../state/named';
import { plainWords, spokenWords } from '../../state/naming';
import { post } from '../../state/outgoing';
import { isWritable, jumpToNewest, timeline } from '../../state/room';
import { focusDue } from '../../state/router';
import { saying } from '../../state/saying';
import { enterSends, hasKeyboard } from '../../state/settings';
import { say } from '../../state/speech';
import { keep, recall } from '../../state/vault';
import { Icon } from '../parts/Icon';
import { CoverPick } from './CoverPick';
import { useNames } from './useNames';
import { usePause } from './usePause';
import { AnswerStrip } from './AnswerStrip';

const TEXT_MAX = 4000;

interface Props {
	room: RoomView;
	/** The own message that is being changed, if any. */
	editing: MessageView | undefined;
	onDone(): void;
}

/** Where one writes. A draft stays until it is sent or the person signs out. */
export function Composer({ room, editing, onDone }: Props) {
	const draft = `draft.${room.room}`;
	const field = useRef<HTMLTextAreaElement>(null);
	const [text, setText] = useState(() => (editing ? plainWords(editing) : recall(draft) ?? ''));
	const [problem, setProblem] = useState('');
	const [cover, setCover] = useState<Cover>();
	const pause = usePause(room.room);
	const tooLong = [...text].length - TEXT_MAX;

	useLayoutEffect(() => {
		if (editing || (focusDue.now && hasKeyboard())) field.current?.focus();
		focusDue.now = false;
	}, []);
	useLayoutEffect(() => grow(field.current), [text]);

	const change = (value: string): void => {
		setText(value);
		setProblem('');
		if (!editing) keep(draft, value);
	};

	const names = useNames(field, text, change);

	const save = async (message: MessageView): Promise<void> => {
		try {
			const words = spokenWords(text.trim(), [...people(), ...message.mentions ?? []]);
			await saying(words, (args) => request('message.edit', { message: message.message, ...args }));
			say(t('composer.edited'));
			leave();
		} catch (error) {
			const no = refusalOf(error);
			setProblem(no ? sayNo(no) : t('state.no_answer'));
		}
	};

	const leave = (): void => {
		onDone();
		requestAnimationFrame(() => document.getElementById('composer')?.focus());
	};

	const send = (): void => {
		if (text.trim() === '' || tooLong > 0) return;
		if (editing) {
			void save(editing);
			return;
		}
		if (pause > 0) return;
		post(room.room, spokenWords(text.trim(), people()), timeline.value.head, cover, answered.value && quoteOf(answered.value));
		answered.value = undefined;
		change('');
		setCover(undefined);
		void jumpToNewest();
		field.current?.focus();
	};

	const onKeyDown = (e: KeyboardEvent): void => {
		if (e.isComposing || names.onKeyDown(e)) return;
		if (e.key === 'Enter' && (e.shiftKey ? false : enterSends())) {
			e.preventDefault();
			send();
		} else if (e.key === 'Escape' && editing) {
			leave();
		} else if (e.key === 'ArrowUp' && text === '') {
			const last = document.querySelector<HTMLElement>('#messages li:last-of-type article')
				?? [...document.querySelectorAll<HTMLElement>('#messages article')].pop();
			if (!last) return;
			e.preventDefault();
			last.focus();
		}
	};

	if (!isWritable(room)) {
		return <div class="composer"><ReadOnly room={room} /></div>;
	}
	return (
		<form class="composer" onSubmit={(e) => { e.preventDefault(); send(); }}>
			{editing ? (
				<p class="composer-note">
					<Icon name="pencil" small /><span class="grow">{t('composer.editing')}</span>
					<button type="button" class="text-button" onClick={leave}>{t('form.stop')}</button>
				</p>
			) : (
				<p class="composer-note">
					<Icon name="lock" small />{t('composer.as', { name: room.me?.name ?? '' })}
				</p>
			)}
			{!editing && <AnswerStrip />}
			{(tooLong > 0 || problem) && (
				<p class="composer-problem" id="composer-problem" role="status">
					{problem || t('composer.too_long', { n: number(tooLong) })}
				</p>
			)}
			{pause > 0 && !editing && <p class="composer-pause" id="composer-pause">{t('message.slow', { n: number(pause) })}</p>}
			{!editing && <CoverPick cover={cover} onPick={setCover} />}
			{names.list}
			<div class="composer-row">
				<label class="unseen" for="composer">{t('composer.label', { name: room.name })}</label>
				<textarea
					id="composer"
					rows={1}
					ref={field}
					value={text}
					placeholder={t('composer.placeholder')}
					aria-invalid={tooLong > 0 ? 'true' : undefined}
					aria-describedby={tooLong > 0 || problem ? 'composer-problem' : undefined}
					enterkeyhint={enterSends() ? 'send' : 'enter'}
					{...names.aria}
					onInput={(e) => { change(e.currentTarget.value); names.follow(); }}
					onSelect={names.follow}
					onKeyDown={onKeyDown}
				/>
				<button class="send" aria-label={t(editing ? 'composer.save' : 'composer.send')} aria-disabled={pause > 0 && !editing ? 'true' : undefined}>
					<Icon name={editing ? 'check' : 'send-horizontal'} />
				</button>
			</div>
		</form>
	);
}

/** Why one cannot write now: the room is closed for writing, or a host decided so. */
function ReadOnly({ room }: { room: RoomView }) {
	const until = pausedUntil(room, Date.now());
	if (until === undefined) return <p class="composer-note" role="status">{t(room.with ? 'direct.ended' : 'composer.read_only')}</p>;
	return (
		<p class="composer-note">
			{t('composer.paused', { time: moment(until, Date.now()) })} <a class="nl-link" href="/besluiten">{t('composer.paused_why')}</a>
		</p>
	);
}

/** Grows with its text where the browser does not do that by itself. */
function grow(field: HTMLTextAreaElement | null): void {
	if (!field || CSS.supports('field-sizing', 'content')) return;
	field.style.blockSize = 'auto';
	field.style.blockSize = `${field.scrollHeight + 4}px`;
}
