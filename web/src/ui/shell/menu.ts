import type { Key } from '../../i18n';
import type { Route } from '../../state/router';
import type { IconName } from '../parts/Icon';

export interface MenuItem {
	href: string;
	icon: IconName;
	label: Key;
	here: readonly Route['at'][];
	news?: boolean;
}

/** The menu of somebody who is in: the rail on wide screens, the tabs on narrow ones. */
export const MENU: readonly MenuItem[] = [
	{ href: '/', icon: 'house', label: 'nav.start', here: ['start'] },
	{ href: '/g', icon: 'users', label: 'nav.groups', here: ['groups', 'community', 'room'], news: true },
	{ href: '/profiel', icon: 'user-round', label: 'nav.profile', here: ['profile', 'consents', 'card', 'rights', 'looked', 'code', 'tasks'] },
];
