/*
 * passkey.h - passkeys of accounts: asking, enrolling, proving (layer 5, command). What an
 * authenticator may say is in noaber/webauthn.h; all in the lane's transaction.
 */
#ifndef NB_PASSKEY_H
#define NB_PASSKEY_H

#include "noaber/factor.h"
#include "noaber/webauthn.h"

#define NB_PASSKEY_TEXT_MOST 5500 /* base64url of NB_WEBAUTHN_DATA_BYTES_MOST, and a little */
#define NB_PASSKEY_ID_TEXT_MOST 1364
#define NB_PASSKEY_HANDLE_BYTES 32
#define NB_PASSKEY_HANDLE_TEXT_BYTES 43

/* What every command answers with which a page begins. */
struct nb_passkey_question {
	struct nb_str challenge;    /* base64url */
	struct nb_str rp;           /* the site that it is for */
	struct nb_str user;         /* base64url; absent unless enrolling */
	struct nb_str name;         /* of the account, for the list of the device; the same */
	struct nb_list credentials; /* of struct nb_str, base64url: own passkeys */
};
extern const struct nb_shape nb_shape_passkey_question;

/* What an authenticator answers to it; all base64url. */
struct nb_passkey_answer {
	struct nb_str credential;
	struct nb_str client_data;
	struct nb_str authenticator_data;
	struct nb_str signature;
	struct nb_str user; /* absent: the authenticator keeps none */
};
extern const struct nb_shape nb_shape_passkey_answer;

/** A fresh challenge for ${bond}, and the site. Nothing is stored. */
NB_MUST_USE enum nb_status nb_passkey_ask(struct nb_call *call,
                                          const struct nb_challenge_bond *bond,
                                          struct nb_passkey_question *ret);
/** The credentials of the caller's account, so that none is made twice, or one of them is asked. */
NB_MUST_USE enum nb_status nb_passkey_list(struct nb_call *call, struct nb_list *ret);
/** May the caller make another passkey? As nb_factor_may_add, which counts only what must be shown;
 * here all count, so that the list stays one. */
NB_MUST_USE enum nb_status nb_passkey_may_add(struct nb_call *call);
/** What authenticators call ${account}: stable, and tells nothing. Text of base64url in the arena. */
struct nb_str nb_passkey_handle(struct nb_call *call, nb_row account);

/* A challenge that was ours and in time; to be used up by the writer. */
struct nb_passkey_challenge {
	uint8_t hash[NB_SHA256_BYTES];
	int64_t until_ms;
};

/** Take the credential out of ${attestation} for the caller's ${bond} and keep it under ${name}, begun by
 * the caller's session: nb_factor_count_in makes it count. NB_E_WRONG_PASSKEY; NB_E_CONFLICT: it is
 * somebody's already. Writer. */
NB_MUST_USE enum nb_status nb_passkey_enrol(struct nb_call *call,
                                            const struct nb_challenge_bond *bond,
                                            struct nb_str client_data, struct nb_str attestation,
                                            struct nb_str name, nb_row *ret_factor);

/* What the slow lane found out. */
struct nb_passkey_proof {
	nb_row account;
	nb_row factor;
	struct nb_webauthn_use use;
	struct nb_passkey_challenge challenge;
};
/** Look at ${answer}: whose passkey it is, and did it sign what we asked for ${bond}. An unknown
 * passkey costs the same and gets the same answer as a wrong signature (A6). NB_E_WRONG_PASSKEY. */
NB_MUST_USE enum nb_status nb_passkey_examine(struct nb_call *call,
                                              const struct nb_passkey_answer *answer,
                                              const struct nb_challenge_bond *bond,
                                              struct nb_passkey_proof *ret);
/** Let ${proof} count, once: the challenge is used up and the counter has risen (A9, A10). Writer.
 * NB_E_WRONG_PASSKEY: used before, or the passkey was removed meanwhile. */
NB_MUST_USE enum nb_status nb_passkey_accept(struct nb_call *call,
                                             const struct nb_passkey_proof *proof);

#endif
