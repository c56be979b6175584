import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { moreWords, t } from '../i18n';
import { Loading } from './parts/Loading';

/** A screen whose code and words are fetched when it is first opened. */
export function lazy(fetchScreen: () => Promise<ComponentType>): ComponentType {
	let known: ComponentType | undefined;
	return function LazyScreen() {
		const [Screen, setScreen] = useState(() => known);
		const [failed, setFailed] = useState(false);
		const [turn, setTurn] = useState(0);
		useEffect(() => {
			if (known) return;
			setFailed(false);
			Promise.all([fetchScreen(), moreWords()]).then(([screen]) => {
				known = screen;
				setScreen(() => screen);
			}, () => setFailed(true));
		}, [turn]);
		if (Screen) return <Screen />;
		if (!failed) return <Loading />;
		return (
			<div class="wrap">
				<p>{t('state.no_answer')}</p>
				<button type="button" class="text-button" onClick={() => setTurn(turn + 1)}>{t('state.again')}</button>
			</div>
		);
	};
}
