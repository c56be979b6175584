/* Names and messages: whom the rules must let in, and whom they must keep out (ON2, X1, X2). */
#include "unit.h"

#include "noaber/text.h"

static const char *const real_names[] = {
    /* Dutch */
    "Jan",
    "Anne-Marie",
    "Jan-Willem",
    "Zoë",
    "Daniël",
    "Noël",
    "Chloé",
    "José",
    "Ko",
    "Bo",
    "Truus",
    "Geertje",
    "Gerrit Jan",
    "Sjoerd",
    "Mieke van Dam",
    "Van 't Hof",
    "D'Artagnan",
    "Marijke de V.",
    "Fien",
    "Ĳsbrand",
    /* Frisian and Low Saxon */
    "Sytske",
    "Wâtse",
    "Jildou",
    "Fokje",
    "Hylke",
    "Tsjitske",
    "Gjalt",
    "Ûlke",
    /* Turkish */
    "Ayşe",
    "Çağla",
    "Gül",
    "İbrahim",
    "Işıl",
    "Ömer",
    /* Polish */
    "Łukasz",
    "Małgorzata",
    "Grażyna",
    "Świętosława",
    "Zbigniew",
    "Wojciech Żak",
    /* with "arts" in them, and an accent of its own */
    "Bart Smit",
    "Bart S.",
    "Evert Aarts",
    "Zoe\u0308",
    /* other scripts, one at a time */
    "Мария",
    "Ελένη",
    "محمد",
    "李小龙",
};

static void
x2_real_names_are_accepted(void **state)
{
	(void)state;
	assert_in_range(NB_COUNT(real_names), 40, 100);
	for (size_t i = 0; i < NB_COUNT(real_names); i++)
		if (nb_text_check_name(nb_str_from(real_names[i])) != NB_OK)
			fail_msg("refused: %s", real_names[i]);
}

struct refused {
	const char *why;
	struct nb_str name;
};

/* Split literals end an escape before a letter that could belong to it. */
static const struct refused refused_names[] = {
    {"empty", STR_ROW("")},
    {"one letter", STR_ROW("J")},
    {"one letter and a digit", STR_ROW("J1")},
    {"only spaces", STR_ROW("   ")},
    {"only digits", STR_ROW("123")},
    {"only signs", STR_ROW("-.-")},
    {"e-mail", STR_ROW("jan@veld.nl")},
    {"handle", STR_ROW("@jandevries")},
    {"mobile number", STR_ROW("Jan 0612345678")},
    {"four digits", STR_ROW("Jan1234")},
    {"year of birth", STR_ROW("Truus 1961")},
    {"postcode", STR_ROW("Jan 7607AB")},
    {"title", STR_ROW("Arts")},
    {"title, spaced", STR_ROW("A r t s")},
    {"title, in capitals", STR_ROW("PSYCHIATER")},
    {"title, with a name", STR_ROW("psycholoog Jan")},
    {"title, joined", STR_ROW("JanDeBegeleider")},
    {"title, with signs", STR_ROW("mode-rator")},
    {"title, dotted", STR_ROW("b.e.h.e.e.r.d.e.r")},
    {"title, after a title", STR_ROW("hoofdhulpverlener")},
    {"police", STR_ROW("Politie Almelo")},
    {"this service", STR_ROW("Team Noaber")},
    {"double space", STR_ROW("Jan  Bos")},
    {"space before", STR_ROW(" Jan")},
    {"space behind", STR_ROW("Jan ")},
    {"zero byte", STR_ROW("Jan\0Bos")},
    {"tab", STR_ROW("Jan\tBos")},
    {"line", STR_ROW("Jan\nBos")},
    {"bell", STR_ROW("Jan\a")},
    {"delete", STR_ROW("Jan\x7f")},
    {"control of Latin-1", STR_ROW("Jan\xc2\x85")},
    {"no-break space", STR_ROW("Jan\u00a0Bos")},
    {"em space", STR_ROW("Jan\u2003Bos")},
    {"right-to-left override", STR_ROW("Jan\u202eBos")},
    {"right-to-left mark", STR_ROW("Jan\u200f")},
    {"isolate", STR_ROW("\u2066Jan\u2069")},
    {"zero width space", STR_ROW("Jan\u200b")},
    {"zero width joiner", STR_ROW("J\u200d"
                                  "an")},
    {"word joiner", STR_ROW("Jan\u2060")},
    {"byte order mark", STR_ROW("\ufeffJan")},
    {"soft hyphen", STR_ROW("J\u00ad"
                            "an")},
    {"variation selector", STR_ROW("Jan\ufe0f")},
    {"tag characters", STR_ROW("Jan\U000e0041")},
    {"picture", STR_ROW("Jan \U0001f33b")},
    {"markup", STR_ROW("<b>Jan</b>")},
    {"slash", STR_ROW("Jan/Bos")},
    {"Cyrillic a in Latin", STR_ROW("J\u0430n")},
    {"Greek o in Latin", STR_ROW("B\u03bfs")},
    {"Latin a in Cyrillic", STR_ROW("\u041caрия")},
    {"half a character", STR_ROW("Jan\xc3")},
    {"a long form of a letter", STR_ROW("Jan\xc1\x81")},
    {"a surrogate", STR_ROW("Jan\xed\xa0\x80")},
    {"wide digits", STR_ROW("Jan \uff10\uff16\uff11\uff12")},
    {"title, with accents", STR_ROW("Psych\u00f4loog Jan")},
    {"title, wide", STR_ROW("\uff41\uff52\uff54\uff53")},
    {"number in pieces", STR_ROW("Jo 06 12 34 56")},
    {"site", STR_ROW("www.jan.nl")},
    {"only fillers", STR_ROW("\u3164\u3164")},
    {"only narrow fillers", STR_ROW("\uffa0\uffa0")},
    {"no text", {NULL, 0}},
};

