/* str.h - borrowed strings and one growing buffer (layer 1, base). */
#ifndef NB_STR_H
#define NB_STR_H

#include "noaber/check.h"
#include "noaber/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed run of bytes; not terminated. {NULL, 0} is "absent". Text in it is valid UTF-8
 * once it has passed the codec. */
struct nb_str {
	const char *at;
	size_t length; /* bytes */
};

#define NB_STR(literal) ((struct nb_str){(literal), sizeof(literal) - 1})
#define NB_STR_ARG(s) (int)(s).length, (s).at /* for "%.*s" */

struct nb_str nb_str_from(const char *terminated); /* NULL gives the absent string */
bool nb_str_equal(struct nb_str a, struct nb_str b);
bool nb_str_starts(struct nb_str s, struct nb_str prefix);

/* A growing byte buffer. owner: whoever embeds it. `failed` is sticky: appends after a failed
 * allocation or past the cap do nothing, and the writer checks once at the end. */
struct nb_buf {
	char *at;
	size_t length;
	size_t capacity;
	size_t cap_bytes; /* hard bound, never exceeded */
	bool failed;
};

/** An empty buffer that will never hold more than ${cap_bytes}. Allocates nothing yet. */
void nb_buf_init(struct nb_buf *buf, size_t cap_bytes);
void nb_buf_finish(struct nb_buf *buf); /* frees; safe on a zeroed one */
void nb_buf_clear(struct nb_buf *buf);  /* keeps the memory, resets failed */
void nb_buf_add_str(struct nb_buf *buf, struct nb_str s);
void nb_buf_add_text(struct nb_buf *buf, const char *terminated);
void nb_buf_add_int(struct nb_buf *buf, int64_t value); /* decimal */
void nb_buf_add_format(struct nb_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** Drop the first ${length} bytes (what has been written to a socket). */
void nb_buf_consume(struct nb_buf *buf, size_t length);
/** As nb_buf_reserve, which asks this when there may not be room yet. */
char *nb_buf_grow(struct nb_buf *buf, size_t length);

/* Here and not in str.c: every line that leaves is made of hundreds of such pieces, and calling for
 * each was a tenth of making a page (measured). */

/** Room for at least ${length} more bytes at the returned place, or NULL (and failed). The caller
 * then adds what it used to buf->length. */
static inline char *
nb_buf_reserve(struct nb_buf *buf, size_t length)
{
	if (!buf->failed && length && length <= buf->capacity - buf->length)
		return buf->at + buf->length;
	return nb_buf_grow(buf, length);
}

static inline void
nb_buf_add(struct nb_buf *buf, const void *bytes, size_t length)
{
	char *place = length ? nb_buf_reserve(buf, length) : NULL;

	if (!place)
		return;
	memcpy(place, bytes, length);
	buf->length += length;
}

static inline void
nb_buf_add_byte(struct nb_buf *buf, char byte)
{
	char *place = nb_buf_reserve(buf, 1);

	if (!place)
		return;
	*place = byte;
	buf->length++;
}

struct nb_str nb_buf_str(const struct nb_buf *buf); /* borrowed until the next change */
/** Give the bytes away: the caller frees ${*ret} with free(); buf is empty afterwards. */
struct nb_str nb_buf_take(struct nb_buf *buf);

#endif
