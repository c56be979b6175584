import { t } from '../../i18n';
import type { MessageView } from '../../protocol';
import { Icon } from '../parts/Icon';
import { RichText } from '../parts/RichText';
import { Covered } from './Covered';

/** The text, or in plain words why it is not there. */
export function MessageBody({ message, own }: { message: MessageView; own: boolean }) {
	if (message.state === 'removed') return <p class="quiet">{t('message.removed')}</p>;
	if (message.state === 'hidden') return <Hidden message={message} own={own} />;
	return <Covered message={message} own={own}><RichText text={message.text ?? ''} mentions={message.mentions} /></Covered>;
}

function Hidden({ message, own }: { message: MessageView; own: boolean }) {
	const { text, mentions, hidden_reason: reason } = message;
	if (!own && text === undefined && reason === undefined) {
		return <p class="quiet"><Icon name="eye-off" small />{t('message.hidden')}</p>;
	}
	return (
		<div class="hidden-note">
			<p class="strong"><Icon name="eye-off" small />{t(own ? 'message.hidden_mine' : 'message.hidden_mod')}</p>
			{reason !== undefined && <p dir="auto">{t('message.hidden_why', { reason })}</p>}
			{text !== undefined && (
				<details class="more">
					<summary tabIndex={-1}>{t('message.show_text')}</summary>
					<RichText text={text} mentions={mentions} />
				</details>
			)}
		</div>
	);
}
