/* Reading the top level of a frame: what X1, X5 and R5 refuse. */
#include "unit.h"

#include "noaber/envelope.h"

#include <stdlib.h>
#include <string.h>

#define FRAME(args) "{\"id\":7,\"cmd\":\"a.b\",\"args\":" args "}"
#define TEXT(text) FRAME("{\"t\":\"" text "\"}")
#define KEYS_31                                                                                    \
	"\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,\"k\":1," \
	"\"l\":1,\"m\":1,\"n\":1,\"o\":1,\"p\":1,\"q\":1,\"r\":1,\"s\":1,\"t\":1,\"u\":1,\"v\":1," \
	"\"w\":1,\"x\":1,\"y\":1,\"z\":1,\"A\":1,\"B\":1,\"C\":1,\"D\":1,\"E\":1"

struct row {
	struct nb_str frame;
	enum nb_status expected;
	int64_t id; /* what the refusal can name */
};

#define GOOD(frame)                                                                                \
	{                                                                                          \
		STR_ROW(frame), NB_OK, 7                                                           \
	}
#define BAD(frame, id)                                                                             \
	{                                                                                          \
		STR_ROW(frame), NB_E_BAD_REQUEST, id                                               \
	}

static const struct row rows[] = {
    GOOD(FRAME("{}")),
    GOOD(" \t\r\n" FRAME("{}") "\r\n "),
    GOOD("{\"args\":{},\"cmd\":\"a.b\",\"id\":7}"),
    GOOD("{\"\\u0069d\":7,\"cmd\":\"a.b\",\"args\":{}}"),
    {STR_ROW("{\"id\":9007199254740992,\"cmd\":\"a\",\"args\":{}}"), NB_OK, 9007199254740992},

    /* not an object, or not alone */
    BAD("", 0),
    BAD(" ", 0),
    BAD("\0", 0),
    BAD("[]", 0),
    BAD("7", 0),
    BAD("\"id\"", 0),
    BAD("null", 0),
    BAD("\xef\xbb\xbf" FRAME("{}"), 0),
    BAD(FRAME("{}") "x", 0),
    BAD(FRAME("{}") FRAME("{}"), 0),
    BAD(FRAME("{}") "\0", 0),
    BAD(FRAME("{}") ",", 0),
    BAD("{\"id\":7,\"cmd\":\"a.b\",\"args\":{}", 0),
    BAD("{\"id\":7,}", 0),
    BAD("{'id':7}", 0),
    BAD("{id:7}", 0),
    BAD("/**/" FRAME("{}"), 0),

    /* id */
    BAD("{\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":0,\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":-1,\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":\"7\",\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":7.0,\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":7e0,\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":07,\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":9007199254740993,\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":99999999999999999999,\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":7,\"id\":7,\"cmd\":\"a\",\"args\":{}}", 0),
    BAD("{\"id\":7,\"\\u0069d\":8,\"cmd\":\"a\",\"args\":{}}", 0),

    /* cmd, args and strangers; the refusal finds its way back */
    BAD("{\"id\":7}", 7),
    BAD("{\"id\":7,\"cmd\":\"a\"}", 7),
    BAD("{\"id\":7,\"args\":{}}", 7),
    BAD("{\"id\":7,\"cmd\":\"\",\"args\":{}}", 7),
    BAD("{\"id\":7,\"cmd\":1,\"args\":{}}", 7),
    BAD("{\"id\":7,\"cmd\":null,\"args\":{}}", 7),
    BAD(FRAME("[]"), 7),
    BAD(FRAME("null"), 7),
    BAD(FRAME("\"\""), 7),
    BAD("{\"id\":7,\"cmd\":\"a\",\"args\":{},\"x\":1}", 7),

    /* X5: depth 8 with the frame itself, 32 keys, no floats, 2^53 */
    GOOD(FRAME("{\"a\":[[[[[[]]]]]]}")),
    BAD(FRAME("{\"a\":[[[[[[[]]]]]]]}"), 0),
    GOOD(FRAME("{\"a\":\"[[[[[[[[[[{{{{\"}")),
    GOOD(FRAME("{\"a\":\"\\\"[[[[[[[[[[\"}")),
    BAD(FRAME("{\"a\":\"\\\\\",\"b\":[[[[[[[[]]]]]]]]}"), 0),
    GOOD(FRAME("{" KEYS_31 ",\"F\":1}")),
    BAD(FRAME("{" KEYS_31 ",\"F\":1,\"G\":1}"), 7),
    BAD(FRAME("{\"a\":1,\"a\":1}"), 0),
    BAD(FRAME("{\"a\":1.5}"), 7),
    BAD(FRAME("{\"a\":1e2}"), 7),
    BAD(FRAME("{\"a\":1e999}"), 0),
    BAD(FRAME("{\"a\":NaN}"), 0),
    BAD(FRAME("{\"a\":+1}"), 0),
    GOOD(FRAME("{\"a\":[-9007199254740992,9007199254740992]}")),
    BAD(FRAME("{\"a\":[9007199254740993]}"), 7),
    BAD(FRAME("{\"a\":-9007199254740993}"), 7),

    /* X1: strict UTF-8, no controls but tab and newline */
    GOOD(TEXT("\xc3\xab \xe2\x82\xac \xf0\x9f\x99\x82 \\ud83d\\ude42 \\t\\n \\u00a0")),
    BAD(TEXT("\n"), 0),
    BAD(TEXT("\t"), 0),
    BAD(TEXT("\0"), 0),
    BAD(TEXT("\\u0000"), 0),
    BAD(TEXT("\\u0001"), 7),
    BAD(TEXT("\\r"), 7),
    BAD(TEXT("\\u001b[2J"), 7),
    BAD(TEXT("\\b"), 7),
    BAD(TEXT("\x7f"), 7),
    BAD(TEXT("\\u007f"), 7),
    BAD(TEXT("\xc2\x80"), 7),
    BAD(TEXT("\xc2\x9f"), 7),
    BAD(TEXT("\\u0085"), 7),
    BAD(TEXT("\xff"), 0),
    BAD(TEXT("\x80"), 0),
    BAD(TEXT("\xc0\x80"), 0),
    BAD(TEXT("\xc1\xbf"), 0),
    BAD(TEXT("\xe0\x9f\xbf"), 0),
    BAD(TEXT("\xed\xa0\x80"), 0),
    BAD(TEXT("\xf0\x8f\xbf\xbf"), 0),
    BAD(TEXT("\xf4\x90\x80\x80"), 0),
    BAD(TEXT("\xe2\x82"), 0),
    BAD(TEXT("\\ud83d"), 0),
    BAD(TEXT("\\ude42\\ud83d"), 0),
    BAD(TEXT("\\x41"), 0),
    BAD(FRAME("{\"\\u0001\":1}"), 7),
};

