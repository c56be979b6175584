import { t } from '../../i18n';
import { begin, signOut } from '../../state/session';
import { go, route } from '../../state/router';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { ProveForm } from './ProveForm';
import { useWays } from './useWays';

/** After the passphrase: the second step, before anything else of the house is there. */
export function SecondStep() {
	const { ways, failed, again } = useWays();
	const onwards = (): void => {
		if (route.value.at === 'sign_in' || route.value.at === 'recover') go('/', true);
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
			{ways && (
				<>
					<p class="lead">{t('factor.lead')}</p>
					<ProveForm ways={ways} go={t('factor.go')} onProved={onwards} />
				</>
			)}
			<p>
				<button type="button" class="text-button" onClick={() => void signOut()}>{t('factor.leave')}</button>
			</p>
		</div>
	);
}
