/*
 * factor.h - what somebody has besides a passphrase, half sessions and fresh proof (layer 5,
 * command). All in the lane's transaction.
 */
#ifndef NB_FACTOR_H
#define NB_FACTOR_H

#include "noaber/totp.h"
#include "noaber/views.h"

/* Kinds of second things. Stored as numbers: only add at the end. */
enum nb_factor_kind { NB_FACTOR_TOTP, NB_FACTOR_PASSKEY, NB_FACTOR_KIND_COUNT };

#define NB_FACTORS_MOST 10 /* of one account */
#define NB_FACTOR_NAME_CHARACTERS_MOST 40
#define NB_FACTOR_CODES 8                 /* recovery codes that are made at a time */
#define NB_FACTOR_CODE_CHARACTERS_MOST 20 /* as people type one */

/* A second thing on its way into the store. */
struct nb_new_factor {
	nb_row row; /* 0: the next one */
	nb_row account;
	enum nb_factor_kind kind;
	nb_row begun_by;      /* the session that still sets it up; 0: it counts at once */
	struct nb_str name;   /* the owner's own word for it */
	struct nb_str secret; /* sealed under the account's key */
};

/** How many second things of ${account} have to be shown besides its passphrase. A passkey of somebody
 * who holds no hat for others is not one of them: it is another way in, and who lost the device still
 * comes in with the passphrase. */
NB_MUST_USE enum nb_status nb_factor_count(struct nb_call *call, nb_row account, int64_t *ret);
/** When a session of ${account} that puts on ${hat} proved enough: now, or 0 when it begins as half
 * a one (A9). For whoever has said who they are with a passphrase or its like. */
NB_MUST_USE enum nb_status nb_factor_proved_at_sign_in(struct nb_call *call, nb_row account,
                                                       enum nb_hat hat, int64_t *ret_proved_ms);
NB_MUST_USE enum nb_status nb_factor_add(struct nb_call *call, const struct nb_new_factor *factor);

/** May the caller set up another thing? NB_E_KEEP_FIRST: a guest could not sign in with it.
 * NB_E_CONFLICT: there are NB_FACTORS_MOST. Who may begin also is fresh, by the command's row. */
NB_MUST_USE enum nb_status nb_factor_may_add(struct nb_call *call);
/** ${factor}, which this session began and has just proved, counts from now on, and the session is
 * whole and fresh. ${ret_codes}: recovery codes to be told, for the first thing that has to be shown; all
 * other sessions end then. At the HTTP door. */
NB_MUST_USE enum nb_status nb_factor_count_in(struct nb_call *call, nb_row factor,
                                              struct nb_list *ret_codes);

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

/* ---- recovery codes (factor_code.c), of the caller's account ---- */

/** Make new ones in place of what there was: struct nb_str each, told once. */
NB_MUST_USE enum nb_status nb_factor_new_codes(struct nb_call *call, struct nb_list *ret);
NB_MUST_USE enum nb_status nb_factor_count_codes(struct nb_call *call, int64_t *ret);
/** Use one up; its owner reads in the audit log that it was used. NB_E_WRONG_CODE. */
NB_MUST_USE enum nb_status nb_factor_use_code(struct nb_call *call, struct nb_str code);

/* What every command answers that may make recovery codes. */
struct nb_codes_reply {
	struct nb_list codes;
};
extern const struct nb_shape nb_shape_codes_reply;

/** ${text} as a QR code: a struct nb_str of 0 and 1 for each row (qr.c). */
NB_MUST_USE enum nb_status nb_qr_draw(const char *text, struct nb_arena *arena,
                                      struct nb_list *ret);

#endif
