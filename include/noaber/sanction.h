/*
 * sanction.h - what somebody may not do in a community for a while (layer 5, command). Rules MO4,
 * MO5, MO8, MO13, LE2 and Z10: it has a reason, a house rule, a name behind it and an end; the
 * person is told at once; and no change of the room, and no coming back, ends it sooner.
 */
#ifndef NB_SANCTION_H
#define NB_SANCTION_H

#include "noaber/views.h"

#define NB_SANCTION_PAUSE_DAYS_MOST 30 /* MO5 */
#define NB_SANCTION_BAN_DAYS_MOST 365  /* our choice: for good is not for one person to decide */
#define NB_SANCTION_TEXT_LEAST 10      /* characters: a sentence that the person can judge */
#define NB_SANCTION_TEXT_MOST 500
#define NB_SANCTION_SHOWN_DAYS 183 /* as long as somebody may object (MO10) */
#define NB_SANCTIONS_SHOWN_MOST 50

/* What every one takes. */
struct nb_sanction_args {
	nb_row member;
	int64_t days;
	struct nb_str rule;
	struct nb_str reason;
};
#define NB_SANCTION_FIELDS(days_most)                                                              \
	NB_FIELD_ID(struct nb_sanction_args, member, NB_ID_MEMBER, "whom it is about"),            \
	    NB_FIELD_INT(struct nb_sanction_args, days, 1, days_most, "for how long"),             \
	    NB_FIELD_TEXT(struct nb_sanction_args, rule, 3, NB_SANCTION_TEXT_MOST,                 \
	                  "which house rule, as it stands"),                                       \
	    NB_FIELD_TEXT(struct nb_sanction_args, reason, NB_SANCTION_TEXT_LEAST,                 \
	                  NB_SANCTION_TEXT_MOST, "what happened; the person can read it")

/* The fields of a statement of reasons (LE2) that are not the same for every one. */
struct nb_sanction_view {
	nb_row sanction;
	struct nb_author_view *about;
	nb_row community;
	struct nb_str community_name;
	int kind;
	struct nb_str rule;
	struct nb_str reason;
	struct nb_author_view *by;
	int64_t from_ms;
	int64_t until_ms;
	bool seen;
};
extern const struct nb_shape nb_shape_sanction;
struct nb_sanctions_reply {
	struct nb_list sanctions;
};
extern const struct nb_shape nb_shape_sanctions_reply;
struct nb_sanction_reply {
	nb_row sanction;
	int64_t until_ms;
};
extern const struct nb_shape nb_shape_sanction_reply;

/** Impose ${kind} on the face of call->object; the person is told, and loses in the same
 * moment what it takes. NB_E_FORBIDDEN: a host's face; that is ended as a task. */
NB_MUST_USE enum nb_status nb_sanction_impose(struct nb_call *call, enum nb_sanction kind,
                                              const struct nb_sanction_args *args,
                                              struct nb_sanction_reply *ret);
/** End the sanction of call->object now. NB_E_CONFLICT: it is over. */
NB_MUST_USE enum nb_status nb_sanction_end(struct nb_call *call);
/** Put on the face with this link what runs for them, also when the face is a new one (Z10). */
NB_MUST_USE enum nb_status nb_sanction_carry(struct nb_call *call, struct nb_str link);
/** The bits of what runs for who has this link but no face, into ${relation}. */
NB_MUST_USE enum nb_status nb_sanction_relate(struct nb_call *call, struct nb_str link,
                                              unsigned *relation);
/** The sanctions ${sql} selects for ${of}, newest first: nb_sanction_view structs. ${after_ms} as the
 * statement says. */
NB_MUST_USE enum nb_status nb_view_sanctions(struct nb_call *call, enum nb_sql sql, nb_row of,
                                             int64_t after_ms, struct nb_list *ret);

#endif
