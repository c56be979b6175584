/*
 * appointment.c - who may appoint whom, as one table, and how far an appointment is.
 * Not here: the people and their grants (command/appointment.c).
 */
#include "noaber/appointment.h"

#include "noaber/check.h"

const char *const nb_appointment_state_words[NB_APPOINTMENT_STATE_COUNT] = {
    "invited", "accepted", "active", "refused", "ended"};
const char *const nb_waiting_words[NB_WAITING_COUNT] = {"acceptance", "check", "signature",
                                                        "nothing"};

#define AT(scope) (1u << (scope))
#define REGION AT(NB_SCOPE_REGION)
#define MUNICIPALITY AT(NB_SCOPE_MUNICIPALITY)
#define COMMUNITY AT(NB_SCOPE_COMMUNITY)
#define ORGANISATION AT(NB_SCOPE_ORGANISATION)

/* clang-format off */
const struct nb_appointer_row nb_appointer_rows[] = {
	/* A region: all who work in it, and coordinators of less than a region. */
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_PEER, REGION | MUNICIPALITY | COMMUNITY, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_DUTY, REGION | MUNICIPALITY | COMMUNITY, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_FACILITATOR, REGION | MUNICIPALITY | COMMUNITY, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_PROFESSIONAL, REGION | MUNICIPALITY | ORGANISATION, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_PARTNER, REGION | MUNICIPALITY | ORGANISATION, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_COORDINATOR, MUNICIPALITY | COMMUNITY, false},

	/* A municipality and a community: who keeps their groups kind. */
	{NB_HAT_COORDINATOR, NB_SCOPE_MUNICIPALITY, NB_HAT_PEER, MUNICIPALITY | COMMUNITY, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_MUNICIPALITY, NB_HAT_DUTY, MUNICIPALITY | COMMUNITY, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_MUNICIPALITY, NB_HAT_FACILITATOR, MUNICIPALITY | COMMUNITY, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_MUNICIPALITY, NB_HAT_COORDINATOR, COMMUNITY, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_COMMUNITY, NB_HAT_PEER, COMMUNITY, false},
	{NB_HAT_COORDINATOR, NB_SCOPE_COMMUNITY, NB_HAT_FACILITATOR, COMMUNITY, false},

	/* As high as oneself: never invited by one, so the shell proposes and these sign. */
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_COORDINATOR, REGION, true},
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_AUDITOR, REGION, true},
	{NB_HAT_COORDINATOR, NB_SCOPE_REGION, NB_HAT_OPERATOR, REGION, true},
	{NB_HAT_AUDITOR, NB_SCOPE_REGION, NB_HAT_COORDINATOR, REGION, true},
	{NB_HAT_AUDITOR, NB_SCOPE_REGION, NB_HAT_AUDITOR, REGION, true},
	{NB_HAT_AUDITOR, NB_SCOPE_REGION, NB_HAT_OPERATOR, REGION, true},
};
/* clang-format on */
const size_t nb_appointer_row_count = NB_COUNT(nb_appointer_rows);

/* Does a grant of this reach cover the place of the office? */
static bool
reaches(const struct nb_grant *grant, const struct nb_office *office)
{
	switch (grant->scope) {
	case NB_SCOPE_REGION: return true;
	case NB_SCOPE_MUNICIPALITY:
		return office->where.at &&
		       (office->scope == NB_SCOPE_MUNICIPALITY ||
		        office->scope == NB_SCOPE_COMMUNITY) &&
		       nb_str_equal(office->where, nb_str_from(grant->where_code));
	case NB_SCOPE_COMMUNITY:
		return office->scope == NB_SCOPE_COMMUNITY && office->community &&
		       office->community == grant->where_row;
	case NB_SCOPE_ORGANISATION:
	case NB_SCOPE_COUNT: break;
	}
	return false;
}

bool
nb_may_appoint(const struct nb_grant *grant, enum nb_appointing what,
               const struct nb_office *office, int64_t now_ms)
{
	if (now_ms < grant->from_ms || now_ms >= grant->until_ms || !reaches(grant, office))
		return false;
	for (size_t i = 0; i < nb_appointer_row_count; i++) {
		const struct nb_appointer_row *row = &nb_appointer_rows[i];

		if (row->by == grant->hat && row->by_scope == grant->scope &&
		    row->hat == office->hat && (row->scopes & AT(office->scope)) &&
		    (what == NB_APPOINTING_DECIDE || !row->decides_only))
			return true;
	}
	return false;
}

bool
nb_may_appoint_from_shell(const struct nb_office *office)
{
	for (size_t i = 0; i < nb_appointer_row_count; i++) {
		const struct nb_appointer_row *row = &nb_appointer_rows[i];

		if (row->decides_only && row->hat == office->hat &&
		    (row->scopes & AT(office->scope)))
			return true;
	}
	return false;
}

enum nb_waiting
nb_appointment_waits_for(enum nb_appointment_state state, bool checked)
{
	switch (state) {
	case NB_APPOINTMENT_INVITED: return NB_WAITING_ACCEPTANCE;
	case NB_APPOINTMENT_ACCEPTED: return checked ? NB_WAITING_SIGNATURE : NB_WAITING_CHECK;
	case NB_APPOINTMENT_ACTIVE:
	case NB_APPOINTMENT_REFUSED:
	case NB_APPOINTMENT_ENDED:
	case NB_APPOINTMENT_STATE_COUNT: break;
	}
	return NB_WAITING_NOTHING;
}
