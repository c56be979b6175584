/*
 * The rights in what a community keeps and shares: its rules and rooms, coming in, what is pinned, who is
 * there, what is passed on. The expectations come from the roles, not from the table.
 */
#include "rights_rows.h"

#include "noaber/room_kind.h"

/* Rights about what a community is and agrees on, from C3 and ON3: rules.accept,
 * community.keep, community.make, room.keep. */
static const struct row keeping_rows[] = {
    {"visitor", VISITOR | OPEN_HOUSE, "ssss"},
    {"resident at an open house", ONESELF | OPEN_HOUSE, "mfff"},
    {"resident without an invitation", ONESELF | BY_INVITATION, "--f-"},
    {"member", ONESELF | NB_IS_MEMBER, "+fff"},
    {"host who has not joined", HOST | BY_INVITATION, "mfff"},
    {"coordinator of a closed one", COORDINATOR | BY_INVITATION, "f+++"},
    {"coordinator of elsewhere", STAFF | BY_INTRODUCTION, "fff-"},
    {"who wears a hat without a voice, and is a member", STAFF | NB_IS_MEMBER, "fff-"},
};

static void
c3_communities_are_kept_by_coordinators(void **state)
{
	(void)state;
	expect_rows(keeping_rows, NB_COUNT(keeping_rows), NB_RIGHT_RULES_ACCEPT,
	            NB_RIGHT_ROOM_KEEP + 1);
	/* A talk of two is not a coordinator's to keep (Z6). */
	assert_false(nb_room_kind_relate(NB_ROOM_DIRECT, COORDINATOR) & NB_IS_COORDINATOR);
	assert_true(nb_room_kind_relate(NB_ROOM_GROUP, COORDINATOR) & NB_IS_COORDINATOR);
}

/* Asking to come in and answering, from C3: introduction.ask, introduction.judge. */
static const struct row introduction_rows[] = {
    {"visitor", VISITOR | BY_INTRODUCTION, "ss"},
    {"half a session of a host", NB_IS_HALF | NB_IS_HOST | NB_IS_MEMBER, "hh"},
    {"resident before the introduction", ONESELF | BY_INTRODUCTION, "+-"},
    {"resident who can come in by themselves", ONESELF | OPEN_HOUSE, "f-"},
    {"resident without an invitation", ONESELF | BY_INVITATION, "--"},
    {"member", ONESELF | BY_INTRODUCTION | NB_IS_MEMBER, "f-"},
    {"who is kept out", NB_IS_SIGNED_IN | NB_IS_ONESELF | NB_IS_BANNED, "--"},
    {"host whom the group does not know", HOST | BY_INTRODUCTION, "f-"},
    {"host among the members", HOST | NB_IS_MEMBER, "f+"},
    {"host about an own ask", HOST | NB_IS_MEMBER | NB_IS_CONCERNED, "ff"},
    {"host whose grant has ended", EX_HOST | BY_INTRODUCTION, "f-"},
    {"coordinator", COORDINATOR | BY_INTRODUCTION, "f-"},
    {"professional", STAFF | BY_INTRODUCTION, "f-"},
};

static void
c3_introductions(void **state)
{
	(void)state;
	expect_rows(introduction_rows, NB_COUNT(introduction_rows), NB_RIGHT_INTRODUCTION_ASK,
	            NB_RIGHT_INTRODUCTION_JUDGE + 1);
}

