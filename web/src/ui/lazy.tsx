import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { moreWords, t } from '../i18n';
import { Loading } from './parts/Loading';

/** A screen, or a part of one, whose code and words are fetched when it is first opened. */
export function lazy<P extends object>(fetchScreen: () => Promise<ComponentType<P>>): ComponentType<P> {
	let known: ComponentType<P> | undefined;
	return function LazyScreen(props: P) {
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
		if (Screen) return <Screen {...props} />;
		if (!failed) return <Loading />;
		return (
			<div class="wrap">
				<p>{t('state.no_answer')}</p>
				<button type="button" class="text-button" onClick={() => setTurn(turn + 1)}>{t('state.again')}</button>
			</div>
		);
	};
}
