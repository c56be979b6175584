/* Messages of the link: round trip, pieces, and everything that is not one. */
#include "failing.h"
#include "unit.h"

#include "noaber/link.h"

#include <stdlib.h>
#include <string.h>

static void
assert_same(const struct nb_link_message *a, const struct nb_link_message *b)
{
	assert_int_equal(a->type, b->type);
	assert_int_equal(a->code, b->code);
	assert_int_equal(a->conn, b->conn);
	assert_int_equal(a->topic, b->topic);
	assert_true(nb_str_equal(a->first, b->first));
	assert_true(nb_str_equal(a->second, b->second));
}

static void
every_type_comes_back_and_follows_the_one_before(void **state)
{
	struct nb_link_message message = {
	    0, 0xfffe, 0xfedcba9876543210u, 0x0123456789abcdefu, NB_STR("eerste"), NB_STR("\0 2"),
	};
	struct nb_link_message decoded;
	struct nb_buf out;
	size_t used, type;
	struct nb_str rest;

	(void)state;
	nb_buf_init(&out, 4096);
	for (type = 1; type < NB_LINK_TYPE_COUNT; type++) {
		message.type = (enum nb_link_type)type;
		nb_link_encode(&message, &out);
	}
	rest = nb_buf_str(&out);
	for (type = 1; type < NB_LINK_TYPE_COUNT; type++) {
		message.type = (enum nb_link_type)type;
		assert_int_equal(nb_link_decode(rest, &decoded, &used), NB_OK);
		assert_same(&message, &decoded);
		rest.at += used;
		rest.length -= used;
	}
	assert_int_equal(rest.length, 0);
	nb_buf_finish(&out);
}

static void
the_layout_is_fixed(void **state)
{
	static const unsigned char expected[] = {
	    35,   0,    0,    0,   NB_LINK_PUBLISH,
	    0,    0x34, 0x12, 1,   0,
	    0,    0,    0,    0,   0,
	    0x80, 2,    0,    0,   0,
	    0,    0,    0,    0,   2,
	    0,    0,    0,    1,   0,
	    0,    0,    'a',  'b', 'c',
	};
	struct nb_link_message message = {
	    NB_LINK_PUBLISH, 0x1234, 0x8000000000000001u, 2, NB_STR("ab"), NB_STR("c"),
	};
	struct nb_buf out;

	(void)state;
	nb_buf_init(&out, 4096);
	nb_link_encode(&message, &out);
	assert_int_equal(out.length, sizeof(expected));
	assert_memory_equal(out.at, expected, sizeof(expected));
	nb_buf_finish(&out);
}

static void
a_part_is_not_complete_yet(void **state)
{
	struct nb_link_message message = {
	    .type = NB_LINK_FRAME, .conn = 1, .first = NB_STR("{}"), .second = {NULL, 0}};
	struct nb_link_message decoded = {.conn = 77};
	size_t used = 77;
	struct nb_buf out;
	size_t length;

	(void)state;
	nb_buf_init(&out, 4096);
	nb_link_encode(&message, &out);
	for (length = 0; length < out.length; length++) {
		/* A copy of exactly this length, so that reading on is seen by ASan. */
		char *part = malloc(length + 1);

		if (length > 0)
			memcpy(part, out.at, length);
		part = realloc(part, length ? length : 1);
		assert_int_equal(nb_link_decode((struct nb_str){part, length}, &decoded, &used),
		                 NB_E_NOT_FOUND);
		free(part);
	}
	assert_int_equal(decoded.conn, 77);
	assert_int_equal(used, 77);
	assert_int_equal(nb_link_decode(nb_buf_str(&out), &decoded, &used), NB_OK);
	assert_same(&message, &decoded);
	assert_non_null(decoded.second.at);
	nb_buf_finish(&out);
}

static void
what_is_not_ours_breaks_the_link(void **state)
{
	static const struct {
		size_t at;
		unsigned char byte;
	} changes[] = {
	    {0, 33},               /* whole too small for its strings */
	    {0, 35},               /* and too large */
	    {0, 0},     {3, 0xff}, /* whole below the header, over the bound */
	    {4, 0},     {4, NB_LINK_TYPE_COUNT},
	    {4, 0xff},  {5, 1},
	    {24, 3},    {27, 0xff},
	    {31, 0xff},
	};
	struct nb_link_message message = {.type = NB_LINK_SEND, .first = NB_STR("ab")};
	struct nb_link_message decoded;
	struct nb_buf out;
	size_t i, used;

	(void)state;
	nb_buf_init(&out, 4096);
	for (i = 0; i < NB_COUNT(changes); i++) {
		nb_buf_clear(&out);
		nb_link_encode(&message, &out);
		out.at[changes[i].at] = (char)changes[i].byte;
		assert_int_equal(nb_link_decode(nb_buf_str(&out), &decoded, &used),
		                 NB_E_BAD_REQUEST);
	}
	nb_buf_finish(&out);
}

static void
the_bound_is_exact_and_nothing_is_half_written(void **state)
{
	size_t most = NB_LINK_MESSAGE_BYTES_MOST - NB_LINK_HEADER_BYTES;
	char *bytes = calloc(1, most + 1);
	struct nb_link_message message = {
	    .type = NB_LINK_PUBLISH, .first = {bytes, most - 5}, .second = {bytes, 5}};
	struct nb_link_message decoded;
	struct nb_buf out;
	size_t used;

	(void)state;
	nb_buf_init(&out, 3u << 20);
	nb_link_encode(&message, &out);
	assert_int_equal(nb_link_decode(nb_buf_str(&out), &decoded, &used), NB_OK);
	assert_int_equal(used, NB_LINK_MESSAGE_BYTES_MOST);
	message.second.length = 6;
	nb_link_encode(&message, &out);
	assert_true(out.failed);
	assert_int_equal(out.length, NB_LINK_MESSAGE_BYTES_MOST);
	nb_buf_finish(&out);

	message.second.length = SIZE_MAX;
	nb_buf_init(&out, 100);
	nb_link_encode(&message, &out);
	assert_true(out.failed);
	nb_buf_finish(&out);
	free(bytes);
}

static void
D9_no_memory_writes_nothing(void **state)
{
	struct nb_link_message message = {.type = NB_LINK_SEND, .first = NB_STR("ab")};
	struct nb_buf out;

	(void)state;
	nb_buf_init(&out, 4096);
	failing_start(1);
	nb_link_encode(&message, &out);
	assert_true(failing_stop());
	assert_true(out.failed);
	assert_int_equal(out.length, 0);
	nb_buf_finish(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_type_comes_back_and_follows_the_one_before),
	    cmocka_unit_test(the_layout_is_fixed),
	    cmocka_unit_test(a_part_is_not_complete_yet),
	    cmocka_unit_test(what_is_not_ours_breaks_the_link),
	    cmocka_unit_test(the_bound_is_exact_and_nothing_is_half_written),
	    cmocka_unit_test(D9_no_memory_writes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
