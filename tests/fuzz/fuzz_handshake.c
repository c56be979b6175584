/*
 * fuzz_handshake.c - the filter before the websocket and the cookie reader: whatever the headers
 * hold, what gets through is exactly what may, and no byte outside them is read.
 *
 * Input: one byte of flags and counts, then the header values, one a line.
 */
#include "handshake.h"

#include <stdlib.h>
#include <string.h>

#define VALUES 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next line in memory of its own, so that reading past it is noticed. */
static struct nb_str
take(const uint8_t **data, size_t *size)
{
	const uint8_t *end = *size ? memchr(*data, '\n', *size) : NULL;
	size_t length = end ? (size_t)(end - *data) : *size;
	char *copy = malloc(length ? length : 1);

	if (!copy)
		abort();
	if (length)
		memcpy(copy, *data, length);
	*data += length + (end ? 1 : 0);
	*size -= length + (end ? 1 : 0);
	return (struct nb_str){copy, length};
}

static void
check_cookie(struct nb_str header)
{
	struct nb_str token;

	if (!nb_handshake_cookie(header, NB_STR(NB_COOKIE_SESSION), &token))
		return;
	nb_assert(token.length > 0 && token.length <= 64);
	nb_assert(token.at >= header.at && token.at + token.length <= header.at + header.length);
	for (size_t i = 0; i < token.length; i++)
		nb_assert(token.at[i] != ';' && token.at[i] != ' ' &&
		          (unsigned char)token.at[i] < 127);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct nb_str host = NB_STR("noaber.example"),
			    origin = NB_STR("https://noaber.example");
	struct nb_str values[VALUES];
	struct nb_handshake asked;
	uint8_t flags;

	if (size == 0)
		return 0;
	flags = *data++;
	size--;
	for (size_t i = 0; i < VALUES; i++)
		values[i] = take(&data, &size);
	asked = (struct nb_handshake){
	    .is_get = flags & 1,
	    .path = NB_STR("/ws"),
	    .http = NB_STR("HTTP/1.1"),
	    .host = values[0],
	    .upgrade = values[1],
	    .version = values[2],
	    .key = values[3],
	    .protocol = values[4],
	    .origin = values[5],
	    .origin_count = (flags >> 1) & 3,
	    .host_count = (flags >> 3) & 3,
	    .protocol_count = (flags >> 5) & 3,
	    .old_origin = flags >> 7,
	};
	if (nb_handshake_good(&asked, host, origin)) {
		nb_assert(asked.is_get && !asked.old_origin && asked.origin_count == 1);
		nb_assert(nb_str_equal(values[0], host) && nb_str_equal(values[5], origin));
		nb_assert(nb_str_equal(values[2], NB_STR("13")) && values[3].length == 24);
		nb_assert(nb_str_equal(values[4], NB_STR("noaber.1")) && values[1].length == 9);
	}
	check_cookie(values[6]);
	for (size_t i = 0; i < VALUES; i++)
		free((void *)(uintptr_t)values[i].at);
	return 0;
}
