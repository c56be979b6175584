/* When an account may be used, by everything it can be. */
#include "unit.h"

#include "noaber/life.h"

static void
on8_s8_who_may_enter(void **state)
{
	const int64_t due_ms = 1000;
	const struct {
		enum nb_life life;
		int64_t now_ms;
		bool come_back;
		enum nb_status expected;
	} rows[] = {
	    {NB_LIFE_ACTIVE, 0, false, NB_OK},
	    {NB_LIFE_ACTIVE, 5000, true, NB_OK},
	    {NB_LIFE_PAUSED, 999, false, NB_E_PAUSED},
	    {NB_LIFE_PAUSED, 999, true, NB_OK},
	    {NB_LIFE_PAUSED, 1000, false, NB_OK}, /* it ends by itself */
	    {NB_LIFE_FROZEN, 5000, false, NB_E_FROZEN},
	    {NB_LIFE_FROZEN, 0, true, NB_OK},
	    {NB_LIFE_CLOSED, 999, false, NB_E_CLOSED},
	    {NB_LIFE_CLOSED, 999, true, NB_OK},
	    {NB_LIFE_CLOSED, 1000, false, NB_E_WRONG_CREDENTIALS},
	    {NB_LIFE_CLOSED, 1000, true,
	     NB_E_WRONG_CREDENTIALS}, /* too late, and nobody can tell */
	    {NB_LIFE_ERASING, 0, true, NB_E_WRONG_CREDENTIALS},
	    {NB_LIFE_ERASED, 0, true, NB_E_WRONG_CREDENTIALS},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(
		    nb_life_may_enter(rows[i].life, due_ms, rows[i].now_ms, rows[i].come_back),
		    rows[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(on8_s8_who_may_enter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
