import { dateOf, moment, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Reply } from '../../protocol';
import { leaveFor } from '../../state/away';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

/** The link between this account and the one at the organisation. */
export function Linked() {
	const { answer, again } = useAsk(() => request('oidc.look', {}), 'organisation');
	const form = useForm({});
	if (!answer?.name) return null;
	const { name } = answer;
	const unlink = async (): Promise<void> => {
		await request('oidc.unlink', {});
		say(t('organisation.unlinked'));
		document.getElementById('linked')?.focus();
		again();
	};
	return (
		<section class="card stack" aria-labelledby="linked">
			<h2 id="linked" tabIndex={-1}>{t('organisation.title')}</h2>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<State look={answer} name={name} />
			<div class="buttons">
				{answer.linked_ms === undefined ? (
					<Button busy={form.busy} onClick={() => void form.submit([], () => leaveFor('link'))}>
						{t('organisation.link', { name })}
					</Button>
				) : (
					<Button kind="secondary" busy={form.busy} onClick={() => void form.submit([], unlink)}>
						{t('organisation.unlink')}
					</Button>
				)}
			</div>
		</section>
	);
}

function State({ look, name }: { look: Reply<'oidc.look'>; name: string }) {
	if (look.linked_ms === undefined) return <p class="muted">{t('organisation.lead', { name })}</p>;
	return (
		<>
			<p>{t('organisation.linked', { name, date: dateOf(look.linked_ms) })}</p>
			{look.used_ms !== undefined && (
				<p class="small muted">{t('organisation.used', { time: moment(look.used_ms, Date.now()) })}</p>
			)}
		</>
	);
}
