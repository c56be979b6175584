import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { go } from '../../state/router';
import { me, signOut } from '../../state/session';
import { Button } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';
import { Footer } from '../public/Footer';
import { KeepAccount } from './KeepAccount';
import { Looks } from './Looks';
import { LookedCard } from './LookedCard';
import { Rights } from './Rights';
import { SafeUse } from './SafeUse';
import { Sessions } from './Sessions';
import { Writing } from './Writing';

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
			{who.guest && <KeepAccount />}
			<Looks />
			<SafeUse />
			<Writing />
			<Sessions />
			<LookedCard />
			<Rights />
			<SignOut guest={who.guest} />
			<Footer />
		</div>
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
