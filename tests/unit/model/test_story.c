/* Stories: who they are for, until when, and who may do what with them. */
#include "unit.h"

#include "noaber/rights.h"
#include "noaber/story.h"

#define PARTICIPANT (NB_IS_SIGNED_IN | NB_IS_PARTICIPANT)
#define MEMBER (PARTICIPANT | NB_IS_MEMBER)
#define OPEN_HOUSE (NB_IS_LISTED | NB_IS_OPEN)

static void
c3_who_a_story_is_for(void **state)
{
	const int64_t until_ms = 1000;
	const struct {
		enum nb_story_state state;
		enum nb_story_audience audience;
		unsigned relation;
		int64_t now_ms;
		bool expected;
	} rows[] = {
	    {NB_STORY_SHOWN, NB_STORY_FOR_COMMUNITY, MEMBER, 999, true},
	    {NB_STORY_SHOWN, NB_STORY_FOR_COMMUNITY, MEMBER, 1000, false}, /* its date */
	    {NB_STORY_SHOWN, NB_STORY_FOR_COMMUNITY, PARTICIPANT | OPEN_HOUSE, 0, false},
	    {NB_STORY_SHOWN, NB_STORY_FOR_REGION, PARTICIPANT | OPEN_HOUSE, 0, true},
	    {NB_STORY_SHOWN, NB_STORY_FOR_REGION, PARTICIPANT | OPEN_HOUSE, 1000, false},
	    /* A community that closed since keeps to itself what was for all. */
	    {NB_STORY_SHOWN, NB_STORY_FOR_REGION, PARTICIPANT | NB_IS_LISTED, 0, false},
	    {NB_STORY_SHOWN, NB_STORY_FOR_REGION, NB_IS_SIGNED_IN | OPEN_HOUSE, 0, false},
	    /* A member who wears a hat that takes no part. */
	    {NB_STORY_SHOWN, NB_STORY_FOR_REGION, NB_IS_SIGNED_IN | NB_IS_MEMBER, 0, false},
	    {NB_STORY_WAITING, NB_STORY_FOR_REGION, MEMBER, 0, false},
	    {NB_STORY_HIDDEN, NB_STORY_FOR_REGION, MEMBER, 0, false},
	    {NB_STORY_ENDED, NB_STORY_FOR_REGION, MEMBER, 0, false},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(nb_story_is_for(rows[i].state, rows[i].audience, until_ms,
		                                 rows[i].relation, rows[i].now_ms),
		                 rows[i].expected);
}

static void
c3_openings_are_told_coarsely(void **state)
{
	(void)state;
	assert_int_equal(nb_story_opened(0), NB_OPENED_FEW);
	assert_int_equal(nb_story_opened(4), NB_OPENED_FEW);
	assert_int_equal(nb_story_opened(5), NB_OPENED_SOME);
	assert_int_equal(nb_story_opened(19), NB_OPENED_SOME);
	assert_int_equal(nb_story_opened(NB_STORY_OPENED_MOST), NB_OPENED_MANY);
}

static void
z1_who_may_do_what(void **state)
{
	const struct {
		unsigned relation;
		enum nb_status read, change, withdraw, moderate;
	} rows[] = {
	    {0, NB_E_SIGNED_OUT, NB_E_SIGNED_OUT, NB_E_SIGNED_OUT, NB_E_SIGNED_OUT},
	    {MEMBER, NB_E_NOT_FOUND, NB_E_NOT_FOUND, NB_E_NOT_FOUND, NB_E_NOT_FOUND},
	    {MEMBER | NB_IS_READER, NB_OK, NB_E_FORBIDDEN, NB_E_FORBIDDEN, NB_E_FORBIDDEN},
	    {MEMBER | NB_IS_AUTHOR, NB_OK, NB_OK, NB_OK, NB_E_FORBIDDEN},
	    /* Taking back goes with whatever hat its author wears now, and when a host took writing
	     * or taking part (MO4). */
	    {NB_IS_SIGNED_IN | NB_IS_MEMBER | NB_IS_AUTHOR, NB_OK, NB_E_FORBIDDEN, NB_OK,
	     NB_E_FORBIDDEN},
	    {MEMBER | NB_IS_AUTHOR | NB_IS_PAUSED, NB_OK, NB_E_WRITING_PAUSED, NB_OK,
	     NB_E_FORBIDDEN},
	    {NB_IS_SIGNED_IN | NB_IS_AUTHOR | NB_IS_BANNED, NB_OK, NB_E_FORBIDDEN, NB_OK,
	     NB_E_FORBIDDEN},
	    {MEMBER | NB_IS_HOST, NB_OK, NB_E_FORBIDDEN, NB_E_FORBIDDEN, NB_OK},
	    {MEMBER | NB_IS_HOST | NB_IS_AUTHOR, NB_OK, NB_OK, NB_OK, NB_E_FORBIDDEN},
	    {PARTICIPANT | NB_IS_HOST, NB_E_NOT_FOUND, NB_E_NOT_FOUND, NB_E_NOT_FOUND,
	     NB_E_NOT_FOUND},
	    {PARTICIPANT | NB_IS_HOST | NB_IS_READER, NB_OK, NB_E_FORBIDDEN, NB_E_FORBIDDEN,
	     NB_E_NOT_MEMBER},
	    {NB_IS_SIGNED_IN | NB_IS_COORDINATOR, NB_E_NOT_FOUND, NB_E_NOT_FOUND, NB_E_NOT_FOUND,
	     NB_E_NOT_FOUND},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		const struct nb_situation situation = {.relation = rows[i].relation};

		assert_int_equal(nb_rights_decide(NB_RIGHT_STORY_READ, &situation), rows[i].read);
		assert_int_equal(nb_rights_decide(NB_RIGHT_STORY_CHANGE, &situation),
		                 rows[i].change);
		assert_int_equal(nb_rights_decide(NB_RIGHT_STORY_WITHDRAW, &situation),
		                 rows[i].withdraw);
		assert_int_equal(nb_rights_decide(NB_RIGHT_STORY_MODERATE, &situation),
		                 rows[i].moderate);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(c3_who_a_story_is_for),
	    cmocka_unit_test(c3_openings_are_told_coarsely),
	    cmocka_unit_test(z1_who_may_do_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