static void
on2_x1_x2_what_is_no_pseudonym_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < NB_COUNT(refused_names); i++)
		if (nb_text_check_name(refused_names[i].name) != NB_E_NAME_REFUSED)
			fail_msg("accepted: %s", refused_names[i].why);
}

/* ${count} times the same letter. */
static struct nb_str
repeated(const char *letter, size_t count, struct nb_buf *buf)
{
	nb_buf_clear(buf);
	for (size_t i = 0; i < count; i++)
		nb_buf_add_text(buf, letter);
	assert_false(buf->failed);
	return nb_buf_str(buf);
}

static void
names_are_measured_in_characters(void **state)
{
	const char *const letters[] = {"a", "ë", "ş", "李", "\U0002070e"};
	struct nb_buf buf;

	(void)state;
	nb_buf_init(&buf, 1024);
	for (size_t i = 0; i < NB_COUNT(letters); i++) {
		assert_int_equal(nb_text_check_name(repeated(letters[i], 1, &buf)),
		                 NB_E_NAME_REFUSED);
		assert_int_equal(nb_text_check_name(repeated(letters[i], 2, &buf)), NB_OK);
		assert_int_equal(nb_text_check_name(repeated(letters[i], 24, &buf)), NB_OK);
		assert_int_equal(nb_text_check_name(repeated(letters[i], 25, &buf)),
		                 NB_E_NAME_REFUSED);
		assert_int_equal(nb_text_check_name(repeated(letters[i], 200, &buf)),
		                 NB_E_NAME_REFUSED);
	}
	nb_buf_finish(&buf);
}

static bool
fold_alike(const char *one, const char *other)
{
	struct nb_arena *arena = nb_arena_create(4096);
	struct nb_str a = nb_text_fold(nb_str_from(one), arena);
	struct nb_str b = nb_text_fold(nb_str_from(other), arena);

	assert_non_null(a.at);
	assert_non_null(b.at);
	bool alike = nb_str_equal(a, b);
	nb_arena_destroy(arena);
	return alike;
}

static void
x2_look_alikes_fold_to_one_name(void **state)
{
	const char *const pairs[][2] = {
	    {"Veldbloem", "veldbloem"},
	    {"Veldbloem", "VELDBLOEM"},
	    {"Veldbloem", "Veld bloem"},
	    {"Veldbloem", "Veld-bloem."},
	    {"Van 't Hof", "van t hof"},
	    {"Van 't Hof", "Van ’t Hof"},
	    {"Zoë", "Zoe"},
	    {"Zoë", "Zoe\u0308"},
	    {"Ayşe", "AYSE"},
	    {"Świętosława", "swiętosława"},
	    {"Wâtse", "watse"},
	    {"İbrahim", "ibrahim"},
	    {"Jan", "Ｊａｎ"},
	    {"Jan 12", "Jan １２"},
	    {"Ĳsbrand", "ijsbrand"},
	    {"Groß", "GROSS"},
	    {"ﬁen", "fien"},
	    {"Ελένη", "ΕΛΕΝΗ"},
	    {"Мария", "МАРИЯ"},
	    {"Chloé", "C\u0300h\u0301l\u0302oe"},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(pairs); i++)
		if (!fold_alike(pairs[i][0], pairs[i][1]))
			fail_msg("differ: %s, %s", pairs[i][0], pairs[i][1]);
}

