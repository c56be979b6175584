import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Hat } from '../../protocol';
import { go } from '../../state/router';
import { newPhrase } from '../../state/recovery';
import { me, signOut, works } from '../../state/session';
import { PhraseOnce } from '../account/PhraseOnce';
import { Asides } from '../near/Asides';
import { PassedOn } from '../linkup/PassedOn';
import { PrivateMessages } from '../near/PrivateMessages';
import { Button } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';
import { Passkeys } from '../passkey/Passkeys';
import { Footer } from '../public/Footer';
import { Close, Pause } from './Away';
import { KeepAccount } from './KeepAccount';
import { Linked } from './Linked';
import { Looks } from './Looks';
import { Names } from './Names';
import { NoticeChoices } from './NoticeChoices';
import { SafeUse } from './SafeUse';
import { SecondThings } from './SecondThings';
import { Secrets } from './Secrets';
import { Sessions } from './Sessions';
import { Themes } from './Themes';
import { Writing } from './Writing';

/** Hats that an organisation may vouch for, as the server decides it. */
const MAY_LINK: readonly Hat[] = ['professional', 'partner'];

/** Everything somebody sets or looks up about themselves. */
export function Profile() {
	const who = me.value;
	if (!who) return null;
	return (
		<div class="wrap narrow stack">
			<header class="page-head">
				<Weave seed={who.name} size="large" round />
				<div class="grow">
					<Heading>{t('profile.title')}</Heading>
					<p class="row">
						<span class="strong" dir="auto">{who.name}</span>
						<Tag tone="primary">{who.guest ? t('profile.guest') : t(`hat.${who.hat}`)}</Tag>
					</p>
				</div>
			</header>
			{newPhrase.value && <PhraseOnce phrase={newPhrase.value} onDone={() => (newPhrase.value = undefined)} />}
			{who.guest && <KeepAccount />}
			<Names />
			<Looks />
			<SafeUse />
			<Writing />
			<Themes />
			<NoticeChoices />
			{!who.guest && <Secrets />}
			{!who.guest && <Passkeys />}
			{!who.guest && <SecondThings />}
			{MAY_LINK.includes(who.hat) && <Linked />}
			<PrivateMessages />
			<PassedOn />
			<Asides />
			<Sessions />
			<Choices />
			<SignOut guest={who.guest} />
			{!who.guest && <Pause />}
			<Close guest={who.guest} />
			<Footer />
		</div>
	);
}

/** Pages of the profile. */
function Choices() {
	return (
		<section class="card stack-small" aria-labelledby="choices">
			<h2 id="choices">{t('profile.choices')}</h2>
			<ul class="lines">
				<Choice href="/profiel/toestemmingen" title={t('consents.title')} text={t('profile.consents')} />
				<Choice href="/profiel/kaart" title={t('card.title')} text={t('profile.card')} />
				<Choice href="/profiel/verhalen" title={t('story.mine')} text={t('story.mine_card')} />
				<Choice href="/profiel/lijst" title={t('looked.title')} text={t('looked.card')} />
				<Choice href="/besluiten" title={t('decisions.title')} text={t('decisions.card')} />
				<Choice href="/profiel/rechten" title={t('rights.title')} text={t('profile.rights')} />
				<Choice href="/profiel/code" title={t('code.title')} text={t('profile.code')} />
				{works.value && <Choice href="/profiel/taken" title={t('tasks.title')} text={t('profile.tasks')} />}
			</ul>
		</section>
	);
}

function Choice({ href, title, text }: { href: string; title: string; text: string }) {
	return (
		<li class="line">
			<div class="grow">
				<p><a class="nl-link" href={href}>{title}</a></p>
				<p class="small muted">{text}</p>
			</div>
		</li>
	);
}

function SignOut({ guest }: { guest: boolean }) {
	const [busy, setBusy] = useState(false);
	const leave = async (): Promise<void> => {
		setBusy(true);
		await signOut();
		go('/', true);
	};
	return (
		<section class="card stack" aria-labelledby="sign-out">
			<h2 id="sign-out">{t('profile.sign_out')}</h2>
			<p class="muted">{t(guest ? 'profile.sign_out_guest' : 'profile.sign_out_text')}</p>
			<div class="buttons">
				<Button kind="secondary" icon="log-out" busy={busy} onClick={() => void leave()}>
					{t('profile.sign_out')}
				</Button>
			</div>
		</section>
	);
}
