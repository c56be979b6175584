/*
 * staff.h - what several commands do with appointments, checks and invitation codes (layer 5,
 * command). Faces in a community are people.h. All in the lane's transaction.
 */
#ifndef NB_STAFF_H
#define NB_STAFF_H

#include "noaber/appointment.h"
#include "noaber/text.h"
#include "noaber/views.h"

#define NB_TIME_MOST_MS INT64_C(4102444800000) /* the year 2100 */

/* ---- codes ---- */

#define NB_CODE_HASH_BYTES 32
#define NB_CODE_CHARACTERS_MOST 200 /* as people type it, with what they put between */

/* What a code is for: one of the two. */
struct nb_invitation {
	nb_row row;
	nb_row appointment;
	nb_row community;
	int64_t until_ms;
};

/** Make a code of 81 bits for ${invitation} (row and until_ms are filled in): told once, kept as a
 * keyed hash. */
NB_MUST_USE enum nb_status nb_code_make(struct nb_call *call, struct nb_invitation *invitation,
                                        int64_t uses, int64_t days, struct nb_str *ret_code);
/** What ${code} as somebody typed it is for. Wrong, used up, too late and withdrawn are the same
 * NB_E_WRONG_INVITATION, found out by the same look-up (A6). */
NB_MUST_USE enum nb_status nb_code_find(struct nb_call *call, struct nb_str code,
                                        struct nb_invitation *ret);
/** Use it once. NB_E_WRONG_INVITATION: the last use has just gone to somebody else (Z9). */
NB_MUST_USE enum nb_status nb_code_take(struct nb_call *call,
                                        const struct nb_invitation *invitation);

/* ---- appointments ---- */

/* A row of appointment_whole. Texts and sealed fields are in the arena; times that are not there
 * are NB_INT_ABSENT. */
struct nb_appointment {
	nb_row row;
	struct nb_office office;
	struct nb_str place_code; /* municipality or organisation as it is stored, perhaps empty */
	int64_t from_ms, until_ms;
	enum nb_appointment_state state;
	int64_t changed_ms;
	nb_row proposed_by; /* account; 0 = the shell */
	int64_t proposed_ms;
	nb_row account, key; /* 0 = nobody accepted it */
	struct nb_str name_sealed, reason_sealed;
	int64_t conduct;
	int64_t accepted_ms;
	nb_row signed_by;
	int64_t signed_ms;
	nb_row grant;
	int64_t code_until_ms;
	int64_t issued_ms, valid_until_ms; /* of the newest check */
};

NB_MUST_USE enum nb_status nb_appointment_find(struct nb_call *call, nb_row row,
                                               struct nb_appointment *ret);
/** The appointments that ${sql} selects of appointment_whole, at most ${most}: nb_appointment
 * structs. ${values} as for nb_db_find. */
NB_MUST_USE enum nb_status nb_appointments_find(struct nb_call *call, enum nb_sql sql,
                                                const struct nb_value *values, size_t value_count,
                                                size_t most, struct nb_list *ret);
/** Is a check of it valid at ${now_ms}? */
bool nb_appointment_checked(const struct nb_appointment *appointment, int64_t now_ms);

/* Whom one asks about: the grants of the worn hat, read once. */
struct nb_appointer {
	struct nb_grant grants[NB_GRANTS_MOST];
	size_t count;
};
NB_MUST_USE enum nb_status nb_appointer_of(struct nb_call *call, struct nb_appointer *ret);
bool nb_appointer_may(const struct nb_appointer *appointer, enum nb_appointing what,
                      const struct nb_office *office, int64_t now_ms);

/** Propose ${appointment} (office, dates and proposer are filled in) and make its code. */
NB_MUST_USE enum nb_status nb_appointment_propose(struct nb_call *call,
                                                  struct nb_appointment *appointment,
                                                  int64_t code_days, struct nb_str *ret_code);
