/* Strings and buffers: bounds, stickiness of failure, giving away. */
#include "failing.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
strings_compare_by_bytes(void **state)
{
	(void)state;
	assert_null(nb_str_from(NULL).at);
	assert_int_equal(nb_str_from(NULL).length, 0);
	assert_true(nb_str_equal(NB_STR("a\0b"), NB_STR("a\0b")));
	assert_false(nb_str_equal(NB_STR("a\0b"), NB_STR("a\0c")));
	assert_false(nb_str_equal(NB_STR("ab"), NB_STR("abc")));
	assert_true(nb_str_equal(nb_str_from(NULL), NB_STR("")));
	assert_true(nb_str_starts(NB_STR("abc"), NB_STR("ab")));
	assert_true(nb_str_starts(NB_STR("abc"), NB_STR("")));
	assert_false(nb_str_starts(NB_STR("ab"), NB_STR("abc")));
}

static void
ints_are_printed_like_printf(void **state)
{
	static const int64_t values[] = {
	    0, 1, -1, 9, 10, 99, 100, -100, 9007199254740992, INT64_MAX, INT64_MIN,
	};
	struct nb_buf buf;
	size_t i;

	(void)state;
	nb_buf_init(&buf, 100);
	for (i = 0; i < NB_COUNT(values); i++) {
		char expected[32];

		snprintf(expected, sizeof(expected), "%lld", (long long)values[i]);
		nb_buf_clear(&buf);
		nb_buf_add_int(&buf, values[i]);
		nb_buf_add_byte(&buf, '\0');
		assert_string_equal(buf.at, expected);
	}
	nb_buf_finish(&buf);
}

static void
a_buffer_never_passes_its_cap(void **state)
{
	char bytes[3] = "abc";
	size_t cap;

	(void)state;
	for (cap = 0; cap < 2000; cap += 7) {
		struct nb_buf buf;
		size_t added = 0;

		nb_buf_init(&buf, cap);
		while (!buf.failed) {
			nb_buf_add(&buf, bytes, sizeof(bytes));
			added += sizeof(bytes);
		}
		assert_int_equal(buf.length, added - sizeof(bytes));
		assert_true(buf.capacity <= cap);
		nb_buf_finish(&buf);
	}
}

static void
failure_sticks_until_cleared(void **state)
{
	struct nb_buf buf;

	(void)state;
	nb_buf_init(&buf, 4);
	nb_buf_add_text(&buf, "ab");
	nb_buf_add_text(&buf, "cde");
	nb_buf_add_text(&buf, "f");
	assert_true(buf.failed);
	assert_str_equal(nb_buf_str(&buf), "ab");
	assert_null(nb_buf_reserve(&buf, 0));
	nb_buf_clear(&buf);
	nb_buf_add_text(&buf, "cdef");
	assert_false(buf.failed);
	assert_str_equal(nb_buf_str(&buf), "cdef");
	nb_buf_finish(&buf);
}

static void
huge_lengths_do_not_wrap(void **state)
{
	struct nb_buf buf;

	(void)state;
	nb_buf_init(&buf, SIZE_MAX);
	nb_buf_add_byte(&buf, 'a');
	assert_null(nb_buf_reserve(&buf, SIZE_MAX));
	assert_true(buf.failed);
	nb_buf_finish(&buf);
}

static void
consume_keeps_the_rest(void **state)
{
	struct nb_buf buf;

	(void)state;
	nb_buf_init(&buf, 100);
	nb_buf_consume(&buf, 0);
	nb_buf_add_format(&buf, "%d-%s", 12, "abc");
	nb_buf_consume(&buf, 3);
	assert_str_equal(nb_buf_str(&buf), "abc");
	nb_buf_consume(&buf, 3);
	assert_int_equal(buf.length, 0);
	nb_buf_finish(&buf);
}

static void
take_gives_the_bytes_away_once(void **state)
{
	struct nb_str taken;
	struct nb_buf buf;

	(void)state;
	nb_buf_init(&buf, 5);
	nb_buf_add_text(&buf, "abc");
	taken = nb_buf_take(&buf);
	assert_str_equal(taken, "abc");
	assert_null(buf.at);
	assert_int_equal(buf.cap_bytes, 5);
	nb_buf_add_text(&buf, "ab");
	nb_buf_add_text(&buf, "too long");
	assert_null(nb_buf_take(&buf).at);
	assert_false(buf.failed);
	nb_buf_finish(&buf);
	nb_buf_finish(&(struct nb_buf){0});
	free((void *)(uintptr_t)taken.at);
}

static void
D9_no_memory_is_a_failed_buffer(void **state)
{
	size_t nth;

	(void)state;
	for (nth = 1;; nth++) {
		struct nb_buf buf;
		bool failed;

		nb_buf_init(&buf, 4096);
		failing_start(nth);
		while (!buf.failed && buf.length < 4096)
			nb_buf_add_text(&buf, "12345678");
		failed = failing_stop();
		assert_int_equal(buf.failed, failed);
		assert_int_equal(buf.length % 8, 0);
		nb_buf_finish(&buf);
		if (!failed)
			break;
	}
	assert_true(nth > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(strings_compare_by_bytes),
	    cmocka_unit_test(ints_are_printed_like_printf),
	    cmocka_unit_test(a_buffer_never_passes_its_cap),
	    cmocka_unit_test(failure_sticks_until_cleared),
	    cmocka_unit_test(huge_lengths_do_not_wrap),
	    cmocka_unit_test(consume_keeps_the_rest),
	    cmocka_unit_test(take_gives_the_bytes_away_once),
	    cmocka_unit_test(D9_no_memory_is_a_failed_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
