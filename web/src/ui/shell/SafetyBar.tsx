import { t } from '../../i18n';
import { leaveFast, pressesLeft } from '../../state/exit';
import { Icon } from '../parts/Icon';
import { Logo } from './Logo';

/** Top bar: home, Hulp nu and Snel weg. The same on every screen, and plain links underneath. */
export function SafetyBar() {
	const left = pressesLeft.value;
	return (
		<header class="bar">
			<a class="brand" href="/" aria-label={t('app.home')}><Logo /><span>{t('app.name')}</span></a>
			<div class="safety">
				<a class="safety-help" href={t('bar.help_path')}><Icon name="phone" />{t('bar.help')}</a>
				<a
					class="safety-exit"
					href="/weg"
					aria-label={left > 0 ? t('bar.exit_count', { n: left }) : undefined}
					onClick={(e) => {
						e.preventDefault();
						leaveFast();
					}}
				>
					<Icon name="log-out" />
					<span>{t('bar.exit')}</span>
					{left > 0 && <span class="exit-count" aria-hidden="true">{left}</span>}
				</a>
			</div>
		</header>
	);
}
