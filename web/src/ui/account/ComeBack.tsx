import { sayNo, t } from '../../i18n';
import type { Refusal } from '../../protocol';
import { focusDue } from '../../state/router';
import { Button } from '../parts/Button';
import { Heading } from '../parts/Heading';

const ASKING: readonly string[] = ['paused', 'frozen', 'closed'];

/** The server asks whether somebody wants to come back; with that they may. */
export const asksToComeBack = (refusal: Refusal | undefined): refusal is Refusal =>
	refusal !== undefined && ASKING.includes(refusal.status);

interface Props {
	refusal: Refusal;
	busy: boolean;
	onYes(): void;
	onNo(): void;
}

/** The question, with an answer that changes nothing beside it. */
export function ComeBack({ refusal, busy, onYes, onNo }: Props) {
	focusDue.now = true;
	return (
		<div class="wrap narrow stack">
			<Heading>{t('back.title')}</Heading>
			<p class="lead">{sayNo(refusal)}</p>
			<div class="buttons">
				<Button busy={busy} onClick={onYes}>{t('back.yes')}</Button>
				<Button kind="secondary" onClick={onNo}>{t('back.no')}</Button>
			</div>
		</div>
	);
}
