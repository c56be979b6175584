import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Author } from '../../protocol';
import { askToTalk, waiting } from '../../state/directs';
import { go, roomPath } from '../../state/router';
import { noteRoom } from '../../state/session';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { Sheet } from '../parts/Sheet';
import { useForm } from '../parts/useForm';

const LINE_MAX = 200;

/** Asking somebody to talk, the two of you, with one line if one likes. */
export function AskTalkSheet({ author, onBack }: { author: Author; onBack(): void }) {
	const [line, setLine] = useState('');
	const form = useForm({ line: 'direct-line' });
	const title = t('direct.ask_title', { name: author.name });
	const hint = t('direct.line_hint');

	const check = (): FormError[] =>
		[...line.trim()].length <= LINE_MAX ? [] : [{ field: 'direct-line', text: t('direct.line_long') }];
	const send = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			const room = await askToTalk(author.member, line.trim());
			closeSheet();
			if (!room) {
				say(t('direct.asked', { name: author.name }));
				return;
			}
			noteRoom(room);
			go(roomPath(room.room));
		});
	};

	if (waiting.value.some((one) => one.who.member === author.member)) {
		return (
			<Sheet title={title} step="waits">
				<p>{t('direct.waits', { name: author.name })}</p>
				<div class="buttons"><Button kind="secondary" onClick={onBack}>{t('form.back')}</Button></div>
			</Sheet>
		);
	}
	return (
		<Sheet title={title} step="ask">
			<form class="stack" onSubmit={send} noValidate>
				<ErrorSummary errors={form.errors} turn={form.turn} />
				<p>{t('direct.ask_lead', { name: author.name })}</p>
				<LongTextField
					id="direct-line"
					label={t('direct.line')}
					hint={hint}
					error={form.errorAt('direct-line')}
					rows={2}
					value={line}
					onInput={setLine}
				/>
				<div class="buttons">
					<Button submit busy={form.busy}>{t('direct.ask_send')}</Button>
					<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
				</div>
			</form>
		</Sheet>
	);
}
