import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { IntroductionAsk, IntroductionNo } from '../../protocol';
import { refreshComingIn, sayNoTo } from '../../state/introductions';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { fits } from '../account/limits';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { Sheet } from '../parts/Sheet';
import { useForm } from '../parts/useForm';

const WORDS = { min: 3, max: 200 };
const REASONS: readonly IntroductionNo[] = ['full', 'other_group', 'not_now', 'tell_more'];

type Why = IntroductionNo | 'own';

/** Why somebody cannot come in now: one of a few kind reasons, or a sentence. */
export function NotNowSheet({ ask, onDone }: { ask: IntroductionAsk; onDone(): void }) {
	const [why, setWhy] = useState<Why>();
	const [words, setWords] = useState('');
	const form = useForm({ words: 'no-words', reason: 'no-why' });
	const check = (): FormError[] => {
		if (!why) return [{ field: 'no-why', text: t('coming.error_why') }];
		return why !== 'own' || fits(words.trim(), WORDS) ? [] : [{ field: 'no-words', text: t('coming.error_words') }];
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			try {
				if (why) await sayNoTo(ask.introduction, why === 'own' ? { words: words.trim() } : { reason: why });
			} catch (error) {
				void refreshComingIn();
				throw error;
			}
			closeSheet();
			say(t('coming.said_no'));
			requestAnimationFrame(onDone);
		});
	};
	return (
		<Sheet title={t('coming.no_title', { name: ask.name })}>
			<form class="stack" onSubmit={submit} noValidate>
				<ErrorSummary errors={form.errors} turn={form.turn} />
				<Choice<Why>
					id="no-why"
					compact
					legend={t('coming.why')}
					hint={t('coming.why_hint')}
					error={form.errorAt('no-why')}
					value={why}
					onChange={(chosen) => {
						setWhy(chosen);
						form.clear();
					}}
					options={[
						...REASONS.map((value) => ({ value, label: t(`introduction.because_${value}`) })),
						{ value: 'own', label: t('coming.own') },
					]}
				/>
				{why === 'own' && (
					<LongTextField
						id="no-words"
						label={t('coming.words')}
						hint={t('coming.words_hint')}
						error={form.errorAt('no-words')}
						rows={2}
						value={words}
						onInput={setWords}
					/>
				)}
				<div class="buttons">
					<Button submit busy={form.busy}>{t('coming.no_send')}</Button>
					<Button kind="secondary" onClick={closeSheet}>{t('form.back')}</Button>
				</div>
			</form>
		</Sheet>
	);
}
