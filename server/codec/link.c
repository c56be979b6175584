/*
 * link.c - the bytes of a message between an edge and the core.
 *
 * Not for sockets and not for what a message does. The two ends are the same binary on the same
 * machine; the layout is fixed and little-endian all the same, so that a recording can be read.
 *
 *   0 u32 whole message in bytes   4 u8 type   5 u8 zero   6 u16 code
 *   8 u64 conn   16 u64 topic   24 u32 bytes of first   28 u32 bytes of second
 */
#include "noaber/link.h"

static void
put(unsigned char *at, uint64_t value, size_t bytes)
{
	size_t i;

	for (i = 0; i < bytes; i++)
		at[i] = (unsigned char)(value >> (8 * i));
}

static uint64_t
get(const unsigned char *at, size_t bytes)
{
	uint64_t value = 0;

	while (bytes-- > 0)
		value = value << 8 | at[bytes];
	return value;
}

/* A message over the bound is not appended and marks ${out} failed: the other end would take it
 * for a broken link. */
void
nb_link_encode(const struct nb_link_message *message, struct nb_buf *out)
{
	const size_t room = NB_LINK_MESSAGE_BYTES_MOST - NB_LINK_HEADER_BYTES;
	unsigned char *header;
	size_t whole;

	nb_assert(message->type > 0 && message->type < NB_LINK_TYPE_COUNT);
	if (message->first.length > room || message->second.length > room - message->first.length) {
		out->failed = true;
		return;
	}
	whole = NB_LINK_HEADER_BYTES + message->first.length + message->second.length;
	/* All or nothing: half a message would break the stream. */
	header = (unsigned char *)nb_buf_reserve(out, whole);
	if (!header)
		return;
	put(header, whole, 4);
	put(header + 4, message->type, 1);
	put(header + 5, 0, 1);
	put(header + 6, message->code, 2);
	put(header + 8, message->conn, 8);
	put(header + 16, message->topic, 8);
	put(header + 24, message->first.length, 4);
	put(header + 28, message->second.length, 4);
	out->length += NB_LINK_HEADER_BYTES;
	nb_buf_add_str(out, message->first);
	nb_buf_add_str(out, message->second);
}

enum nb_status
nb_link_decode(struct nb_str bytes, struct nb_link_message *ret, size_t *ret_used)
{
	const unsigned char *header = (const unsigned char *)bytes.at;
	uint64_t whole, type, first, second;

	if (bytes.length < NB_LINK_HEADER_BYTES)
		return NB_E_NOT_FOUND;
	whole = get(header, 4);
	type = get(header + 4, 1);
	first = get(header + 24, 4);
	second = get(header + 28, 4);
	if (whole > NB_LINK_MESSAGE_BYTES_MOST || whole != NB_LINK_HEADER_BYTES + first + second ||
	    type == 0 || type >= NB_LINK_TYPE_COUNT || header[5] != 0)
		return NB_E_BAD_REQUEST;
	if (bytes.length < whole)
		return NB_E_NOT_FOUND;
	ret->type = (enum nb_link_type)type;
	ret->code = (uint16_t)get(header + 6, 2);
	ret->conn = get(header + 8, 8);
	ret->topic = get(header + 16, 8);
	/* An empty string is not absent here: its place is never NULL. */
	ret->first = (struct nb_str){bytes.at + NB_LINK_HEADER_BYTES, first};
	ret->second = (struct nb_str){bytes.at + NB_LINK_HEADER_BYTES + first, second};
	*ret_used = whole;
	return NB_OK;
}
