import { t } from '../../i18n';
import type { Cover } from '../../protocol';
import { closeSheet, openSheet } from '../../state/sheet';
import { THEMES } from '../../state/themes';
import { Choice } from '../parts/Choice';
import { Icon } from '../parts/Icon';
import { Sheet } from '../parts/Sheet';
import { Button } from '../parts/Button';

interface Props {
	cover: Cover | undefined;
	onPick(cover: Cover | undefined): void;
}

const back = (): void => {
	closeSheet();
	requestAnimationFrame(() => document.getElementById('composer')?.focus());
};

/** The writer says what a message may be hard to read about, before it is sent. */
export function CoverPick({ cover, onPick }: Props) {
	return (
		<p class="composer-cover">
			<Icon name="eye-off" small />
			<button
				type="button"
				class="text-button"
				onClick={() => openSheet(() => <PickSheet cover={cover} onPick={onPick} />)}
			>
				{cover ? t('cover.picked', { theme: t(`cover.${cover}`) }) : t('cover.pick')}
			</button>
		</p>
	);
}

function PickSheet({ cover, onPick }: Props) {
	return (
		<Sheet title={t('cover.pick_title')}>
			<p class="muted">{t('cover.pick_hint')}</p>
			<Choice
				id="cover"
				compact
				legend={t('cover.theme')}
				value={cover ?? 'none'}
				onChange={(value) => {
					onPick(value === 'none' ? undefined : value);
					back();
				}}
				options={coverOptions()}
			/>
			<div class="buttons"><Button kind="secondary" onClick={back}>{t('form.back')}</Button></div>
		</Sheet>
	);
}

/** The themes as cards to choose from, and none. */
export const coverOptions = (): { value: Cover | 'none'; label: string }[] => [
	{ value: 'none', label: t('cover.none') },
	...THEMES.map((value) => ({ value, label: t(`cover.${value}`) })),
];
