import type { Key } from '../../i18n';
import type { Hat } from '../../protocol';
import type { Route } from '../../state/router';
import type { IconName } from '../parts/Icon';

export interface MenuItem {
	href: string;
	icon: IconName;
	label: Key;
	here: readonly Route['at'][];
	news?: boolean;
	/** Has a dot when something concerns the reader. */
	told?: boolean;
}

/** The menu of somebody who is in: the rail on wide screens, the tabs on narrow ones. A screen without a
 * place of its own is found where one goes in. */
const MENU: readonly MenuItem[] = [
	{ href: '/', icon: 'house', label: 'nav.start', here: ['start', 'people', 'ask_person', 'codes', 'hours', 'audit', 'asks', 'queue', 'questions'], told: true },
	{
		href: '/g', icon: 'users', label: 'nav.groups', news: true,
		here: ['groups', 'community', 'room', 'rules', 'story', 'story_new', 'story_edit', 'question', 'question_new', 'keep_pinned'],
	},
	{
		href: '/profiel', icon: 'user-round', label: 'nav.profile',
		here: ['profile', 'consents', 'card', 'rights', 'looked', 'code', 'tasks', 'decisions', 'stories'],
	},
];

/** For a coordinator: what they keep. */
const KEEP: MenuItem = { href: '/gemeenschappen', icon: 'pencil', label: 'nav.keep', here: ['keep', 'keep_new', 'keep_one', 'keep_rules'] };

/** The menu for who wears this hat. */
export const menuOf = (hat: Hat | undefined): readonly MenuItem[] =>
	(hat === 'coordinator' ? [...MENU.slice(0, 2), KEEP, ...MENU.slice(2)] : MENU);
