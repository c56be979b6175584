import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Author, RoomId } from '../../protocol';
import { asideOf } from '../../state/asides';
import { go } from '../../state/router';
import { refreshRooms, rooms } from '../../state/session';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Sheet } from '../parts/Sheet';
import { AsideSheet } from './AsideSheet';

/** What one can do with a talk of two: stop it, take it from the list, block the other. */
export function DirectSheet({ id, other }: { id: RoomId; other: Author }) {
	const [step, setStep] = useState<'list' | 'stop' | 'block'>('list');
	const [problem, setProblem] = useState('');
	const back = (): void => setStep('list');
	const room = rooms.value.find((one) => one.room === id);
	const run = async (work: () => Promise<unknown>, done: string): Promise<void> => {
		try {
			await work();
			await refreshRooms();
			say(done);
			closeSheet();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	const stop = () => run(() => request('direct.end', { room: id }), t('direct.stopped'));
	const take = () => run(async () => {
		await request('room.leave', { room: id });
		go('/g', true);
	}, t('direct.taken'));

	if (step === 'block') return <AsideSheet author={other} how="block" onBack={back} />;
	if (step === 'stop') {
		return (
			<Sheet title={t('direct.stop')} step="stop">
				<p role="status">{problem || t('direct.stop_ask', { name: other.name })}</p>
				<div class="buttons">
					<Button onClick={() => void stop()}>{t('direct.stop_yes')}</Button>
					<Button kind="secondary" onClick={back}>{t('form.back')}</Button>
				</div>
			</Sheet>
		);
	}
	const goesOn = room?.may.includes('direct.end') === true;
	return (
		<Sheet title={t('direct.menu')} step="list">
			{problem && <p role="status" class="field-error">{problem}</p>}
			<p>{t('direct.only_two', { name: other.name })}</p>
			<div class="buttons">
				{goesOn
					? <Button kind="secondary" icon="x" onClick={() => setStep('stop')}>{t('direct.stop')}</Button>
					: <Button kind="secondary" icon="log-out" onClick={() => void take()}>{t('direct.take')}</Button>}
				{asideOf(other.member) !== 'block' && (
					<Button kind="secondary" icon="ban" onClick={() => setStep('block')}>{t('aside.block')}</Button>
				)}
			</div>
		</Sheet>
	);
}
