// What somebody gets, without what has to differ: ids, numbers of events, moments, and lines of others
// that happened to come between. Two people who are treated alike get the same (Z11).

const ID = /^[a-z2-7]{26}$/;
const COUNTED = /(^|_)(seq|ms|re|unread|count)$/;

function plain(value, key) {
	if (Array.isArray(value)) return value.map((one) => plain(one));
	if (value && typeof value === 'object') {
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, name)]));
	}
	if (typeof value === 'string' && ID.test(value)) return 'id';
	return typeof value === 'number' && COUNTED.test(key ?? '') ? 0 : value;
}

/** The lines of these frames, in the order in which they came. */
export const plainLines = (frames) =>
	frames.flatMap((frame) => frame.split('\n')).filter(Boolean).map((line) => JSON.stringify(plain(JSON.parse(line))));
