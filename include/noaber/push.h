/*
 * push.h - wake a device of somebody who asked for it (layer 3, push). RFC 8030 with the signature of
 * RFC 8292 and no payload at all: a push service learns that something came and nothing else, and all
 * requests are the same bytes (S2, P12).
 *
 * owner of a struct nb_push: one thread; only nb_push_interrupt may be called from another.
 */
#ifndef NB_PUSH_H
#define NB_PUSH_H

#include "noaber/https.h"
#include "noaber/settings.h"

#define NB_PUSH_ENDPOINT_BYTES_MOST 1024
#define NB_PUSH_KEY_TEXT_BYTES 87 /* base64url of a point of P-256, 65 bytes */
#define NB_PUSH_AT_ONCE NB_HTTPS_AT_ONCE
#define NB_PUSH_PATIENCE_MS 5000 /* for all that is sent at once */
#define NB_PUSH_TRIES_MOST 5     /* then it waits for the next thing that comes */

/** The public half of the key that ${seed} is; the same in every process and after every restart.
 * false: out of memory. */
NB_MUST_USE bool nb_push_public_key(const uint8_t seed[32], char ret[NB_PUSH_KEY_TEXT_BYTES + 1]);

/** May something be sent to ${endpoint}? It comes from a browser or from somebody who says so: https at
 * one of ${services}, words apart by spaces, each host[:port] or what is below it. Pure. */
bool nb_push_endpoint_is_good(struct nb_str endpoint, const char *services);

struct nb_push;
/** ${seed}: 32 secret bytes; ${authorities}: PEM, empty: those of the system. Copied. NULL: out of
 * memory, or no contact is set. Before threads start. */
struct nb_push *nb_push_create(const struct nb_push_settings *settings, const uint8_t seed[32],
                               struct nb_str authorities);
void nb_push_destroy(struct nb_push *push); /* NULL is fine */
void nb_push_interrupt(struct nb_push *push);

enum nb_push_outcome {
	NB_PUSH_TAKEN,
	NB_PUSH_GONE,  /* the service knows the device no more */
	NB_PUSH_AGAIN, /* no answer, or an odd one */
};
/** Wake the devices at ${endpoints}, at most NB_PUSH_AT_ONCE. ${now_ms}: wall clock. */
void nb_push_send(struct nb_push *push, const struct nb_str *endpoints,
                  enum nb_push_outcome *outcomes, size_t count, int64_t now_ms);

/** When a device may be woken after ${tries} that failed, or 0 of them; in whole minutes, so that the
 * row tells little. Pure. */
int64_t nb_push_next_ms(int64_t now_ms, int64_t tries, int64_t quiet_minutes);

#endif
