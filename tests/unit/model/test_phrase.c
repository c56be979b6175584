/* Recovery phrases: how much chance is in them, and that people can write them down. */
#include "unit.h"

#include "noaber/text.h"

#include <string.h>

#define ARENA_BYTES (1u << 20)

/* The word with number ${number}, as a phrase shows it first. */
static struct nb_str
word_at(uint16_t number, struct nb_arena *arena)
{
	uint16_t random[NB_PHRASE_WORDS] = {number};
	struct nb_str phrase = nb_phrase_make(random, arena);
	const char *end = memchr(phrase.at, ' ', phrase.length);

	assert_non_null(end);
	return (struct nb_str){phrase.at, (size_t)(end - phrase.at)};
}

static bool
one_letter_apart(struct nb_str a, struct nb_str b)
{
	size_t different = 0;

	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++)
		different += a.at[i] != b.at[i];
	return different <= 1;
}

static void
a9_every_word_is_short_plain_and_unlike_the_others(void **state)
{
	struct nb_arena *arena = nb_arena_create(ARENA_BYTES);
	struct nb_str words[NB_PHRASE_CHOICES];

	(void)state;
	for (uint16_t i = 0; i < NB_PHRASE_CHOICES; i++) {
		words[i] = word_at(i, arena);
		assert_in_range(words[i].length, 4, 9);
		for (size_t at = 0; at < words[i].length; at++)
			assert_in_range(words[i].at[at], 'a', 'z');
		for (uint16_t other = 0; other < i; other++)
			assert_false(one_letter_apart(words[i], words[other]));
	}
	nb_arena_destroy(arena);
}

static void
a9_each_place_carries_nine_bits_of_its_own(void **state)
{
	struct nb_arena *arena = nb_arena_create(ARENA_BYTES);
	uint16_t random[NB_PHRASE_WORDS] = {0};
	struct nb_str first = nb_phrase_make(random, arena);

	(void)state;
	assert_true(NB_PHRASE_WORDS * 9 >= 80);
	for (size_t place = 0; place < NB_PHRASE_WORDS; place++)
		for (int bit = 0; bit < 9; bit++) {
			random[place] = (uint16_t)(1u << bit);
			struct nb_str other = nb_phrase_make(random, arena);
			assert_false(nb_str_equal(first, other));
			random[place] = 0;
		}
	nb_arena_destroy(arena);
}

static void
a_phrase_is_read_as_people_write_it(void **state)
{
	struct nb_arena *arena = nb_arena_create(ARENA_BYTES);
	const uint16_t random[NB_PHRASE_WORDS] = {1, 2, 3, 4, 5, 6, 7, 8, 511};
	struct nb_str phrase = nb_phrase_make(random, arena);
	char written[2 * NB_PHRASE_BYTES_MOST];
	size_t length = 0;

	(void)state;
	for (size_t i = 0; i < phrase.length; i++) { /* "Word,  word" */
		char c = phrase.at[i];
		if (c == ' ')
			written[length++] = ',';
		written[length++] = i == 0 ? (char)(c - 'a' + 'A') : c;
	}
	assert_true(nb_str_equal(nb_text_fold(phrase, arena),
	                         nb_text_fold((struct nb_str){written, length}, arena)));
	nb_arena_destroy(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a9_every_word_is_short_plain_and_unlike_the_others),
	    cmocka_unit_test(a9_each_place_carries_nine_bits_of_its_own),
	    cmocka_unit_test(a_phrase_is_read_as_people_write_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
