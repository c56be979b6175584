/* request.h - the headers of one HTTP request, read once and with their lengths. (edge, private) */
#ifndef NB_EDGE_REQUEST_H
#define NB_EDGE_REQUEST_H

#include "assets.h"
#include "edge.h"

enum nb_method { NB_METHOD_GET, NB_METHOD_HEAD, NB_METHOD_POST, NB_METHOD_DELETE, NB_METHOD_OTHER };

/* Copies of header values; the library gives no pointers to its own. All values of one request fit:
 * the library takes no more than 8 KiB of them. */
struct nb_header_room {
	size_t used;
	char bytes[12288];
};

struct nb_request {
	enum nb_method method;
	struct nb_str path;
	struct nb_str cookie; /* token; absent when there is none or it is not well-formed */
	struct nb_str device; /* the same of what the device is known by */
	bool host_good;       /* exactly one, exactly ours */
	bool origin_good;
	bool well_formed;         /* version and body headers leave no doubt (X8) */
	bool json;                /* Content-Type */
	size_t body_bytes;        /* announced */
	struct nb_str etag_known; /* If-None-Match */
	bool takes[NB_ASSET_ENCODING_COUNT];
	struct nb_header_room
	    room; /* what the strings above borrow from; last, for it is not cleared */
};

/** A header that came exactly once; absent otherwise. Borrows from ${room}. Length and bytes are
 * those on the line, also past a 0 byte. */
struct nb_str nb_request_header(struct lws *wsi, enum lws_token_indexes token,
                                struct nb_header_room *room);
unsigned nb_request_header_count(struct lws *wsi, enum lws_token_indexes token);
/** ${ret} must stay where it is while it is used. */
void nb_request_read(struct lws *wsi, const struct nb_edge *edge, struct nb_request *ret);

#endif
