/* Names that look like another name are one name; the names that people have are theirs (X2, ON2). */
#include "real_names.h"
#include "unit.h"

#include "noaber/text.h"

#include <stdio.h>
#include <string.h>

#define SMALLEST_SHARE 99 /* of a hundred made pairs */
#define NAME_BYTES 256

/* What is drawn like a Latin letter, gathered by eye and not from the tables of Unicode. */
static const struct {
	char letter;
	const char *others[12];
} look_alikes[] = {
    {'a', {"а", "α", "ɑ", "ａ", "𝐚", "á", "à", "ä", "ā", "ạ"}},
    {'b', {"Ь", "ｂ", "𝐛", "ƅ"}},
    {'c', {"с", "ϲ", "ｃ", "𝐜", "ç", "ć", "č"}},
    {'d', {"ԁ", "ｄ", "𝐝", "ď", "ḍ"}},
    {'e', {"е", "ｅ", "𝐞", "é", "è", "ë", "ē", "ẹ", "ė"}},
    {'f', {"ｆ", "𝐟", "ḟ"}},
    {'g', {"ɡ", "ｇ", "𝐠", "ğ", "ģ"}},
    {'h', {"һ", "ｈ", "𝐡", "ḥ", "ħ"}},
    {'i', {"і", "ι", "ı", "ｉ", "𝐢", "í", "ï", "l", "1", "I", "|"}},
    {'j', {"ј", "ｊ", "𝐣", "ϳ"}},
    {'k', {"ｋ", "𝐤", "ķ"}},
    {'l', {"I", "1", "ｌ", "𝐥", "ł", "ӏ", "ľ", "i"}},
    {'m', {"rn", "ｍ", "𝐦", "ṃ"}},
    {'n', {"ｎ", "𝐧", "ñ", "ń", "ņ"}},
    {'o', {"о", "ο", "0", "ｏ", "𝐨", "ö", "ø", "ō", "ơ"}},
    {'p', {"р", "ρ", "ｐ", "𝐩"}},
    {'q', {"ԛ", "ｑ", "𝐪"}},
    {'r', {"ｒ", "𝐫", "ř", "ŗ", "г"}},
    {'s', {"ѕ", "ｓ", "𝐬", "ş", "š", "ș", "ś"}},
    {'t', {"ｔ", "𝐭", "ť", "ț"}},
    {'u', {"υ", "ｕ", "𝐮", "ü", "ū", "ʋ", "ս"}},
    {'v', {"ν", "ѵ", "ｖ", "𝐯"}},
    {'w', {"ԝ", "ѡ", "ｗ", "𝐰", "vv", "ŵ"}},
    {'x', {"х", "χ", "ｘ", "𝐱"}},
    {'y', {"у", "γ", "ｙ", "𝐲", "ý", "ÿ"}},
    {'z', {"ｚ", "𝐳", "ž", "ż"}},
    {'A', {"А", "Α", "Ａ"}},
    {'B', {"В", "Β", "Ｂ"}},
    {'E', {"Е", "Ε", "Ｅ"}},
    {'H', {"Н", "Η", "Ｈ"}},
    {'I', {"І", "Ι", "l", "1", "Ｉ"}},
    {'J', {"Ј", "Ｊ"}},
    {'K', {"К", "Κ", "Ｋ", "K"}},
    {'M', {"М", "Μ", "Ｍ"}},
    {'N', {"Ν", "Ｎ"}},
    {'O', {"О", "Ο", "0", "Ｏ"}},
    {'P', {"Р", "Ρ", "Ｐ"}},
    {'S', {"Ѕ", "Ｓ"}},
    {'T', {"Т", "Τ", "Ｔ"}},
    {'X', {"Х", "Χ", "Ｘ"}},
    {'Y', {"Υ", "Ү", "Ｙ"}},
    {'Z', {"Ζ", "Ｚ"}},
};

static bool
alike(const char *one, const char *other)
{
	struct nb_arena *arena = nb_arena_create(16384);
	struct nb_str a = nb_text_looks(nb_str_from(one), arena);
	struct nb_str b = nb_text_looks(nb_str_from(other), arena);
	struct nb_str c = nb_text_fold(nb_str_from(one), arena);
	struct nb_str d = nb_text_fold(nb_str_from(other), arena);
	bool same = nb_str_equal(a, b) || nb_str_equal(c, d);

	nb_arena_destroy(arena);
	return same;
}

