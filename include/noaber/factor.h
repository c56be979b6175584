/*
 * factor.h - what somebody has besides a passphrase, half sessions and fresh proof (layer 5,
 * command). All in the lane's transaction.
 */
#ifndef NB_FACTOR_H
#define NB_FACTOR_H

#include "noaber/totp.h"
#include "noaber/views.h"

/* Kinds of second things. Stored as numbers: only add at the end. */
enum nb_factor_kind { NB_FACTOR_TOTP, NB_FACTOR_KIND_COUNT };

#define NB_FACTORS_MOST 10 /* of one account */
#define NB_FACTOR_NAME_CHARACTERS_MOST 40

/* A second thing on its way into the store. */
struct nb_new_factor {
	nb_row account;
	enum nb_factor_kind kind;
	nb_row begun_by;      /* the session that still sets it up; 0: it counts at once */
	struct nb_str name;   /* the owner's own word for it */
	struct nb_str secret; /* sealed under the account's key */
};

/** How many second things of ${account} count. */
NB_MUST_USE enum nb_status nb_factor_count(struct nb_call *call, nb_row account, int64_t *ret);
/** When a session of ${account} that puts on ${hat} proved enough: now, or 0 when it begins as half
 * a one (A9). For whoever has said who they are with a passphrase or its like. */
NB_MUST_USE enum nb_status nb_factor_proved_at_sign_in(struct nb_call *call, nb_row account,
                                                       enum nb_hat hat, int64_t *ret_proved_ms);
NB_MUST_USE enum nb_status nb_factor_add(struct nb_call *call, const struct nb_new_factor *factor);

/** Does ${code} come from a code app of the caller's account, or, with ${begun_by}, from the one that
 * this session sets up? Each step works once (A9). ${ret_factor} may be NULL. NB_E_WRONG_CODE. */
NB_MUST_USE enum nb_status nb_factor_prove_totp(struct nb_call *call, struct nb_str code,
                                                nb_row begun_by, nb_row *ret_factor);
/** The caller's session has just proved enough, whatever with: it is whole and fresh, and gets a new
 * token (A3). At the HTTP door. */
NB_MUST_USE enum nb_status nb_session_prove(struct nb_call *call);
/** Did the caller's session prove lately what there is to prove? For commands that are marked
 * fresh. NB_E_PROOF_NEEDED; NB_E_FACTOR_NEEDED for half a session that has something to prove. */
NB_MUST_USE enum nb_status nb_session_is_fresh(struct nb_call *call);

#endif
