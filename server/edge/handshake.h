/*
 * handshake.h - may this request become a websocket? A pure function of header values, so that it
 * can be tested and fuzzed without a socket (A2, F2, F2b). (edge, private)
 */
#ifndef NB_EDGE_HANDSHAKE_H
#define NB_EDGE_HANDSHAKE_H

#include "noaber/str.h"

#define NB_COOKIE_SESSION "__Host-nb"
#define NB_COOKIE_DEVICE "__Host-nb-device" /* noaber/device.h */

/* Values as they came, with their lengths; at = NULL when the header is absent. */
struct nb_handshake {
	bool is_get;
	struct nb_str path;
	struct nb_str http; /* "HTTP/1.1" */
	struct nb_str host;
	struct nb_str upgrade;
	struct nb_str version;
	struct nb_str key;
	struct nb_str protocol;
	struct nb_str origin;
	unsigned origin_count; /* how many times the header came */
	unsigned host_count;
	unsigned protocol_count;
	bool old_origin; /* Sec-WebSocket-Origin came, which the library also takes for Origin */
	bool has_body;   /* Content-Length or Transfer-Encoding */
};

/** ${host} and ${origin} are ours, from the settings. true: let it in. */
bool nb_handshake_good(const struct nb_handshake *asked, struct nb_str host, struct nb_str origin);

/** Does ${value} hold exactly the word "websocket", in any case, and nothing after it? */
bool nb_handshake_upgrade_good(struct nb_str value);

/**
 * nb_handshake_cookie(header, name, ret_token):
 * The value of cookie ${name} in a Cookie header. false when it is absent, there twice (somebody planted
 * one), empty, over 64 bytes, or holds anything but base64url; ${ret_token} borrows.
 */
bool nb_handshake_cookie(struct nb_str header, struct nb_str name, struct nb_str *ret_token);

#endif
