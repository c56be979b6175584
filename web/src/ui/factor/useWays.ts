import { useEffect, useState } from 'preact/hooks';
import { door } from '../../net/door';
import type { Reply } from '../../protocol';

interface Ways {
	ways: Reply<'factor.ways'> | undefined;
	failed: boolean;
	again(): void;
}

/** Asks what the account can prove itself with, at the door where half a session is heard too. */
export function useWays(): Ways {
	const [ways, setWays] = useState<Reply<'factor.ways'>>();
	const [failed, setFailed] = useState(false);
	const [turn, setTurn] = useState(0);
	useEffect(() => {
		let current = true;
		setFailed(false);
		door('factor.ways', {}).then(
			(got) => current && setWays(got),
			() => current && setFailed(true),
		);
		return () => {
			current = false;
		};
	}, [turn]);
	return { ways, failed, again: () => setTurn((n) => n + 1) };
}
