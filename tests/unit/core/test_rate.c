/* Token buckets: how much at once, how much in the long run, and whom others can crowd out (R6). */
#include "unit.h"

#include "core_state.h"

#define MINUTE_MS INT64_C(60000)
#define START_MS INT64_C(1000000)
#define KEY UINT64_C(42)

/* splitmix64: the same numbers in every run. */
static uint64_t
next_random(uint64_t *seed)
{
	uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static int64_t
take(struct nb_rates *rates, uint64_t key, int64_t per_minute, int64_t now_ms)
{
	const struct nb_rate_limit limit = {per_minute, per_minute, MINUTE_MS};

	return nb_rates_take(rates, key, &limit, now_ms);
}

static void
take_all(struct nb_rates *rates, uint64_t key, int64_t per_minute, int64_t now_ms)
{
	for (int64_t i = 0; i < per_minute; i++)
		assert_int_equal(take(rates, key, per_minute, now_ms), 0);
	assert_true(take(rates, key, per_minute, now_ms) > 0);
}

static void
r6_a_minutes_worth_at_once_and_no_more(void **state)
{
	const int64_t sizes[] = {1, 2, 5, 7, 30, 600, 100000};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(sizes); i++) {
		struct nb_rates *rates = nb_rates_create();

		take_all(rates, KEY, sizes[i], START_MS);
		/* After a minute, and after a day: a minute's worth again. */
		take_all(rates, KEY, sizes[i], START_MS + MINUTE_MS);
		take_all(rates, KEY, sizes[i], START_MS + 1441 * MINUTE_MS);
		/* What was not used is not saved up. */
		assert_int_equal(take(rates, KEY, sizes[i], START_MS + 1442 * MINUTE_MS), 0);
		take_all(rates, KEY, sizes[i], START_MS + 1443 * MINUTE_MS);
		nb_rates_destroy(rates);
	}
}

/* The answer says when to come back; a millisecond before is too early, or two when it rounds. */
static void
r6_the_wait_is_true(void **state)
{
	const int64_t sizes[] = {1, 3, 7, 60, 599, 60000};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(sizes); i++) {
		struct nb_rates *rates = nb_rates_create();
		int64_t wait_ms, now_ms = START_MS;

		take_all(rates, KEY, sizes[i], now_ms);
		wait_ms = take(rates, KEY, sizes[i], now_ms);
		assert_in_range(wait_ms, MINUTE_MS / sizes[i], MINUTE_MS / sizes[i] + 1);
		if (wait_ms > 2)
			assert_true(take(rates, KEY, sizes[i], now_ms + wait_ms - 2) > 0);
		assert_int_equal(take(rates, KEY, sizes[i], now_ms + wait_ms), 0);
		nb_rates_destroy(rates);
	}
}

static void
r6_asking_too_often_does_not_cost_more(void **state)
{
	struct nb_rates *rates = nb_rates_create();
	int64_t given = 0;

	(void)state;
	take_all(rates, KEY, 6, START_MS);
	for (int64_t ms = 1; ms <= 10 * MINUTE_MS; ms++)
		given += take(rates, KEY, 6, START_MS + ms) == 0;
	assert_int_equal(given, 60);
	nb_rates_destroy(rates);
}

/* A bucket and ten minutes of filling: 11 n in any ten minutes, which is 1.1 n a minute. */
static void
r6_ten_minutes_never_give_more_than_eleven_minutes_worth(void **state)
{
	enum { PER_MINUTE = 20, MINUTES = 100, MOST = (MINUTES + 1) * PER_MINUTE };
	struct nb_rates *rates = nb_rates_create();
	int64_t given_ms[MOST + 1], now_ms = START_MS;
	uint64_t seed = 7;
	size_t count = 0, first = 0;

	(void)state;
	while (now_ms < START_MS + MINUTES * MINUTE_MS) {
		/* Bursts and silences: often nothing, now and then up to three minutes. */
		uint64_t pick = next_random(&seed);

		now_ms += pick % 50 == 0 ? (int64_t)(pick >> 32) % (3 * MINUTE_MS)
		                         : (int64_t)(pick >> 32) % 500;
		if (take(rates, KEY, PER_MINUTE, now_ms) != 0)
			continue;
		assert_true(count < MOST + 1);
		given_ms[count++] = now_ms;
		while (now_ms - given_ms[first] > 10 * MINUTE_MS)
			first++;
		assert_in_range(count - first, 1, 11 * PER_MINUTE);
	}
	assert_in_range(count, 50 * PER_MINUTE, MOST); /* it did give */
	nb_rates_destroy(rates);
}

