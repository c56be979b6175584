import { t } from '../../i18n';
import type { MessageView } from '../../protocol';
import { react } from '../../state/room';
import { mineOf, reactionsOf } from '../../state/timeline';
import { Icon } from '../parts/Icon';
import { REACTIONS } from './reactions';

/** The reactions a message has. To the keyboard they are one level down, in the actions. */
export function ReactionBar({ message, own }: { message: MessageView; own: boolean }) {
	const counts = reactionsOf(message);
	const given = REACTIONS.filter(({ kind }) => counts[kind] > 0);
	if (given.length === 0) return null;
	return (
		<ul class="reactions" aria-label={t('message.reactions')}>
			{given.map(({ kind, icon }) => {
				const on = mineOf(message).includes(kind);
				const inside = (
					<><Icon name={icon} small />{t(`react.${kind}`)} <b>{counts[kind]}</b></>
				);
				if (own) return <li key={kind}><span class="reaction">{inside}</span></li>;
				return (
					<li key={kind}>
						<button
							type="button"
							class="reaction"
							tabIndex={-1}
							aria-pressed={on ? 'true' : 'false'}
							onClick={() => void react(message.message, kind, !on)}
						>
							{inside}
						</button>
					</li>
				);
			})}
		</ul>
	);
}
