import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { RoomId } from '../../protocol';
import { secondsLeft } from '../../state/pause';
import { say } from '../../state/speech';

const TICK_MS = 500;

/** Seconds until one may write in a room that goes slow; says aloud when it begins and when it ends. */
export function usePause(room: RoomId): number {
	const [now_ms, setNow] = useState(Date.now);
	const left = secondsLeft(room, now_ms);
	const waits = secondsLeft(room, Date.now()) > 0;
	useEffect(() => {
		if (!waits) return undefined;
		setNow(Date.now());
		const timer = setInterval(() => setNow(Date.now()), TICK_MS);
		return () => {
			clearInterval(timer);
			say(t('composer.again'));
		};
	}, [waits]);
	return left;
}
