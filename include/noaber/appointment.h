/*
 * appointment.h - who may appoint whom, and what somebody who is appointed agrees to (layer 2,
 * model). Rules Z8 (nobody gives a hat that is not below the own one; two people appoint), LE20
 * (dated checks and a code of conduct). Pure.
 */
#ifndef NB_APPOINTMENT_H
#define NB_APPOINTMENT_H

#include "noaber/rights.h"
#include "noaber/str.h"

/* How far an appointment is. Stored: only add at the end. Those up to NB_APPOINTMENT_ACTIVE are
 * going on, the others are over. */
enum nb_appointment_state {
	NB_APPOINTMENT_INVITED,  /* somebody has a code */
	NB_APPOINTMENT_ACCEPTED, /* by the person; waits for a check or a signature */
	NB_APPOINTMENT_ACTIVE,   /* there is a grant */
	NB_APPOINTMENT_REFUSED,  /* by either side, before there was a grant */
	NB_APPOINTMENT_ENDED,    /* by somebody or by its date */
	NB_APPOINTMENT_STATE_COUNT
};
extern const char *const nb_appointment_state_words[NB_APPOINTMENT_STATE_COUNT];

/* What has to happen before there is a grant. */
enum nb_waiting {
	NB_WAITING_ACCEPTANCE,
	NB_WAITING_CHECK,
	NB_WAITING_SIGNATURE,
	NB_WAITING_NOTHING,
	NB_WAITING_COUNT
};
extern const char *const nb_waiting_words[NB_WAITING_COUNT];
/** ${checked}: a check of the person is valid now. */
enum nb_waiting nb_appointment_waits_for(enum nb_appointment_state state, bool checked);

#define NB_APPOINTMENT_DAYS_MOST 1096 /* three years: as long as a check may last */
#define NB_APPOINTMENT_AHEAD_DAYS 366 /* how far ahead it may begin */
#define NB_CODE_DAYS_LEAST 1
#define NB_CODE_DAYS_MOST 30
#define NB_CODE_USES_MOST 500 /* of an invitation into a community */

/* How long is kept what nobody needs any more, in days. */
#define NB_CODE_KEPT_DAYS 28   /* refused or never accepted: four weeks, as for applicants (AP) */
#define NB_ENDED_KEPT_DAYS 730 /* ended: two years, as for staff who left (AP) */

/* A hat for a place: what somebody is appointed to. */
struct nb_office {
	enum nb_hat hat;
	enum nb_scope scope;
	int64_t community;   /* of scope community, else 0 */
	struct nb_str where; /* code of a municipality or an organisation; for a community that of
	                      * its municipality, absent when it is for the whole region */
};

/* What the holder of a grant may do about an office. */
enum nb_appointing {
	NB_APPOINTING_INVITE, /* propose it */
	NB_APPOINTING_DECIDE, /* be the second to sign; check, extend and end */
};

/* A hat at a reach, and the hat it may give at the scopes of ${scopes}. */
struct nb_appointer_row {
	enum nb_hat by;
	enum nb_scope by_scope;
	enum nb_hat hat;
	unsigned scopes;   /* bit per enum nb_scope */
	bool decides_only; /* invited from the shell alone; here the second signature is given */
};
extern const struct nb_appointer_row nb_appointer_rows[];
extern const size_t nb_appointer_row_count;

/** May the holder of ${grant} do ${what} about ${office} at ${now_ms}? The grant must hold now and
 * reach as far as the office. */
bool nb_may_appoint(const struct nb_grant *grant, enum nb_appointing what,
                    const struct nb_office *office, int64_t now_ms);
/** May ${office} be given from the shell (noaberctl appoint)? */
bool nb_may_appoint_from_shell(const struct nb_office *office);

/* The code of conduct: who changes what it means raises the version. Lines at level B1. */
#define NB_CONDUCT_LINES 10
struct nb_conduct {
	int64_t version;
	const char *nl[NB_CONDUCT_LINES], *en[NB_CONDUCT_LINES];
};
extern const struct nb_conduct nb_conduct;

#endif
