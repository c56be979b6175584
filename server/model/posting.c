/* posting.c - what becomes of a message that somebody writes. */
#include "noaber/posting.h"

const char *const nb_community_state_words[] = {"open", "archived"};
const char *const nb_moderation_words[] = {"after", "before"};
const char *const nb_unattended_words[] = {"hold", "slow", "read_only"};
const char *const nb_hold_words[] = {"moderated", "unattended", "newcomer"};
const char *const nb_sanction_words[] = {"pause", "ban"};

bool
nb_policy_attended(const struct nb_policy *policy, int64_t now_ms)
{
	return now_ms < policy->attended_until_ms;
}

bool
nb_policy_rules_due(const struct nb_policy *policy, int64_t accepted)
{
	return accepted < policy->rules_version;
}

static struct nb_decision
hold(enum nb_hold why)
{
	return (struct nb_decision){.verdict = NB_VERDICT_HOLD, .why = why};
}

static struct nb_decision
refuse(enum nb_status status)
{
	return (struct nb_decision){.verdict = NB_VERDICT_REFUSE, .status = status};
}

struct nb_decision
nb_posting_decide(const struct nb_posting *posting)
{
	const struct nb_policy *policy = &posting->policy;

	if (nb_policy_rules_due(policy, posting->rules_accepted))
		return refuse(NB_E_RULES_FIRST);
	if (posting->host)
		return (struct nb_decision){.verdict = NB_VERDICT_POST};
	if (policy->moderation == NB_MODERATION_BEFORE)
		return hold(NB_HOLD_MODERATED);
	if (!nb_policy_attended(policy, posting->now_ms)) {
		if (policy->unattended == NB_UNATTENDED_READ_ONLY)
			return refuse(NB_E_READ_ONLY);
		if (policy->unattended == NB_UNATTENDED_HOLD)
			return hold(NB_HOLD_UNATTENDED);
	}
	if (posting->posts < policy->first_held)
		return hold(NB_HOLD_NEWCOMER);
	return (struct nb_decision){.verdict = NB_VERDICT_POST};
}

int64_t
nb_posting_pause_ms(const struct nb_posting *posting)
{
	const struct nb_policy *policy = &posting->policy;
	int64_t pause_s = policy->slow_s;

	if (posting->host)
		return 0;
	if (!nb_policy_attended(policy, posting->now_ms) &&
	    policy->unattended == NB_UNATTENDED_SLOW && policy->unattended_slow_s > pause_s)
		pause_s = policy->unattended_slow_s;
	return pause_s * 1000;
}