struct tally {
	int made, stopped;
};

/* ${impostor} may not come in beside ${name}. */
static void
try_impostor(const char *name, const char *impostor, struct tally *tally)
{
	bool stopped = nb_text_check_name(nb_str_from(impostor)) != NB_OK || alike(name, impostor);

	tally->made++;
	tally->stopped += stopped;
	if (!stopped)
		printf("let in: %s beside %s\n", impostor, name);
}

/* Every letter of ${name} in turn becomes everything that looks like it. */
static void
try_all(const char *name, struct tally *tally)
{
	char impostor[NAME_BYTES];

	for (size_t at = 0; name[at]; at++) {
		for (size_t row = 0; row < NB_COUNT(look_alikes); row++) {
			if (look_alikes[row].letter != name[at])
				continue;
			for (const char *const *other = look_alikes[row].others; *other; other++) {
				snprintf(impostor, sizeof(impostor), "%.*s%s%s", (int)at, name,
				         *other, name + at + 1);
				try_impostor(name, impostor, tally);
			}
		}
	}
}

static void
x2_made_look_alikes_are_stopped(void **state)
{
	struct tally tally = {0};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(region_names); i++)
		try_all(region_names[i], &tally);
	printf("%d of %d look-alikes stopped\n", tally.stopped, tally.made);
	assert_true(tally.made > 5000);
	assert_true(tally.stopped * 100 >= tally.made * SMALLEST_SHARE);
}

static void
x2_names_of_another_script_that_look_the_same_are_one(void **state)
{
	static const char *const pairs[][2] = {
	    {"Capa", "Сара"}, /* all Cyrillic */
	    {"Jocop", "Јосор"},  {"Ilse", "llse"},   {"ILSE", "llse"},
	    {"Marja", "rnarja"}, {"Wim", "VVim"},    {"Olga", "0lga"},
	    {"Ελένη", "ΕΛΕΝΗ"},  {"Мария", "МАРИЯ"}, {"Zoë", "Zoe"},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(pairs); i++)
		if (!alike(pairs[i][0], pairs[i][1]))
			fail_msg("two names: %s, %s", pairs[i][0], pairs[i][1]);
	assert_false(alike("Sanne", "Janne"));
	assert_false(alike("Мария", "Марина"));
}

static void
on2_titles_are_refused_however_they_are_drawn(void **state)
{
	static const char *const titles[] = {
	    "begeIeider", "m0derator",  "Begeleıder", "rnoderator",  "Noaber-team", "N0aber",
	    "роӏісе",     "Counsellor", "Dokter Jan", "beheerder 2", "Therapist",   "ARTS",
	    "Jan arts",   "admin",      "A. Staff",   "Psycho1oog",  "Politıe",     "ｎoaber",
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(titles); i++)
		if (nb_text_check_name(nb_str_from(titles[i])) == NB_OK)
			fail_msg("let in: %s", titles[i]);
}

static void
x2_people_keep_their_names(void **state)
{
	int refused = 0, together = 0;

	(void)state;
	assert_true(NB_COUNT(region_names) >= 500);
	for (size_t i = 0; i < NB_COUNT(region_names); i++) {
		if (nb_text_check_name(nb_str_from(region_names[i])) != NB_OK) {
			printf("refused: %s\n", region_names[i]);
			refused++;
		}
		for (size_t other = 0; other < i; other++) {
			if (alike(region_names[i], region_names[other])) {
				printf("one name: %s, %s\n", region_names[i], region_names[other]);
				together++;
			}
		}
	}
	assert_int_equal(refused, 0);
	assert_int_equal(together, 0);
}

static void
names_are_kept_in_one_form(void **state)
{
	struct nb_arena *arena = nb_arena_create(4096);

	(void)state;
	assert_true(nb_str_equal(nb_text_nfc(NB_STR("Zoe\u0308"), arena), NB_STR("Zo\u00eb")));
	assert_true(nb_str_equal(nb_text_nfc(NB_STR("Jan"), arena), NB_STR("Jan")));
	nb_arena_destroy(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(x2_made_look_alikes_are_stopped),
	    cmocka_unit_test(x2_names_of_another_script_that_look_the_same_are_one),
	    cmocka_unit_test(on2_titles_are_refused_however_they_are_drawn),
	    cmocka_unit_test(x2_people_keep_their_names),
	    cmocka_unit_test(names_are_kept_in_one_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
