import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { Aside, Author } from '../../protocol';
import { setAside } from '../../state/asides';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Sheet } from '../parts/Sheet';

/** Muting or blocking somebody: what it does, in one sentence, and then the decision. */
export function AsideSheet({ author, how, onBack }: { author: Author; how: Aside; onBack(): void }) {
	const [problem, setProblem] = useState('');
	const put = async (): Promise<void> => {
		try {
			await setAside(author.member, how);
			say(t(`aside.done_${how}`, { name: author.name }));
			closeSheet();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<Sheet title={t(`aside.title_${how}`, { name: author.name })} step={how}>
			{problem && <p role="status" class="field-error">{problem}</p>}
			<p>{t(`aside.ask_${how}`)}</p>
			<p class="muted">{t('aside.not_told')}</p>
			<div class="buttons">
				<Button onClick={() => void put()}>{t(`aside.yes_${how}`)}</Button>
				<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
			</div>
		</Sheet>
	);
}
