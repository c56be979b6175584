/* The panel: whose grant lets them answer, when an answer is shown, and who may do what. */
#include "unit.h"

#include "noaber/panel.h"

#define PARTICIPANT (NB_IS_SIGNED_IN | NB_IS_PARTICIPANT)
#define MEMBER (PARTICIPANT | NB_IS_MEMBER)

static void
z1_whose_grant_answers(void **state)
{
	const struct {
		struct nb_grant grant;
		bool expected;
	} rows[] = {
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_REGION, 0, "", 0, 100}, true},
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_REGION, 0, "", 60, 100}, false},
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_REGION, 0, "", 0, 50}, false},
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_MUNICIPALITY, 0, "0153", 0, 100}, true},
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_MUNICIPALITY, 0, "0141", 0, 100}, false},
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_COMMUNITY, 7, "", 0, 100}, true},
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_COMMUNITY, 8, "", 0, 100}, false},
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_ORGANISATION, 0, "zorg", 0, 100}, true},
	    {{NB_HAT_PROFESSIONAL, NB_SCOPE_ORGANISATION, 0, "zorg", 0, 50}, false},
	    {{NB_HAT_PARTNER, NB_SCOPE_REGION, 0, "", 0, 100}, false},
	    {{NB_HAT_PEER, NB_SCOPE_REGION, 0, "", 0, 100}, false},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(nb_grant_answers(&rows[i].grant, 50, 7, "0153"), rows[i].expected);
}

static void
c3_both_or_none(void **state)
{
	(void)state;
	assert_true(nb_panel_reveals(false, 1, false));
	assert_false(nb_panel_reveals(true, 1, false));
	assert_true(nb_panel_reveals(true, 1, true));
	assert_true(nb_panel_reveals(true, 2, false));
	assert_int_equal(nb_panel_side_of(NB_HAT_PROFESSIONAL), NB_PANEL_PROFESSIONAL);
	assert_int_equal(nb_panel_side_of(NB_HAT_DUTY), NB_PANEL_PEER);
}

static void
z1_who_may_do_what(void **state)
{
	const struct {
		unsigned relation;
		enum nb_status read, answer, withdraw, moderate;
	} rows[] = {
	    {MEMBER, NB_E_NOT_FOUND, NB_E_NOT_FOUND, NB_E_NOT_FOUND, NB_E_NOT_FOUND},
	    {MEMBER | NB_IS_READER, NB_OK, NB_E_FORBIDDEN, NB_E_FORBIDDEN, NB_E_FORBIDDEN},
	    {MEMBER | NB_IS_READER | NB_IS_AUTHOR, NB_OK, NB_E_FORBIDDEN, NB_OK, NB_E_FORBIDDEN},
	    {MEMBER | NB_IS_READER | NB_IS_HOST, NB_OK, NB_OK, NB_E_FORBIDDEN, NB_OK},
	    /* What waits or is hidden is judged, not answered. */
	    {MEMBER | NB_IS_HOST, NB_OK, NB_E_FORBIDDEN, NB_E_FORBIDDEN, NB_OK},
	    {MEMBER | NB_IS_READER | NB_IS_HOST | NB_IS_AUTHOR, NB_OK, NB_E_FORBIDDEN, NB_OK,
	     NB_E_FORBIDDEN},
	    {NB_IS_SIGNED_IN | NB_IS_READER | NB_IS_PANELLIST, NB_OK, NB_OK, NB_E_FORBIDDEN,
	     NB_E_FORBIDDEN},
	    {NB_IS_SIGNED_IN | NB_IS_PANELLIST, NB_E_NOT_FOUND, NB_E_NOT_FOUND, NB_E_NOT_FOUND,
	     NB_E_NOT_FOUND},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		const struct nb_situation situation = {.relation = rows[i].relation};

		assert_int_equal(nb_rights_decide(NB_RIGHT_PANEL_READ, &situation), rows[i].read);
		assert_int_equal(nb_rights_decide(NB_RIGHT_PANEL_ANSWER, &situation),
		                 rows[i].answer);
		assert_int_equal(nb_rights_decide(NB_RIGHT_PANEL_WITHDRAW, &situation),
		                 rows[i].withdraw);
		assert_int_equal(nb_rights_decide(NB_RIGHT_PANEL_MODERATE, &situation),
		                 rows[i].moderate);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(z1_whose_grant_answers),
	    cmocka_unit_test(c3_both_or_none),
	    cmocka_unit_test(z1_who_may_do_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
