import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { refusalOf } from '../../net/errors';
import { Button } from '../parts/Button';

/** Taking back what one shared: asked once, done at once. */
export function WithdrawShared({ ask, onWithdraw }: { ask: string; onWithdraw(): Promise<void> }) {
	const [asking, setAsking] = useState(false);
	const [problem, setProblem] = useState('');
	const withdraw = async (): Promise<void> => {
		try {
			await onWithdraw();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	if (!asking) return <Button kind="secondary" onClick={() => setAsking(true)}>{t('story.withdraw')}</Button>;
	return (
		<div class="stack-small">
			<p role="status">{problem || ask}</p>
			<div class="buttons">
				<Button kind="danger" onClick={() => void withdraw()}>{t('story.withdraw_yes')}</Button>
				<Button kind="subtle" onClick={() => setAsking(false)}>{t('form.stop')}</Button>
			</div>
		</div>
	);
}
