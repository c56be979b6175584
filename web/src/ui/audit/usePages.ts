import { useState } from 'preact/hooks';
import { sayNo } from '../../i18n';
import { refusalOf } from '../../net/errors';
import { useAsk } from '../groups/useAsk';

export interface Page<T> {
	items: readonly T[];
	more: boolean;
}

interface Pages<T> extends Page<T> {
	loading: boolean;
	busy: boolean;
	problem: string;
	/** Fetches the page behind the last item. */
	next(): void;
}

/** A list that comes in pages, newest first. It starts anew when `key` changes. */
export function usePages<T>(ask: (last: T | undefined) => Promise<Page<T>>, key: string): Pages<T> {
	const { answer: first, refusal } = useAsk(() => ask(undefined).then((page) => ({ page, key })), key);
	const [older, setOlder] = useState<Page<T> & { behind: Page<T> }>();
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState('');
	const page = first?.key === key ? first.page : undefined;
	/* A first page that was asked again begins elsewhere: what hung behind the old one goes. */
	const rest = older && older.behind === page ? older : undefined;
	const items = [...(page?.items ?? []), ...(rest?.items ?? [])];

	const next = async (): Promise<void> => {
		if (!page || busy) return;
		setBusy(true);
		setProblem('');
		try {
			const got = await ask(items[items.length - 1]);
			setOlder({ behind: page, items: [...(rest?.items ?? []), ...got.items], more: got.more });
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
		setBusy(false);
	};
	return {
		items,
		more: (rest ?? page)?.more ?? false,
		loading: !page && !refusal,
		busy,
		problem: problem || (refusal && !page ? sayNo(refusal) : ''),
		next: () => void next(),
	};
}
