/* When somebody may ask to come in again, and for how long an ask waits (C3). */
#include "unit.h"

#include "noaber/introduction.h"

#define NOW (1000 * NB_DAY_MS)

static void
c3_after_a_no_a_week_after_a_withdrawal_a_day(void **state)
{
	static const struct {
		enum nb_introduction_state last;
		int64_t ago_ms, again_ms;
	} cases[] = {
	    {NB_INTRODUCTION_DECLINED, 0, 7 * NB_DAY_MS},
	    {NB_INTRODUCTION_DECLINED, 7 * NB_DAY_MS - 1, 1},
	    {NB_INTRODUCTION_DECLINED, 7 * NB_DAY_MS, 0},
	    {NB_INTRODUCTION_UNANSWERED, 0, 0},
	    {NB_INTRODUCTION_WITHDRAWN, 0, NB_DAY_MS},
	    {NB_INTRODUCTION_WITHDRAWN, NB_DAY_MS, 0},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(cases); i++)
		assert_int_equal(
		    nb_introduction_again_ms(cases[i].last, NOW - cases[i].ago_ms, NOW),
		    cases[i].again_ms);
}

static void
c3_an_ask_waits_thirty_days(void **state)
{
	(void)state;
	assert_false(nb_introduction_is_over(NOW - 30 * NB_DAY_MS + 1, NOW));
	assert_true(nb_introduction_is_over(NOW - 30 * NB_DAY_MS, NOW));
}

static void
c3_days_are_whole(void **state)
{
	(void)state;
	assert_int_equal(nb_introduction_days(NOW, NOW), 0);
	assert_int_equal(nb_introduction_days(NOW, NOW + NB_DAY_MS - 1), 0);
	assert_int_equal(nb_introduction_days(NOW, NOW + 2 * NB_DAY_MS), 2);
	assert_int_equal(nb_introduction_days(NOW, NOW - 5), 0); /* a clock that was set back */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(c3_after_a_no_a_week_after_a_withdrawal_a_day),
	    cmocka_unit_test(c3_an_ask_waits_thirty_days),
	    cmocka_unit_test(c3_days_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
