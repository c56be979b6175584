/*
 * rights_rows.h - kinds of people and communities, and rows that say what rights answer them, a letter
 * each. For the tests of the table of rights.
 */
#ifndef NB_TEST_RIGHTS_ROWS_H
#define NB_TEST_RIGHTS_ROWS_H

#include "unit.h"

#include "noaber/rights.h"

#include <string.h>

/* Kinds of people. A resident who looks around takes part everywhere. */
#define VISITOR 0u
#define STAFF NB_IS_SIGNED_IN /* a professional, coordinator, auditor or operator */
#define RESIDENT (NB_IS_SIGNED_IN | NB_IS_PARTICIPANT)
#define INSIDE (RESIDENT | NB_IS_MEMBER | NB_IS_JOINED)
#define HOST (RESIDENT | NB_IS_HOST)
#define EX_HOST (NB_IS_SIGNED_IN | NB_IS_MEMBER | NB_IS_JOINED) /* the grant has ended */
#define KEYHOLDER (STAFF | NB_IS_KEYHOLDER)
#define ONESELF (RESIDENT | NB_IS_ONESELF)
#define COORDINATOR (NB_IS_SIGNED_IN | NB_IS_COORDINATOR)
#define DECIDER (NB_IS_SIGNED_IN | NB_IS_DECIDER)

/* Kinds of communities. */
#define OPEN_HOUSE (NB_IS_LISTED | NB_IS_OPEN)
#define BY_INTRODUCTION NB_IS_LISTED
#define BY_INVITATION 0u

/* One letter for each answer. */
static const struct {
	char letter;
	enum nb_status status;
} answers[] = {
    {'+', NB_OK},           {'s', NB_E_SIGNED_OUT},    {'-', NB_E_NOT_FOUND},
    {'m', NB_E_NOT_MEMBER}, {'h', NB_E_FACTOR_NEEDED}, {'f', NB_E_FORBIDDEN},
    {'r', NB_E_READ_ONLY},  {'c', NB_E_CONFLICT},      {'p', NB_E_WRITING_PAUSED},
};

struct row {
	const char *who;
	unsigned relation;
	const char *expected;
};

static inline char
letter_of(enum nb_status status)
{
	for (size_t i = 0; i < NB_COUNT(answers); i++)
		if (answers[i].status == status)
			return answers[i].letter;
	return '?';
}

/* What the rights from ${right} to ${end} answer, in the same groups as the table. */
static inline void
decide_all(const struct nb_situation *situation, unsigned right, unsigned end, const char *shape,
           char *ret_answers)
{

	for (; *shape; shape++, ret_answers++)
		*ret_answers = *shape == ' '
		                   ? ' '
		                   : letter_of(nb_rights_decide((enum nb_right)right++, situation));
	*ret_answers = '\0';
	assert_int_equal(right, end);
}

static inline void
expect_rows(const struct row *expected, size_t count, unsigned right, unsigned end)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < count; i++) {
		const struct nb_situation situation = {.relation = expected[i].relation};
		char got[64];

		decide_all(&situation, right, end, expected[i].expected, got);
		if (strcmp(got, expected[i].expected) != 0) {
			wrong++;
			print_error("%s: got \"%s\", expected \"%s\"\n", expected[i].who, got,
			            expected[i].expected);
		}
	}
	assert_int_equal(wrong, 0);
}

#endif
