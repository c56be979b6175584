/* Grants: where and from when until when a hat holds. */
#include "unit.h"

#include "noaber/rights.h"

#define FROM_MS INT64_C(1000)
#define UNTIL_MS INT64_C(2000)
#define HERE 7 /* a community, of Almelo */

static const struct {
	const char *what;
	enum nb_scope scope;
	int64_t where_row;
	const char *where_code;
	int64_t community;
	const char *municipality;
	bool holds;
} places[] = {
    {"the region holds in a community", NB_SCOPE_REGION, 0, "", HERE, "0141", true},
    {"the region holds outside one", NB_SCOPE_REGION, 0, "", 0, NULL, true},
    {"its municipality", NB_SCOPE_MUNICIPALITY, 0, "0141", HERE, "0141", true},
    {"another municipality", NB_SCOPE_MUNICIPALITY, 0, "0141", HERE, "0153", false},
    {"the beginning of its code", NB_SCOPE_MUNICIPALITY, 0, "0141", HERE, "01", false},
    {"a community without municipality", NB_SCOPE_MUNICIPALITY, 0, "0141", HERE, NULL, false},
    {"its community", NB_SCOPE_COMMUNITY, HERE, "", HERE, "0141", true},
    {"another community", NB_SCOPE_COMMUNITY, HERE, "", HERE + 1, "0141", false},
    {"no community at all", NB_SCOPE_COMMUNITY, 0, "", 0, "0141", false},
    {"an organisation has no groups", NB_SCOPE_ORGANISATION, HERE, "0141", HERE, "0141", false},
};

static void
z1_a_grant_holds_in_its_scope(void **state)
{
	(void)state;
	for (size_t i = 0; i < NB_COUNT(places); i++) {
		const struct nb_grant grant = {
		    NB_HAT_PEER,          places[i].scope, places[i].where_row,
		    places[i].where_code, FROM_MS,         UNTIL_MS};
		bool holds =
		    nb_grant_holds(&grant, FROM_MS, places[i].community, places[i].municipality);

		if (holds != places[i].holds)
			fail_msg("%s: %d", places[i].what, holds);
	}
}

static void
z4_a_grant_holds_from_its_first_to_before_its_last_millisecond(void **state)
{
	const struct {
		int64_t now_ms;
		bool holds;
	} moments[] = {
	    {INT64_MIN, false},   {0, false},        {FROM_MS - 1, false},  {FROM_MS, true},
	    {UNTIL_MS - 1, true}, {UNTIL_MS, false}, {UNTIL_MS + 1, false}, {INT64_MAX, false},
	};

	(void)state;
	for (unsigned scope = 0; scope < NB_SCOPE_ORGANISATION; scope++) {
		const struct nb_grant grant = {
		    NB_HAT_DUTY, (enum nb_scope)scope, HERE, "0141", FROM_MS, UNTIL_MS};

		for (size_t i = 0; i < NB_COUNT(moments); i++)
			assert_int_equal(nb_grant_holds(&grant, moments[i].now_ms, HERE, "0141"),
			                 moments[i].holds);
	}
}

static void
z4_a_grant_of_no_length_never_holds(void **state)
{
	const struct nb_grant grant = {NB_HAT_PEER, NB_SCOPE_REGION, 0, "", FROM_MS, FROM_MS};

	(void)state;
	for (int64_t now_ms = FROM_MS - 2; now_ms <= FROM_MS + 2; now_ms++)
		assert_false(nb_grant_holds(&grant, now_ms, HERE, "0141"));
}

/* Residents and relatives need no grant; peers and duty leads one that holds here; the other hats
 * do not sit in groups, whatever they hold (no browsing of rooms). */
static void
z1_who_takes_part_and_who_hosts(void **state)
{
	const struct {
		enum nb_hat hat;
		bool without, with, hosts;
	} hats[] = {
	    {NB_HAT_RESIDENT, true, true, false},       {NB_HAT_RELATIVE, true, true, false},
	    {NB_HAT_PEER, false, true, true},           {NB_HAT_DUTY, false, true, true},
	    {NB_HAT_PROFESSIONAL, false, false, false}, {NB_HAT_PARTNER, false, false, false},
	    {NB_HAT_COORDINATOR, false, false, false},  {NB_HAT_FACILITATOR, false, false, false},
	    {NB_HAT_AUDITOR, false, false, false},      {NB_HAT_OPERATOR, false, false, false},
	};

	(void)state;
	assert_int_equal(NB_COUNT(hats), NB_HAT_COUNT);
	for (size_t i = 0; i < NB_COUNT(hats); i++) {
		assert_int_equal(nb_hat_takes_part(hats[i].hat, false), hats[i].without);
		assert_int_equal(nb_hat_takes_part(hats[i].hat, true), hats[i].with);
		assert_false(nb_hat_hosts(hats[i].hat, false));
		assert_int_equal(nb_hat_hosts(hats[i].hat, true), hats[i].hosts);
		assert_non_null(nb_hat_words[i]);
	}
}

/* LE10, A9: a hat for others asks for a second step, and so does having one. */
static void
a9_who_begins_half(void **state)
{
	(void)state;
	for (int hat = 0; hat < NB_HAT_COUNT; hat++) {
		bool own = hat == NB_HAT_RESIDENT || hat == NB_HAT_RELATIVE;
		assert_int_equal(nb_hat_begins_half((enum nb_hat)hat, false), !own);
		assert_true(nb_hat_begins_half((enum nb_hat)hat, true));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(z1_a_grant_holds_in_its_scope),
	    cmocka_unit_test(z4_a_grant_holds_from_its_first_to_before_its_last_millisecond),
	    cmocka_unit_test(z4_a_grant_of_no_length_never_holds),
	    cmocka_unit_test(z1_who_takes_part_and_who_hosts),
	    cmocka_unit_test(a9_who_begins_half),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
