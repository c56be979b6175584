/* What becomes of a message: every way a community can want it, against the rules (QU7, ON3, MO12). */
#include "unit.h"

#include "noaber/posting.h"

#define NOW_MS INT64_C(1700000000000)

/* A community where nothing is asked and somebody is near. */
static struct nb_posting
calm(void)
{
	return (struct nb_posting){
	    .policy = {.unattended = NB_UNATTENDED_HOLD,
	               .unattended_slow_s = 60,
	               .attended_until_ms = NOW_MS + 1},
	    .now_ms = NOW_MS,
	};
}

static void
expect(struct nb_posting posting, enum nb_verdict verdict, int detail)
{
	const struct nb_decision decision = nb_posting_decide(&posting);

	assert_int_equal(decision.verdict, verdict);
	if (verdict == NB_VERDICT_HOLD)
		assert_int_equal(decision.why, detail);
	if (verdict == NB_VERDICT_REFUSE)
		assert_int_equal(decision.status, detail);
}

static void
qu7_unattended_is_held_slow_or_read_only(void **state)
{
	struct nb_posting posting = calm();

	(void)state;
	expect(posting, NB_VERDICT_POST, 0);
	posting.policy.attended_until_ms = NOW_MS; /* over at that moment */
	expect(posting, NB_VERDICT_HOLD, NB_HOLD_UNATTENDED);
	posting.policy.unattended = NB_UNATTENDED_READ_ONLY;
	expect(posting, NB_VERDICT_REFUSE, NB_E_READ_ONLY);
	posting.policy.unattended = NB_UNATTENDED_SLOW;
	expect(posting, NB_VERDICT_POST, 0);
	posting.policy.unattended = NB_UNATTENDED_HOLD;
	posting.host = true;
	expect(posting, NB_VERDICT_POST, 0);
}

static void
qu7_a_pause_is_the_longer_of_the_two(void **state)
{
	struct nb_posting posting = calm();

	(void)state;
	posting.policy.unattended = NB_UNATTENDED_SLOW;
	assert_int_equal(nb_posting_pause_ms(&posting), 0);
	posting.policy.attended_until_ms = 0;
	assert_int_equal(nb_posting_pause_ms(&posting), 60000);
	posting.policy.slow_s = 90;
	assert_int_equal(nb_posting_pause_ms(&posting), 90000);
	posting.policy.attended_until_ms = NOW_MS + 1;
	assert_int_equal(nb_posting_pause_ms(&posting), 90000);
	posting.policy.slow_s = 0;
	posting.policy.attended_until_ms = 0;
	posting.policy.unattended = NB_UNATTENDED_HOLD;
	assert_int_equal(nb_posting_pause_ms(&posting), 0);
	posting.policy.slow_s = 90;
	posting.host = true;
	assert_int_equal(nb_posting_pause_ms(&posting), 0);
}

static void
mo12_before_the_group_sees_it(void **state)
{
	struct nb_posting posting = calm();

	(void)state;
	posting.policy.moderation = NB_MODERATION_BEFORE;
	expect(posting, NB_VERDICT_HOLD, NB_HOLD_MODERATED);
	/* Also when nobody is near: it waits, and no rule for then lets it through. */
	posting.policy.attended_until_ms = 0;
	posting.policy.unattended = NB_UNATTENDED_SLOW;
	expect(posting, NB_VERDICT_HOLD, NB_HOLD_MODERATED);
	posting.host = true;
	expect(posting, NB_VERDICT_POST, 0);
}

static void
c3_the_first_messages_of_a_newcomer_wait(void **state)
{
	struct nb_posting posting = calm();

	(void)state;
	posting.policy.first_held = 2;
	expect(posting, NB_VERDICT_HOLD, NB_HOLD_NEWCOMER);
	posting.posts = 1;
	expect(posting, NB_VERDICT_HOLD, NB_HOLD_NEWCOMER);
	posting.posts = 2;
	expect(posting, NB_VERDICT_POST, 0);
}

static void
on3_nobody_writes_before_the_rules_of_today(void **state)
{
	struct nb_posting posting = calm();

	(void)state;
	posting.policy.rules_version = 2;
	posting.rules_accepted = 1;
	expect(posting, NB_VERDICT_REFUSE, NB_E_RULES_FIRST);
	posting.host = true;
	expect(posting, NB_VERDICT_REFUSE, NB_E_RULES_FIRST);
	posting.rules_accepted = 2;
	expect(posting, NB_VERDICT_POST, 0);
	posting.rules_accepted = 3; /* a copy was put back */
	expect(posting, NB_VERDICT_POST, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(qu7_unattended_is_held_slow_or_read_only),
	    cmocka_unit_test(qu7_a_pause_is_the_longer_of_the_two),
	    cmocka_unit_test(mo12_before_the_group_sees_it),
	    cmocka_unit_test(c3_the_first_messages_of_a_newcomer_wait),
	    cmocka_unit_test(on3_nobody_writes_before_the_rules_of_today),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
