/*
 * house_rules.h - what a community agrees on, and three questions about it (layer 2, model).
 *
 * Nobody posts before they read the rules as they are now and answered the questions right (ON3). A
 * community keeps its own versions in the store; here are the bounds, and what a new one begins with.
 */
#ifndef NB_HOUSE_RULES_H
#define NB_HOUSE_RULES_H

#include <stdint.h>

#define NB_RULES_CHARACTERS_MOST 3000
#define NB_RULES_LINES_MOST 20
#define NB_QUESTIONS 3
#define NB_ANSWERS_LEAST 2
#define NB_ANSWERS_MOST 3
#define NB_QUESTION_CHARACTERS_MOST 200
#define NB_RULES_VERSIONS_SHOWN 20

/* One question in one language: what is asked, the answers, and what to say to a wrong one. */
struct nb_standard_words {
	const char *ask;
	const char *answers; /* one a line */
	const char *why;
};
struct nb_standard_question {
	struct nb_standard_words nl, en;
	int64_t right; /* which answer, from 0 */
};
struct nb_standard_rules {
	const char *nl, *en; /* one a line */
	struct nb_standard_question questions[NB_QUESTIONS];
};
extern const struct nb_standard_rules nb_standard_rules;

#endif
