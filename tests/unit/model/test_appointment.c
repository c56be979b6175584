/* Who may appoint whom, where and when (Z8). The whole matrix over the wire is a scenario. */
#include "unit.h"

#include "noaber/appointment.h"

#include <string.h>

#define NOW_MS 1000
#define HERE 7
#define ELSEWHERE 8

static struct nb_grant
grant_of(enum nb_hat hat, enum nb_scope scope)
{
	return (struct nb_grant){.hat = hat,
	                         .scope = scope,
	                         .where_row = scope == NB_SCOPE_COMMUNITY ? HERE : 0,
	                         .where_code = scope == NB_SCOPE_MUNICIPALITY ? "0153" : "",
	                         .from_ms = NOW_MS - 10,
	                         .until_ms = NOW_MS + 10};
}

static const struct nb_office region_peer = {.hat = NB_HAT_PEER, .scope = NB_SCOPE_REGION};

/* A hat that is not below the own one is given by nobody in the program. */
static void
z8_nobody_gives_a_hat_as_high_as_the_own_one(void **state)
{
	(void)state;
	for (unsigned by = 0; by < NB_HAT_COUNT; by++)
		for (unsigned reach = 0; reach < NB_SCOPE_COUNT; reach++)
			for (unsigned scope = 0; scope < NB_SCOPE_COUNT; scope++) {
				struct nb_grant grant =
				    grant_of((enum nb_hat)by, (enum nb_scope)reach);
				struct nb_office same = {.hat = (enum nb_hat)by,
				                         .scope = (enum nb_scope)scope,
				                         .community = HERE,
				                         .where = NB_STR("0153")};
				bool less = reach < NB_SCOPE_COMMUNITY && scope > reach &&
				            scope != NB_SCOPE_ORGANISATION;

				assert_int_equal(
				    nb_may_appoint(&grant, NB_APPOINTING_INVITE, &same, NOW_MS),
				    by == NB_HAT_COORDINATOR && less);
			}
}

static void
z8_a_grant_appoints_while_it_holds_and_as_far_as_it_reaches(void **state)
{
	struct nb_grant region = grant_of(NB_HAT_COORDINATOR, NB_SCOPE_REGION);
	struct nb_grant here = grant_of(NB_HAT_COORDINATOR, NB_SCOPE_COMMUNITY);
	struct nb_grant town = grant_of(NB_HAT_COORDINATOR, NB_SCOPE_MUNICIPALITY);
	struct nb_office peer = {
	    .hat = NB_HAT_PEER, .scope = NB_SCOPE_COMMUNITY, .community = HERE};

	(void)state;
	assert_true(nb_may_appoint(&region, NB_APPOINTING_INVITE, &region_peer, NOW_MS));
	assert_false(nb_may_appoint(&region, NB_APPOINTING_INVITE, &region_peer, NOW_MS - 11));
	assert_false(nb_may_appoint(&region, NB_APPOINTING_INVITE, &region_peer, NOW_MS + 10));
	assert_true(nb_may_appoint(&here, NB_APPOINTING_INVITE, &peer, NOW_MS));
	assert_false(nb_may_appoint(&here, NB_APPOINTING_INVITE, &region_peer, NOW_MS));
	/* A community of the whole region belongs to no municipality. */
	assert_false(nb_may_appoint(&town, NB_APPOINTING_INVITE, &peer, NOW_MS));
	peer.where = NB_STR("0153");
	assert_true(nb_may_appoint(&town, NB_APPOINTING_INVITE, &peer, NOW_MS));
	peer.where = NB_STR("0164");
	assert_false(nb_may_appoint(&town, NB_APPOINTING_INVITE, &peer, NOW_MS));
	peer.community = ELSEWHERE;
	assert_false(nb_may_appoint(&here, NB_APPOINTING_INVITE, &peer, NOW_MS));
}

/* What the shell proposes is signed by a coordinator of the region or an auditor, and by nobody else. */
static void
z8_the_highest_hats_come_from_the_shell(void **state)
{
	(void)state;
	for (unsigned hat = 0; hat < NB_HAT_COUNT; hat++) {
		struct nb_office office = {.hat = (enum nb_hat)hat, .scope = NB_SCOPE_REGION};
		bool high =
		    hat == NB_HAT_COORDINATOR || hat == NB_HAT_AUDITOR || hat == NB_HAT_OPERATOR;

		assert_int_equal(nb_may_appoint_from_shell(&office), high);
		for (unsigned by = 0; high && by < NB_HAT_COUNT; by++) {
			struct nb_grant grant = grant_of((enum nb_hat)by, NB_SCOPE_REGION);
			bool signs = by == NB_HAT_COORDINATOR || by == NB_HAT_AUDITOR;

			assert_int_equal(
			    nb_may_appoint(&grant, NB_APPOINTING_DECIDE, &office, NOW_MS), signs);
			assert_false(nb_may_appoint(&grant, NB_APPOINTING_INVITE, &office, NOW_MS));
		}
	}
}

static void
le20_an_appointment_waits_for_acceptance_then_check_then_signature(void **state)
{
	(void)state;
	for (int checked = 0; checked < 2; checked++) {
		assert_int_equal(nb_appointment_waits_for(NB_APPOINTMENT_INVITED, checked),
		                 NB_WAITING_ACCEPTANCE);
		for (unsigned s = NB_APPOINTMENT_ACTIVE; s < NB_APPOINTMENT_STATE_COUNT; s++)
			assert_int_equal(
			    nb_appointment_waits_for((enum nb_appointment_state)s, checked),
			    NB_WAITING_NOTHING);
	}
	assert_int_equal(nb_appointment_waits_for(NB_APPOINTMENT_ACCEPTED, false),
	                 NB_WAITING_CHECK);
	assert_int_equal(nb_appointment_waits_for(NB_APPOINTMENT_ACCEPTED, true),
	                 NB_WAITING_SIGNATURE);
}

static void
le20_the_code_of_conduct_is_whole_in_both_languages(void **state)
{
	(void)state;
	assert_true(nb_conduct.version >= 1);
	for (size_t i = 0; i < NB_CONDUCT_LINES; i++) {
		assert_true(strlen(nb_conduct.nl[i]) > 10);
		assert_true(strlen(nb_conduct.en[i]) > 10);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(z8_nobody_gives_a_hat_as_high_as_the_own_one),
	    cmocka_unit_test(z8_a_grant_appoints_while_it_holds_and_as_far_as_it_reaches),
	    cmocka_unit_test(z8_the_highest_hats_come_from_the_shell),
	    cmocka_unit_test(le20_an_appointment_waits_for_acceptance_then_check_then_signature),
	    cmocka_unit_test(le20_the_code_of_conduct_is_whole_in_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
