import { t } from '../../i18n';
import { answered } from '../../state/finding';
import { myself } from '../../state/room';
import { plainWords } from '../../state/naming';
import { IconButton } from '../parts/IconButton';
import { Icon } from '../parts/Icon';

/** Above the field: whom one answers. It can be taken off. */
export function AnswerStrip() {
	const message = answered.value;
	if (!message) return null;
	const name = message.author.member === myself() ? t('quote.you') : message.author.name;
	return (
		<div class="answer-strip">
			<Icon name="reply" small />
			<p class="grow one-line">
				<b>{t('quote.to', { name })}</b>
				{message.text !== undefined && message.cover === undefined && <span dir="auto"> {plainWords(message).replace(/\s+/g, ' ')}</span>}
			</p>
			<IconButton
				icon="x"
				label={t('quote.drop')}
				onClick={() => {
					answered.value = undefined;
					document.getElementById('composer')?.focus();
				}}
			/>
		</div>
	);
}