/* A7: a third at once and the rest over the hour is never more than the whole in any hour. */
static void
a7_no_hour_gives_more_than_its_number(void **state)
{
	enum { MOST = 30, HOURS = 6 };
	const struct nb_rate_limit limit = {MOST / 3, MOST - MOST / 3, 60 * MINUTE_MS};
	struct nb_rates *rates = nb_rates_create();
	int64_t given_ms[HOURS * MOST];
	size_t count = 0, first = 0;

	(void)state;
	for (int64_t ms = 0; ms < HOURS * 60 * MINUTE_MS; ms += 700) {
		/* Silent in every third hour, so that it fills up in between. */
		if (ms / (60 * MINUTE_MS) % 3 == 1 ||
		    nb_rates_take(rates, KEY, &limit, START_MS + ms) != 0)
			continue;
		assert_true(count < NB_COUNT(given_ms));
		given_ms[count++] = ms;
		while (ms - given_ms[first] >= 60 * MINUTE_MS)
			first++;
		assert_in_range(count - first, 1, MOST);
	}
	assert_in_range(count, 4 * (MOST - MOST / 3), 4 * MOST);
	nb_rates_destroy(rates);
}

/* One that takes an hour to fill outlives many that take a minute. */
static void
r6_what_fills_slowly_is_not_crowded_out(void **state)
{
	const struct nb_rate_limit slow = {10, 20, 60 * MINUTE_MS};
	struct nb_rates *rates = nb_rates_create();
	uint64_t seed = 13;

	(void)state;
	for (size_t i = 0; i < 10; i++)
		assert_int_equal(nb_rates_take(rates, KEY, &slow, START_MS), 0);
	for (size_t i = 0; i < 300000; i++)
		assert_int_equal(take(rates, next_random(&seed), 5, START_MS + 1000), 0);
	assert_true(nb_rates_take(rates, KEY, &slow, START_MS + 2000) > 0);
	nb_rates_destroy(rates);
}

static void
r6_keys_do_not_share(void **state)
{
	struct nb_rates *rates = nb_rates_create();

	(void)state;
	for (uint64_t key = 1; key <= 1000; key++)
		take_all(rates, key, 3, START_MS);
	nb_rates_destroy(rates);
}

/* More keys than the table has places. Somebody active keeps the own bucket: it is the ones that
 * were longest away that give way. */
static void
r6_a_full_table_neither_stops_nor_frees_the_active(void **state)
{
	enum { PER_MINUTE = 5, STRANGERS = 300000 };
	struct nb_rates *rates = nb_rates_create();
	uint64_t seed = 11;
	int64_t now_ms = START_MS, given = 0;

	(void)state;
	for (size_t i = 0; i < STRANGERS; i++) {
		/* A stranger has an empty place, or one of somebody else, but never no place. */
		assert_int_equal(take(rates, next_random(&seed), PER_MINUTE, now_ms), 0);
		if (i % 1000 == 0)
			now_ms += 10;
		if (i % 100 == 0)
			given += take(rates, KEY, PER_MINUTE, now_ms) == 0;
	}
	assert_in_range(given, PER_MINUTE, PER_MINUTE + 1); /* 3 s gain less than one */
	nb_rates_destroy(rates);
}

static void
r6_a_clock_that_stands_or_steps_back_gives_nothing(void **state)
{
	struct nb_rates *rates = nb_rates_create();

	(void)state;
	take_all(rates, KEY, 4, START_MS);
	for (int64_t back_ms = 0; back_ms <= MINUTE_MS; back_ms += 1000)
		assert_true(take(rates, KEY, 4, START_MS - back_ms) > 0);
	nb_rates_destroy(rates);
}

static void
key_zero_is_a_key(void **state)
{
	struct nb_rates *rates = nb_rates_create();

	(void)state;
	take_all(rates, 0, 2, START_MS);
	nb_rates_destroy(rates);
	nb_rates_destroy(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(r6_a_minutes_worth_at_once_and_no_more),
	    cmocka_unit_test(r6_the_wait_is_true),
	    cmocka_unit_test(r6_asking_too_often_does_not_cost_more),
	    cmocka_unit_test(r6_ten_minutes_never_give_more_than_eleven_minutes_worth),
	    cmocka_unit_test(a7_no_hour_gives_more_than_its_number),
	    cmocka_unit_test(r6_what_fills_slowly_is_not_crowded_out),
	    cmocka_unit_test(r6_keys_do_not_share),
	    cmocka_unit_test(r6_a_full_table_neither_stops_nor_frees_the_active),
	    cmocka_unit_test(r6_a_clock_that_stands_or_steps_back_gives_nothing),
	    cmocka_unit_test(key_zero_is_a_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
