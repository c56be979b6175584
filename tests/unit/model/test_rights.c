/*
 * The table of rights, against what each kind of person should be told in each situation.
 * The expectations come from the roles and from Z1-Z3, not from the table.
 */
#include "rights_rows.h"

#include "noaber/room_kind.h"

/* In the order of enum nb_right, up to the rights about people. */
static const struct {
	const char *who;
	unsigned relation;
	enum nb_room_state room;
	enum nb_message_state message;
	const char *expected;
} rows[] = {
    /* visit self | community see leave | room see join leave read write | message react edit remove
     * moderate | audit read | prove | unmask see ask judge open */
    {"visitor at an open house", VISITOR | OPEN_HOUSE, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "+s ss sssss ssss s s ssss"},
    {"visitor who claims to be everything", ~0u & ~(unsigned)(NB_IS_SIGNED_IN | NB_IS_HALF),
     NB_ROOM_OPEN, NB_MESSAGE_VISIBLE, "+s ss sssss ssss s s ssss"},

    /* A session without its second step is related to nothing, whatever its owner may be (A9). */
    {"half a session", NB_IS_HALF, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE, "+h hh hhhhh hhhh h + hhhh"},
    {"half a session that claims to be everything", ~0u & ~(unsigned)NB_IS_SIGNED_IN, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "+h hh hhhhh hhhh h + hhhh"},

    {"professional at an open house", STAFF | OPEN_HOUSE, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ +- ----- ---- f + f---"},
    {"professional at a closed one", STAFF | BY_INVITATION, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ -- ----- ---- f + f---"},

    {"auditor at an open house", STAFF | OPEN_HOUSE | NB_IS_AUDITOR, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ +- ----- ---- + + f---"},
    {"resident looks around an open house", RESIDENT | OPEN_HOUSE, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ +- ++-+m mfff f + f---"},
    {"resident before the introduction", RESIDENT | BY_INTRODUCTION, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ +- +f--- ---- f + f---"},
    {"resident without an invitation", RESIDENT | BY_INVITATION, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ -- ----- ---- f + f---"},

    {"member of a closed one, beside the room", RESIDENT | BY_INVITATION | NB_IS_MEMBER,
     NB_ROOM_OPEN, NB_MESSAGE_VISIBLE, "++ ++ ++--- ---- f + f---"},
    {"member of an open house, beside the room", RESIDENT | OPEN_HOUSE | NB_IS_MEMBER, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ ++ ++-+m mfff f + f---"},

    {"inside, another's message", INSIDE | BY_INVITATION, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ ++ +++++ +fff f + f---"},
    {"inside an open house, another's message", INSIDE | OPEN_HOUSE, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ ++ +++++ +fff f + f---"},
    {"inside, own message", INSIDE | NB_IS_AUTHOR, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ ++ +++++ +++f f + f---"},
    {"inside, own hidden message", INSIDE | NB_IS_AUTHOR, NB_ROOM_OPEN, NB_MESSAGE_HIDDEN,
     "++ ++ +++++ cc+f f + f---"},
    {"inside, own removed message", INSIDE | NB_IS_AUTHOR, NB_ROOM_OPEN, NB_MESSAGE_REMOVED,
     "++ ++ +++++ ---f f + f---"},

    {"inside a room for reading", INSIDE | NB_IS_AUTHOR, NB_ROOM_READ_ONLY, NB_MESSAGE_VISIBLE,
     "++ ++ ++++r rr+f f + f---"},
    {"inside an archived room", INSIDE | NB_IS_AUTHOR, NB_ROOM_ARCHIVED, NB_MESSAGE_VISIBLE,
     "++ ++ +r++r rr+f f + f---"},

    {"author who left an open room", RESIDENT | OPEN_HOUSE | NB_IS_AUTHOR, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ +- ++-+m mm+f f + f---"},
    {"author who left a closed room", RESIDENT | NB_IS_AUTHOR, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ -- ----- --+- f + f---"},

    {"host inside", INSIDE | HOST, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE, "++ ++ +++++ +ff+ f + f---"},
    {"host inside an open house", INSIDE | HOST | OPEN_HOUSE, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ ++ +++++ +ff+ f + f---"},
    {"host with a hidden message", INSIDE | HOST, NB_ROOM_OPEN, NB_MESSAGE_HIDDEN,
     "++ ++ +++++ cff+ f + f---"},
    {"host with a removed message", INSIDE | HOST, NB_ROOM_OPEN, NB_MESSAGE_REMOVED,
     "++ ++ +++++ -ff- f + f---"},
    {"host in an archived room", INSIDE | HOST, NB_ROOM_ARCHIVED, NB_MESSAGE_VISIBLE,
     "++ ++ +r++r rff+ f + f---"},
    {"host of an open house, not a member", HOST | OPEN_HOUSE, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ +- ++-+m mffm f + f---"},
    {"host of a closed one, not a member", HOST | BY_INVITATION, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ +- ++--- ---- f + f---"},
    /* Nobody decides about oneself (MO13), in whatever state the message is. */
    {"host with an own message", INSIDE | HOST | NB_IS_AUTHOR, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ ++ +++++ +++f f + f---"},
    {"host with an own hidden message", INSIDE | HOST | NB_IS_AUTHOR, NB_ROOM_OPEN,
     NB_MESSAGE_HIDDEN, "++ ++ +++++ cc+f f + f---"},
    {"host outside with an own message", HOST | OPEN_HOUSE | NB_IS_AUTHOR, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ +- ++-+m mm+f f + f---"},
    /* Rights end with the grant; leaving never does. */
    /* P10: two people, each with a grant of the region, and never about oneself. */
    {"asks to unmask somebody", KEYHOLDER | NB_IS_SEEKER, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ -- ----- ---- f + ++ff"},
    {"auditor answers an ask", KEYHOLDER | NB_IS_AUDITOR | NB_IS_BACKED, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ -- ----- ---- + + +-+f"},
    {"answers one whose asker lost the grant", KEYHOLDER | NB_IS_SEEKER, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ -- ----- ---- f + ++ff"},
    {"answers one's own ask", KEYHOLDER | NB_IS_SEEKER | NB_IS_ASKER | NB_IS_BACKED, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ -- ----- ---- f + ++f+"},
    {"opens after saying yes", KEYHOLDER | NB_IS_AUDITOR | NB_IS_JUDGE | NB_IS_BACKED, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ -- ----- ---- + + +-++"},
    {"opens when a grant was lost since", KEYHOLDER | NB_IS_SEEKER | NB_IS_JUDGE, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ -- ----- ---- f + ++ff"},
    {"a third key holder", KEYHOLDER | NB_IS_SEEKER | NB_IS_BACKED, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ -- ----- ---- f + +++f"},
    {"key holder whom it is about",
     KEYHOLDER | NB_IS_SEEKER | NB_IS_CONCERNED | NB_IS_JUDGE | NB_IS_BACKED, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ -- ----- ---- f + +fff"},
    {"asker whose own grant has ended", STAFF | NB_IS_ASKER | NB_IS_BACKED, NB_ROOM_OPEN,
     NB_MESSAGE_VISIBLE, "++ -- ----- ---- f + f---"},
    {"host whose grant has ended", EX_HOST | OPEN_HOUSE, NB_ROOM_OPEN, NB_MESSAGE_VISIBLE,
     "++ ++ --+-- ---- f + f---"},
};

/* Rights about people and grants, from Z8 and Z9. */
static const struct row people_rows[] = {
    /* community.invite invitation.withdraw | invitation.use | people.see appointment.propose |
     * appointment.check sign extend refuse end */
    {"visitor", VISITOR | OPEN_HOUSE, "ss s ss sssss"},
    {"resident at an open house", ONESELF | OPEN_HOUSE, "f- + -- -----"},
    {"resident without an invitation", ONESELF | BY_INVITATION, "-- + -- -----"},
    {"member", ONESELF | NB_IS_MEMBER, "f- + -- -----"},
    {"host of a closed one", HOST | BY_INVITATION, "f- f -- -----"},
    {"coordinator of a closed one", COORDINATOR | BY_INVITATION, "++ f ++ -----"},
    {"coordinator of elsewhere", STAFF | BY_INTRODUCTION, "f- f -- -----"},
    {"auditor", STAFF | NB_IS_AUDITOR, "-- f +f -----"},
    {"who decides", DECIDER, "-- f -- +++++"},
    {"who proposed it", DECIDER | NB_IS_PROPOSER, "-- f -- +f+++"},
    {"who proposed it, and decides no longer", STAFF | NB_IS_PROPOSER, "-- f -- -----"},
    {"whose it is", ONESELF | NB_IS_APPOINTED, "-- + -- fff++"},
    {"whose it is, who decides too", DECIDER | NB_IS_APPOINTED, "-- f -- fff++"},
};

/* Rights in a community, from C3. */
static const struct row community_rows[] = {
    /* community.rename | sanction.see pause ban end */
    {"visitor", VISITOR | OPEN_HOUSE, "s ssss"},
    {"resident at an open house", ONESELF | OPEN_HOUSE, "- f---"},
    {"member", ONESELF | NB_IS_MEMBER, "+ fff-"},
    {"host of a closed one", HOST | BY_INVITATION, "- fff-"},
    {"host among the members", HOST | NB_IS_MEMBER, "+ ++ff"},
    {"host who decided it", HOST | NB_IS_MEMBER | NB_IS_IMPOSER, "+ ++f+"},
    {"lead among the members", HOST | NB_IS_MEMBER | NB_IS_LEAD, "+ ++++"},
    {"lead whom it is about", HOST | NB_IS_MEMBER | NB_IS_LEAD | NB_IS_CONCERNED, "+ +fff"},
    {"coordinator of a closed one", COORDINATOR | BY_INVITATION, "- f---"},
};

/* Rights about messages that wait for a host, from MO12, MO13 and Z5. */
static const struct {
	const char *who;
	unsigned relation;
	enum nb_room_state room;
	const char *expected;
} waiting_rows[] = {
    /* message.judge release withdraw */
    {"visitor", VISITOR | OPEN_HOUSE, NB_ROOM_OPEN, "sss"},
    {"half a session of a host", NB_IS_HALF | NB_IS_HOST | NB_IS_MEMBER, NB_ROOM_OPEN, "hhh"},
    {"resident at an open house", RESIDENT | OPEN_HOUSE, NB_ROOM_OPEN, "---"},
    {"somebody in the room", INSIDE | OPEN_HOUSE, NB_ROOM_OPEN, "---"},
    {"its author", INSIDE | NB_IS_AUTHOR, NB_ROOM_OPEN, "ff+"},
    {"its author, archived", INSIDE | NB_IS_AUTHOR, NB_ROOM_ARCHIVED, "ff+"},
    {"host whom the group does not know", HOST | OPEN_HOUSE, NB_ROOM_OPEN, "---"},
    {"host in the room", INSIDE | HOST, NB_ROOM_OPEN, "++f"},
    {"host who left the room of an open house", HOST | NB_IS_MEMBER | OPEN_HOUSE, NB_ROOM_OPEN,
     "++f"},
    {"host who left the room of a closed one", HOST | NB_IS_MEMBER, NB_ROOM_OPEN, "---"},
    {"host, read-only", INSIDE | HOST, NB_ROOM_READ_ONLY, "+rf"},
    {"host, archived", INSIDE | HOST, NB_ROOM_ARCHIVED, "+rf"},
    {"host about what is their own", INSIDE | HOST | NB_IS_AUTHOR, NB_ROOM_OPEN, "ff+"},
    {"host whose grant has ended", EX_HOST | OPEN_HOUSE, NB_ROOM_OPEN, "---"},
    {"coordinator", STAFF | NB_IS_COORDINATOR | OPEN_HOUSE, NB_ROOM_OPEN, "---"},
    {"key holder", KEYHOLDER | NB_IS_SEEKER, NB_ROOM_OPEN, "---"},
};

/* Searching a community, and how one's own message read before. */
static const struct row talk_rows[] = {
    /* community.search message.versions */
    {"visitor", VISITOR | OPEN_HOUSE, "ss"},
    {"resident at an open house", RESIDENT | OPEN_HOUSE, "+f"},
    {"resident before the introduction", RESIDENT | BY_INTRODUCTION, "f-"},
    {"resident without an invitation", RESIDENT | BY_INVITATION, "--"},
    {"member of a closed one", RESIDENT | NB_IS_MEMBER, "+-"},
    {"host of a closed one, not a member", HOST | BY_INVITATION, "f-"},
    {"coordinator", COORDINATOR | OPEN_HOUSE, "f-"},
    {"own message", INSIDE | NB_IS_AUTHOR, "++"},
    {"host, another's message", INSIDE | HOST, "+f"},
};

static void
z1_everybody_is_told_what_the_roles_say(void **state)
{
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		const struct nb_situation situation = {rows[i].relation, rows[i].room,
		                                       rows[i].message};
		char got[32];

		decide_all(&situation, 0, NB_RIGHT_COMMUNITY_INVITE, rows[i].expected, got);
		if (strcmp(got, rows[i].expected) != 0) {
			wrong++;
			print_error("%s: got \"%s\", expected \"%s\"\n", rows[i].who, got,
			            rows[i].expected);
		}
	}
	assert_int_equal(wrong, 0);
}

static void
z8_people_and_grants(void **state)
{
	(void)state;
	expect_rows(people_rows, NB_COUNT(people_rows), NB_RIGHT_COMMUNITY_INVITE,
	            NB_RIGHT_COMMUNITY_RENAME);
}

static void
c3_in_a_community(void **state)
{
	(void)state;
	expect_rows(community_rows, NB_COUNT(community_rows), NB_RIGHT_COMMUNITY_RENAME,
	            NB_RIGHT_MEMBER_SET_ASIDE);
}

/* QU7: a shift has a host with a face; hours are the coordinators'. */
static void
qu7_who_is_on_duty_and_who_sets_the_hours(void **state)
{
	static const struct {
		unsigned relation;
		enum nb_status lead, set;
	} expected[] = {
	    {VISITOR | OPEN_HOUSE, NB_E_SIGNED_OUT, NB_E_SIGNED_OUT},
	    {NB_IS_HALF, NB_E_FACTOR_NEEDED, NB_E_FACTOR_NEEDED},
	    {RESIDENT | OPEN_HOUSE, NB_E_FORBIDDEN, NB_E_FORBIDDEN},
	    {RESIDENT | BY_INVITATION, NB_E_NOT_FOUND, NB_E_NOT_FOUND},
	    {INSIDE | BY_INVITATION, NB_E_FORBIDDEN, NB_E_FORBIDDEN},
	    {HOST | BY_INVITATION, NB_E_NOT_MEMBER, NB_E_FORBIDDEN},
	    {HOST | NB_IS_MEMBER, NB_OK, NB_E_FORBIDDEN},
	    {EX_HOST | OPEN_HOUSE, NB_E_FORBIDDEN, NB_E_FORBIDDEN},
	    {COORDINATOR | BY_INVITATION, NB_E_FORBIDDEN, NB_OK},
	    {STAFF | OPEN_HOUSE, NB_E_FORBIDDEN, NB_E_FORBIDDEN},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(expected); i++) {
		const struct nb_situation situation = {.relation = expected[i].relation};
		assert_int_equal(nb_rights_decide(NB_RIGHT_DUTY_LEAD, &situation),
		                 expected[i].lead);
		assert_int_equal(nb_rights_decide(NB_RIGHT_HOURS_SET, &situation), expected[i].set);
	}
}

static void
mo12_what_waits_for_a_host(void **state)
{
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < NB_COUNT(waiting_rows); i++) {
		const struct nb_situation situation = {waiting_rows[i].relation,
		                                       waiting_rows[i].room, NB_MESSAGE_VISIBLE};
		char got[32];

		decide_all(&situation, NB_RIGHT_MESSAGE_JUDGE, NB_RIGHT_COMMUNITY_SEARCH,
		           waiting_rows[i].expected, got);
		if (strcmp(got, waiting_rows[i].expected) != 0) {
			wrong++;
			print_error("%s: got \"%s\", expected \"%s\"\n", waiting_rows[i].who, got,
			            waiting_rows[i].expected);
		}
	}
	assert_int_equal(wrong, 0);
}

static void
z1_talk(void **state)
{
	(void)state;
	expect_rows(talk_rows, NB_COUNT(talk_rows), NB_RIGHT_COMMUNITY_SEARCH,
	            NB_RIGHT_RULES_ACCEPT);
}

/* Each step takes one reason away, and the next one shows. */
static void
z3_refusals_come_in_one_order(void **state)
{
	struct nb_situation s = {NB_IS_AUTHOR, NB_ROOM_ARCHIVED, NB_MESSAGE_HIDDEN};

	(void)state;
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_EDIT, &s), NB_E_SIGNED_OUT);
	s.relation |= NB_IS_SIGNED_IN;
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_EDIT, &s), NB_E_NOT_FOUND);
	s.relation |= NB_IS_PARTICIPANT | NB_IS_OPEN;
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_EDIT, &s), NB_E_NOT_MEMBER);
	s.relation = RESIDENT | NB_IS_JOINED;
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_EDIT, &s), NB_E_FORBIDDEN);
	s.relation |= NB_IS_AUTHOR;
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_EDIT, &s), NB_E_READ_ONLY);
	s.room_state = NB_ROOM_OPEN;
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_EDIT, &s), NB_E_CONFLICT);
	s.message_state = NB_MESSAGE_VISIBLE;
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_EDIT, &s), NB_OK);
}

/* Whoever only signed in finds nothing, whatever state it is in. */
static void
z3_what_is_not_seen_is_not_there(void **state)
{
	(void)state;
	for (unsigned right = NB_RIGHT_SELF; right < NB_RIGHT_COUNT; right++) {
		for (unsigned message = 0; message < NB_MESSAGE_STATE_COUNT; message++) {
			for (unsigned room = 0; room < NB_ROOM_STATE_COUNT; room++) {
				struct nb_situation s = {NB_IS_SIGNED_IN, (enum nb_room_state)room,
				                         (enum nb_message_state)message};
				enum nb_status expected = NB_E_NOT_FOUND;

				if (right == NB_RIGHT_SELF || right == NB_RIGHT_PROVE)
					expected = NB_OK;
				/* Everybody may know of the log, that asks exist, that there are codes, and
				 * that somebody makes communities. */
				if (right == NB_RIGHT_AUDIT_READ || right == NB_RIGHT_UNMASK_SEE ||
				    right == NB_RIGHT_INVITATION_USE ||
				    right == NB_RIGHT_COMMUNITY_MAKE)
					expected = NB_E_FORBIDDEN;

				assert_int_equal(nb_rights_decide((enum nb_right)right, &s),
				                 expected);
			}
		}
	}
}

static void
every_right_has_its_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < NB_RIGHT_COUNT; i++) {
		assert_non_null(nb_right_words[i]);
		assert_non_null(nb_right_rows[i].may_nl);
		assert_non_null(nb_right_rows[i].may_en);
		assert_non_null(nb_right_rows[i].because_nl);
		assert_non_null(nb_right_rows[i].because_en);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(nb_right_words[i], nb_right_words[j]);
	}
}

/* What a host decided, as bits; the moment itself is over. */
static void
mo4_a_pause_takes_the_voice_and_a_ban_the_house(void **state)
{
	const unsigned inside = INSIDE | OPEN_HOUSE | NB_IS_AUTHOR;
	struct nb_situation s = {inside, NB_ROOM_READ_ONLY, NB_MESSAGE_VISIBLE};

	(void)state;
	nb_relate_sanctions(1000, 1000, 1000, &s.relation);
	assert_int_equal(s.relation, inside);
	nb_relate_sanctions(999, 1000, 0, &s.relation);
	assert_int_equal(nb_rights_decide(NB_RIGHT_ROOM_WRITE, &s), NB_E_WRITING_PAUSED);
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_REACT, &s), NB_E_WRITING_PAUSED);
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_EDIT, &s), NB_E_WRITING_PAUSED);
	assert_int_equal(nb_rights_decide(NB_RIGHT_ROOM_READ, &s), NB_OK);
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_REMOVE, &s), NB_OK);
	nb_relate_sanctions(999, 0, 1000, &s.relation);
	assert_int_equal(nb_rights_decide(NB_RIGHT_ROOM_READ, &s), NB_E_NOT_FOUND);
	assert_int_equal(nb_rights_decide(NB_RIGHT_ROOM_JOIN, &s), NB_E_NOT_FOUND);
	assert_int_equal(nb_rights_decide(NB_RIGHT_COMMUNITY_SEE, &s), NB_E_NOT_FOUND);
	assert_int_equal(nb_rights_decide(NB_RIGHT_MESSAGE_REMOVE, &s), NB_OK);
	assert_int_equal(nb_rights_decide(NB_RIGHT_SELF, &s), NB_OK);
}

/* Each bit once: two that are the same, or one that is not named here, do not compile. */
static bool
is_relation(enum nb_relation bit)
{
	switch (bit) {
	case NB_IS_SIGNED_IN:
	case NB_IS_PARTICIPANT:
	case NB_IS_MEMBER:
	case NB_IS_JOINED:
	case NB_IS_AUTHOR:
	case NB_IS_HOST:
	case NB_IS_LISTED:
	case NB_IS_ANYBODY:
	case NB_IS_OPEN:
	case NB_IS_AUDITOR:
	case NB_IS_HALF:
	case NB_IS_COORDINATOR:
	case NB_IS_DECIDER:
	case NB_IS_PROPOSER:
	case NB_IS_APPOINTED:
	case NB_IS_ONESELF:
	case NB_IS_SEEKER:
	case NB_IS_KEYHOLDER:
	case NB_IS_CONCERNED:
	case NB_IS_ASKER:
	case NB_IS_JUDGE:
	case NB_IS_PAIRED:
	case NB_IS_BACKED:
	case NB_IS_PAUSED:
	case NB_IS_LEAD:
	case NB_IS_IMPOSER:
	case NB_IS_BANNED:
	case NB_IS_READER:
	case NB_IS_PANELLIST: return true;
	}
	return false;
}

static void
z1_every_relation_has_a_bit_of_its_own(void **state)
{
	(void)state;
	assert_true(is_relation(NB_IS_ANYBODY));
	assert_false(is_relation((enum nb_relation)0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(z1_everybody_is_told_what_the_roles_say),
	    cmocka_unit_test(z8_people_and_grants),
	    cmocka_unit_test(c3_in_a_community),
	    cmocka_unit_test(mo12_what_waits_for_a_host),
	    cmocka_unit_test(mo4_a_pause_takes_the_voice_and_a_ban_the_house),
	    cmocka_unit_test(qu7_who_is_on_duty_and_who_sets_the_hours),
	    cmocka_unit_test(z1_talk),
	    cmocka_unit_test(z1_every_relation_has_a_bit_of_its_own),
	    cmocka_unit_test(z3_refusals_come_in_one_order),
	    cmocka_unit_test(z3_what_is_not_seen_is_not_there),
	    cmocka_unit_test(every_right_has_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
