/* The map, against a plain array that is slow and obviously right. */
#include "unit.h"

#include "failing.h"
#include "map.h"

#define ROUNDS 10000
#define NUMBERS 600 /* keys in play: several times past every growth */

/* splitmix64: the same numbers in every run. */
static uint64_t
next_random(uint64_t *seed)
{
	uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* The keys the core uses: rows, topics of rooms, connections of an edge, and anything. */
static uint64_t
key_of_row(size_t number)
{
	return number + 1;
}

static uint64_t
key_of_topic(size_t number)
{
	return (number + 1) << 2;
}

static uint64_t
key_of_connection(size_t number)
{
	return UINT64_C(3) << 56 | (number + 1);
}

static uint64_t
key_of_anything(size_t number)
{
	uint64_t seed = number;

	return next_random(&seed) | 1;
}

static void
check_all(const struct nb_map *map, char *const *values, uint64_t (*key)(size_t))
{
	size_t count = 0;

	for (size_t i = 0; i < NUMBERS; i++) {
		assert_ptr_equal(nb_map_find(map, key(i)), values[i]);
		count += values[i] != NULL;
	}
	assert_int_equal(map->count, count);
}

static void
puts_and_takes(uint64_t (*key)(size_t), uint64_t seed)
{
	struct nb_map map = {0};
	char *values[NUMBERS] = {NULL}, things[NUMBERS];

	for (size_t i = 0; i < ROUNDS; i++) {
		size_t number = next_random(&seed) % NUMBERS;

		if (values[number]) {
			assert_ptr_equal(nb_map_take(&map, key(number)), values[number]);
			values[number] = NULL;
		} else {
			values[number] = &things[number];
			assert_int_equal(nb_map_put(&map, key(number), values[number]), 0);
		}
		/* A gap in a run of neighbours shows in a neighbour, not in the key itself. */
		if (i % 16 == 0)
			check_all(&map, values, key);
	}
	check_all(&map, values, key);
	for (size_t i = 0; i < NUMBERS; i++)
		assert_ptr_equal(nb_map_take(&map, key(i)), values[i]);
	assert_int_equal(map.count, 0);
	nb_map_finish(&map);
}

static void
ten_thousand_puts_and_takes_agree_with_an_array(void **state)
{
	(void)state;
	puts_and_takes(key_of_row, 1);
	puts_and_takes(key_of_topic, 2);
	puts_and_takes(key_of_connection, 3);
	puts_and_takes(key_of_anything, 4);
}

static void
an_empty_map_has_nothing(void **state)
{
	struct nb_map map = {0};

	(void)state;
	assert_null(nb_map_find(&map, 1));
	assert_null(nb_map_take(&map, 1));
	assert_int_equal(nb_map_put(&map, UINT64_MAX, &map), 0);
	assert_null(nb_map_take(&map, 1));
	assert_ptr_equal(nb_map_take(&map, UINT64_MAX), &map);
	assert_null(nb_map_take(&map, UINT64_MAX));
	nb_map_finish(&map);
	assert_null(nb_map_find(&map, 1));
}

/* D9: growing fails, and everything is as it was. */
static void
d9_without_memory_nothing_changes(void **state)
{
	struct nb_map map = {0};
	char thing;
	uint64_t count;

	(void)state;
	failing_start(1);
	assert_int_equal(nb_map_put(&map, 1, &thing), -1);
	assert_true(failing_stop());
	assert_null(nb_map_find(&map, 1));
	for (count = 0; count * 2 < map.capacity || !map.capacity; count++)
		assert_int_equal(nb_map_put(&map, count + 1, &thing), 0);
	failing_start(1);
	assert_int_equal(nb_map_put(&map, count + 1, &thing), -1);
	assert_true(failing_stop());
	assert_int_equal(map.count, count);
	assert_null(nb_map_find(&map, count + 1));
	for (uint64_t key = 1; key <= count; key++)
		assert_ptr_equal(nb_map_find(&map, key), &thing);
	nb_map_finish(&map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ten_thousand_puts_and_takes_agree_with_an_array),
	    cmocka_unit_test(an_empty_map_has_nothing),
	    cmocka_unit_test(d9_without_memory_nothing_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
