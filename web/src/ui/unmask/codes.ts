import type { Key } from '../../i18n';
import type { UnmaskCode } from '../../protocol';

/** What an ask can be for, in words. */
export const CODES: Record<UnmaskCode, Key> = {
	danger_self: 'unmask.danger_self',
	danger_others: 'unmask.danger_others',
	abuse: 'unmask.abuse',
	minor: 'unmask.minor',
	legal: 'unmask.legal',
};
