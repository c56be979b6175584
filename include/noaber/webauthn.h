/*
 * webauthn.h - is this what an authenticator answers to our question? (layer 3, codec)
 *
 * Registration and assertion of WebAuthn level 3, as far as Noaber allows them: attestation "none",
 * keys of ES256, EdDSA and RS256, the person present and verified. Signatures are libfido2's; where,
 * for what and when are ours (A10). Everything here is pure but for the dice of a new challenge.
 */
#ifndef NB_WEBAUTHN_H
#define NB_WEBAUTHN_H

#include "noaber/arena.h"
#include "noaber/ids.h"
#include "noaber/secret.h"

#define NB_WEBAUTHN_ID_BYTES_MOST 1023   /* of a credential, by the standard */
#define NB_WEBAUTHN_KEY_BYTES_MOST 259   /* RSA of 2048 bits */
#define NB_WEBAUTHN_DATA_BYTES_MOST 4096 /* client data, attestation */
#define NB_WEBAUTHN_SIGNATURE_BYTES_MOST 512
#define NB_WEBAUTHN_PROOF_BYTES 37 /* authenticator data of an assertion */

/* Why not; the first that does not fit. People are never told which (A6). */
enum nb_webauthn {
	NB_WEBAUTHN_OK,
	NB_WEBAUTHN_CLIENT_DATA, /* does not read */
	NB_WEBAUTHN_TYPE,        /* made for the other ceremony */
	NB_WEBAUTHN_ORIGIN,      /* on a page that is not ours, or inside one */
	NB_WEBAUTHN_DATA,        /* of the authenticator; does not read */
	NB_WEBAUTHN_RP,          /* for another site */
	NB_WEBAUTHN_NOT_PRESENT,
	NB_WEBAUTHN_NOT_VERIFIED, /* no finger, face or code was asked */
	NB_WEBAUTHN_BACKUP,       /* says it is copied and cannot be copied */
	NB_WEBAUTHN_KEY,          /* none of ours, or no point of its curve */
	NB_WEBAUTHN_SIGNATURE,
	NB_WEBAUTHN_COUNTER, /* did not rise: there may be a copy */
	NB_WEBAUTHN_COUNT
};

enum nb_webauthn_ceremony { NB_WEBAUTHN_CREATE, NB_WEBAUTHN_GET };

/* COSE numbers; stored. */
enum nb_webauthn_algorithm {
	NB_WEBAUTHN_ES256 = -7,
	NB_WEBAUTHN_EDDSA = -8,
	NB_WEBAUTHN_RS256 = -257,
};

struct nb_webauthn_key {
	enum nb_webauthn_algorithm algorithm;
	size_t length;
	uint8_t bytes[NB_WEBAUTHN_KEY_BYTES_MOST]; /* as libfido2 takes it */
};

/* A new credential. */
struct nb_webauthn_credential {
	struct nb_webauthn_key key;
	struct nb_str id; /* borrowed from the attestation */
	int64_t sign_count;
	bool backed_up; /* a copy of it lies with whoever made the device */
};

/* What a page got for a challenge. */
struct nb_webauthn_proof {
	struct nb_str client_data;
	struct nb_str authenticator_data;
	struct nb_str signature;
};

/* What a good assertion says besides that it is good. */
struct nb_webauthn_use {
	int64_t sign_count;
	bool backed_up;
};

/** The name that credentials of ${origin} (https://host[:port]) are bound to: its host. */
struct nb_str nb_webauthn_rp(struct nb_str origin);

/** Read clientDataJSON: made for ${ceremony}, on a page of ${origin}. ${*ret_challenge} is what it
 * answers, decoded, in ${arena}; whether that was asked, nb_challenge_holds knows. */
enum nb_webauthn nb_webauthn_client(struct nb_str json, enum nb_webauthn_ceremony ceremony,
                                    struct nb_str origin, struct nb_arena *arena,
                                    struct nb_str *ret_challenge);
/** Take the credential out of an attestationObject. */
enum nb_webauthn nb_webauthn_enrol(struct nb_str attestation, struct nb_str origin,
                                   struct nb_webauthn_credential *ret);
/**
 * nb_webauthn_prove(proof, origin, key, sign_count, ret):
 * Did ${key} sign this, for us, with the person there? The client data is read by
 * nb_webauthn_client. ${key} NULL: nobody's; costs the same and is a wrong signature (A6).
 */
enum nb_webauthn nb_webauthn_prove(const struct nb_webauthn_proof *proof, struct nb_str origin,
                                   const struct nb_webauthn_key *key, int64_t sign_count,
                                   struct nb_webauthn_use *ret);

/* ---- challenges ---- */

/* 256 random bits, until when, and a keyed hash over both and what it is for. Nothing is kept of one
 * that is asked for; who accepts one writes it down, so that it counts once (A9). */
#define NB_CHALLENGE_BYTES (32 + 8 + NB_SHA256_BYTES)
#define NB_CHALLENGE_MS (5 * 60 * 1000)

enum nb_challenge_for { NB_CHALLENGE_ENROL, NB_CHALLENGE_SIGN_IN, NB_CHALLENGE_PROVE };

/* What a challenge is for and nothing else. */
struct nb_challenge_bond {
	enum nb_challenge_for what;
	nb_row account; /* 0: whoever it turns out to be */
	nb_row session;
};

void nb_challenge_make(const uint8_t key[32], const struct nb_challenge_bond *bond, int64_t now_ms,
                       uint8_t ret[NB_CHALLENGE_BYTES]);
/** Was ${challenge} made for ${bond}, and not longer ago than NB_CHALLENGE_MS? ${*ret_until_ms}: how
 * long it must be remembered as used. */
bool nb_challenge_holds(const uint8_t key[32], const struct nb_challenge_bond *bond, int64_t now_ms,
                        struct nb_str challenge, int64_t *ret_until_ms);

#endif
