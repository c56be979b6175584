/* Pinned cards: on which days they are there, which days may be set, when their message is there. */
#include "unit.h"

#include "noaber/pinned.h"

static void
c3_both_days_count(void **state)
{
	const struct {
		struct nb_pinned_days days;
		int64_t today;
		enum nb_pinned_state expected;
	} rows[] = {
	    {{20261124, 20261126, false}, 20261123, NB_PINNED_COMING},
	    {{20261124, 20261126, false}, 20261124, NB_PINNED_RUNNING}, /* from the first day */
	    {{20261124, 20261126, false}, 20261126, NB_PINNED_RUNNING}, /* to the end of the last */
	    {{20261124, 20261126, false}, 20261127, NB_PINNED_OVER},
	    {{20261124, 20261124, false}, 20261124, NB_PINNED_RUNNING}, /* one day */
	    {{20261231, 20270101, false}, 20270101, NB_PINNED_RUNNING}, /* over the year's end */
	    {{20261231, 20270101, false}, 20270102, NB_PINNED_OVER},
	    {{20261124, 20261126, true}, 20261125, NB_PINNED_OVER}, /* somebody ended it */
	    {{20261124, 20261126, true}, 20261123, NB_PINNED_OVER},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(nb_pinned_state_on(&rows[i].days, rows[i].today),
		                 rows[i].expected);
}

static void
c3_days_that_may_be_set(void **state)
{
	const int64_t today = 20261122;
	const struct {
		int64_t first, last;
		enum nb_pinned_fault expected;
	} rows[] = {
	    {20261122, 20261122, NB_PINNED_FITS},
	    {20261101, 20261122, NB_PINNED_FITS}, /* began already */
	    {20261123, 20271122, NB_PINNED_FITS}, /* a year from now */
	    {20261123, 20271123, NB_PINNED_BAD_LAST},
	    {20261123, 20991231, NB_PINNED_BAD_LAST},
	    {20261123, 21000101, NB_PINNED_BAD_LAST},
	    {20261122, 20261121, NB_PINNED_BAD_LAST}, /* backwards */
	    {20261101, 20261121, NB_PINNED_BAD_LAST}, /* over already */
	    {20260230, 20261123, NB_PINNED_BAD_FIRST},
	    {20261122, 20270229, NB_PINNED_BAD_LAST}, /* 2027 is no leap year */
	    {20261122, 20261131, NB_PINNED_BAD_LAST},
	    {20261301, 20261123, NB_PINNED_BAD_FIRST},
	    {20261200, 20261223, NB_PINNED_BAD_FIRST},
	    {0, 20261123, NB_PINNED_BAD_FIRST},
	    {-20261122, 20261123, NB_PINNED_BAD_FIRST},
	    {INT64_MAX, INT64_MAX, NB_PINNED_BAD_FIRST},
	    {20261122, INT64_MIN, NB_PINNED_BAD_LAST},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		const struct nb_pinned_days days = {rows[i].first, rows[i].last, false};
		assert_int_equal(nb_pinned_days_check(&days, today), rows[i].expected);
	}
	const struct nb_pinned_days from_leap_day = {20280229, 20290228, false};
	assert_int_equal(nb_pinned_days_check(&from_leap_day, 20280229), NB_PINNED_FITS);
}

static void
c3_a_message_is_there_for_all_who_see_the_card(void **state)
{
	const struct {
		struct nb_pinned_message message;
		bool expected;
	} rows[] = {
	    {{NB_MESSAGE_VISIBLE, NB_FACE_HERE, NB_ROOM_GROUP, NB_ACCESS_OPEN, false}, true},
	    {{NB_MESSAGE_VISIBLE, NB_FACE_HERE, NB_ROOM_GROUP, NB_ACCESS_OPEN, true}, true},
	    /* In a community that lets not everybody in, a room is read by who is in it. */
	    {{NB_MESSAGE_VISIBLE, NB_FACE_HERE, NB_ROOM_GROUP, NB_ACCESS_INTRODUCTION, true}, true},
	    {{NB_MESSAGE_VISIBLE, NB_FACE_HERE, NB_ROOM_GROUP, NB_ACCESS_INTRODUCTION, false},
	     false},
	    {{NB_MESSAGE_VISIBLE, NB_FACE_HERE, NB_ROOM_GROUP, NB_ACCESS_INVITE, false}, false},
	    {{NB_MESSAGE_VISIBLE, NB_FACE_HERE, NB_ROOM_DIRECT, NB_ACCESS_OPEN, true}, false},
	    {{NB_MESSAGE_HIDDEN, NB_FACE_HERE, NB_ROOM_GROUP, NB_ACCESS_OPEN, true}, false},
	    {{NB_MESSAGE_REMOVED, NB_FACE_HERE, NB_ROOM_GROUP, NB_ACCESS_OPEN, true}, false},
	    {{NB_MESSAGE_VISIBLE, NB_FACE_AWAY, NB_ROOM_GROUP, NB_ACCESS_OPEN, true}, false},
	    {{NB_MESSAGE_VISIBLE, NB_FACE_LEFT, NB_ROOM_GROUP, NB_ACCESS_OPEN, true}, false},
	    {{NB_MESSAGE_VISIBLE, NB_FACE_ERASED, NB_ROOM_GROUP, NB_ACCESS_OPEN, true}, false},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(nb_pinned_message_shows(&rows[i].message), rows[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(c3_both_days_count),
	    cmocka_unit_test(c3_days_that_may_be_set),
	    cmocka_unit_test(c3_a_message_is_there_for_all_who_see_the_card),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
