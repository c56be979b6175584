/*
 * account.h - what several commands do with an account itself: login names, secrets, sessions
 * (layer 5, command). All in the lane's transaction.
 */
#ifndef NB_ACCOUNT_H
#define NB_ACCOUNT_H

#include "noaber/life.h"
#include "noaber/views.h"

/* Login names and passphrases (15 characters or more without second factor,
 * no composition rules). */
#define NB_LOGIN_CHARACTERS_LEAST 3
#define NB_LOGIN_CHARACTERS_MOST 32
#define NB_PASSPHRASE_CHARACTERS_LEAST 15
#define NB_PASSPHRASE_CHARACTERS_MOST 256
#define NB_RECOVERY_CHARACTERS_MOST 200 /* as people type it, with what they put between */
#define NB_LOGIN_FOLD_BYTES 32

/* What an account is proved with. Texts are in the call's arena. */
struct nb_account {
	nb_row account;
	struct nb_str passphrase; /* hash; absent: a guest */
	struct nb_str recovery;   /* hash; absent: no phrase was made */
	enum nb_life life;
	int64_t due_ms; /* meant while paused or closed */
};

/** Keyed hash of the folded login name: the store holds no login names. false when nothing of it is
 * left after folding. */
bool nb_login_fold(struct nb_call *call, struct nb_str login, uint8_t ret[NB_LOGIN_FOLD_BYTES]);
/** The account of a login name; NB_E_NOT_FOUND. */
NB_MUST_USE enum nb_status nb_account_by_login(struct nb_call *call, struct nb_str login,
                                               struct nb_account *ret);
NB_MUST_USE enum nb_status nb_account_by_row(struct nb_call *call, nb_row account,
                                             struct nb_account *ret);

/* ---- slow lane: each of these takes as long as a hash ---- */

/** NB_E_BUSY: out of memory. */
NB_MUST_USE enum nb_status nb_account_hash(struct nb_call *call, struct nb_str passphrase,
                                           struct nb_str *ret_hash);
/** Does ${passphrase} belong to ${hash}? An absent hash costs the same and does not (A6). */
bool nb_account_proves(struct nb_call *call, struct nb_str passphrase, struct nb_str hash);

/* A new recovery phrase: the words are told once, the hash is what is kept. */
struct nb_recovery {
	struct nb_str phrase;
	struct nb_str hash;
};
NB_MUST_USE enum nb_status nb_account_new_recovery(struct nb_call *call, struct nb_recovery *ret);
/** As nb_account_proves, for a recovery phrase as somebody typed it. */
bool nb_account_recovers(struct nb_call *call, struct nb_str phrase, struct nb_str hash);

/* ---- writer ---- */

/** End all sessions of ${account} but ${kept} (0: none is kept); their connections close (A4). */
NB_MUST_USE enum nb_status nb_account_end_sessions(struct nb_call *call, nb_row account,
                                                   nb_row kept, const char *why);

/** The caller's account leaves as ${life}, to be looked at again at ${due_ms} (0: never): faces are
 * away, all sessions end. NB_E_CONFLICT: it has just left. */
NB_MUST_USE enum nb_status nb_account_leave(struct nb_call *call, enum nb_life life,
                                            int64_t due_ms);
/** The same for who is to come back: NB_E_KEEP_FIRST for a guest, who could not. */
NB_MUST_USE enum nb_status nb_account_leave_for(struct nb_call *call, enum nb_life life,
                                                int64_t due_ms);
/** Back from a pause, a lock or a closing; nothing changes for an account that is in use. */
NB_MUST_USE enum nb_status nb_account_return(struct nb_call *call, nb_row account);

struct nb_until_reply {
	int64_t until_ms;
};
extern const struct nb_shape nb_shape_until_reply;

/* What every command answers that makes a recovery phrase. */
struct nb_recovery_reply {
	struct nb_str recovery_phrase;
};
extern const struct nb_shape nb_shape_recovery_reply;

#endif
