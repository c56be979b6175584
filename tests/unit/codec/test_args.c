/* Arguments into a struct: types, bounds, absent members, and what is named when refused. */
#include "rich.h"
#include "unit.h"

#include "noaber/envelope.h"

#include <stdlib.h>
#include <string.h>

#define SPOT "{\"room\":\"" RICH_ROOM "\",\"seq\":1}"
#define ROOM "\"room\":\"" RICH_ROOM "\""
/* The required members besides room, text and limit, spot and the lists. */
#define REST                                                                                       \
	",\"on\":true,\"mood\":\"sad\",\"spot\":" SPOT ",\"spots\":[],\"moods\":[],\"names\":[]"
#define WITH(more) "{" ROOM ",\"text\":\"hoi\",\"limit\":5" REST more "}"
#define TEXT(text) "{" ROOM ",\"text\":" text ",\"limit\":5" REST "}"
#define LIMIT(limit) "{" ROOM ",\"text\":\"hoi\",\"limit\":" limit REST "}"

struct world {
	struct nb_arena *arena;
	struct nb_ids *ids;
};

static int
set_up(void **state)
{
	struct world *world = malloc(sizeof(*world));

	world->arena = nb_arena_create(1 << 18);
	world->ids = rich_ids();
	*state = world;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *world = *state;

	nb_arena_destroy(world->arena);
	nb_ids_destroy(world->ids);
	free(world);
	return 0;
}

static enum nb_status
decode(struct world *world, const char *args, struct rich **ret_rich, struct nb_misfit *ret_misfit)
{
	struct nb_envelope envelope;
	struct nb_buf frame;
	enum nb_status status;
	void *decoded = NULL;

	nb_buf_init(&frame, NB_FRAME_BYTES_MOST);
	nb_buf_add_text(&frame, "{\"id\":1,\"cmd\":\"x\",\"args\":");
	nb_buf_add_text(&frame, args);
	nb_buf_add_byte(&frame, '}');
	assert_int_equal(nb_envelope_parse(nb_buf_str(&frame), true, world->arena, &envelope),
	                 NB_OK);
	status = nb_envelope_args(&envelope, &rich_shape, world->ids, world->arena, &decoded,
	                          ret_misfit);
	/* What was decoded does not lean on the JSON or the frame. */
	nb_buf_finish(&frame);
	*ret_rich = decoded;
	return status;
}

static void
every_type_arrives(void **state)
{
	static const char args[] =
	    WITH(",\"message\":\"" RICH_MESSAGE "\",\"note\":\"\",\"before\":9007199254740992,"
	         "\"quiet\":true,\"other_mood\":\"calm\",\"extra\":" SPOT ",\"more\":[" SPOT
	         ",{\"room\":\"" RICH_ROOM "\",\"seq\":2,\"mood\":\"glad\"}]");
	struct nb_misfit misfit;
	struct rich *rich;
	const struct rich_spot *spots;

	assert_int_equal(decode(*state, args, &rich, &misfit), NB_OK);
	assert_int_equal(rich->room, 5);
	assert_int_equal(rich->message, 9);
	assert_str_equal(rich->text, "hoi");
	assert_non_null(rich->note.at);
	assert_int_equal(rich->note.length, 0);
	assert_int_equal(rich->limit, 5);
	assert_int_equal(rich->before, 9007199254740992);
	assert_true(rich->on && rich->quiet);
	assert_int_equal(rich->mood, RICH_SAD);
	assert_int_equal(rich->other_mood, RICH_CALM);
	assert_int_equal(rich->spot->room, 5);
	assert_int_equal(rich->spot->mood, NB_WORD_ABSENT);
	assert_int_equal(rich->extra->seq, 1);
	assert_int_equal(rich->more.count, 2);
	spots = rich->more.at;
	assert_int_equal(spots[1].seq, 2);
	assert_int_equal(spots[1].mood, RICH_GLAD);
}

static void
absent_members_are_told_from_sent_ones(void **state)
{
	struct nb_misfit misfit;
	struct rich *rich;

	assert_int_equal(decode(*state, WITH(""), &rich, &misfit), NB_OK);
	assert_int_equal(rich->message, 0);
	assert_null(rich->note.at);
	assert_int_equal(rich->before, NB_INT_ABSENT);
	assert_false(rich->quiet);
	assert_int_equal(rich->other_mood, NB_WORD_ABSENT);
	assert_null(rich->extra);
	assert_int_equal(rich->more.count, 0);
}

