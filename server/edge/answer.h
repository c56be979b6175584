/* answer.h - what goes back over HTTP. (edge, private) */
#ifndef NB_EDGE_ANSWER_H
#define NB_EDGE_ANSWER_H

#include "exchange.h"
#include "request.h"

struct nb_answer {
	int status;
	const char *type;     /* NULL: no Content-Type */
	const char *cache;    /* NULL: no-store */
	const char *encoding; /* NULL: identity */
	const char *etag;
	const char *location;
	const char *allow;
	struct nb_str set_cookie; /* token */
	bool expire_cookie;
	struct nb_str set_device; /* what the device is known by; "-": expire */
	bool clear_site;          /* forget everything about us */
	bool html;                /* with the headers that only pages need */
	bool no_body;             /* HEAD and 304: say the length, send nothing */
	bool varies;              /* by Accept-Encoding */
	bool close;               /* no second request on this socket (X8) */
	bool lasting; /* body lives for ever: large ones are sent bit by bit without a copy */
	struct nb_str body;
};

/** Security headers of every answer, made once. NB_E_UNAVAILABLE without memory. */
NB_MUST_USE enum nb_status nb_answer_prepare(struct nb_edge *edge);
/** Write it. Returns what the library's callback has to return. */
int nb_answer_send(struct nb_socket *socket, const struct nb_answer *answer);
/** Go on with a large body when the socket takes bytes again. */
int nb_answer_continue(struct nb_socket *socket);
/** One of our own short pages, in both languages, with the way to help on it. */
int nb_answer_page(struct nb_socket *socket, int status, bool close);
/** {"err":…} of ${status}. */
int nb_answer_err(struct nb_socket *socket, enum nb_status status, bool close);
int nb_answer_asset(struct nb_socket *socket, const struct nb_request *request,
                    const struct nb_asset *asset);

#endif