/** ${account} takes it on, under ${name}, and agrees to the code of conduct as it is now. NB_E_WRONG_INVITATION: somebody has. */
NB_MUST_USE enum nb_status nb_appointment_accept(struct nb_call *call, nb_row row, nb_row account,
                                                 struct nb_str name);
/** Note that a check from ${issued_ms} was seen by the subject, 0 for the shell. NB_E_CHECK_TOO_OLD;
 * NB_E_BAD_ARGUMENT when it is from the future. */
NB_MUST_USE enum nb_status nb_check_record(struct nb_call *call, nb_row appointment,
                                           int64_t issued_ms);
/** The grant comes to be, no longer than the check is valid (LE20). ${signed_by} 0: nobody is there
 * to sign. NB_E_CHECK_NEEDED, NB_E_CONFLICT. */
NB_MUST_USE enum nb_status nb_appointment_begin(struct nb_call *call,
                                                const struct nb_appointment *appointment,
                                                nb_row signed_by);
/** The grant goes, and with it every session that wears the hat (A4, Z4). ${reason} may be absent.
 * NB_E_CONFLICT: it is not active; NB_E_LAST_COORDINATOR when ${protect}. */
NB_MUST_USE enum nb_status nb_appointment_end(struct nb_call *call,
                                              const struct nb_appointment *appointment,
                                              struct nb_str reason, bool protect);
/** Is there anybody but ${account} who decides about ${office} now? */
NB_MUST_USE enum nb_status nb_others_decide(struct nb_call *call, const struct nb_office *office,
                                            nb_row account, bool *ret_others);
/** NB_E_LAST_COORDINATOR when ${account} is the only coordinator of the region (Z8). */
NB_MUST_USE enum nb_status nb_keep_last_coordinator(struct nb_call *call, nb_row account);
/** ${reason} under the key of the person; absent stays absent. */
NB_MUST_USE enum nb_status nb_appointment_seal_reason(struct nb_call *call,
                                                      const struct nb_appointment *appointment,
                                                      struct nb_str reason, struct nb_str *ret);
/** Tell the person, who proposed it and all who decide that ${row} has changed. */
NB_MUST_USE enum nb_status nb_appointment_tell(struct nb_call *call, nb_row row);
/** Checks, codes and the row itself: nothing is left but the audit log. */
NB_MUST_USE enum nb_status nb_appointment_drop(struct nb_call *call, nb_row row);

/* ---- what people see ---- */

struct nb_appointment_view {
	nb_row appointment;
	int hat, scope;
	struct nb_str where;
	int64_t from_ms, until_ms;
	int state, waits_for;
	struct nb_str name;
	int64_t proposed_ms, code_until_ms, accepted_ms, signed_ms, changed_ms;
	int64_t conduct;
	int64_t issued_ms, valid_until_ms;
	struct nb_str reason;
	struct nb_list may; /* of int: rights */
};
extern const struct nb_shape nb_shape_appointment;
/** As the subject, with ${appointer}, may see it. */
NB_MUST_USE enum nb_status nb_view_appointment(struct nb_call *call,
                                               const struct nb_appointer *appointer,
                                               const struct nb_appointment *appointment,
                                               struct nb_appointment_view *ret);

/* The reply of every act on an appointment: as it stands now. */
struct nb_appointment_reply {
	struct nb_appointment_view *appointment;
};
extern const struct nb_shape nb_shape_appointment_reply;
/** Fill the call's reply with appointment ${row}, after an act. */
NB_MUST_USE enum nb_status nb_reply_appointment(struct nb_call *call, nb_row row);

struct nb_conduct_view {
	int64_t version;
	struct nb_list nl, en; /* of struct nb_str */
};
extern const struct nb_shape nb_shape_conduct;
/** The code of conduct as it is now; NULL when out of memory. */
struct nb_conduct_view *nb_view_conduct(struct nb_call *call);

#endif