static void
misfits_name_the_field(void **state)
{
	static const struct {
		const char *args;
		enum nb_status expected;
		const char *field;
	} rows[] = {
	    /* unknown keys and missing ones */
	    {WITH(",\"extra_key\":1"), NB_E_BAD_ARGUMENT, NULL},
	    {"{}", NB_E_BAD_ARGUMENT, "room"},
	    {"{" ROOM "}", NB_E_BAD_ARGUMENT, "text"},
	    {"{" ROOM ",\"text\":\"hoi\",\"limit\":5,\"on\":true,\"mood\":\"sad\",\"spot\":" SPOT
	     ",\"moods\":[],\"names\":[]}",
	     NB_E_BAD_ARGUMENT, "spots"},
	    /* text: 1 to 10 characters, not bytes */
	    {TEXT("\"\""), NB_E_BAD_ARGUMENT, "text"},
	    {TEXT("\"1234567890\""), NB_OK, NULL},
	    {TEXT("\"12345678901\""), NB_E_BAD_ARGUMENT, "text"},
	    {TEXT("\"\xf0\x9f\x99\x82\xf0\x9f\x99\x82\xf0\x9f\x99\x82\xf0\x9f\x99\x82\xc3\xab"
	          "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\""),
	     NB_OK, NULL},
	    {TEXT("null"), NB_E_BAD_ARGUMENT, "text"},
	    {TEXT("5"), NB_E_BAD_ARGUMENT, "text"},
	    {TEXT("[\"a\"]"), NB_E_BAD_ARGUMENT, "text"},
	    /* int: -5 to 50 */
	    {LIMIT("-5"), NB_OK, NULL},
	    {LIMIT("-6"), NB_E_BAD_ARGUMENT, "limit"},
	    {LIMIT("50"), NB_OK, NULL},
	    {LIMIT("51"), NB_E_BAD_ARGUMENT, "limit"},
	    {LIMIT("\"5\""), NB_E_BAD_ARGUMENT, "limit"},
	    {LIMIT("true"), NB_E_BAD_ARGUMENT, "limit"},
	    {WITH(",\"before\":null"), NB_E_BAD_ARGUMENT, "before"},
	    {WITH(",\"quiet\":1"), NB_E_BAD_ARGUMENT, "quiet"},
	    {WITH(",\"quiet\":\"true\""), NB_E_BAD_ARGUMENT, "quiet"},
	    /* words */
	    {WITH(",\"other_mood\":\"angry\""), NB_E_BAD_ARGUMENT, "other_mood"},
	    {WITH(",\"other_mood\":\"sa\""), NB_E_BAD_ARGUMENT, "other_mood"},
	    {WITH(",\"other_mood\":\"\""), NB_E_BAD_ARGUMENT, "other_mood"},
	    {WITH(",\"other_mood\":1"), NB_E_BAD_ARGUMENT, "other_mood"},
	    /* objects and lists */
	    {WITH(",\"extra\":null"), NB_E_BAD_ARGUMENT, "extra"},
	    {WITH(",\"extra\":{\"room\":\"" RICH_ROOM "\",\"seq\":-1}"), NB_E_BAD_ARGUMENT, "seq"},
	    {WITH(",\"extra\":{\"room\":\"" RICH_ROOM "\",\"seq\":1,\"x\":1}"), NB_E_BAD_ARGUMENT,
	     NULL},
	    {WITH(",\"more\":{}"), NB_E_BAD_ARGUMENT, "more"},
	    {WITH(",\"more\":[1]"), NB_E_BAD_ARGUMENT, "more"},
	    {WITH(",\"more\":[" SPOT ",1]"), NB_E_BAD_ARGUMENT, "more"},
	    {WITH(",\"more\":[" SPOT "," SPOT "," SPOT "]"), NB_OK, NULL},
	    {WITH(",\"more\":[" SPOT "," SPOT "," SPOT "," SPOT "]"), NB_E_BAD_ARGUMENT, "more"},
	    /* Z3: an id that is none of ours looks like one that is not yours */
	    {WITH(",\"message\":\"" RICH_ROOM "\""), NB_E_NOT_FOUND, NULL},
	    {WITH(",\"message\":\"\""), NB_E_NOT_FOUND, NULL},
	    {WITH(",\"message\":\"zzzzzzzzzzzzzzzzzzzzzzzzzz\""), NB_E_NOT_FOUND, NULL},
	    {WITH(",\"message\":7"), NB_E_BAD_ARGUMENT, "message"},
	    {WITH(",\"extra\":{\"room\":\"x\",\"seq\":1}"), NB_E_NOT_FOUND, NULL},
	};
	size_t i;

	for (i = 0; i < NB_COUNT(rows); i++) {
		struct nb_misfit misfit = {NULL};
		struct rich *rich;
		enum nb_status status = decode(*state, rows[i].args, &rich, &misfit);

		if (status != rows[i].expected)
			fail_msg("row %zu: %s", i, nb_status_row(status)->word);
		assert_int_equal(status == NB_OK, rich != NULL);
		if (rows[i].field)
			assert_string_equal(misfit.field, rows[i].field);
		else
			assert_null(misfit.field);
	}
}

