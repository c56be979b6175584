/*
 * organisation.h - what the oidc.* commands share: attempts, links, and who may come in that way
 * (layer 5, command). Rules A3, A4, A6, A10.
 *
 * A provider says who somebody is there, never what they may do here: roles come from the grants of
 * the account that the person linked themselves.
 */
#ifndef NB_ORGANISATION_H
#define NB_ORGANISATION_H

#include "noaber/account.h"
#include "noaber/oidc.h"
#include "noaber/people.h"

#define NB_BROWSER_KEY_CHARACTERS NB_TOKEN_TEXT_BYTES /* 256 bit, made by the page */

/** Before anything is asked for a link, of somebody who is signed in: NB_E_FORBIDDEN for a hat that
 * this organisation vouches for nobody under. */
NB_MUST_USE enum nb_status nb_organisation_may_link(struct nb_call *call);

/* ---- leaving for the provider ---- */

struct nb_begin_args {
	struct nb_str browser_key;
};
struct nb_begin_reply {
	struct nb_str url;
};
extern const struct nb_shape nb_shape_begin_args, nb_shape_begin_reply;

/** Outbound lane: a fresh state, and where the browser has to go. NB_E_NOT_OFFERED,
 * NB_E_ORGANISATION_AWAY. */
NB_MUST_USE enum nb_status nb_organisation_prepare_begin(struct nb_call *call);
/** Writer: keep the attempt, for ${account} when it is to be linked (0: somebody signs in). */
NB_MUST_USE enum nb_status nb_organisation_begin(struct nb_call *call, nb_row account);

/* ---- coming back ---- */

/* What the page took out of the address, with the key that it kept. */
#define NB_RETURNED_MEMBERS                                                                        \
	struct nb_str code;                                                                        \
	struct nb_str state;                                                                       \
	struct nb_str browser_key;                                                                 \
	struct nb_str iss /* absent: the provider did not say */
struct nb_returned {
	NB_RETURNED_MEMBERS;
};
#define NB_RETURNED_FIELDS(s)                                                                      \
	NB_FIELD_TEXT(s, code, 1, 4096, "code of the answer of the provider"),                     \
	    NB_FIELD_TEXT(s, state, NB_OIDC_STATE_BYTES, NB_OIDC_STATE_BYTES,                      \
	                  "state of that answer"),                                                 \
	    NB_FIELD_TEXT(s, browser_key, NB_BROWSER_KEY_CHARACTERS, NB_BROWSER_KEY_CHARACTERS,    \
	                  "the random key with which this tab began"),                             \
	    NB_FIELD_TEXT_OPT(s, iss, 0, NB_SETTING_TEXT_BYTES - 1,                                \
	                      "iss of that answer, when it has one (RFC 9207)")

/** Outbound lane: find the attempt for ${account} (0: a sign-in) of this browser, and ask the
 * provider whom it vouches for; call->prepared then is a struct nb_oidc_identity.
 * NB_E_NOT_OFFERED, NB_E_ATTEMPT_OVER (also for a state of somebody else), and as nb_oidc_redeem. */
NB_MUST_USE enum nb_status nb_organisation_prepare_return(struct nb_call *call,
                                                          const struct nb_returned *returned,
                                                          nb_row account);
/** Writer: the attempt is used up. NB_E_ATTEMPT_OVER: it was already. */
NB_MUST_USE enum nb_status nb_organisation_take(struct nb_call *call,
                                                const struct nb_returned *returned);

/* ---- links ---- */

#define NB_ISSUER_HASH_BYTES NB_SHA256_BYTES

/** A keyed hash for what the provider calls somebody, ${subject} "" for the provider itself. */
void nb_organisation_hash(struct nb_call *call, const char *subject, uint8_t ret[NB_SHA256_BYTES]);
/** May ${account} wear ${hat} for this organisation now? Only professionals and partners, under a
 * grant that holds; of the organisation's code when one is set. */
NB_MUST_USE enum nb_status nb_organisation_allows(struct nb_call *call, nb_row account,
                                                  enum nb_hat hat, bool *ret_allows);

#endif
