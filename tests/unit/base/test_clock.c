/* The clock: units, and an offset that all of its faces share. */
#include "unit.h"

#include "noaber/clock.h"

#include <time.h>

static void
wall_time_is_unix_milliseconds(void **state)
{
	int64_t seconds = (int64_t)time(NULL);
	int64_t now_ms = nb_clock_now_ms();

	(void)state;
	assert_true(now_ms / 1000 - seconds >= 0 && now_ms / 1000 - seconds <= 60);
}

static void
advancing_moves_all_clocks(void **state)
{
	int64_t now_ms = nb_clock_now_ms();
	int64_t steady_ms = nb_clock_steady_ms();
	uint64_t steady_us = nb_clock_steady_us();

	(void)state;
	assert_true(steady_us / 1000 - (uint64_t)steady_ms < 60000);
	nb_clock_advance_ms(3600000);
	assert_in_range(nb_clock_now_ms() - now_ms, 3600000, 3660000);
	assert_in_range(nb_clock_steady_ms() - steady_ms, 3600000, 3660000);
	assert_in_range(nb_clock_steady_us() - steady_us, 3600000000, 3660000000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wall_time_is_unix_milliseconds),
	    cmocka_unit_test(advancing_moves_all_clocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