static void
lists_of_words_and_texts_are_bounded(void **state)
{
	static const struct {
		const char *moods, *names;
		enum nb_status expected;
	} rows[] = {
	    {"\"glad\",\"sad\",\"calm\"", "\"a\",\"\"", NB_OK},
	    {"\"glad\",\"sad\",\"calm\",\"calm\"", "", NB_E_BAD_ARGUMENT},
	    {"\"angry\"", "", NB_E_BAD_ARGUMENT},
	    {"", "1", NB_E_BAD_ARGUMENT},
	    {"",
	     "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
	     "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"",
	     NB_E_BAD_ARGUMENT},
	};
	size_t i;

	for (i = 0; i < NB_COUNT(rows); i++) {
		struct nb_misfit misfit;
		struct rich *rich;
		struct nb_buf args;

		nb_buf_init(&args, 10000);
		nb_buf_add_format(&args,
		                  "{" ROOM
		                  ",\"text\":\"hoi\",\"limit\":5,\"on\":true,\"mood\":\"sad\","
		                  "\"spot\":" SPOT ",\"spots\":[],\"moods\":[%s],\"names\":[%s]}%c",
		                  rows[i].moods, rows[i].names, 0);
		assert_int_equal(decode(*state, args.at, &rich, &misfit), rows[i].expected);
		if (rows[i].expected == NB_OK) {
			assert_int_equal(((const int *)rich->moods.at)[0], RICH_GLAD);
			assert_int_equal(rich->names.count, 2);
		}
		nb_buf_finish(&args);
	}
}

static void
R5_a_text_over_16_KiB_is_too_large(void **state)
{
	struct nb_misfit misfit;
	struct rich *rich;
	struct nb_buf args;
	size_t length;

	for (length = NB_TEXT_BYTES_MOST; length <= NB_TEXT_BYTES_MOST + 1; length++) {
		nb_buf_init(&args, NB_FRAME_BYTES_MOST);
		nb_buf_add_text(&args,
		                "{" ROOM ",\"text\":\"hoi\",\"limit\":5" REST ",\"note\":\"");
		memset(nb_buf_reserve(&args, length), 'a', length);
		args.length += length;
		nb_buf_add(&args, "\"}", 3);
		if (length == NB_TEXT_BYTES_MOST) {
			assert_int_equal(decode(*state, args.at, &rich, &misfit), NB_OK);
			assert_int_equal(rich->note.length, length);
		} else {
			assert_int_equal(decode(*state, args.at, &rich, &misfit), NB_E_TOO_LARGE);
			assert_string_equal(misfit.field, "note");
		}
		nb_buf_finish(&args);
	}
}

/* An arena of every size up to enough: too large, and never half a struct. */
static void
X5_a_small_arena_is_too_large(void **state)
{
	static const char frame[] = "{\"id\":1,\"cmd\":\"x\",\"args\":" WITH(
	    ",\"note\":\"abc\",\"more\":[" SPOT "," SPOT "]") "}";
	struct world *world = *state;
	enum nb_status status = NB_E_TOO_LARGE;
	struct nb_envelope envelope;
	size_t cap;

	assert_int_equal(nb_envelope_parse(nb_str_from(frame), true, world->arena, &envelope),
	                 NB_OK);
	for (cap = 0; status != NB_OK; cap += 16) {
		struct nb_arena *arena = nb_arena_create(cap);
		struct nb_misfit misfit;
		void *args = NULL;

		status =
		    nb_envelope_args(&envelope, &rich_shape, world->ids, arena, &args, &misfit);
		assert_true(status == NB_OK || status == NB_E_TOO_LARGE);
		assert_int_equal(status == NB_OK, args != NULL);
		nb_arena_destroy(arena);
	}
	assert_true(cap > sizeof(struct rich));
}

int
main(void)
{
#define ARGS_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    ARGS_TEST(every_type_arrives),
	    ARGS_TEST(absent_members_are_told_from_sent_ones),
	    ARGS_TEST(misfits_name_the_field),
	    ARGS_TEST(lists_of_words_and_texts_are_bounded),
	    ARGS_TEST(R5_a_text_over_16_KiB_is_too_large),
	    ARGS_TEST(X5_a_small_arena_is_too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
