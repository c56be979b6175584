import type { ComponentChildren } from 'preact';
import { dateOf, t } from '../../i18n';
import type { Appointment } from '../../protocol';
import { Tag } from '../parts/Tag';
import { endsSoon } from './dates';
import { standOf, taskOf } from './words';

/** One appointment: who, what, how it stands, and buttons. */
export function Card({ one, title, children }: { one: Appointment; title: string; children?: ComponentChildren }) {
	const soon = one.state === 'active' && endsSoon(one.until_ms);
	return (
		<li class="line">
			<div class="grow stack-small">
				<h3 class="row" dir="auto">
					{title}
					{one.waits_for !== 'nothing' && <Tag tone="primary">{t(`people.waits_${one.waits_for}`)}</Tag>}
				</h3>
				{title !== taskOf(one) && <p dir="auto">{taskOf(one)}</p>}
				{soon && <p class="strong">{t('people.ends_soon', { date: dateOf(one.until_ms) })}</p>}
				<ul class="plain small muted">
					{standOf(one).map((line) => <li key={line} dir="auto">{line}</li>)}
				</ul>
				{children}
			</div>
		</li>
	);
}
