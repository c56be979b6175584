import { t } from '../../i18n';
import { ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Landscape } from '../parts/Landscape';
import { lazy } from '../lazy';
import { Footer } from './Footer';

const FrontDoor = lazy(() => import('./FrontDoor').then((m) => m.FrontDoor));

/** What a visitor sees first: a way in, help, and the groups that are open. */
export function Landing() {
	return (
		<div class="home">
			<section class="hero">
				<Landscape />
				<div class="hero-text">
					<Heading>{t('landing.title')}</Heading>
					<p>{t('landing.lead')}</p>
				</div>
			</section>
			<div class="wrap home-grid">
				<section class="card calm stack" aria-labelledby="how">
					<h2 id="how">{t('landing.how')}</h2>
					<ol class="steps">
						<li>{t('landing.how1')}</li>
						<li>{t('landing.how2')}</li>
						<li>{t('landing.how3')}</li>
					</ol>
					<div class="buttons">
						<ButtonLink href="/aanmelden">{t('landing.enter')}</ButtonLink>
						<ButtonLink href="/inloggen" kind="secondary">{t('landing.sign_in')}</ButtonLink>
					</div>
				</section>
				<section class="card stack-small" aria-labelledby="help">
					<h2 id="help">{t('landing.help')}</h2>
					<p class="muted">{t('landing.help_text')}</p>
					<p><a class="nl-link" href={t('bar.help_path')}>{t('landing.help_link')}</a></p>
				</section>
				<div class="home-wide"><FrontDoor /></div>
				<section class="card stack-small home-wide" aria-labelledby="about">
					<h2 id="about">{t('landing.about')}</h2>
					<p class="muted">{t('landing.about_text')}</p>
				</section>
			</div>
			<Footer />
		</div>
	);
}
