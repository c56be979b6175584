/*
 * oidc.h - sign-in through one OpenID provider: what is asked of it over the network, and whether
 * what it says is true (layer 3, oidc). Rules A3, A10: authorization code with PKCE, state, nonce,
 * a pinned issuer and its keys, an allow-list of algorithms.
 *
 * Nothing here knows accounts. owner of a struct nb_oidc: the outbound thread of the core; only
 * nb_oidc_interrupt may be called from another.
 */
#ifndef NB_OIDC_H
#define NB_OIDC_H

#include "noaber/arena.h"
#include "noaber/secret.h"
#include "noaber/settings.h"

#include <stddef.h>

#define NB_OIDC_KEYS_MOST 32           /* of a provider; more are not looked at */
#define NB_OIDC_TOKEN_BYTES_MOST 16384 /* of one token */
#define NB_OIDC_SUBJECT_BYTES_MOST 255 /* OpenID Connect Core, 2: sub */
#define NB_OIDC_LEEWAY_S 60            /* clocks differ */
#define NB_OIDC_AGE_MOST_S 600         /* of a token: it was made for this sign-in */
#define NB_OIDC_KEYS_JSON_MOST 262144  /* bytes of any answer of the provider */
#define NB_OIDC_ATTEMPT_MS (10 * 60 * 1000)
#define NB_OIDC_PATIENCE_MS 8000 /* for all that one command asks of the provider */

/* ---- a token: pure, no clock, no network ---- */

/* Why a token is refused. Words for the log in nb_oidc_verdict_words; never its content. */
enum nb_oidc_verdict {
	NB_OIDC_GOOD,
	NB_OIDC_BAD_FORM,      /* not three parts of base64url, or no strict JSON in them */
	NB_OIDC_BAD_HEADER,    /* names a key by itself, or asks for what we do not know */
	NB_OIDC_BAD_ALGORITHM, /* not RS256, PS256 or ES256 */
	NB_OIDC_UNKNOWN_KEY,   /* no key of the provider has this kid and fits the algorithm */
	NB_OIDC_BAD_SIGNATURE,
	NB_OIDC_BAD_ISSUER,
	NB_OIDC_BAD_AUDIENCE,
	NB_OIDC_BAD_TIME, /* over, from the future, or made long ago */
	NB_OIDC_BAD_NONCE,
	NB_OIDC_BAD_SUBJECT,
	NB_OIDC_VERDICT_COUNT
};
extern const char *const nb_oidc_verdict_words[NB_OIDC_VERDICT_COUNT];

struct nb_oidc_keys;
/** The signing keys in a JWK set; those that we would not use are left out. NULL: not a set of keys
 * or out of memory. */
struct nb_oidc_keys *nb_oidc_keys_read(struct nb_str json);
void nb_oidc_keys_free(struct nb_oidc_keys *keys); /* NULL is fine */
size_t nb_oidc_keys_count(const struct nb_oidc_keys *keys);

/* What a token has to say. */
struct nb_oidc_expected {
	const char *issuer;
	const char *client_id;
	const char *nonce;
	const char *acr; /* words apart by spaces, any of which proves a second factor; may be "" */
	const char *amr; /* words that together prove it; may be "" */
	int64_t now_s;
};

/* Whom the provider vouches for. */
struct nb_oidc_identity {
	char subject[NB_OIDC_SUBJECT_BYTES_MOST + 1];
	bool factor; /* it says that a second factor was asked, in the words of acr and amr */
};

/** Judge a compact ID token. ${ret} is written for NB_OIDC_GOOD alone. ${keys} may be NULL: then it
 * is NB_OIDC_UNKNOWN_KEY at best. Pure. */
NB_MUST_USE enum nb_oidc_verdict nb_oidc_judge(struct nb_str token, const struct nb_oidc_keys *keys,
                                               const struct nb_oidc_expected *expected,
                                               struct nb_oidc_identity *ret);

/* ---- the provider ---- */

struct nb_oidc;

/** ${files}: secret, 0 byte, PEM, 0 byte, as NB_CONTROL_PROVIDER has it; copied. NULL: out of memory,
 * or no issuer is set. Once per process, before threads start. */
struct nb_oidc *nb_oidc_create(const struct nb_oidc_settings *settings, const char *origin,
                               struct nb_str files);
void nb_oidc_destroy(struct nb_oidc *oidc); /* NULL is fine */
/** What is being asked ends within a second, with NB_E_ORGANISATION_AWAY. Any thread. */
void nb_oidc_interrupt(struct nb_oidc *oidc);

#define NB_OIDC_STATE_BYTES NB_TOKEN_TEXT_BYTES /* 256 bit in base64url */

/* What belongs to one attempt; the last two are derived from the first under a key of ours, so the
 * store keeps neither. */
struct nb_oidc_attempt {
	char state[NB_OIDC_STATE_BYTES + 1];
	char nonce[NB_OIDC_STATE_BYTES + 1];
	char verifier[NB_OIDC_STATE_BYTES + 1];
};

/** Where the browser has to go for ${attempt}. NB_E_ORGANISATION_AWAY, NB_E_TOO_LARGE. */
NB_MUST_USE enum nb_status nb_oidc_address(struct nb_oidc *oidc,
                                           const struct nb_oidc_attempt *attempt,
                                           struct nb_arena *arena, struct nb_str *ret_url);

/* What the browser brought back. */
struct nb_oidc_answer {
	struct nb_str code;
	struct nb_str iss; /* absent: the provider did not say */
	int64_t now_ms;    /* wall clock */
};

/** Whom the provider vouches for. An attempt is asked about once: the second time it is what the
 * first time found, so that a question in between (consent, coming back) costs no second sign-in.
 * NB_E_ORGANISATION_AWAY, NB_E_ORGANISATION_REFUSED, NB_E_ORGANISATION_FACTOR. */
NB_MUST_USE enum nb_status nb_oidc_redeem(struct nb_oidc *oidc,
                                          const struct nb_oidc_attempt *attempt,
                                          const struct nb_oidc_answer *answer,
                                          struct nb_oidc_identity *ret);

#endif
