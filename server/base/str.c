/*
 * str.c - borrowed strings, and a byte buffer that grows up to a bound.
 *
 * Not for text rules (characters, normal forms, look-alikes): that is model/text.
 */
#include "noaber/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first allocation; most lines on the wire fit (measured: a reply is 60 to 200 bytes). */
#define FIRST_CAPACITY_BYTES 256

struct nb_str
nb_str_from(const char *terminated)
{
	return (struct nb_str){terminated, terminated ? strlen(terminated) : 0};
}

/* Compares bytes, so the absent string and an empty one are equal. */
bool
nb_str_equal(struct nb_str a, struct nb_str b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

bool
nb_str_starts(struct nb_str s, struct nb_str prefix)
{
	return s.length >= prefix.length &&
	       nb_str_equal((struct nb_str){s.at, prefix.length}, prefix);
}

void
nb_buf_init(struct nb_buf *buf, size_t cap_bytes)
{
	*buf = (struct nb_buf){.cap_bytes = cap_bytes};
}

void
nb_buf_finish(struct nb_buf *buf)
{
	free(buf->at);
	*buf = (struct nb_buf){.cap_bytes = buf->cap_bytes};
}

void
nb_buf_clear(struct nb_buf *buf)
{
	buf->length = 0;
	buf->failed = false;
}

/* Make the capacity at least ${needed} bytes, which is within the cap: doubling keeps the cost of
 * all appends together linear. */
static bool
grow(struct nb_buf *buf, size_t needed)
{
	size_t capacity = buf->capacity ? buf->capacity : FIRST_CAPACITY_BYTES;
	char *at;

	while (capacity < needed && capacity <= buf->cap_bytes / 2)
		capacity *= 2;
	if (capacity < needed || capacity > buf->cap_bytes)
		capacity = buf->cap_bytes;
	at = realloc(buf->at, capacity);
	if (!at)
		return false;
	buf->at = at;
	buf->capacity = capacity;
	return true;
}

char *
nb_buf_grow(struct nb_buf *buf, size_t length)
{
	if (buf->failed)
		return NULL;
	/* At least one byte, so that the place is never NULL on success. */
	if (length == 0)
		length = 1;
	if (length <= buf->capacity - buf->length)
		return buf->at + buf->length;
	if (length > buf->cap_bytes - buf->length || !grow(buf, buf->length + length)) {
		buf->failed = true;
		return NULL;
	}
	return buf->at + buf->length;
}

void
nb_buf_add_str(struct nb_buf *buf, struct nb_str s)
{
	nb_buf_add(buf, s.at, s.length);
}

void
nb_buf_add_text(struct nb_buf *buf, const char *terminated)
{
	nb_buf_add(buf, terminated, strlen(terminated));
}

void
nb_buf_add_int(struct nb_buf *buf, int64_t value)
{
	char digits[20]; /* 19 digits of 2^63 and a sign */
	size_t start = sizeof(digits);
	/* Unsigned, because -INT64_MIN does not fit in an int64_t. */
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

	do {
		digits[--start] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		digits[--start] = '-';
	nb_buf_add(buf, digits + start, sizeof(digits) - start);
}

void
nb_buf_add_format(struct nb_buf *buf, const char *format, ...)
{
	va_list arguments;
	char *place;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	nb_assert(length >= 0);
	/* vsnprintf also writes a 0 byte; it is not part of the buffer's length. */
	place = nb_buf_reserve(buf, (size_t)length + 1);
	if (!place)
		return;
	va_start(arguments, format);
	vsnprintf(place, (size_t)length + 1, format, arguments);
	va_end(arguments);
	buf->length += (size_t)length;
}

void
nb_buf_consume(struct nb_buf *buf, size_t length)
{
	nb_assert(length <= buf->length);
	buf->length -= length;
	if (length > 0 && buf->length > 0)
		memmove(buf->at, buf->at + length, buf->length);
}

struct nb_str
nb_buf_str(const struct nb_buf *buf)
{
	return (struct nb_str){buf->at, buf->length};
}

/* A failed buffer holds a torn line, which nobody may send: it gives the absent string. */
struct nb_str
nb_buf_take(struct nb_buf *buf)
{
	struct nb_str taken = nb_buf_str(buf);

	if (buf->failed) {
		free(buf->at);
		taken = (struct nb_str){NULL, 0};
	}
	nb_buf_init(buf, buf->cap_bytes);
	return taken;
}
