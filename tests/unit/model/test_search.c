/* Looking for words: folded as names are, part of a word is enough, and short pieces of a text. */
#include "unit.h"

#include "noaber/search.h"

#include <string.h>

#define ARENA_BYTES 65536

static bool
found(const char *query, const char *text, size_t *ret_at)
{
	struct nb_arena *arena = nb_arena_create(ARENA_BYTES);
	struct nb_search search;

	assert_non_null(arena);
	assert_int_equal(nb_search_parse(nb_str_from(query), arena, &search), NB_OK);
	bool yes = nb_search_matches(&search, nb_str_from(text), ret_at);
	nb_arena_destroy(arena);
	return yes;
}

static void
words_are_found_whatever_their_case_accents_and_signs(void **state)
{
	static const struct {
		const char *query, *text;
		bool found;
		size_t at;
	} rows[] = {
	    {"slaap", "Ik slaap slecht", true, 3},
	    {"SLAAP", "ik Slaap slecht", true, 3},
	    {"slaap", "slaapproblemen", true, 0},
	    {"cafe", "Naar het café", true, 9},
	    {"café", "naar het CAFE", true, 9},
	    {"geeist", "dat is geëist", true, 7},
	    {"auto's", "twee autos", true, 5},
	    {"slecht slaap", "Ik slaap slecht", true, 3},
	    {"slecht nacht", "Ik slaap slecht", false, 0},
	    {"ena", "de nacht", false, 0},
	    {"nacht", "\n\n  (nacht)", true, 4},
	    {"ｆｕｌｌ", "full", true, 0},
	    {"straße", "STRASSE", true, 0},
	    {"москва", "Из Москвы в МОСКВА", true, 21},
	    {"x", "", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		size_t at = 0;
		if (found(rows[i].query, rows[i].text, &at) != rows[i].found ||
		    (rows[i].found && at != rows[i].at))
			fail_msg("\"%s\" in \"%s\": at %zu", rows[i].query, rows[i].text, at);
	}
}

static void
r5_long_texts_and_words_are_looked_at_to_their_end(void **state)
{
	char text[16001];
	size_t at;

	(void)state;
	memset(text, 'a', 15990);
	memcpy(text + 15990, " eind nu..", 11);
	assert_true(found("eind", text, &at));
	assert_int_equal(at, 15991);
	for (size_t i = 0; i + 2 < 15000; i += 2)
		memcpy(text + i, "\xc3\xa9", 2);
	memcpy(text + 15000, "eind", 5);
	assert_true(found("eind", text, &at));
}

static void
a_query_has_words_and_not_too_many(void **state)
{
	static const char *const bad[] = {"", "   ", "?! ...", "een twee drie vier vijf zes zeven"};
	struct nb_arena *arena = nb_arena_create(ARENA_BYTES);
	struct nb_search search;

	(void)state;
	assert_non_null(arena);
	for (size_t i = 0; i < NB_COUNT(bad); i++)
		assert_int_equal(nb_search_parse(nb_str_from(bad[i]), arena, &search),
		                 NB_E_BAD_ARGUMENT);
	assert_int_equal(nb_search_parse(NB_STR(" ?  een - TWEE "), arena, &search), NB_OK);
	assert_int_equal(search.count, 2);
	assert_true(nb_str_equal(search.words[1], NB_STR("twee")));
	nb_arena_destroy(arena);
}

static void
a_piece_is_one_line_of_whole_characters(void **state)
{
	static const struct {
		const char *text;
		size_t at, characters;
		const char *piece;
	} rows[] = {
	    {"kort", 0, 10, "kort"},
	    {"twee\n\nregels  hier", 0, 40, "twee regels hier"},
	    {"  begin", 0, 40, "begin"},
	    {"1234567890", 0, 4, "1234…"},
	    {"🙂🙂🙂", 0, 2, "🙂🙂…"},
	    {"Dit is een heel lange zin om mee te beginnen, en dan komt het woord", 62, 60,
	     "…om mee te beginnen, en dan komt het woord"},
	    {"", 0, 5, ""},
	};
	struct nb_arena *arena = nb_arena_create(ARENA_BYTES);

	(void)state;
	assert_non_null(arena);
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		struct nb_str piece = nb_text_excerpt(nb_str_from(rows[i].text), rows[i].at,
		                                      rows[i].characters, arena);
		if (!nb_str_equal(piece, nb_str_from(rows[i].piece)))
			fail_msg("\"%s\": \"%.*s\"", rows[i].text, NB_STR_ARG(piece));
	}
	nb_arena_destroy(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_found_whatever_their_case_accents_and_signs),
	    cmocka_unit_test(r5_long_texts_and_words_are_looked_at_to_their_end),
	    cmocka_unit_test(a_query_has_words_and_not_too_many),
	    cmocka_unit_test(a_piece_is_one_line_of_whole_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
