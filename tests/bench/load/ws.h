#ifndef NB_LOAD_WS_H
#define NB_LOAD_WS_H

#include "tls.h"

/* What a websocket tells its owner; same rules as nb_tls_calls. */
struct nb_ws_calls {
	/* The server has answered 101. */
	void (*on_open)(void *owner);
	/* A whole text message. The bytes are gone after the call. */
	void (*on_text)(void *owner, const char *text, size_t len);
	/* The server closed: `code` is its close code, or 0 when it sent none. */
	void (*on_end)(void *owner, unsigned code);
};

struct nb_ws {
	struct nb_tls tls;
	const struct nb_ws_calls *calls;
	void *owner;
	const char *cookie; /* borrowed from the caller of nb_ws_open; NULL for none */
	bool open;
	unsigned close_code;
	uint32_t mask;
	struct nb_bytes fragments;
};

/* Longest text this client sends: a message of 4000 characters fits, with its envelope. */
#define NB_WS_SEND_MAX_BYTES 8192

/* Connects, shakes hands (RFC 6455 section 4.1) on /ws with subprotocol noaber.1, Origin and the
 * cookie ("name=value"), and calls on_open. `ws` must stay where it is until closed. */
void nb_ws_open(struct nb_ws *ws, struct nb_net *net, const char *cookie,
                const struct nb_ws_calls *calls, void *owner);

/* Sends one masked text frame; len <= NB_WS_SEND_MAX_BYTES. */
void nb_ws_send(struct nb_ws *ws, const char *text, size_t len);

/* Closes the TCP connection at once; no on_end follows. */
void nb_ws_close(struct nb_ws *ws);

#endif
