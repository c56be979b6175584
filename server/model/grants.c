/*
 * grants.c - hats, and where and when a grant of one holds.
 * Not here: what a hat may do (rights.c).
 */
#include "noaber/rights.h"

#include <string.h>

const char *const nb_hat_words[] = {"resident",     "relative", "peer",        "duty",
                                    "professional", "partner",  "coordinator", "facilitator",
                                    "auditor",      "operator"};
const char *const nb_scope_words[] = {"region", "municipality", "community", "organisation"};

bool
nb_grant_holds(const struct nb_grant *grant, int64_t now_ms, int64_t community,
               const char *municipality)
{
	if (now_ms < grant->from_ms || now_ms >= grant->until_ms)
		return false;
	switch (grant->scope) {
	case NB_SCOPE_REGION: return true;
	case NB_SCOPE_MUNICIPALITY:
		return municipality && strcmp(municipality, grant->where_code) == 0;
	case NB_SCOPE_COMMUNITY: return community != 0 && community == grant->where_row;
	case NB_SCOPE_ORGANISATION: /* says nothing about groups */
	case NB_SCOPE_COUNT: break;
	}
	return false;
}

bool
nb_hat_takes_part(enum nb_hat hat, bool holds_here)
{
	return nb_hat_is_oneself(hat) || nb_hat_hosts(hat, holds_here);
}

bool
nb_hat_is_oneself(enum nb_hat hat)
{
	return hat == NB_HAT_RESIDENT || hat == NB_HAT_RELATIVE;
}

bool
nb_hat_hosts(enum nb_hat hat, bool holds_here)
{
	return holds_here && (hat == NB_HAT_PEER || hat == NB_HAT_DUTY);
}

bool
nb_hat_leads(enum nb_hat hat, bool holds_here)
{
	return holds_here && hat == NB_HAT_DUTY;
}

bool
nb_hat_begins_half(enum nb_hat hat, bool has_factor)
{
	return hat >= NB_HAT_STAFF_FIRST || has_factor;
}

bool
nb_hat_audits(enum nb_hat hat, bool holds_here)
{
	return holds_here && hat == NB_HAT_AUDITOR;
}

bool
nb_hat_seeks(enum nb_hat hat, bool holds)
{
	return holds && (hat == NB_HAT_DUTY || hat == NB_HAT_COORDINATOR);
}

bool
nb_hat_keeps_a_key(enum nb_hat hat, bool holds)
{
	return nb_hat_seeks(hat, holds) || nb_hat_audits(hat, holds);
}

bool
nb_hat_coordinates(enum nb_hat hat, bool holds_here)
{
	return holds_here && hat == NB_HAT_COORDINATOR;
}
