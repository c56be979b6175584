import { useEffect, useState } from 'preact/hooks';
import { link } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Refusal } from '../../protocol';

interface Asked<T> {
	answer: T | undefined;
	refusal: Refusal | undefined;
	/** Asks again, for example after leaving. */
	again(): void;
}

/** Asks the server something for a screen, and again when the connection comes back. */
export function useAsk<T>(ask: () => Promise<T>, key: string): Asked<T> {
	const [answer, setAnswer] = useState<T>();
	const [refusal, setRefusal] = useState<Refusal>();
	const [turn, setTurn] = useState(0);
	const online = link.value === 'online';
	useEffect(() => {
		let current = true;
		if (!online) return undefined;
		ask().then(
			(got) => current && setAnswer(() => got),
			(error) => current && setRefusal(refusalOf(error)),
		);
		return () => {
			current = false;
		};
	}, [key, turn, online]);
	return { answer, refusal, again: () => setTurn((n) => n + 1) };
}
