/* What happens to a message before others see it: waiting, links, every way a community can want it. */
#include "unit.h"

#include "noaber/held.h"
#include "noaber/posting.h"
#include "noaber/text.h"

#include <string.h>

#define NOW_MS INT64_C(1700000000000)

static void
mo12_too_few_waits_say_nothing(void **state)
{
	int64_t waits_ms[] = {1, 2, 3, 4}, low = -1, high = -1;

	(void)state;
	assert_false(nb_held_expect(NULL, 0, &low, &high));
	assert_false(nb_held_expect(waits_ms, NB_COUNT(waits_ms), &low, &high));
	assert_int_equal(low, -1);
}

static void
mo12_what_to_expect_is_the_middle_half(void **state)
{
	const struct {
		int64_t waits[NB_HELD_WAITS_KEPT];
		size_t count;
		int64_t low, high;
	} rows[] = {
	    {{5, 1, 4, 2, 3}, 5, 2, 4},
	    {{7, 7, 7, 7, 7}, 5, 7, 7},
	    {{0, 0, 0, 100, 100, 100, 100, 9000}, 8, 0, 100}, /* one night does not count */
	    {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}, 20, 6, 15},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		int64_t waits_ms[NB_HELD_WAITS_KEPT], low, high;
		memcpy(waits_ms, rows[i].waits, sizeof(waits_ms));
		assert_true(nb_held_expect(waits_ms, rows[i].count, &low, &high));
		assert_int_equal(low, rows[i].low);
		assert_int_equal(high, rows[i].high);
		/* The median lies in it. */
		assert_true(low <= waits_ms[rows[i].count / 2]);
		assert_true(high >= waits_ms[rows[i].count / 2]);
	}
}

static void
on7_what_is_a_link(void **state)
{
	const char *const links[] = {
	    "https://voorbeeld.nl",     "kijk op http://voorbeeld.nl",
	    "(HTTPS://Voorbeeld.nl/x)", "xhttps://voorbeeld.nl",
	    "www.voorbeeld.nl",         "ga naar WWW.voorbeeld.nl.",
	    "twee\nwww.regels",
	};
	const char *const others[] = {
	    "",
	    "113.nl",
	    "bel 113 of 0800-0113",
	    "http",
	    "https:// ",
	    "http://",
	    "awww. wat lief",
	    "www",
	    "www.",
	    "www. dat is lang geleden",
	    "a/b//c:d",
	    "https en www zijn letters",
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(links); i++)
		assert_true(nb_text_has_link(nb_str_from(links[i])));
	for (size_t i = 0; i < NB_COUNT(others); i++)
		assert_false(nb_text_has_link(nb_str_from(others[i])));
}

/* ---- every combination, against the rules in words ---- */

/* Rules first (ON3). A host needs nobody. Where a host looks first, all waits (MO12). While nobody is
 * on duty: wait or read only, as chosen (QU7). First messages wait. All else is posted. */
static void
by_the_rules(const struct nb_posting *posting, enum nb_verdict *ret_verdict, int *ret_detail)
{
	const struct nb_policy *policy = &posting->policy;
	bool nobody_near = policy->attended_until_ms <= posting->now_ms;

	*ret_verdict = NB_VERDICT_POST;
	*ret_detail = 0;
	if (policy->rules_version > posting->rules_accepted) {
		*ret_verdict = NB_VERDICT_REFUSE;
		*ret_detail = NB_E_RULES_FIRST;
	} else if (posting->host) {
		return;
	} else if (policy->moderation == NB_MODERATION_BEFORE) {
		*ret_verdict = NB_VERDICT_HOLD;
		*ret_detail = NB_HOLD_MODERATED;
	} else if (nobody_near && policy->unattended == NB_UNATTENDED_READ_ONLY) {
		*ret_verdict = NB_VERDICT_REFUSE;
		*ret_detail = NB_E_READ_ONLY;
	} else if (nobody_near && policy->unattended == NB_UNATTENDED_HOLD) {
		*ret_verdict = NB_VERDICT_HOLD;
		*ret_detail = NB_HOLD_UNATTENDED;
	} else if (posting->posts < policy->first_held) {
		*ret_verdict = NB_VERDICT_HOLD;
		*ret_detail = NB_HOLD_NEWCOMER;
	}
}

/* The bits of ${n} choose: host, moderation, near, rules, posts; then the way while nobody is near. */
static struct nb_posting
combination(unsigned n)
{
	return (struct nb_posting){
	    .policy = {.moderation = n & 2 ? NB_MODERATION_BEFORE : NB_MODERATION_AFTER,
	               .unattended = (enum nb_unattended)(n / 64),
	               .attended_until_ms = n & 4 ? NOW_MS + 1 : NOW_MS,
	               .rules_version = n & 8 ? 2 : 0,
	               .first_held = n & 16 ? 3 : 0},
	    .host = (n & 1) != 0,
	    .rules_accepted = n & 32 ? 2 : 1,
	    .posts = n & 32 ? 3 : 2,
	    .now_ms = NOW_MS,
	};
}

static void
qu7_mo12_on3_every_combination(void **state)
{
	unsigned seen[3] = {0, 0, 0};

	(void)state;
	for (unsigned n = 0; n < 64 * NB_UNATTENDED_COUNT; n++) {
		const struct nb_posting posting = combination(n);
		const struct nb_decision decision = nb_posting_decide(&posting);
		enum nb_verdict verdict;
		int detail;

		by_the_rules(&posting, &verdict, &detail);
		assert_int_equal(decision.verdict, verdict);
		if (verdict == NB_VERDICT_HOLD)
			assert_int_equal(decision.why, detail);
		if (verdict == NB_VERDICT_REFUSE)
			assert_int_equal(decision.status, detail);
		seen[verdict]++;
	}
	for (size_t i = 0; i < NB_COUNT(seen); i++)
		assert_true(seen[i] > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(mo12_too_few_waits_say_nothing),
	    cmocka_unit_test(mo12_what_to_expect_is_the_middle_half),
	    cmocka_unit_test(on7_what_is_a_link),
	    cmocka_unit_test(qu7_mo12_on3_every_combination),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
