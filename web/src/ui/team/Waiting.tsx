import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { HeldView } from '../../protocol';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { RichText } from '../parts/RichText';
import { Tag } from '../parts/Tag';
import { useForm } from '../parts/useForm';

const REASON = { min: 3, max: 500 };

interface Props {
	held: HeldView;
	/** The room takes no new messages: what waits there can only be declined. */
	closed: boolean;
	onDone(): void;
}

/** One message that waits: read it first, then decide. Reading is written down. */
export function Waiting({ held, closed, onDone }: Props) {
	const [read, setRead] = useState<HeldView>();
	const [declining, setDeclining] = useState(false);
	const [problem, setProblem] = useState('');
	const act = async (work: () => Promise<void>): Promise<void> => {
		setProblem('');
		try {
			await work();
		} catch (error) {
			const no = refusalOf(error);
			/* Another host was first, or the writer changed it: what was read does not count any more. */
			if (no?.status === 'conflict') setRead(undefined);
			if (no?.status === 'not_found') onDone();
			setProblem(sayNo(no));
		}
	};
	const open = () => act(async () => {
		setRead((await request('message.open_held', { message: held.message })).held);
	});
	const release = () => act(async () => {
		await request('message.release', { message: held.message, edits: read?.edits ?? 0 });
		say(t('queue.released'));
		onDone();
	});

	if (held.own) return <p class="small">{t('queue.own')}</p>;
	return (
		<>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{read && read.edits !== held.edits && <p role="status">{t('queue.changed')}</p>}
			{read?.cover && <p><Tag tone="zon">{t(`cover.${read.cover}`)}</Tag></p>}
			{read && <blockquote class="held-text"><RichText text={read.text ?? ''} mentions={read.mentions} /></blockquote>}
			{declining && read ? (
				<Decline held={held} onDone={onDone} onBack={() => setDeclining(false)} />
			) : (
				<div class="buttons">
					{read && read.edits === held.edits ? (
						<>
							{!closed && <Button icon="check" onClick={() => void release()}>{t('queue.release')}</Button>}
							<Button kind="secondary" onClick={() => setDeclining(true)}>{t('queue.decline')}</Button>
						</>
					) : <Button icon="eye" onClick={() => void open()}>{t('queue.read')}</Button>}
				</div>
			)}
		</>
	);
}

function Decline({ held, onDone, onBack }: { held: HeldView; onDone(): void; onBack(): void }) {
	const [reason, setReason] = useState('');
	const id = `reason-${held.message}`;
	const form = useForm({ reason: id });
	const submit = (e: Event): void => {
		e.preventDefault();
		const { length } = [...reason.trim()];
		const fine = length >= REASON.min && length <= REASON.max;
		void form.submit(fine ? [] : [{ field: id, text: t('moderate.error') }], async () => {
			await request('message.decline', { message: held.message, reason: reason.trim() });
			say(t('queue.declined'));
			onDone();
		});
	};
	return (
		<form class="stack-small" onSubmit={submit} noValidate>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<LongTextField
				id={id}
				label={t('queue.why')}
				hint={t('queue.why_hint')}
				error={form.errorAt(id)}
				rows={3}
				value={reason}
				onInput={setReason}
			/>
			<div class="buttons">
				<Button submit busy={form.busy}>{t('queue.decline_yes')}</Button>
				<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
			</div>
		</form>
	);
}