/* What is pinned, from C3: pinned.see, pinned.keep. */
static const struct row pinned_rows[] = {
    {"visitor", VISITOR | OPEN_HOUSE, "ss"},
    {"half a session of a host", NB_IS_HALF | NB_IS_HOST | NB_IS_MEMBER, "hh"},
    {"resident at an open house", ONESELF | OPEN_HOUSE, "+-"},
    {"resident before the introduction", ONESELF | BY_INTRODUCTION, "f-"},
    {"resident without an invitation", ONESELF | BY_INVITATION, "--"},
    {"member of a closed one", ONESELF | NB_IS_MEMBER, "+-"},
    {"host who has not joined", HOST | BY_INVITATION, "fm"},
    {"host among the members", HOST | NB_IS_MEMBER, "++"},
    {"host who may not write for now", HOST | NB_IS_MEMBER | NB_IS_PAUSED, "+p"},
    {"host whose grant has ended", EX_HOST | OPEN_HOUSE, "f-"},
    {"coordinator of a closed one", COORDINATOR | BY_INVITATION, "f+"},
    {"coordinator of elsewhere", STAFF | OPEN_HOUSE, "f-"},
};

static void
c3_who_sees_and_keeps_what_is_pinned(void **state)
{
	(void)state;
	expect_rows(pinned_rows, NB_COUNT(pinned_rows), NB_RIGHT_PINNED_SEE,
	            NB_RIGHT_PINNED_KEEP + 1);
	/* A talk of two has nothing of a host's or a coordinator's at its top (Z6). */
	assert_false(nb_room_kind_relate(NB_ROOM_DIRECT, HOST) & NB_IS_HOST);
}

/* S4: presence.share. For members who take part; to others there is nothing to know. */
static const struct row presence_rows[] = {
    {"visitor", VISITOR | OPEN_HOUSE, "s"},
    {"resident at an open house", ONESELF | OPEN_HOUSE, "-"},
    {"member", ONESELF | NB_IS_MEMBER, "+"},
    {"host who has not joined", HOST | OPEN_HOUSE, "-"},
    {"host with a face", HOST | NB_IS_MEMBER, "+"},
    {"coordinator", COORDINATOR | OPEN_HOUSE, "-"},
    {"who wears a hat without a voice, and is a member", STAFF | NB_IS_MEMBER, "f"},
};

static void
s4_who_is_there_is_for_members_who_take_part(void **state)
{
	(void)state;
	expect_rows(presence_rows, NB_COUNT(presence_rows), NB_RIGHT_PRESENCE_SHARE,
	            NB_RIGHT_PRESENCE_SHARE + 1);
}

/* Passing a message on, from P10: linkup.propose, linkup.answer. */
static const struct row linkup_rows[] = {
    {"visitor", VISITOR | OPEN_HOUSE, "ss"},
    {"resident at an open house", RESIDENT | OPEN_HOUSE, "ff"},
    {"member of a closed one", INSIDE | BY_INTRODUCTION, "ff"},
    {"author", INSIDE | OPEN_HOUSE | NB_IS_AUTHOR, "f+"},
    {"author who is kept out", NB_IS_SIGNED_IN | NB_IS_AUTHOR, "-+"},
    {"host of an open one", HOST | INSIDE | OPEN_HOUSE, "+f"},
    {"host who has not joined", HOST | OPEN_HOUSE, "mf"},
    {"host who wrote it", HOST | INSIDE | OPEN_HOUSE | NB_IS_AUTHOR, "f+"},
    {"host of a closed one", HOST | INSIDE | BY_INTRODUCTION, "ff"},
};

static void
p10_only_what_anybody_may_read_is_passed_on(void **state)
{
	(void)state;
	expect_rows(linkup_rows, NB_COUNT(linkup_rows), NB_RIGHT_LINKUP_PROPOSE,
	            NB_RIGHT_LINKUP_ANSWER + 1);
	/* Of a talk of two nothing is passed on (Z6). */
	assert_false(nb_room_kind_relate(NB_ROOM_DIRECT, HOST | INSIDE | OPEN_HOUSE) &
	             (NB_IS_HOST | NB_IS_OPEN));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(c3_communities_are_kept_by_coordinators),
	    cmocka_unit_test(c3_introductions),
	    cmocka_unit_test(c3_who_sees_and_keeps_what_is_pinned),
	    cmocka_unit_test(s4_who_is_there_is_for_members_who_take_part),
	    cmocka_unit_test(p10_only_what_anybody_may_read_is_passed_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
