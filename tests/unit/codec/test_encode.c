/* Structs into JSON: escaping, absent members, room. */
#include "rich.h"
#include "unit.h"

#include <string.h>

struct small {
	struct nb_str text;
};

static const struct nb_field small_fields[] = {
    NB_FIELD_TEXT(struct small, text, 0, 0, "text"),
};
static const struct nb_shape small_shape = {
    "Small", "One text.", sizeof(struct small), small_fields, NB_COUNT(small_fields),
};

static void
X3_texts_are_escaped(void **state)
{
#define ROW(in, out)                                                                               \
	{                                                                                          \
		STR_ROW(in), "{\"text\":\"" out "\"}"                                              \
	}
	static const struct {
		struct nb_str text;
		const char *expected;
	} rows[] = {
	    ROW("", ""),
	    ROW("hoi", "hoi"),
	    ROW("\"\\/", "\\\"\\\\/"),
	    ROW("a\nb\tc\rd\be\f", "a\\nb\\tc\\rd\\be\\f"),
	    ROW("\0\x01\x1f\x7f", "\\u0000\\u0001\\u001f\\u007f"),
	    ROW("\xc3\xab\xe2\x82\xac\xf0\x9f\x99\x82", "\xc3\xab\xe2\x82\xac\xf0\x9f\x99\x82"),
	    ROW("\xe2\x80\xa7\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaa",
	        "\xe2\x80\xa7\\u2028\\u2029\xe2\x80\xaa"),
	    ROW("\xc2\x80\xc2\x9f\xc2\xa0", "\\u0080\\u009f\xc2\xa0"),
	    /* no UTF-8: stray, overlong, surrogate, past the end, cut off */
	    ROW("\x80"
	        "a\xff",
	        "\\ufffda\\ufffd"),
	    ROW("\xc0\xaf", "\\ufffd\\ufffd"),
	    ROW("\xe0\x9f\xbf", "\\ufffd\\ufffd\\ufffd"),
	    ROW("\xed\xa0\x80", "\\ufffd\\ufffd\\ufffd"),
	    ROW("\xf0\x8f\xbf\xbf", "\\ufffd\\ufffd\\ufffd\\ufffd"),
	    ROW("\xf4\x90\x80\x80", "\\ufffd\\ufffd\\ufffd\\ufffd"),
	    ROW("\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf"),
	    ROW("\xc3", "\\ufffd"),
	    ROW("\xe2\x82", "\\ufffd\\ufffd"),
	    /* the rest of the sequence lies just outside */
	    {{"\xe2\x82\xac", 2}, "{\"text\":\"\\ufffd\\ufffd\"}"},
	    ROW("\xf0\x9f\x99", "\\ufffd\\ufffd\\ufffd"),
	    ROW("\xe2\x82"
	        "a",
	        "\\ufffd\\ufffda"),
	};
	struct nb_buf out;
	size_t i;

	(void)state;
	nb_buf_init(&out, 1000);
	for (i = 0; i < NB_COUNT(rows); i++) {
		struct small small = {rows[i].text};

		nb_buf_clear(&out);
		nb_shape_encode(&small_shape, &small, NULL, &out);
		nb_buf_add_byte(&out, '\0');
		assert_string_equal(out.at, rows[i].expected);
	}
	nb_buf_finish(&out);
}

/* One with everything; the lists live as long as the test. */
static struct rich
full_rich(void)
{
	static struct rich_spot spots[] = {{5, 1, RICH_GLAD}, {5, 2, NB_WORD_ABSENT}};
	static int moods[] = {RICH_CALM, RICH_SAD};
	static struct nb_str names[] = {{"Mies", 4}, {"\"", 1}};

	return (struct rich){
	    .room = 5,
	    .message = 9,
	    .text = NB_STR("hoi"),
	    .note = NB_STR(""),
	    .limit = -5,
	    .before = 9007199254740992,
	    .on = true,
	    .mood = RICH_SAD,
	    .other_mood = RICH_GLAD,
	    .spot = &spots[0],
	    .extra = &spots[1],
	    .spots = {spots, 2},
	    .moods = {moods, 2},
	    .names = {names, 2},
	};
}

#define SPOT_1 "{\"room\":\"" RICH_ROOM "\",\"seq\":1,\"mood\":\"glad\"}"
#define SPOT_2 "{\"room\":\"" RICH_ROOM "\",\"seq\":2}"

