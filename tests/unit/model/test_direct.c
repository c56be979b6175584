/* When two members may talk alone: the limits by the clock and by count, and what a line may hold. */
#include "unit.h"

#include "noaber/direct.h"
#include "noaber/room_kind.h"

#define HOUR_MS INT64_C(3600000)

static const struct nb_direct_facts settled = {
    .now_ms = 100 * NB_DAY_MS,
    .account_made_ms = 93 * NB_DAY_MS,
    .joined_ms = 100 * NB_DAY_MS - 72 * HOUR_MS,
    .posts = 5,
    .unanswered = 2,
};

static void
on7_s7_who_may_ask(void **state)
{
	struct nb_direct_facts one = settled;

	(void)state;
	assert_int_equal(nb_direct_may_ask(&one), NB_OK);
	one.account_made_ms++; /* a millisecond short of seven days */
	assert_int_equal(nb_direct_may_ask(&one), NB_E_DIRECT_NEW);
	assert_int_equal(nb_direct_may_talk(&one), NB_E_DIRECT_NEW);
	one = settled;
	one.posts = 4;
	assert_int_equal(nb_direct_may_talk(&one), NB_E_DIRECT_NEW);
	one = settled;
	one.joined_ms++;
	assert_int_equal(nb_direct_may_ask(&one), NB_E_DIRECT_NEW);
	assert_int_equal(nb_direct_may_talk(&one), NB_OK); /* answering is not starting */
	one = settled;
	one.unanswered = 3;
	assert_int_equal(nb_direct_may_ask(&one), NB_E_DIRECT_ENOUGH);
	assert_int_equal(nb_direct_may_talk(&one), NB_OK);
	one = settled;
	one.unwanted = true;
	assert_int_equal(nb_direct_may_ask(&one), NB_E_DIRECT_OFF);
}

static void
s7_whom_an_ask_reaches(void **state)
{
	struct nb_direct_facts one = settled;

	(void)state;
	assert_true(nb_direct_reachable(&one));
	one.unanswered = 3; /* of their own, which is nobody's business */
	assert_true(nb_direct_reachable(&one));
	one.unwanted = true;
	assert_false(nb_direct_reachable(&one));
	one = settled;
	one.posts = 0;
	assert_false(nb_direct_reachable(&one));
}

static void
s7_what_a_line_may_hold(void **state)
{
	static const struct {
		const char *line;
		enum nb_status expected;
	} rows[] = {
	    {"", NB_OK},
	    {"Zullen we even praten? Ik herken wat je schreef.", NB_OK},
	    {"Om 10.30 of om 11:00, op nummer 12. Tot dan...", NB_OK},
	    {"Sinds 2019 ben ik hier", NB_OK},
	    {"d.w.z. morgen", NB_E_DIRECT_LINE},
	    {"kijk op noaber.nl", NB_E_DIRECT_LINE},
	    {"caf\xc3\xa9.nl", NB_E_DIRECT_LINE},
	    {"https://x", NB_E_DIRECT_LINE},
	    {"ik ben @wilg", NB_E_DIRECT_LINE},
	    {"06-12345678", NB_E_DIRECT_LINE},
	    {"06 12 34 56 78", NB_E_DIRECT_LINE},
	    {"+31 (0)6.12.34", NB_E_DIRECT_LINE},
	    {"12345 is kort genoeg", NB_OK},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(nb_direct_check_line(nb_str_from(rows[i].line)), rows[i].expected);
}

/* Z6: in a talk of two a hat counts for nothing, whatever it is elsewhere. */
static void
z6_nobody_but_the_two(void **state)
{
	static const enum nb_right rights[] = {
	    NB_RIGHT_ROOM_SEE,     NB_RIGHT_ROOM_JOIN,      NB_RIGHT_ROOM_LEAVE,
	    NB_RIGHT_ROOM_READ,    NB_RIGHT_ROOM_WRITE,     NB_RIGHT_MESSAGE_REACT,
	    NB_RIGHT_MESSAGE_EDIT, NB_RIGHT_MESSAGE_REMOVE, NB_RIGHT_MESSAGE_MODERATE,
	    NB_RIGHT_DIRECT_END,
	};
	const unsigned places =
	    NB_IS_JOINED | NB_IS_PAIRED | NB_IS_AUTHOR | NB_IS_ANYBODY | NB_IS_HALF;

	(void)state;
	for (unsigned hats = 0; hats < 1u << 22; hats += 3) { /* every third of all there are */
		struct nb_situation one = {
		    nb_room_kind_relate(NB_ROOM_DIRECT, (hats & ~places) | NB_IS_SIGNED_IN |
		                                            NB_IS_MEMBER | NB_IS_LEAD),
		    NB_ROOM_OPEN, NB_MESSAGE_VISIBLE};
		for (size_t i = 0; i < NB_COUNT(rights); i++)
			assert_int_equal(nb_rights_decide(rights[i], &one), NB_E_NOT_FOUND);
	}
}

static void
s7_what_the_two_may(void **state)
{
	const unsigned inside =
	    NB_IS_SIGNED_IN | NB_IS_PARTICIPANT | NB_IS_MEMBER | NB_IS_JOINED | NB_IS_HOST;
	struct nb_situation one = {nb_room_kind_relate(NB_ROOM_DIRECT, inside), NB_ROOM_OPEN,
	                           NB_MESSAGE_VISIBLE};

	(void)state;
	assert_int_equal(nb_rights_decide(NB_RIGHT_ROOM_WRITE, &one), NB_OK);
	assert_int_equal(nb_rights_decide(NB_RIGHT_DIRECT_END, &one), NB_OK);
	assert_int_equal(nb_rights_decide(NB_RIGHT_ROOM_LEAVE, &one), NB_OK);
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_MODERATE, &one), NB_E_FORBIDDEN);
	assert_int_equal(nb_rights_decide(NB_RIGHT_DIRECT_TALK, &one), NB_E_FORBIDDEN);
	one.room_state = NB_ROOM_READ_ONLY;
	assert_int_equal(nb_rights_decide(NB_RIGHT_ROOM_WRITE, &one), NB_E_READ_ONLY);
	assert_int_equal(nb_rights_decide(NB_RIGHT_ROOM_READ, &one), NB_OK);
	assert_int_equal(nb_rights_decide(NB_RIGHT_DIRECT_END, &one), NB_E_READ_ONLY);
	/* In a group nothing changes, and nobody ends it. */
	one.relation = nb_room_kind_relate(NB_ROOM_GROUP, inside);
	assert_int_equal(one.relation, inside);
	one.room_state = NB_ROOM_OPEN;
	assert_int_equal(nb_rights_decide(NB_RIGHT_DIRECT_END, &one), NB_E_FORBIDDEN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(on7_s7_who_may_ask),      cmocka_unit_test(s7_whom_an_ask_reaches),
	    cmocka_unit_test(s7_what_a_line_may_hold), cmocka_unit_test(z6_nobody_but_the_two),
	    cmocka_unit_test(s7_what_the_two_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
