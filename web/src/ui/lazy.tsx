import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { moreWords, t } from '../i18n';
import { Heading } from './parts/Heading';
import { Loading } from './parts/Loading';

type Fetch<P> = () => Promise<ComponentType<P>>;

/** A part of a screen whose code and words are fetched when it is first shown. */
export const lazy = <P extends object>(fetch: Fetch<P>): ComponentType<P> => fetched(fetch, NoPart);

/** The same for a whole screen. */
export const lazyScreen = <P extends object>(fetch: Fetch<P>): ComponentType<P> => fetched(fetch, NoScreen);

interface Failed {
	again(): void;
	children?: ComponentChildren;
}

function fetched<P extends object>(fetch: Fetch<P>, Missing: ComponentType<Failed>): ComponentType<P> {
	let known: ComponentType<P> | undefined;
	return function LazyScreen(props: P) {
		const [Screen, setScreen] = useState(() => known);
		const [failed, setFailed] = useState(false);
		const [turn, setTurn] = useState(0);
		useEffect(() => {
			if (known) return;
			setFailed(false);
			Promise.all([fetch(), moreWords()]).then(([screen]) => {
				known = screen;
				setScreen(() => screen);
			}, () => {
				/* Asked for again in vain: the server has become a newer version, which has other parts, or the
				 * browser remembers that it failed. After a press it is no surprise that the page comes anew. */
				if (turn > 0 && navigator.onLine) location.reload();
				else setFailed(true);
			});
		}, [turn]);
		if (Screen) return <Screen {...props} />;
		return failed ? <Missing again={() => setTurn(turn + 1)} /> : <Loading />;
	};
}

const NoScreen = ({ again }: Failed) => <NoPart again={again}><Heading>{t('state.missing')}</Heading></NoPart>;

function NoPart({ again, children }: Failed) {
	return (
		<div class="wrap stack-small">
			{children}
			<p>{t('state.no_answer')}</p>
			<button type="button" class="text-button" onClick={again}>{t('state.again')}</button>
		</div>
	);
}
