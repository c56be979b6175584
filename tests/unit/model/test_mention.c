/* Texts in which people are named: what is kept, who that names, and what people read. */
#include "unit.h"

#include "noaber/mention.h"

#include <string.h>

#define ARENA_BYTES 65536
#define M NB_MENTION_MARK

static struct nb_arena *arena;

static int
begin(void **state)
{
	(void)state;
	arena = nb_arena_create(ARENA_BYTES);
	return arena ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	nb_arena_destroy(arena);
	return 0;
}

static void
x5_as_many_marks_as_people(void **state)
{
	static const struct {
		const char *text;
		size_t people;
		const char *kept; /* NULL: refused */
	} rows[] = {
	    {"dag", 0, "dag"},
	    {"", 0, ""},
	    {"dag " M, 1, "dag " M "11" M},
	    {M M, 2, M "11" M M "12" M},
	    {M "7" M, 2, M "11" M "7" M "12" M},
	    {M M M M M, 5, M "11" M M "12" M M "13" M M "14" M M "15" M},
	    {"dag", 1, NULL},
	    {"dag " M, 0, NULL},
	    {M M, 1, NULL},
	    {M, 2, NULL},
	    {M "11" M, 1, NULL},                 /* nobody writes who it is into the words */
	    {"\xEF\xBF\xBD", 0, "\xEF\xBF\xBD"}, /* begins alike */
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		const struct nb_mentioned people = {{11, 12, 13, 14, 15}, rows[i].people};
		struct nb_str kept;
		enum nb_status status =
		    nb_mention_write(nb_str_from(rows[i].text), &people, arena, &kept);
		assert_int_equal(status, rows[i].kept ? NB_OK : NB_E_BAD_ARGUMENT);
		if (!status && !nb_str_equal(kept, nb_str_from(rows[i].kept)))
			fail_msg("row %zu: %.*s", i, NB_STR_ARG(kept));
	}
}

static void
what_is_kept_is_read_and_shown(void **state)
{
	static const struct {
		const char *kept;
		size_t count;
		const char *wire, *plain;
	} rows[] = {
	    {"dag", 0, "dag", "dag"},
	    {"dag " M "11" M "!", 1, "dag " M "!", "dag @Ree!"},
	    {M "11" M "7" M "12" M, 2, M "7" M, "@Ree7@Das"},
	    {"oud " M " teken", 0, "oud  teken",
	     "oud  teken"}, /* from before there were mentions */
	    {M "11", 0, "11", "11"},
	    {M M, 0, "", ""},
	    {M "0" M, 0, "0", "0"},
	    {M "99999999999999999999999" M, 0, "99999999999999999999999",
	     "99999999999999999999999"},
	};
	const struct nb_str names[NB_MENTIONS_MOST] = {NB_STR("Ree"), NB_STR("Das")};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		struct nb_str kept = nb_str_from(rows[i].kept), wire, plain;
		struct nb_mentioned people;
		nb_mention_read(kept, &people);
		assert_int_equal(people.count, rows[i].count);
		assert_int_equal(nb_mention_show(kept, NULL, arena, &wire), NB_OK);
		assert_int_equal(nb_mention_show(kept, names, arena, &plain), NB_OK);
		if (!nb_str_equal(wire, nb_str_from(rows[i].wire)) ||
		    !nb_str_equal(plain, nb_str_from(rows[i].plain)))
			fail_msg("row %zu: %.*s, %.*s", i, NB_STR_ARG(wire), NB_STR_ARG(plain));
	}
}

static void
the_longest_text_with_the_longest_rows_comes_back(void **state)
{
	const struct nb_mentioned people = {
	    {INT64_MAX / 10, INT64_MAX / 10, INT64_MAX / 10, INT64_MAX / 10, INT64_MAX / 10}, 5};
	char text[16000 + 1];
	struct nb_mentioned found;
	struct nb_str kept, wire;

	(void)state;
	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	for (size_t i = 0; i < NB_MENTIONS_MOST; i++)
		memcpy(text + i * 100, M, 3);
	assert_int_equal(nb_mention_write(nb_str_from(text), &people, arena, &kept), NB_OK);
	nb_mention_read(kept, &found);
	assert_int_equal(found.count, 5);
	assert_true(nb_mention_names(&found, INT64_MAX / 10));
	assert_false(nb_mention_names(&found, 1));
	assert_int_equal(nb_mention_show(kept, NULL, arena, &wire), NB_OK);
	assert_true(nb_str_equal(wire, nb_str_from(text)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(x5_as_many_marks_as_people, begin, end),
	    cmocka_unit_test_setup_teardown(what_is_kept_is_read_and_shown, begin, end),
	    cmocka_unit_test_setup_teardown(the_longest_text_with_the_longest_rows_comes_back,
	                                    begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
