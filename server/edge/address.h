/*
 * address.h - what one address may cost us (R7, R8). IPv6 counts per /64, because that is what one
 * household has. (edge, private)
 */
#ifndef NB_EDGE_ADDRESS_H
#define NB_EDGE_ADDRESS_H

#include "noaber/str.h"

#define NB_ADDRESS_BYTES 16

/**
 * nb_bucket_take(tat_us, now_us, cost_us, burst_us):
 * A token bucket in one number, the time at which it will be full again. One thing costs
 * ${cost_us} (a million divided by the rate per second); at most ${burst_us} may be owed. false:
 * too fast, and nothing is taken.
 */
bool nb_bucket_take(int64_t *tat_us, int64_t now_us, int64_t cost_us, int64_t burst_us);

enum nb_limit_kind {
	NB_LIMIT_ACCEPT,  /* TCP connections, before TLS */
	NB_LIMIT_REQUEST, /* what the core is asked for: the session door and websocket handshakes */
	NB_LIMIT_FILE, /* pages and files, the same for everybody: a browser asks for many at once */
	NB_LIMIT_HELP, /* /hulp and /weg have their own bucket (S9, R15) */
	NB_LIMIT_COUNT
};

struct nb_settings;
struct nb_address; /* one counted address; lives as long as it has sockets or debts */

/* owner: the edge */
struct nb_limits;

NB_MUST_USE enum nb_status nb_limits_create(struct nb_limits **ret_limits);
void nb_limits_destroy(struct nb_limits *limits);
/** New bounds, at once for all. */
void nb_limits_set(struct nb_limits *limits, const struct nb_settings *settings);

/** Count one more socket of ${ip} (16 bytes, IPv4 as ::ffff:a.b.c.d). NULL: it has enough, or
 * connects too often, or memory is short; nothing was counted. */
struct nb_address *nb_limits_open(struct nb_limits *limits, const uint8_t ip[NB_ADDRESS_BYTES],
                                  int64_t now_ms);
void nb_limits_close(struct nb_limits *limits, struct nb_address *address);
/** One more of ${kind}; false when over the rate. */
bool nb_limits_take(struct nb_limits *limits, struct nb_address *address, enum nb_limit_kind kind,
                    int64_t now_ms);
/** Forget addresses without sockets and debts; call now and then. Looks at a few at a time. */
void nb_limits_sweep(struct nb_limits *limits, int64_t now_ms);

#endif
