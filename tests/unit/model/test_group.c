/* Talking in a group: until when a message may change, and where reading has come to. */
#include "unit.h"

#include "noaber/group.h"

static void
c3_a_message_can_be_edited_for_fifteen_minutes(void **state)
{
	const int64_t posted_ms = INT64_C(1700000000000), minute_ms = 60000;

	(void)state;
	assert_true(nb_message_editable(posted_ms, posted_ms));
	assert_true(nb_message_editable(posted_ms, posted_ms + 14 * minute_ms));
	assert_true(nb_message_editable(posted_ms, posted_ms + 15 * minute_ms - 1));
	assert_false(nb_message_editable(posted_ms, posted_ms + 15 * minute_ms));
	assert_false(nb_message_editable(posted_ms, posted_ms + 15 * minute_ms + 1));
	/* The wall clock was set back: the message is not old. */
	assert_true(nb_message_editable(posted_ms, posted_ms - minute_ms));
}

static void
c3_reading_moves_forward_and_not_past_the_newest(void **state)
{
	const struct {
		int64_t now_at, asked, head, expected;
	} rows[] =
	    {
		{0, 0, 0, 0},   {0, 5, 9, 5}, {5, 9, 9, 9},         {5, 10, 9, 9},
		{5, 4, 9, 5},   {5, 5, 9, 5}, {5, 0, 9, 5},         {5, -1, 9, 5},
		{9, 100, 9, 9}, {0, 1, 0, 0}, {0, INT64_MAX, 9, 9}, {9, INT64_MIN, 9, 9},
		{9, 12, 3, 9}, /* a head read before the cursor moved */
	    };

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(nb_read_cursor(rows[i].now_at, rows[i].asked, rows[i].head),
		                 rows[i].expected);
}

static void
every_reaction_has_a_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < NB_REACTION_COUNT; i++)
		assert_non_null(nb_reaction_words[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(c3_a_message_can_be_edited_for_fifteen_minutes),
	    cmocka_unit_test(c3_reading_moves_forward_and_not_past_the_newest),
	    cmocka_unit_test(every_reaction_has_a_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
