/* An attempt is asked about once (A10: replay). */
#include "unit.h"

#include "tried.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
state_of(int number, char ret[NB_OIDC_STATE_BYTES + 1])
{
	snprintf(ret, NB_OIDC_STATE_BYTES + 1, "%043d", number);
}

static void
what_was_found_is_found_again(void **state)
{
	struct nb_oidc_tried *tried = calloc(1, sizeof(*tried));
	struct nb_oidc_identity who = {"medewerker", true}, again = {0};
	char name[NB_OIDC_STATE_BYTES + 1];
	enum nb_status status;

	(void)state;
	for (int i = 0; i < NB_OIDC_TRIED_MOST + 1; i++) {
		state_of(i, name);
		assert_false(nb_oidc_tried_find(tried, name, &status, &again));
		nb_oidc_tried_note(tried, name, i % 2 ? NB_OK : NB_E_ORGANISATION_REFUSED, &who);
	}
	state_of(1, name);
	assert_true(nb_oidc_tried_find(tried, name, &status, &again));
	assert_int_equal(status, NB_OK);
	assert_string_equal(again.subject, "medewerker");
	state_of(2, name);
	assert_true(nb_oidc_tried_find(tried, name, &status, &again));
	assert_int_equal(status, NB_E_ORGANISATION_REFUSED);
	assert_string_equal(again.subject, ""); /* nobody was vouched for */
	state_of(0, name);
	assert_false(nb_oidc_tried_find(tried, name, &status, &again)); /* gave way */
	free(tried);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(what_was_found_is_found_again)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
