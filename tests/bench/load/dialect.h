#ifndef NB_LOAD_DIALECT_H
#define NB_LOAD_DIALECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a line from the server is. */
enum nb_line {
	NB_LINE_DELIVERY, /* somebody's message */
	NB_LINE_ANSWER,   /* yes, to the request with this id */
	NB_LINE_REFUSAL,  /* no, to the request with this id */
	NB_LINE_RESYNC,   /* the server has dropped messages for this connection */
	NB_LINE_OTHER,
};

/* How a server is spoken to: all that differs between the servers under test. The writers return
 * the length, never more than NB_REQUEST_MAX_BYTES; ids, rooms and nonces need no escaping. */
struct nb_dialect {
	const char *name;
	/* True when a connection needs an account's cookie and a nonce fetched with it. */
	bool has_sessions;
	/* `room` is one to watch from then on, when hello_watches; else NULL. */
	size_t (*write_hello)(char *out, uint64_t id, const char *nonce, const char *room);
	bool hello_watches;
	/* Join, and be sent what is said there. */
	size_t (*write_join)(char *out, uint64_t id, const char *room);
	/* Be sent what is said in a room joined before. */
	size_t (*write_watch)(char *out, uint64_t id, const char *room);
	/* Be sent nothing more from there. */
	size_t (*write_unwatch)(char *out, uint64_t id, const char *room);
	size_t (*write_post)(char *out, uint64_t id, const char *room, const char *text,
	                     const char *nonce);
	/* The last 50 messages. */
	size_t (*write_history)(char *out, uint64_t id, const char *room);
	/* `*ret_id` is set for answers and refusals only. */
	enum nb_line (*read)(const char *line, size_t len, uint64_t *ret_id);
};

#define NB_REQUEST_MAX_BYTES 2048

/* The table of dialects. NULL when there is none of that name. */
const struct nb_dialect *nb_dialect_named(const char *name);

extern const struct nb_dialect nb_dialect_noaber;
extern const struct nb_dialect nb_dialect_peer;

/* printf into a request of NB_REQUEST_MAX_BYTES; returns the length or stops the generator. */
size_t nb_dialect_write(char *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* True when the line begins with `start`; then `*ret_id` is the number right after it, if any. */
bool nb_dialect_starts(const char *line, size_t len, const char *start, uint64_t *ret_id);

#endif
