/* The arena: bound, zeroes, alignment, reset. */
#include "failing.h"
#include "unit.h"

#include "noaber/arena.h"

#include <stdalign.h>
#include <string.h>

static bool
all_zero(const char *at, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		if (at[i] != 0)
			return false;
	}
	return true;
}

static void
memory_is_zeroed_and_aligned_also_when_used_again(void **state)
{
	struct nb_arena *arena = nb_arena_create(1 << 20);
	size_t round, bytes;

	(void)state;
	for (round = 0; round < 3; round++) {
		for (bytes = 0; bytes < 700; bytes += 13) {
			char *at = nb_arena_take(arena, bytes);

			assert_non_null(at);
			assert_int_equal((uintptr_t)at % alignof(max_align_t), 0);
			assert_true(all_zero(at, bytes));
			memset(at, 0xff, bytes);
		}
		nb_arena_reset(arena);
	}
	nb_arena_destroy(arena);
	nb_arena_destroy(NULL);
}

static void
X5_what_a_client_sizes_stays_below_the_cap(void **state)
{
	struct nb_arena *arena = nb_arena_create(100000);
	size_t taken = 0;

	(void)state;
	while (nb_arena_take(arena, 1000))
		taken += 1000;
	assert_true(taken > 95000 && taken <= 100000);
	assert_true(nb_arena_failed(arena));
	assert_null(nb_arena_take(arena, 1));
	nb_arena_reset(arena);
	assert_false(nb_arena_failed(arena));
	assert_non_null(nb_arena_take(arena, 99000));
	assert_null(nb_arena_take(arena, SIZE_MAX));
	nb_arena_destroy(arena);
}

static void
products_do_not_wrap(void **state)
{
	struct nb_arena *arena = nb_arena_create(1000);

	(void)state;
	assert_null(nb_arena_array(arena, SIZE_MAX / 2 + 2, 2));
	assert_true(nb_arena_failed(arena));
	nb_arena_reset(arena);
	assert_null(nb_arena_copy(arena, "", SIZE_MAX).at);
	nb_arena_destroy(arena);
}

static void
a_copy_ends_in_a_zero_byte(void **state)
{
	struct nb_arena *arena = nb_arena_create(1000);
	struct nb_str copy = nb_arena_copy(arena, "a\0bc", 4);
	struct nb_str empty = nb_arena_copy(arena, NULL, 0);

	(void)state;
	assert_str_equal(copy, "a\0bc");
	assert_int_equal(copy.at[4], 0);
	assert_non_null(empty.at);
	assert_int_equal(empty.length, 0);
	nb_arena_destroy(arena);
}

static void
D9_no_memory_is_a_failed_arena(void **state)
{
	size_t nth;

	(void)state;
	for (nth = 1;; nth++) {
		struct nb_arena *arena;
		bool failed = false;
		int i;

		failing_start(nth);
		arena = nb_arena_create(1 << 20);
		for (i = 0; arena && i < 500; i++)
			failed |= !nb_arena_take(arena, 1000);
		if (arena)
			assert_int_equal(nb_arena_failed(arena), failed);
		nb_arena_destroy(arena);
		if (!failing_stop())
			break;
		assert_true(!arena || failed);
	}
	assert_true(nth > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(memory_is_zeroed_and_aligned_also_when_used_again),
	    cmocka_unit_test(X5_what_a_client_sizes_stays_below_the_cap),
	    cmocka_unit_test(products_do_not_wrap),
	    cmocka_unit_test(a_copy_ends_in_a_zero_byte),
	    cmocka_unit_test(D9_no_memory_is_a_failed_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
