/* Sealed ids and row numbers. */
#include "unit.h"

#include "noaber/ids.h"
#include "noaber/secret.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define EPOCH_MS 1767225600000 /* 2026-01-01T00:00:00Z */

static const uint8_t key[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
static const uint8_t other_key[16] = {1};

static struct nb_str
text_of(const char *id)
{
	return (struct nb_str){id, NB_ID_TEXT_BYTES};
}

static void
X9_an_id_is_one_aes_block_in_base32(void **state)
{
	/* AES-128-ECB of row 1, kind 4 under the key above, computed with openssl enc and base32. */
	static const char expected[] = "xx6p6jiumxksay2ofhwphbq5iq";
	struct nb_ids *ids = nb_ids_create(key);
	char id[NB_ID_TEXT_BYTES];

	(void)state;
	nb_ids_encode(ids, NB_ID_ROOM, 1, id);
	assert_memory_equal(id, expected, NB_ID_TEXT_BYTES);
	nb_ids_destroy(ids);
	nb_ids_destroy(NULL);
}

static void
rows_of_all_sizes_come_back(void **state)
{
	static const nb_row rows[] = {1, 2, 255, 256, 1 << 20, (nb_row)1 << 52, INT64_MAX};
	struct nb_ids *ids = nb_ids_create(key);
	size_t i;
	int kind;

	(void)state;
	for (kind = NB_ID_ACCOUNT; kind < NB_ID_KIND_END; kind++) {
		for (i = 0; i < NB_COUNT(rows); i++) {
			char id[NB_ID_TEXT_BYTES];
			nb_row row = 0;

			nb_ids_encode(ids, (enum nb_id_kind)kind, rows[i], id);
			assert_true(nb_ids_decode(ids, (enum nb_id_kind)kind, text_of(id), &row));
			assert_int_equal(row, rows[i]);
		}
	}
	nb_ids_destroy(ids);
}

static void
Z3_foreign_ids_are_refused_and_nothing_is_written(void **state)
{
	struct nb_ids *ids = nb_ids_create(key);
	struct nb_ids *others = nb_ids_create(other_key);
	char id[NB_ID_TEXT_BYTES], changed[NB_ID_TEXT_BYTES + 1];
	nb_row row = 77;
	size_t i;
	int byte;

	(void)state;
	nb_ids_encode(ids, NB_ID_ROOM, 5, id);
	assert_false(nb_ids_decode(ids, NB_ID_MESSAGE, text_of(id), &row));
	assert_false(nb_ids_decode(others, NB_ID_ROOM, text_of(id), &row));
	assert_false(nb_ids_decode(ids, NB_ID_ROOM, (struct nb_str){NULL, 0}, &row));
	assert_false(nb_ids_decode(ids, NB_ID_ROOM, (struct nb_str){id, 25}, &row));
	memcpy(changed, id, NB_ID_TEXT_BYTES);
	changed[NB_ID_TEXT_BYTES] = 'a';
	assert_false(nb_ids_decode(ids, NB_ID_ROOM, (struct nb_str){changed, 27}, &row));
	/* Every other byte in every place, so there is one text per id and no second spelling. */
	for (i = 0; i < NB_ID_TEXT_BYTES; i++) {
		for (byte = 0; byte < 256; byte++) {
			memcpy(changed, id, NB_ID_TEXT_BYTES);
			changed[i] = (char)byte;
			if (changed[i] != id[i])
				assert_false(
				    nb_ids_decode(ids, NB_ID_ROOM, text_of(changed), &row));
		}
	}
	assert_int_equal(row, 77);
	nb_ids_destroy(ids);
	nb_ids_destroy(others);
}

static void
X9_a_million_guesses_hit_nothing(void **state)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
	struct nb_ids *ids = nb_ids_create(key);
	uint8_t random[NB_ID_TEXT_BYTES];
	char guess[NB_ID_TEXT_BYTES];
	size_t hits = 0;
	nb_row row;
	int i, j;

	(void)state;
	for (i = 0; i < 1000000; i++) {
		if (i % 1000 == 0)
			nb_secret_random(random, sizeof(random));
		for (j = 0; j < NB_ID_TEXT_BYTES; j++)
			guess[j] = alphabet[(random[j] + i * (j + 1)) & 31];
		guess[NB_ID_TEXT_BYTES - 1] = alphabet[i & 28];
		hits += nb_ids_decode(ids, NB_ID_ROOM, text_of(guess), &row);
	}
	assert_int_equal(hits, 0);
	nb_ids_destroy(ids);
}

static void
rows_follow_the_clock_and_never_go_back(void **state)
{
	nb_row first = nb_row_next(EPOCH_MS + 1000);
	nb_row later = nb_row_next(EPOCH_MS + 2000);
	nb_row clock_set_back = nb_row_next(EPOCH_MS + 10);
	nb_row before_the_epoch = nb_row_next(0);

	(void)state;
	assert_int_equal(first, (nb_row)1000 << 20);
	assert_int_equal(later, (nb_row)2000 << 20);
	assert_int_equal(clock_set_back, later + 1);
	assert_int_equal(before_the_epoch, later + 2);
	nb_row_start_after((nb_row)5000 << 20);
	assert_int_equal(nb_row_next(EPOCH_MS + 3000), ((nb_row)5000 << 20) + 1);
	nb_row_start_after(1);
	assert_int_equal(nb_row_next(EPOCH_MS + 3000), ((nb_row)5000 << 20) + 2);
}

#define ROWS_PER_THREAD 20000

static void *
take_rows(void *rows)
{
	int i;

	for (i = 0; i < ROWS_PER_THREAD; i++)
		((nb_row *)rows)[i] = nb_row_next(EPOCH_MS + 10000);
	return NULL;
}

static int
compare_rows(const void *a, const void *b)
{
	nb_row left = *(const nb_row *)a, right = *(const nb_row *)b;

	return (left > right) - (left < right);
}

static void
rows_of_many_threads_are_unique(void **state)
{
	enum { THREADS = 4 };
	nb_row *rows = calloc(THREADS * ROWS_PER_THREAD, sizeof(*rows));
	pthread_t threads[THREADS];
	size_t i;

	(void)state;
	for (i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, take_rows, rows + i * ROWS_PER_THREAD);
	for (i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	qsort(rows, THREADS * ROWS_PER_THREAD, sizeof(*rows), compare_rows);
	for (i = 1; i < THREADS * ROWS_PER_THREAD; i++)
		assert_true(rows[i] > rows[i - 1]);
	free(rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(X9_an_id_is_one_aes_block_in_base32),
	    cmocka_unit_test(rows_of_all_sizes_come_back),
	    cmocka_unit_test(Z3_foreign_ids_are_refused_and_nothing_is_written),
	    cmocka_unit_test(X9_a_million_guesses_hit_nothing),
	    cmocka_unit_test(rows_follow_the_clock_and_never_go_back),
	    cmocka_unit_test(rows_of_many_threads_are_unique),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
