/* The lines of an emergency card (ON5). */
#include "unit.h"

#include "noaber/emergency_card.h"

static void
on5_a_telephone_number_is_written_one_way(void **state)
{
	static const struct {
		const char *typed, *kept; /* NULL: refused */
	} rows[] = {
	    {"0612345678", "+31612345678"},
	    {"06-12 34 56 78", "+31612345678"},
	    {" 06.12345678", "+31612345678"},
	    {"+31612345678", "+31612345678"},
	    {"+31 (0)6 12345678", "+31612345678"},
	    {"0031612345678", "+31612345678"},
	    {"(053) 123 45 67", "+31531234567"},
	    {"+49 5921 123456", "+495921123456"},
	    {"0049-5921/123456", "+495921123456"},
	    {"", NULL},
	    {"112", NULL},
	    {"612345678", NULL}, /* which country? */
	    {"+0612345678", NULL},
	    {"000612345678", NULL},
	    {"06 1234567x", NULL},
	    {"+31612345678901234", NULL},
	    {"00000000000000000000000000000", NULL},
	    {"jan@huis.nl", NULL},
	    {"06++12345678", NULL},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		char kept[NB_PHONE_BYTES];
		bool is_number = nb_phone_normalise(nb_str_from(rows[i].typed), kept);

		assert_int_equal(is_number, rows[i].kept != NULL);
		if (is_number)
			assert_string_equal(kept, rows[i].kept);
	}
}

static void
on5_a_line_holds_no_mail_address_and_no_nothing(void **state)
{
	(void)state;
	assert_int_equal(nb_card_check_text(NB_STR("Zus Mieke")), NB_OK);
	assert_int_equal(nb_card_check_text(NB_STR("mieke@huis.nl")), NB_E_BAD_ARGUMENT);
	assert_int_equal(nb_card_check_text(NB_STR("   ")), NB_E_BAD_ARGUMENT);
}

static void
on5_every_line_has_a_place_of_its_own(void **state)
{
	struct nb_card card = {0};

	(void)state;
	for (int i = 0; i < NB_CARD_LINE_COUNT; i++) {
		assert_null(nb_card_line(&card, (enum nb_card_line)i)->at);
		*nb_card_line(&card, (enum nb_card_line)i) = nb_str_from(nb_card_rows[i].word);
	}
	assert_string_equal(card.name.at, "name");
	assert_string_equal(card.doctor_phone.at, "doctor_phone");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(on5_a_telephone_number_is_written_one_way),
	    cmocka_unit_test(on5_a_line_holds_no_mail_address_and_no_nothing),
	    cmocka_unit_test(on5_every_line_has_a_place_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
