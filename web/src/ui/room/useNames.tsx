import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t, tn } from '../../i18n';
import type { Author } from '../../protocol';
import { people } from '../../state/named';
import { beginOfName, fitting } from '../../state/naming';
import { say } from '../../state/speech';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';

const LIST = 'names';
const optionOf = (who: Author): string => `name-${who.member}`;

/**
 * Names to choose from while somebody types "@" in a field. The focus stays in the field: arrows move,
 * Enter or Tab chooses, Escape closes. Only who is in this room already is offered, and nothing is asked
 * of the server.
 */
export function useNames(field: RefObject<HTMLTextAreaElement | null>, text: string, change: (text: string) => void) {
	const [caret, setCaret] = useState(0);
	const [moved, setMoved] = useState({ in: '', to: 0 }); // the place arrows moved to, in a list of these people
	const [closed, setClosed] = useState(-1); // the place of the "@" whose list was closed
	const moveTo = useRef<number | undefined>(undefined);
	const begun = beginOfName(text, caret);
	const offered = begun && begun.from !== closed ? fitting(people(), begun.word) : [];
	const these = offered.map((who) => who.member).join();
	const active = moved.in === these ? moved.to : 0;
	const one = offered[active];

	useEffect(() => {
		if (offered.length > 0) say(tn('names.found', offered.length));
	}, [these]);
	useLayoutEffect(() => {
		if (moveTo.current === undefined) return;
		field.current?.setSelectionRange(moveTo.current, moveTo.current);
		setCaret(moveTo.current);
		moveTo.current = undefined;
	}, [text]);

	const pick = (who: Author): void => {
		if (!begun) return;
		const name = `@${who.name} `;
		moveTo.current = begun.from + name.length;
		setClosed(-1);
		change(text.slice(0, begun.from) + name + text.slice(caret).replace(/^ /, ''));
		field.current?.focus();
	};

	/** Whether the key was for the list. */
	const onKeyDown = (e: KeyboardEvent): boolean => {
		if (!one || !begun || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) return false;
		const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
		if (step) setMoved({ in: these, to: (active + step + offered.length) % offered.length });
		else if (e.key === 'Enter' || e.key === 'Tab') pick(one);
		else if (e.key === 'Escape') setClosed(begun.from);
		else return false;
		e.preventDefault();
		e.stopPropagation();
		return true;
	};

	const follow = (): void => {
		const to = field.current?.selectionStart ?? 0;
		setCaret(to);
		if (closed >= 0 && beginOfName(field.current?.value ?? '', to)?.from !== closed) setClosed(-1);
	};

	return {
		onKeyDown,
		follow,
		aria: {
			'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', autocomplete: 'off',
			'aria-controls': one ? LIST : undefined, 'aria-activedescendant': one ? optionOf(one) : undefined,
		} as const,
		list: one && (
			<ul id={LIST} class="names" role="listbox" aria-label={t('names.which')}>
				{offered.map((who) => (
					<li
						key={who.member}
						id={optionOf(who)}
						class="name"
						role="option"
						aria-selected={who === one ? 'true' : 'false'}
						onPointerDown={(e) => e.preventDefault()}
						onClick={() => pick(who)}
					>
						<Weave seed={who.member} round />
						<span class="grow" dir="auto">{who.name}</span>
						{who.hat !== 'resident' && <Tag tone="primary">{t(`hat.${who.hat}`)}</Tag>}
					</li>
				))}
			</ul>
		),
	};
}
