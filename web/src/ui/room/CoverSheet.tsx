import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Cover, MessageView } from '../../protocol';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { Sheet } from '../parts/Sheet';
import { coverOptions } from './CoverPick';

/** A host says what a message may be hard to read about, or takes that off. */
export function CoverSheet({ message, onBack }: { message: MessageView; onBack(): void }) {
	const before = message.cover ?? 'none';
	const [cover, setCover] = useState<Cover | 'none'>(before);
	const [problem, setProblem] = useState('');
	const decide = async (): Promise<void> => {
		if (cover === before) {
			closeSheet();
			return;
		}
		try {
			await request('message.cover', { message: message.message, ...(cover !== 'none' && { cover }) });
			say(t('cover.set'));
			closeSheet();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<Sheet title={t('cover.actions')} step="cover">
			{problem && <p role="status" class="field-error">{problem}</p>}
			<p class="muted">{t('cover.actions_text')}</p>
			<Choice id="cover" compact legend={t('cover.theme')} value={cover} onChange={(value) => setCover(value)} options={coverOptions()} />
			<div class="buttons">
				<Button onClick={() => void decide()}>{t('composer.save')}</Button>
				<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
			</div>
		</Sheet>
	);
}
