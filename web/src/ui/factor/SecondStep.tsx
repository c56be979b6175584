import { t } from '../../i18n';
import type { Reply } from '../../protocol';
import { begin, signOut } from '../../state/session';
import { focusDue, go, route } from '../../state/router';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { MakePasskey } from '../passkey/MakePasskey';
import { Enrol } from './Enrol';
import { ProveForm } from './ProveForm';
import { useWays } from './useWays';

const COMING_IN: readonly string[] = ['sign_in', 'recover', 'returning'];
const hasSome = (ways: Reply<'factor.ways'>): boolean => (ways.kinds?.length ?? 0) > 0;

/** After the passphrase: the second step, or setting one up, before anything else of the house is there. */
export function SecondStep() {
	const { ways, failed, again } = useWays();
	const onwards = (): void => {
		focusDue.now = true;
		if (COMING_IN.includes(route.value.at)) go('/', true);
		begin();
	};
	if (!ways && !failed) return <Loading />;
	return (
		<div class="wrap narrow stack">
			<Heading>{t('factor.title')}</Heading>
			{failed && (
				<p>
					{t('state.no_answer')}{' '}
					<button type="button" class="text-button" onClick={again}>{t('state.again')}</button>
				</p>
			)}
			{ways && hasSome(ways) && (
				<>
					{!ways.kinds?.includes('passkey') && <p class="lead">{t('factor.lead')}</p>}
					<ProveForm ways={ways} go={t('factor.go')} onProved={onwards} />
				</>
			)}
			{ways && !hasSome(ways) && (
				<>
					<p class="lead">{t('enrol.lead', { hat: t(`hat.${ways.hat}`) })}</p>
					<details class="more">
						<summary>{t('passkey.instead')}</summary>
						<div class="stack">
							<p>{t('passkey.what')}</p>
							<MakePasskey onMade={onwards} />
						</div>
					</details>
					<Enrol onDone={onwards} />
				</>
			)}
			<p>
				<button type="button" class="text-button" onClick={() => void signOut()}>{t('factor.leave')}</button>
			</p>
		</div>
	);
}
