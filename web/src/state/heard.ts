/*
 * What is asked and told both. The server may read an answer before something happens and send it after it
 * told of that: the answer is older than what is here. So what was told since a question was asked is worked
 * in once more after its answer; each telling says how it is now, so twice does no harm.
 */
type WorkIn = () => void;

/** Of each question under way, what was told since. */
const underWay = new Set<WorkIn[]>();

/** Works in what the server tells, now and again after each answer that is on its way. */
export function told(workIn: WorkIn): void {
	for (const since of underWay) since.push(workIn);
	workIn();
}

/** Works in the answer, and then what was told while it was on its way. Rejects as the question does. */
export async function answered<T>(question: Promise<T>, workIn: (answer: T) => void): Promise<T> {
	const since: WorkIn[] = [];
	underWay.add(since);
	try {
		const answer = await question;
		workIn(answer);
		for (const again of since) again();
		return answer;
	} finally {
		underWay.delete(since);
	}
}
