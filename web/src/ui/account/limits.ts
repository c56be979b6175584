/* How long secrets may be; the server says the same. */
export const LOGIN = { min: 3, max: 32 };
export const PASSPHRASE = { min: 15, max: 256 };

export function fits(text: string, range: { min: number; max: number }): boolean {
	const length = [...text].length;
	return length >= range.min && length <= range.max;
}
export const NAME = { min: 2, max: 24 };