static void
X5_frames_are_read_or_refused_as_written(void **state)
{
	struct nb_arena *arena = nb_arena_create(1 << 18);
	struct nb_envelope envelope;
	size_t i;

	(void)state;
	for (i = 0; i < NB_COUNT(rows); i++) {
		enum nb_status status = nb_envelope_parse(rows[i].frame, true, arena, &envelope);

		if (status != rows[i].expected || envelope.id != rows[i].id)
			fail_msg("row %zu %.*s: status %d id %lld", i, NB_STR_ARG(rows[i].frame),
			         (int)status, (long long)envelope.id);
		assert_int_equal(status == NB_OK, envelope.json != NULL);
	}
	nb_arena_destroy(arena);
}

static void
the_http_door_needs_no_id(void **state)
{
	struct nb_arena *arena = nb_arena_create(1 << 18);
	struct nb_envelope envelope;

	(void)state;
	assert_int_equal(
	    nb_envelope_parse(NB_STR("{\"cmd\":\"a.b\",\"args\":{}}"), false, arena, &envelope),
	    NB_OK);
	assert_int_equal(envelope.id, 0);
	assert_str_equal(envelope.cmd, "a.b");
	assert_int_equal(nb_envelope_parse(NB_STR("{\"id\":0,\"cmd\":\"a.b\",\"args\":{}}"), false,
	                                   arena, &envelope),
	                 NB_E_BAD_REQUEST);
	nb_arena_destroy(arena);
}

static void
R5_a_frame_over_64_KiB_is_too_large(void **state)
{
	static char frame[NB_FRAME_BYTES_MOST + 1];
	struct nb_str good = NB_STR(FRAME("{}"));
	struct nb_arena *arena = nb_arena_create(1 << 18);
	struct nb_envelope envelope;

	(void)state;
	memset(frame, ' ', sizeof(frame));
	memcpy(frame, good.at, good.length);
	assert_int_equal(
	    nb_envelope_parse((struct nb_str){frame, sizeof(frame) - 1}, true, arena, &envelope),
	    NB_OK);
	assert_int_equal(
	    nb_envelope_parse((struct nb_str){frame, sizeof(frame)}, true, arena, &envelope),
	    NB_E_TOO_LARGE);
	nb_arena_destroy(arena);
}

/* Whatever jansson reports when it has no memory, we never crash, leak or accept. */
/* What a frame makes of itself while it is parsed counts against its arena: too much is too_large,
 * wherever the bound falls. */
static void
D9_no_memory_is_a_refusal(void **state)
{
	size_t cap, refused = 0;

	(void)state;
	for (cap = 64;; cap += 64) {
		struct nb_arena *small = nb_arena_create(cap);
		struct nb_envelope envelope;
		enum nb_status status = nb_envelope_parse(NB_STR(FRAME("{\"a\":[1,\"b\",{}]}")),
		                                          true, small, &envelope);

		nb_arena_destroy(small);
		if (status == NB_OK)
			break;
		assert_int_equal(status, NB_E_TOO_LARGE);
		refused++;
	}
	assert_true(refused > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(X5_frames_are_read_or_refused_as_written),
	    cmocka_unit_test(the_http_door_needs_no_id),
	    cmocka_unit_test(R5_a_frame_over_64_KiB_is_too_large),
	    cmocka_unit_test(D9_no_memory_is_a_refusal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
