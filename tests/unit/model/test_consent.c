/* Consents: one purpose at a time, for the words that were read. */
#include "unit.h"

#include "noaber/consent.h"

#include <string.h>

static void
on4_a_consent_counts_for_one_version_of_the_text(void **state)
{
	(void)state;
	for (int i = 0; i < NB_PURPOSE_COUNT; i++) {
		enum nb_purpose purpose = (enum nb_purpose)i;
		int64_t now = nb_purpose_rows[i].version;
		const struct {
			struct nb_consent last;
			bool counts, asks_again;
		} rows[] = {
		    {{0, false}, false, false}, /* never asked */
		    {{now, true}, true, false},
		    {{now, false}, false, false},   /* withdrawn: left alone */
		    {{now + 1, true}, false, true}, /* given for other words */
		    {{now + 1, false}, false, false},
		};

		for (size_t row = 0; row < NB_COUNT(rows); row++) {
			assert_int_equal(nb_consent_counts(purpose, &rows[row].last),
			                 rows[row].counts);
			assert_int_equal(nb_consent_asks_again(purpose, &rows[row].last),
			                 rows[row].asks_again);
		}
	}
}

static void
on4_every_purpose_says_what_it_means(void **state)
{
	(void)state;
	for (int i = 0; i < NB_PURPOSE_COUNT; i++) {
		const struct nb_purpose_row *row = &nb_purpose_rows[i];
		const char *texts[] = {nb_purpose_words[i], row->name_nl,  row->name_en,
		                       row->means_nl,       row->means_en, row->refusing_nl,
		                       row->refusing_en};

		assert_true(row->version >= 1 && row->version <= NB_VERSION_MOST);
		for (size_t text = 0; text < NB_COUNT(texts); text++)
			assert_true(texts[text] && strlen(texts[text]) > 4);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(on4_a_consent_counts_for_one_version_of_the_text),
	    cmocka_unit_test(on4_every_purpose_says_what_it_means),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
