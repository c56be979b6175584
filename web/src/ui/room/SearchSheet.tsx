import { useState } from 'preact/hooks';
import { dateOf, moment, sayNo, t, tn } from '../../i18n';
import type { Found, Refusal, RoomView } from '../../protocol';
import { openAt } from '../../state/finding';
import { type Searched, search, searched, searchOn } from '../../state/search';
import { closeSheet } from '../../state/sheet';
import { Button } from '../parts/Button';
import { describedBy, Field } from '../parts/Field';
import { Sheet } from '../parts/Sheet';
import { asideWords } from './Quote';

const TEXT_MAX = 100;

/** Looking for words in all groups of a community that one may read. */
export function SearchSheet({ room }: { room: RoomView }) {
	const last = searched.value?.community === room.community ? searched.value : undefined;
	const [text, setText] = useState(last?.text ?? '');
	const [problem, setProblem] = useState('');
	const [busy, setBusy] = useState(false);
	const run = async (work: Promise<Refusal | undefined>): Promise<void> => {
		setBusy(true);
		const refusal = await work;
		setBusy(false);
		setProblem(refusal ? sayNo(refusal) : '');
	};
	const submit = (): void => {
		if (busy) return;
		if (/[\p{L}\p{N}]/u.test(text)) void run(search(room.community, text.trim()));
		else setProblem(t('search.empty'));
	};
	return (
		<Sheet title={t('search.title', { name: room.community_name })} step="search">
			<form class="stack-small" role="search" noValidate onSubmit={(e) => { e.preventDefault(); submit(); }}>
				<Field id="search-text" label={t('search.label')} hint={t('search.hint')} error={problem || undefined}>
					<input
						id="search-text"
						type="search"
						autocomplete="off"
						maxLength={TEXT_MAX}
						value={text}
						aria-invalid={problem ? 'true' : undefined}
						aria-describedby={describedBy('search-text', t('search.hint'), problem || undefined)}
						onInput={(e) => setText(e.currentTarget.value)}
					/>
				</Field>
				<div class="buttons"><Button submit icon="search" busy={busy}>{t('search.go')}</Button></div>
			</form>
			{last && <Results last={last} busy={busy} onMore={() => void run(searchOn(last))} />}
		</Sheet>
	);
}

function Results({ last, busy, onMore }: { last: Searched; busy: boolean; onMore(): void }) {
	const { found, reached_ms } = last;
	return (
		<>
			<p role="status" class="strong">
				{found.length > 0 ? tn('search.found', found.length) : t('search.none')}
				{' '}{reached_ms === undefined ? t('search.all') : t('search.reached', { day: dateOf(reached_ms) })}
			</p>
			<ul class="thread">
				{found.map((one) => <li key={one.message}><Hit one={one} /></li>)}
			</ul>
			{reached_ms !== undefined && (
				<div class="buttons">
					<Button kind="secondary" busy={busy} onClick={onMore}>{t('search.more')}</Button>
				</div>
			)}
		</>
	);
}

function Hit({ one }: { one: Found }) {
	return (
		<button
			type="button"
			class="thread-entry hit"
			onClick={() => {
				closeSheet();
				openAt(one.room, one.seq);
			}}
		>
			<span class="small strong">{one.author.name}</span>
			<span class="small muted">{t('search.where', { room: one.room_name, time: moment(one.at_ms, Date.now()) })}</span>
			<span dir="auto">{asideWords(one.author.member) ?? one.text ?? t('quote.covered')}</span>
		</button>
	);
}
