/** What a device is called in the list of sessions: enough to recognise it, too little to follow it. */

const BROWSERS: readonly [RegExp, string][] = [
	[/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/OPR\//, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'],
	[/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
	[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'],
	[/Mac OS/, 'Mac'], [/Linux/, 'Linux'],
];

/** Browser and system without versions, for example "Firefox, Android". */
export function deviceName(agent: string = navigator.userAgent): string {
	const find = (list: readonly [RegExp, string][]): string | undefined =>
		list.find(([pattern]) => pattern.test(agent))?.[1];
	return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(', ');
}
