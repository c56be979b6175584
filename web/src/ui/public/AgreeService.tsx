import { useEffect, useState } from 'preact/hooks';
import { either, t } from '../../i18n';
import { door } from '../../net/door';
import type { ConsentText } from '../../protocol';
import { CheckCard } from '../parts/CheckCard';
import type { FormError } from '../parts/ErrorSummary';

const FIELD = 'agreed';

export interface Agreeing {
	text: ConsentText | undefined;
	ticked: boolean;
	tick(on: boolean): void;
	/** Fetches the words again, to be ticked anew: they may have changed. */
	again(): void;
	/** What is missing before the form can go. */
	check(): FormError[];
}

/** The words on using the service, and whether the reader agreed to them just now. */
export function useAgreeing(): Agreeing {
	const [text, setText] = useState<ConsentText>();
	const [ticked, tick] = useState(false);
	const again = (): void => {
		tick(false);
		door('consent.texts', {}).then(
			({ texts }) => setText(texts.find((one) => one.purpose === 'service')),
			() => undefined, /* said when the form is sent */
		);
	};
	useEffect(again, []);
	return {
		text, ticked, tick, again,
		check() {
			if (text && ticked) return [];
			if (!text) again();
			return [{ field: FIELD, text: t(text ? 'agree.error' : 'agree.error_text') }];
		},
	};
}

/** What Noaber keeps, with an empty box to tick. */
export function AgreeService({ agreeing, error }: { agreeing: Agreeing; error: string | undefined }) {
	const { text, ticked, tick } = agreeing;
	return (
		<section class="stack-small" aria-labelledby="agree">
			<h2 id="agree">{t('agree.title')}</h2>
			<p>{text ? either(text.means_nl, text.means_en) : t('state.loading')}</p>
			{text && <p class="muted">{either(text.refusing_nl, text.refusing_en)}</p>}
			<CheckCard id={FIELD} label={t('agree.label')} error={error} checked={ticked} onChange={tick} />
		</section>
	);
}
