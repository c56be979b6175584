import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { door } from '../../net/door';
import { leaveFor } from '../../state/away';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

/** The way in for professionals, when their organisation has one here. */
export function ByOrganisation() {
	const [name, setName] = useState<string>();
	const form = useForm({});
	useEffect(() => {
		door('oidc.look', {}).then((look) => setName(look.name), () => undefined); /* the usual way is there */
	}, []);
	if (!name) return null;
	return (
		<section class="stack-small" aria-labelledby="staff">
			<h2 id="staff">{t('signin.staff', { name })}</h2>
			<p class="muted">{t('signin.staff_text')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<Button
				kind="secondary"
				wide
				busy={form.busy}
				onClick={() => void form.submit([], () => leaveFor('sign_in'))}
			>
				{t('signin.staff_go', { name })}
			</Button>
		</section>
	);
}
