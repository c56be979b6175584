#ifndef NB_LOAD_TLS_H
#define NB_LOAD_TLS_H

#include "base.h"

#include <openssl/ssl.h>
#include <stdbool.h>

/* One thread, one epoll set, one server on 127.0.0.1. */
struct nb_net {
	int epoll_fd;
	SSL_CTX *tls;
	uint16_t port;
	/* All connections read into this one buffer: an idle connection owns none. */
	uint8_t *scratch;
};

/* What a connection tells its owner. All are called from nb_net_step. The owner may send on or
 * close the connection inside any of them. */
struct nb_tls_calls {
	/* The handshake is done. */
	void (*on_open)(void *owner);
	/* Bytes have come. Answers how many were used up; the rest comes again, with more. */
	size_t (*on_input)(void *owner, const uint8_t *bytes, size_t len);
	/* The server has closed. The connection is closed already. */
	void (*on_end)(void *owner);
};

struct nb_tls {
	struct nb_net *net;
	const struct nb_tls_calls *calls;
	void *owner;
	SSL *ssl;
	int fd; /* -1 when closed; zeroed memory must pass through nb_tls_open first */
	bool open;
	bool waits_to_write;
	struct nb_bytes in;
	struct nb_bytes out;
};

/* Client context for TLS 1.3 alone, one cipher and one group so that both servers do equal work,
 * and no session cache, so that every connection is a full handshake. The server's certificate is
 * not checked against a name: the run has just made it, and the check would cost client CPU. */
void nb_net_open(struct nb_net *net, uint16_t port);

void nb_net_close(struct nb_net *net);

/* Waits at most until `deadline_ns` for something to do and does it. Returns after one round, or
 * at once when the deadline has passed and nothing waits. */
void nb_net_step(struct nb_net *net, uint64_t deadline_ns);

/* Steps until `deadline_ns`. */
void nb_net_run_until(struct nb_net *net, uint64_t deadline_ns);

/* Begins to connect. `tls` must stay where it is until closed. */
void nb_tls_open(struct nb_tls *tls, struct nb_net *net, const struct nb_tls_calls *calls,
                 void *owner);

/* Sends or keeps the bytes until the socket takes them. The handshake must be done. */
void nb_tls_send(struct nb_tls *tls, const void *bytes, size_t len);

/* Closes at once, without close_notify; safe to call twice. */
void nb_tls_close(struct nb_tls *tls);

#endif
