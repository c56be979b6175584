/*
 * link.h - messages between an edge and the core (layer 3, codec). One fixed header, two byte
 * strings; every type uses the same layout, so there is one encoder and one decoder to fuzz.
 *
 * In order on a stream socketpair: a LEAVE that is written before a PUBLISH is a proof, not a hope.
 */
#ifndef NB_LINK_H
#define NB_LINK_H

#include "noaber/str.h"

enum nb_link_type {
	/* edge -> core */
	NB_LINK_OPEN = 1, /* conn; code = 1 when announced again to a new core; first = address
	                   * (16 bytes); second = cookie token text, or the ticket when announced */
	NB_LINK_HELD,     /* conn, topic: announced connection holds this topic; follows its OPEN */
	NB_LINK_FRAME,    /* conn; first = one complete text message */
	NB_LINK_CLOSED,   /* conn: gone; nothing follows for it */
	NB_LINK_HTTP, /* conn = request number; code = enum nb_link_http; first = address (16 bytes)
	                   * + cookies, as below; second = body */
	/* core -> edge */
	NB_LINK_ACCEPT,  /* conn; first = ticket (kept for OPEN to a new core): hello succeeded */
	NB_LINK_SEND,    /* conn; first = one or more lines for this connection alone */
	NB_LINK_JOIN,    /* conn, topic */
	NB_LINK_LEAVE,   /* conn, topic */
	NB_LINK_PUBLISH, /* topic; first = one or more lines for all that joined */
	NB_LINK_CLOSE,   /* conn; code = close code; first = lines to send before, may be empty */
	NB_LINK_HTTP_REPLY, /* conn = request number; code = HTTP status; first = cookies to
	                   * set; second = body (JSON) */
	NB_LINK_TYPE_COUNT
};

/* Cookies on their way: the session's token text, and when there is something to say of it, a newline
 * and what the device is known by. To the browser: "" leave alone, "-" expire, else the value. */

enum nb_link_http {
	NB_LINK_HTTP_POST = 1, /* POST /session */
	NB_LINK_HTTP_GET,      /* GET /session */
	NB_LINK_HTTP_DELETE,   /* DELETE /session, and GET /weg: end the cookie's session */
};

struct nb_link_message {
	enum nb_link_type type;
	uint16_t code;
	uint64_t conn;  /* never reused by an edge process; edge number in the top 8 bits */
	uint64_t topic; /* (room row << 2) | audience; the same after a restart of the core */
	struct nb_str first;
	struct nb_str second;
};

#define NB_LINK_DEVICE_DAYS 180 /* a browser knows what it is known by for so long */
#define NB_LINK_HEADER_BYTES 32
#define NB_LINK_MESSAGE_BYTES_MOST (1u << 20) /* header and both strings */
#define NB_LINK_ADDRESS_BYTES 16

/** Append to ${out}. */
void nb_link_encode(const struct nb_link_message *message, struct nb_buf *out);

/**
 * nb_link_decode(bytes, ret, ret_used):
 * Read one message from the start of ${bytes}; its strings borrow from there.
 * NB_OK sets both results. NB_E_NOT_FOUND: not complete yet. NB_E_BAD_REQUEST: not a message of
 * ours (unknown type, sizes that do not add up, over the bound): the link is broken, close it.
 */
NB_MUST_USE enum nb_status nb_link_decode(struct nb_str bytes, struct nb_link_message *ret,
                                          size_t *ret_used);

#endif
