/* exchange.h - one HTTP request that is not answered in one go: it waits for its body, for the
 * core, or for the socket to take a large file. (edge, private) */
#ifndef NB_EDGE_EXCHANGE_H
#define NB_EDGE_EXCHANGE_H

#include "edge.h"

struct nb_exchange {
	struct nb_socket *socket;
	struct nb_list_node in_waiting;
	struct nb_list_node in_bucket;
	uint64_t number; /* of the question to the core */
	int64_t since_ms;
	enum nb_link_http kind;
	/* the question */
	struct nb_buf body;
	size_t body_expected_bytes;
	char token[NB_TOKEN_TEXT_BYTES_MOST];
	size_t token_bytes;
	char device[NB_TOKEN_TEXT_BYTES_MOST];
	size_t device_bytes;
	/* the answer of the core */
	bool answered;
	bool close; /* after the answer */
	int status;
	struct nb_buf reply;
	char set_cookie[NB_TOKEN_TEXT_BYTES_MOST + 1];
	bool expire_cookie;
	char set_device[NB_TOKEN_TEXT_BYTES_MOST + 1]; /* "-": expire */
	/* a large body being sent */
	const char *rest;
	size_t rest_bytes;
};

NB_MUST_USE enum nb_status nb_exchanges_create(struct nb_exchanges **ret_exchanges);
void nb_exchanges_destroy(struct nb_exchanges *exchanges);

/** NULL without memory. The socket owns it. */
struct nb_exchange *nb_exchange_create(struct nb_socket *socket);
void nb_exchange_destroy(struct nb_exchange *exchange);
/** Put the question to the core. Answered by itself with unavailable when there is none. */
void nb_exchange_ask(struct nb_exchange *exchange);
/** A question whose answer nobody waits for (/weg). */
void nb_exchange_tell(struct nb_socket *socket, enum nb_link_http kind, struct nb_str token);
/** HTTP_REPLY has come. Unknown numbers are of people who did not wait. */
void nb_exchange_reply(struct nb_edge *edge, const struct nb_link_message *message);
void nb_exchange_core_gone(struct nb_edge *edge);
/** Answer those who have waited too long. */
void nb_exchange_look(struct nb_edge *edge, int64_t now_ms);
/** {"err":{…}} of ${status}, as the core would write it. */
void nb_exchange_err(struct nb_buf *out, enum nb_status status);

#endif
