/*
 * Which municipality a postcode of four digits belongs to: Twente and Deventer. Made by hand from the
 * places that have these postcodes; at a border one postcode lies in two municipalities, so this is
 * near and not exact. It stays in the browser: the server never hears a postcode.
 */
type Range = readonly [from: number, to: number, municipality: string];

const RANGES: readonly Range[] = [
	[7411, 7437, 'Deventer'],
	[7441, 7448, 'Hellendoorn'],
	[7451, 7451, 'Rijssen-Holten'],
	[7461, 7463, 'Rijssen-Holten'],
	[7466, 7468, 'Wierden'],
	[7471, 7479, 'Hof van Twente'],
	[7481, 7483, 'Haaksbergen'],
	[7490, 7497, 'Hof van Twente'],
	[7511, 7548, 'Enschede'],
	[7550, 7559, 'Hengelo'],
	[7561, 7561, 'Dinkelland'],
	[7571, 7577, 'Oldenzaal'],
	[7581, 7588, 'Losser'],
	[7591, 7597, 'Dinkelland'],
	[7601, 7611, 'Almelo'],
	[7614, 7615, 'Tubbergen'],
	[7621, 7626, 'Borne'],
	[7627, 7627, 'Almelo'],
	[7631, 7638, 'Dinkelland'],
	[7641, 7645, 'Wierden'],
	[7651, 7668, 'Tubbergen'],
	[7671, 7676, 'Twenterand'],
	[7678, 7679, 'Tubbergen'],
	[7681, 7683, 'Twenterand'],
	[7686, 7686, 'Twenterand'],
	[7687, 7688, 'Hellendoorn'],
];

/** The municipality of a postcode as somebody types it, letters or not; undefined: not one of ours. */
export function municipalityOf(typed: string): string | undefined {
	const digits = /^\s*(\d{4})(\s*[a-z]{2})?\s*$/i.exec(typed)?.[1];
	const n = Number(digits);
	return digits === undefined ? undefined : RANGES.find(([from, to]) => n >= from && n <= to)?.[2];
}
