import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Aside, Hat, MessageId, MessageView, RoomView } from '../../protocol';
import { asideOf } from '../../state/asides';
import { markUnread } from '../../state/reading';
import { react, timeline, unveil } from '../../state/room';
import { mineOf } from '../../state/timeline';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { plainWords } from '../../state/naming';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Sheet } from '../parts/Sheet';
import { Action } from './Action';
import { REACTIONS } from './reactions';
import { AsideSheet, AskTalkSheet, CoverSheet, ModerateSheet, PassOnSheet, PinSheet, SanctionSheet, UnmaskSheet } from './sheets';
import { TalkActions } from './TalkActions';

/* What a host may do is ended as a task, not by another host. */
const HOSTS: readonly Hat[] = ['peer', 'duty'];
const EDIT_WITHIN_MS = 15 * 60_000;

interface Props {
	id: MessageId;
	own: boolean;
	room: RoomView;
	onEdit(message: MessageView): void;
}

/** What one can do with a message. */
export function MessageSheet({ id, own, room, onEdit }: Props) {
	const [step, setStep] = useState<'list' | 'remove' | 'moderate' | 'cover' | 'unmask' | 'sanction' | 'talk' | 'pin' | 'pass_on' | Aside>('list');
	const [problem, setProblem] = useState('');
	const message = timeline.value.messages.find((m) => m.message === id);
	if (!message) return <Gone />;
	if (step === 'moderate') return <ModerateSheet message={message} onBack={() => setStep('list')} />;
	if (step === 'sanction') return <SanctionSheet author={message.author} room={room} onBack={() => setStep('list')} />;
	if (step === 'pin') return <PinSheet message={message} room={room} onBack={() => setStep('list')} />;
	if (step === 'cover') return <CoverSheet message={message} onBack={() => setStep('list')} />;
	if (step === 'unmask') return <UnmaskSheet author={message.author} onBack={() => setStep('list')} />;
	if (step === 'mute' || step === 'block') {
		return <AsideSheet author={message.author} how={step} onBack={() => setStep('list')} />;
	}
	if (step === 'pass_on') return <PassOnSheet message={message} onBack={() => setStep('list')} />;
	if (step === 'talk') return <AskTalkSheet author={message.author} onBack={() => setStep('list')} />;
	if (step === 'remove') return <RemoveStep message={message} onBack={() => setStep('list')} />;

	const run = async (work: () => Promise<void>): Promise<void> => {
		try {
			await work();
			closeSheet();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	const visible = message.state === 'visible';
	const moderates = room.may.includes('message.moderate');
	const aside = asideOf(message.author.member);
	/* The face of a message that was passed on is nobody's: there is no person to turn to. */
	const person = !own && message.origin === undefined;
	const mayTurnAway = room.may.includes('member.set_aside') && person;
	/* Can go to other groups: its words stay, and name nobody who was not asked. */
	const settled = visible && Date.now() - message.at_ms >= EDIT_WITHIN_MS && !message.mentions?.length;
	const editable = own && visible && Date.now() - message.at_ms < EDIT_WITHIN_MS;

	return (
		<Sheet title={own ? t('actions.title_mine') : t('actions.title_of', { name: message.author.name })} step="list">
			{problem && <p role="status" class="field-error">{problem}</p>}
			{visible && !own && <ReactButtons message={message} onProblem={setProblem} />}
			<ul class="actions">
				<TalkActions message={message} own={own} room={room} />
				{editable && (
					<Action icon="pencil" label={t('actions.edit')} onClick={() => { closeSheet(); onEdit(message); }} />
				)}
				{message.text !== undefined && (
					<Action
						icon="copy"
						label={t('actions.copy')}
						onClick={() => void run(async () => {
							await navigator.clipboard.writeText(plainWords(message));
							say(t('actions.copied'));
						})}
					/>
				)}
				<Action
					icon="mail"
					label={t('actions.unread')}
					onClick={() => void run(async () => {
						await markUnread(room.room, message.seq);
						say(t('actions.unread_done'));
					})}
				/>
				{own && <Action icon="trash-2" label={t('actions.remove')} onClick={() => setStep('remove')} />}
				{moderates && !own && message.state === 'hidden' && message.text === undefined && (
					<Action
						icon="eye"
						label={t('actions.unveil')}
						hint={t('actions.unveil_hint')}
						onClick={() => void run(async () => {
							await unveil(id);
							say(t('actions.unveiled'));
						})}
					/>
				)}
				{moderates && !own && (
					<Action
						icon={visible ? 'eye-off' : 'eye'}
						label={t(visible ? 'actions.hide' : 'actions.show')}
						onClick={() => setStep('moderate')}
					/>
				)}
				{moderates && !own && (
					<Action icon="info" label={t('cover.actions')} hint={t('cover.actions_hint')} onClick={() => setStep('cover')} />
				)}
				{room.may.includes('pinned.keep') && visible && (
					<Action icon="map-pin" label={t('pinned.action')} hint={t('pinned.action_hint')} onClick={() => setStep('pin')} />
				)}
				{room.may.includes('linkup.propose') && person && settled && !HOSTS.includes(message.author.hat) && (
					<Action icon="reply" label={t('linkup.action')} hint={t('linkup.action_hint')} onClick={() => setStep('pass_on')} />
				)}
				{room.may.includes('sanction.pause') && person && !HOSTS.includes(message.author.hat) && (
					<Action icon="info" label={t('sanction.action')} hint={t('sanction.action_hint')} onClick={() => setStep('sanction')} />
				)}
				{room.may.includes('unmask.ask') && person && (
					<Action icon="users" label={t('unmask.ask_title')} hint={t('unmask.ask_hint')} onClick={() => setStep('unmask')} />
				)}
				{room.may.includes('direct.talk') && person && aside !== 'block' && (
					<Action
						icon="message-circle-heart"
						label={t('direct.ask')}
						hint={t('direct.ask_hint')}
						onClick={() => setStep('talk')}
					/>
				)}
				{mayTurnAway && aside !== 'mute' && (
					<Action icon="bell-off" label={t('aside.mute')} hint={t('aside.mute_hint')} onClick={() => setStep('mute')} />
				)}
				{mayTurnAway && aside !== 'block' && (
					<Action icon="ban" label={t('aside.block')} hint={t('aside.block_hint')} onClick={() => setStep('block')} />
				)}
			</ul>
		</Sheet>
	);
}

/** The message left the page while its sheet was open. */
function Gone() {
	queueMicrotask(closeSheet);
	return null;
}

function ReactButtons({ message, onProblem }: { message: MessageView; onProblem(text: string): void }) {
	return (
		<div class="react-buttons" role="group" aria-label={t('actions.react')}>
			{REACTIONS.map(({ kind, icon }) => {
				const on = mineOf(message).includes(kind);
				return (
					<button
						key={kind}
						type="button"
						class="reaction reaction--big"
						aria-pressed={on ? 'true' : 'false'}
						onClick={() => void react(message.message, kind, !on).then((no) => no && onProblem(sayNo(no)))}
					>
						<Icon name={icon} />{t(`react.${kind}`)}
					</button>
				);
			})}
		</div>
	);
}

function RemoveStep({ message, onBack }: { message: MessageView; onBack(): void }) {
	const [problem, setProblem] = useState('');
	const remove = async (): Promise<void> => {
		try {
			await request('message.remove', { message: message.message });
			say(t('actions.removed'));
			closeSheet();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<Sheet title={t('actions.remove')} step="remove">
			<p role="status">{problem || t('actions.remove_ask')}</p>
			<div class="buttons">
				<Button onClick={() => void remove()}>{t('actions.remove_yes')}</Button>
				<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
			</div>
		</Sheet>
	);
}
