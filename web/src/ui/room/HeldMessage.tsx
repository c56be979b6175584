import { useState } from 'preact/hooks';
import { number, sayNo, t, timeOf } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { HeldView, HeldWait } from '../../protocol';
import { editHeld, heldWait, withdraw } from '../../state/held';
import { people } from '../../state/named';
import { plainWords, spokenWords } from '../../state/naming';
import { say } from '../../state/speech';
import { Icon } from '../parts/Icon';
import { RichText } from '../parts/RichText';
import { Tag } from '../parts/Tag';

const MINUTE_MS = 60_000;

/** An own message that the group does not see: it waits for a host, or a host did not post it. */
export function HeldMessage({ held }: { held: HeldView }) {
	const [editing, setEditing] = useState(false);
	return (
		<div class="message message--mine message--held">
			<div class="bubble">
				<p class="message-head">
					<Tag tone="zon">{t(held.state === 'declined' ? 'held.declined' : 'held.waiting')}</Tag>
					<time class="tiny">{timeOf(held.at_ms)}</time>
				</p>
				{editing ? <Edit held={held} onDone={() => setEditing(false)} /> : <RichText text={held.text ?? ''} mentions={held.mentions} />}
				{!editing && <Note held={held} onEdit={() => setEditing(true)} />}
			</div>
		</div>
	);
}

/** Why it is not there, in words that blame nobody, and what the writer can do. */
function Note({ held, onEdit }: { held: HeldView; onEdit(): void }) {
	const [problem, setProblem] = useState('');
	const declined = held.state === 'declined';
	const take = async (): Promise<void> => {
		try {
			await withdraw(held);
			say(t(declined ? 'held.put_away' : 'held.taken_back'));
			document.getElementById('composer')?.focus();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<div class="held-note">
			{problem && <p role="status" class="field-error">{problem}</p>}
			{declined
				? <p dir="auto"><Icon name="info" small />{t('held.why_not', { reason: held.reason ?? '' })}</p>
				: <p><Icon name="clock" small />{t(`held.because_${held.why}`)} {t('held.not_seen')}</p>}
			{declined ? <p>{t('held.only_you')}</p> : <p>{waitOf(heldWait.value)}</p>}
			<p class="failed-buttons">
				{!declined && <button type="button" class="text-button" onClick={onEdit}>{t('held.edit')}</button>}
				<button type="button" class="text-button" onClick={() => void take()}>
					{t(declined ? 'held.put_away_do' : 'held.take_back')}
				</button>
			</p>
		</div>
	);
}

/** How long it may take, and no more than is known (MO12). */
function waitOf(wait: HeldWait | undefined): string {
	if (!wait?.attended) return t('held.when_host');
	if (wait.low_ms === undefined || wait.high_ms === undefined) return t('held.soon');
	const low = Math.max(1, Math.floor(wait.low_ms / MINUTE_MS));
	const high = Math.max(low + 1, Math.ceil(wait.high_ms / MINUTE_MS));
	return t('held.between', { low: number(low), high: number(high) });
}

function Edit({ held, onDone }: { held: HeldView; onDone(): void }) {
	const [text, setText] = useState(() => plainWords(held));
	const [problem, setProblem] = useState('');
	const save = async (e: Event): Promise<void> => {
		e.preventDefault();
		try {
			await editHeld(held, spokenWords(text.trim(), [...people(), ...held.mentions ?? []]));
			say(t('composer.edited'));
			onDone();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	const id = `held-${held.message}`;
	return (
		<form class="held-edit" onSubmit={(e) => void save(e)}>
			{problem && <p role="status" class="field-error">{problem}</p>}
			<label class="unseen" for={id}>{t('held.edit_label')}</label>
			<textarea id={id} rows={3} value={text} onInput={(e) => setText(e.currentTarget.value)} />
			<p class="failed-buttons">
				<button class="text-button">{t('composer.save')}</button>
				<button type="button" class="text-button" onClick={onDone}>{t('form.stop')}</button>
			</p>
		</form>
	);
}
