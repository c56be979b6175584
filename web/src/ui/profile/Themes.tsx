import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { Cover, ThemeShow } from '../../protocol';
import { chooseTheme, showOf, THEMES } from '../../state/themes';
import { say } from '../../state/speech';
import { Field } from '../parts/Field';

const SHOWS: readonly ThemeShow[] = ['cover', 'show', 'hide'];

/** What somebody wants to see of messages about each theme, on all their devices. */
export function Themes() {
	const [problem, setProblem] = useState('');
	const choose = async (theme: Cover, show: ThemeShow): Promise<void> => {
		try {
			await chooseTheme(theme, show);
			setProblem('');
			say(t('themes.kept'));
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack" aria-labelledby="themes">
			<div class="stack-small">
				<h2 id="themes">{t('themes.title')}</h2>
				<p class="muted">{t('themes.text')}</p>
			</div>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{THEMES.map((theme) => (
				<Field key={theme} id={`theme-${theme}`} label={t(`cover.${theme}`)}>
					<select
						id={`theme-${theme}`}
						value={showOf(theme)}
						onChange={(e) => void choose(theme, e.currentTarget.value as ThemeShow)}
					>
						{SHOWS.map((show) => <option key={show} value={show}>{t(`themes.${show}`)}</option>)}
					</select>
				</Field>
			))}
			<p class="small muted">{t('themes.sealed')}</p>
		</section>
	);
}
