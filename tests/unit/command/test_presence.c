/* Who is there, in memory: whole spans, a community apart, bounded whoever comes (S4, R5). */
#include "unit.h"

#include "noaber/presence.h"

#define SPAN NB_PRESENCE_SPAN_MS
#define HERE 1
#define ELSEWHERE 2
#define MOST 32

static size_t
count(const struct nb_presence *presence, nb_row community, int64_t now_ms)
{
	nb_row members[MOST];
	bool more;

	return nb_presence_find(presence, community, now_ms, members, MOST, &more);
}

static void
s4_in_the_two_whole_spans_after_it(void **state)
{
	static const struct {
		int64_t acts[3]; /* in spans; -1: none */
		int64_t look;
		size_t seen;
	} rows[] = {
	    {{10, -1, -1}, 10, 0}, {{10, -1, -1}, 11, 1}, {{10, -1, -1}, 12, 1},
	    {{10, -1, -1}, 13, 0}, {{10, 11, -1}, 11, 1}, {{10, 11, 12}, 12, 1},
	    {{10, 13, -1}, 13, 0}, {{10, 13, -1}, 14, 1}, {{10, 10, 10}, 10, 0},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		struct nb_presence *presence = nb_presence_create();
		assert_non_null(presence);
		for (size_t act = 0; act < NB_COUNT(rows[i].acts); act++)
			if (rows[i].acts[act] >= 0)
				nb_presence_add(presence, 7, HERE,
				                rows[i].acts[act] * SPAN + (int64_t)act);
		/* The same from the first millisecond of a span to the last. */
		for (int64_t in = 0; in < SPAN; in += SPAN - 1)
			if (count(presence, HERE, rows[i].look * SPAN + in) != rows[i].seen)
				fail_msg("row %zu", i);
		for (nb_row other = HERE - 1; other <= HERE + 1; other += 2)
			assert_int_equal(count(presence, other, rows[i].look * SPAN), 0);
		nb_presence_destroy(presence);
	}
}

static void
forgotten_is_never_there(void **state)
{
	struct nb_presence *presence = nb_presence_create();

	(void)state;
	assert_non_null(presence);
	nb_presence_add(presence, 7, HERE, 0);
	nb_presence_forget(presence, 8);
	assert_int_equal(count(presence, HERE, SPAN), 1);
	nb_presence_forget(presence, 7);
	assert_int_equal(count(presence, HERE, SPAN), 0);
	nb_presence_destroy(presence);
	nb_presence_destroy(NULL);
}

static void
r5_whoever_comes_it_is_bounded_and_who_is_here_now_stays(void **state)
{
	struct nb_presence *presence = nb_presence_create();
	nb_row members[MOST];
	bool more = false;

	(void)state;
	assert_non_null(presence);
	for (nb_row member = 1; member <= 50000; member++)
		nb_presence_add(presence, member, ELSEWHERE, 0);
	for (nb_row member = 100001; member <= 100010; member++)
		nb_presence_add(presence, member, HERE, 5 * SPAN);
	assert_int_equal(nb_presence_find(presence, HERE, 6 * SPAN, members, MOST, &more), 10);
	assert_false(more);
	assert_int_equal(nb_presence_find(presence, ELSEWHERE, SPAN, members, MOST, &more), MOST);
	assert_true(more);
	nb_presence_destroy(presence);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(s4_in_the_two_whole_spans_after_it),
	    cmocka_unit_test(forgotten_is_never_there),
	    cmocka_unit_test(r5_whoever_comes_it_is_bounded_and_who_is_here_now_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
