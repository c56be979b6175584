/*
 * cbor.c - walk CBOR without believing it: nothing is allocated, nothing is read past the end.
 *
 * Not for the meaning of what was read (webauthn.c), not for keys (passkey.c, by libfido2).
 */
#include "cbor.h"

enum major { UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG, SIMPLE };

struct head {
	enum major major;
	uint64_t value; /* the number itself, a length or a count */
};

static void
drop(struct nb_str *bytes, size_t length)
{
	bytes->at += length;
	bytes->length -= length;
}

/* False past the end and for indefinite lengths. */
static bool
take_head(struct nb_str *bytes, struct head *ret)
{
	if (!bytes->length)
		return false;
	unsigned first = (unsigned char)bytes->at[0], low = first & 31;
	drop(bytes, 1);
	*ret = (struct head){(enum major)(first >> 5), low};
	if (low < 24)
		return true;
	if (low > 27)
		return false;
	size_t more = (size_t)1 << (low - 24);
	if (bytes->length < more)
		return false;
	ret->value = 0;
	for (size_t i = 0; i < more; i++)
		ret->value = ret->value << 8 | (unsigned char)bytes->at[i];
	drop(bytes, more);
	return true;
}

/* Recurses at most NB_CBOR_DEPTH_MOST levels. */
static bool
skip(struct nb_str *bytes, int depth, int *items)
{
	struct head head;

	if (++*items > NB_CBOR_ITEMS_MOST || !take_head(bytes, &head))
		return false;
	switch (head.major) {
	case UNSIGNED:
	case NEGATIVE: return true;
	case BYTES:
	case TEXT:
		if (head.value > bytes->length)
			return false;
		drop(bytes, (size_t)head.value);
		return true;
	case ARRAY:
	case MAP:
		if (depth == NB_CBOR_DEPTH_MOST || head.value > NB_CBOR_ITEMS_MOST)
			return false;
		if (head.major == MAP)
			head.value *= 2;
		for (uint64_t i = 0; i < head.value; i++)
			if (!skip(bytes, depth + 1, items))
				return false;
		return true;
	case SIMPLE: return head.value == 20 || head.value == 21; /* false, true */
	case TAG: break;
	}
	return false;
}

bool
nb_cbor_skip(struct nb_str bytes, struct nb_str *ret_rest)
{
	int items = 0;

	if (!skip(&bytes, 0, &items))
		return false;
	*ret_rest = bytes;
	return true;
}

bool
nb_cbor_skip_map(struct nb_str bytes, struct nb_str *ret_rest)
{
	return bytes.length && (unsigned char)bytes.at[0] >> 5 == MAP &&
	       nb_cbor_skip(bytes, ret_rest);
}

bool
nb_cbor_take(struct nb_str *bytes, enum nb_cbor_type type, struct nb_str *ret)
{
	struct nb_str rest = *bytes;
	struct head head;

	if (!take_head(&rest, &head) || (int)head.major != (int)type)
		return false;
	if (head.value > rest.length)
		return false;
	*ret = (struct nb_str){rest.at, (size_t)head.value};
	if (type != NB_CBOR_MAP)
		drop(&rest, (size_t)head.value);
	*bytes = rest;
	return true;
}
