import { number, sayNo, t, timeOf } from '../../i18n';
import type { Outgoing } from '../../net/outbox';
import { discard, retry } from '../../state/outgoing';
import { Icon } from '../parts/Icon';
import { RichText } from '../parts/RichText';
import { Quote } from './Quote';

/** A message on its way, or one that did not arrive and waits for a decision. */
export function OutgoingMessage({ one }: { one: Outgoing }) {
	return (
		<div class="message message--mine">
			<div class="bubble">
				<p class="message-head"><time class="tiny">{timeOf(one.written_ms)}</time></p>
				{one.quote && <Quote quote={one.quote} at={undefined} />}
				<RichText text={one.text} mentions={one.mentions} />
				{one.state === 'failed' ? <Failed one={one} /> : (
					<p class="on-its-way tiny">
						<Icon name="clock" small />
						{t(one.state === 'sending' ? 'message.sending' : 'message.waiting')}
					</p>
				)}
			</div>
		</div>
	);
}

function Failed({ one }: { one: Outgoing }) {
	const { refusal } = one;
	const seconds = Math.ceil((refusal?.retry_ms ?? 0) / 1000);
	return (
		<div class="failed">
			<p class="row"><Icon name="circle-alert" small /><span class="grow">{t('message.failed')}</span></p>
			{refusal && <p>{sayNo(refusal)}</p>}
			{seconds > 0 && <p>{t('message.slow', { n: number(seconds) })}</p>}
			<p class="failed-buttons">
				<button type="button" class="text-button" onClick={() => retry(one.nonce)}>{t('message.retry')}</button>
				<button type="button" class="text-button" onClick={() => discard(one.nonce)}>{t('message.discard')}</button>
			</p>
		</div>
	);
}