static void
different_names_stay_different(void **state)
{
	const char *const pairs[][2] = {
	    {"Veldbloem", "Veldbloemen"},
	    {"Jan 1", "Jan 2"},
	    {"Bo", "Bob"},
	    {"Anne", "Hanne"},
	    {"李", "王"},
	    {"\U0002070e", "\U00020731"},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(pairs); i++)
		assert_false(fold_alike(pairs[i][0], pairs[i][1]));
}

static void
fold_of_bad_text_is_absent(void **state)
{
	struct nb_arena *arena = nb_arena_create(4096), *small = nb_arena_create(4);
	char longest[300];

	(void)state;
	for (size_t i = 0; i < sizeof(longest); i++)
		longest[i] = 'a';
	assert_null(nb_text_fold((struct nb_str){"Jan\xc3", 4}, arena).at);
	assert_null(nb_text_fold((struct nb_str){longest, sizeof(longest)}, arena).at);
	assert_null(nb_text_fold(nb_str_from("Veldbloem"), small).at);
	nb_arena_destroy(small);
	nb_arena_destroy(arena);
}

/* splitmix64: the same numbers in every run. */
static uint64_t
next_random(uint64_t *seed)
{
	uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static void
on2_offered_names_are_accepted_and_differ(void **state)
{
	struct nb_arena *arena = nb_arena_create(4096);
	uint64_t seed = 1;

	(void)state;
	for (size_t i = 0; i < 10000; i++) {
		struct nb_str names[NB_NAME_CANDIDATES];

		nb_arena_reset(arena);
		nb_text_offer_names(next_random(&seed), arena, names, NB_NAME_CANDIDATES);
		for (size_t j = 0; j < NB_NAME_CANDIDATES; j++) {
			assert_non_null(names[j].at);
			if (nb_text_check_name(names[j]) != NB_OK)
				fail_msg("refused: %s", names[j].at);
		}
		for (size_t j = 0; j < NB_NAME_CANDIDATES; j++)
			for (size_t k = 0; k < j; k++)
				assert_false(nb_str_equal(names[j], names[k]));
	}
	nb_arena_destroy(arena);
}

static void
messages_without_anything_to_read_are_refused(void **state)
{
	const struct nb_str empty[] = {
	    STR_ROW(""),
	    STR_ROW(" "),
	    STR_ROW(" \t\r\n "),
	    STR_ROW("\u00a0\u2003\u3000"),
	    STR_ROW("\u2028\u2029"),
	    STR_ROW("\u200b\u200c\u200d"),
	    STR_ROW("\u202e\u2066\u2069"),
	    STR_ROW("\u00ad"),
	    STR_ROW("\ufeff \u2060"),
	    STR_ROW("\u3164"),
	    STR_ROW("\uffa0 \u2800"),
	    STR_ROW("\ufe0f"),
	    STR_ROW("\u034f"),
	    STR_ROW("\x01"),
	    STR_ROW("\xc3"),
	    STR_ROW(" \xff"),
	};
	const char *const readable[] = {"a", " a ", ".", "\n1\n", "\U0001f33b", "\u200bja", "هلا"};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(empty); i++)
		if (nb_text_check_message(empty[i]) != NB_E_BAD_ARGUMENT)
			fail_msg("accepted: row %zu", i);
	for (size_t i = 0; i < NB_COUNT(readable); i++)
		assert_int_equal(nb_text_check_message(nb_str_from(readable[i])), NB_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(x2_real_names_are_accepted),
	    cmocka_unit_test(on2_x1_x2_what_is_no_pseudonym_is_refused),
	    cmocka_unit_test(names_are_measured_in_characters),
	    cmocka_unit_test(x2_look_alikes_fold_to_one_name),
	    cmocka_unit_test(different_names_stay_different),
	    cmocka_unit_test(fold_of_bad_text_is_absent),
	    cmocka_unit_test(on2_offered_names_are_accepted_and_differ),
	    cmocka_unit_test(messages_without_anything_to_read_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
