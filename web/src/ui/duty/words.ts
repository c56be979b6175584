/** How it stands in a community, in sentences. */
import { dayOf, lang, t, timeOfDay, tn } from '../../i18n';
import { daysAgo } from '../../i18n/time';
import type { Duty, DutyOutside } from '../../protocol';

type Hours = Pick<Duty, 'open' | 'until_ms' | 'opens_ms' | 'closed' | 'holiday'>;

const listOf = (names: readonly string[]): string => new Intl.ListFormat(lang.value).format(names);

/** "Roerdomp is er nu, tot 22.00 uur." */
export function whoIsThere({ hosts }: Duty): string {
	const names = listOf(hosts.map((host) => host.name));
	const until_ms = Math.max(...hosts.map((host) => host.until_ms));
	return tn('duty.here', hosts.length, { names, time: timeOfDay(until_ms) });
}

/** "Er is nu 1 begeleider: Ervaringsdeskundige tot 22.00 uur." Names are not for who is outside. */
export function howManyAreThere({ hosts }: DutyOutside): string {
	const seats = hosts.map((host) => t('duty.seat', { hat: t(`hat.${host.hat}`), time: timeOfDay(host.until_ms) }));
	return tn('duty.outside', hosts.length, { list: listOf(seats) });
}

/** Why there is nobody today, and when there is again; empty when nobody knows. */
export function whenAgain({ open, until_ms, opens_ms, closed, holiday }: Hours, now_ms: number): string {
	const reason = closed ?? (holiday && t(`duty.holiday_${holiday}`));
	const why = reason === undefined ? '' : t('duty.closed', { reason });
	const back = open && until_ms !== undefined
		? t('duty.should', { time: timeOfDay(until_ms) }) : opens_ms === undefined ? '' : backAt(opens_ms, now_ms);
	return [why, back].filter(Boolean).join(' ');
}

function backAt(at_ms: number, now_ms: number): string {
	const time = timeOfDay(at_ms);
	const days = -daysAgo(at_ms, now_ms);
	if (days === 0) return t('duty.back_today', { time });
	return days === 1 ? t('duty.back_tomorrow', { time }) : t('duty.back_day', { day: dayOf(at_ms, now_ms), time });
}

/** What happens to a message while nobody is there. */
export function whatHappens({ unattended, slow_s }: Duty): string {
	return unattended === 'slow' && slow_s === 0 ? t('duty.free') : t(`duty.mode_${unattended}`);
}
