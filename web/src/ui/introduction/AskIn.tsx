import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { CommunityId } from '../../protocol';
import { askIn, askOf } from '../../state/introductions';
import { me } from '../../state/session';
import { say } from '../../state/speech';
import { fits, NAME } from '../account/limits';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField, TextField } from '../parts/Field';
import { useForm } from '../parts/useForm';

const TEXT = { min: 10, max: 400 };

/** A community that is closed with an introduction: ask its hosts to come in, where nothing stands in the way. */
export function AskIn({ community }: { community: CommunityId }) {
	const last = askOf(community);
	return last?.state === 'waiting' || last?.again_days !== undefined ? null : <AskForm community={community} />;
}

function AskForm({ community }: { community: CommunityId }) {
	const [name, setName] = useState(me.value?.name ?? '');
	const [text, setText] = useState('');
	const form = useForm({ name: 'ask-name', text: 'ask-text' });
	const offers = form.refusal?.offers ?? [];
	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (!fits(text.trim(), TEXT)) errors.push({ field: 'ask-text', text: t('introduction.error_text') });
		if (!fits(name.trim(), NAME)) errors.push({ field: 'ask-name', text: t('join.error_name') });
		return errors;
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			await askIn(community, name.trim(), text.trim());
			say(t('introduction.sent'));
			document.querySelector<HTMLElement>('main h1')?.focus();
		});
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby="ask-in">
			<h2 id="ask-in">{t('introduction.title')}</h2>
			<p>{t('introduction.lead')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<LongTextField
				id="ask-text"
				label={t('introduction.text')}
				hint={t('introduction.text_hint')}
				error={form.errorAt('ask-text')}
				rows={4}
				value={text}
				onInput={setText}
			/>
			<TextField
				id="ask-name"
				label={t('join.name')}
				hint={t('introduction.name_hint')}
				error={form.errorAt('ask-name')}
				value={name}
				maxLength={NAME.max}
				onInput={setName}
			/>
			{offers.length > 0 && (
				<div class="buttons">
					{offers.map((offer) => <Button key={offer} kind="secondary" onClick={() => setName(offer)}>{offer}</Button>)}
				</div>
			)}
			<div class="buttons"><Button submit busy={form.busy}>{t('introduction.send')}</Button></div>
		</form>
	);
}