/* Plain text is looked at eight bytes at a time: a byte that is not plain is found at each place. */
static void
X3_every_byte_is_escaped_at_every_place(void **state)
{
	char long_text[20], alone[1];
	struct small value = {{alone, 1}};

	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		struct nb_buf expected, out;

		alone[0] = (char)byte;
		value.text = (struct nb_str){alone, 1};
		nb_buf_init(&expected, 100);
		nb_shape_encode(&small_shape, &value, NULL, &expected);
		for (size_t place = 0; place < sizeof(long_text); place++) {
			struct nb_buf around;

			memset(long_text, 'a', sizeof(long_text));
			long_text[place] = (char)byte;
			value.text = (struct nb_str){long_text, sizeof(long_text)};
			nb_buf_init(&out, 200);
			nb_shape_encode(&small_shape, &value, NULL, &out);
			nb_buf_init(&around, 200);
			nb_buf_add_text(&around, "{\"text\":\"");
			nb_buf_add(&around, "aaaaaaaaaaaaaaaaaaaa", place);
			nb_buf_add(&around, expected.at + 9, expected.length - 11);
			nb_buf_add(&around, "aaaaaaaaaaaaaaaaaaaa", sizeof(long_text) - place - 1);
			nb_buf_add_text(&around, "\"}");
			assert_int_equal(out.length, around.length);
			assert_memory_equal(out.at, around.at, out.length);
			nb_buf_finish(&around);
			nb_buf_finish(&out);
		}
		nb_buf_finish(&expected);
	}
}

static void
every_type_is_written(void **state)
{
	static const char expected[] =
	    "{\"room\":\"" RICH_ROOM "\",\"message\":\"" RICH_MESSAGE "\",\"text\":\"hoi\","
	    "\"note\":\"\",\"limit\":-5,\"before\":9007199254740992,\"on\":true,\"quiet\":false,"
	    "\"mood\":\"sad\",\"other_mood\":\"glad\",\"spot\":" SPOT_1 ",\"extra\":" SPOT_2
	    ",\"spots\":[" SPOT_1 "," SPOT_2 "],\"moods\":[\"calm\",\"sad\"],"
	    "\"names\":[\"Mies\",\"\\\"\"]}";
	struct rich rich = full_rich();
	struct nb_ids *ids = rich_ids();
	struct nb_buf out;

	(void)state;
	nb_buf_init(&out, 4096);
	nb_shape_encode(&rich_shape, &rich, ids, &out);
	nb_buf_add_byte(&out, '\0');
	assert_string_equal(out.at, expected);
	nb_buf_finish(&out);
	nb_ids_destroy(ids);
}

static void
absent_members_are_left_out(void **state)
{
	static const char expected[] =
	    "{\"room\":\"" RICH_ROOM "\",\"text\":\"\",\"limit\":0,\"on\":false,\"quiet\":false,"
	    "\"mood\":\"calm\",\"spot\":" SPOT_2 ",\"spots\":[],\"moods\":[],"
	    "\"names\":[]}";
	struct rich_spot spot = {5, 2, NB_WORD_ABSENT};
	struct rich rich = {
	    .room = 5,
	    .before = NB_INT_ABSENT,
	    .other_mood = NB_WORD_ABSENT,
	    .spot = &spot,
	};
	struct nb_ids *ids = rich_ids();
	struct nb_buf out;

	(void)state;
	nb_buf_init(&out, 4096);
	nb_shape_encode(&rich_shape, &rich, ids, &out);
	nb_buf_add_byte(&out, '\0');
	assert_string_equal(out.at, expected);
	nb_buf_finish(&out);
	nb_ids_destroy(ids);
}

static void
every_cap_ends_in_failed_or_in_the_whole_object(void **state)
{
	struct rich rich = full_rich();
	struct nb_ids *ids = rich_ids();
	bool whole = false;
	size_t cap;

	(void)state;
	for (cap = 0; !whole; cap++) {
		struct nb_buf out;

		nb_buf_init(&out, cap);
		nb_shape_encode(&rich_shape, &rich, ids, &out);
		whole = !out.failed;
		assert_int_equal(whole, out.length > 1 && out.at[out.length - 2] == ']' &&
		                            out.at[out.length - 1] == '}');
		nb_buf_finish(&out);
	}
	nb_ids_destroy(ids);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(X3_texts_are_escaped),
	    cmocka_unit_test(X3_every_byte_is_escaped_at_every_place),
	    cmocka_unit_test(every_type_is_written),
	    cmocka_unit_test(absent_members_are_left_out),
	    cmocka_unit_test(every_cap_ends_in_failed_or_in_the_whole_object),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
