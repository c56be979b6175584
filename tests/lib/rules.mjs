// House rules in the tests: three questions of which the answers are known.

/** The questions of a region file; the first answer is right, then the second, then the third. */
export const QUESTIONS = [0, 1, 2].map((right) => ({
	ask_nl: `Vraag ${right + 1}?`, answers_nl: ['Een', 'Twee', 'Drie'], why_nl: `Omdat het ${right + 1} is.`,
	ask_en: `Question ${right + 1}?`, answers_en: ['One', 'Two', 'Three'], why_en: `Because it is ${right + 1}.`,
	right,
}));

export const RIGHT = QUESTIONS.map(({ right }, i) => ({ question: i + 1, answer: right }));

/** Reads the rules as they are now and answers everything right. */
export async function acceptRules(connection, community) {
	const { version } = await connection.ask('rules.look', { community });
	return connection.ask('rules.accept', { community, version, answers: RIGHT });
}

/** The next version, by a coordinator. */
export async function newRules(connection, community, rules_nl) {
	const { version } = await connection.ask('rules.look', { community });
	return connection.ask('rules.set', { community, version, rules_nl, questions: QUESTIONS });
}
