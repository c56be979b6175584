import { dateOf, t } from '../../i18n';
import type { Appointment, Scope } from '../../protocol';

export const placeOf = (scope: Scope, where?: string): string => t(`rights.${scope}`, { where: where ?? '' });

/* In the middle of a sentence. */
const inside = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "Ervaringsdeskundige, gemeenschap Rouw". */
export const taskOf = (one: Pick<Appointment, 'hat' | 'scope' | 'where'>): string =>
	t('people.task', { hat: t(`hat.${one.hat}`), place: inside(placeOf(one.scope, one.where)) });

export const periodOf = (one: Pick<Appointment, 'from_ms' | 'until_ms'>): string =>
	t('people.period', { from: dateOf(one.from_ms), until: dateOf(one.until_ms) });

/** The lines that say how an appointment stands. */
export function standOf(one: Appointment): string[] {
	const lines = [periodOf(one)];
	if (one.code_until_ms !== undefined) lines.push(t('people.code_until', { date: dateOf(one.code_until_ms) }));
	if (one.accepted_ms !== undefined) lines.push(t('people.conduct_agreed', { date: dateOf(one.accepted_ms) }));
	if (one.issued_ms !== undefined && one.valid_until_ms !== undefined) {
		lines.push(t('people.check_seen', { date: dateOf(one.issued_ms), until: dateOf(one.valid_until_ms) }));
	}
	if (one.signed_ms !== undefined) lines.push(t('people.signed', { date: dateOf(one.signed_ms) }));
	if (one.reason) lines.push(t('people.reason_was', { reason: one.reason }));
	return lines;
}
