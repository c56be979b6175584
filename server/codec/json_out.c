/*
 * json_out.c - the pieces every outgoing line is made of: strings, keys, ids.
 *
 * Not for parsing. Called for each field of each message, so plain runs are copied whole and
 * nothing is allocated besides the growth of the buffer.
 */
#include "json_out.h"

#include <string.h>

/* What to do with a byte inside a string: 0 copy, 1 escape as \u00xx, 2 start of a longer UTF-8
 * sequence (or garbage), else the letter after a backslash. DEL is escaped, as C1 is. */
enum { PLAIN = 0, AS_UNICODE = 1, BEYOND_ASCII = 2 };

#define ROW(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x

/* clang-format off */
static const char actions[256] = {
	1, 1, 1, 1, 1, 1, 1, 1, 'b', 't', 'n', 1, 'f', 'r', 1, 1,
	ROW(1),
	0, 0, '"', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	ROW(0), ROW(0),
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\\', 0, 0, 0,
	ROW(0),
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
	ROW(2), ROW(2), ROW(2), ROW(2), ROW(2), ROW(2), ROW(2), ROW(2),
};
/* clang-format on */

static const char hex_digits[] = "0123456789abcdef";

static void
add_escape(struct nb_buf *out, unsigned code_point)
{
	char escape[6] = {
	    '\\',
	    'u',
	    hex_digits[code_point >> 12 & 15],
	    hex_digits[code_point >> 8 & 15],
	    hex_digits[code_point >> 4 & 15],
	    hex_digits[code_point & 15],
	};

	nb_buf_add(out, escape, sizeof(escape));
}

static bool
continues(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* Length of the valid UTF-8 sequence at ${at} that begins beyond ASCII, of at most ${left} bytes;
 * 0 when it is none (Unicode 15, table 3-7: no overlong forms, no surrogates, at most U+10FFFF). */
static size_t
sequence_length(const unsigned char *at, size_t left)
{
	unsigned char lead = at[0];
	unsigned char second_least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	unsigned char second_most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
	size_t length;
	size_t i;

	if (lead >= 0xc2 && lead <= 0xdf)
		length = 2;
	else if (lead >= 0xe0 && lead <= 0xef)
		length = 3;
	else if (lead >= 0xf0 && lead <= 0xf4)
		length = 4;
	else
		return 0;
	if (length > left || at[1] < second_least || at[1] > second_most)
		return 0;
	for (i = 2; i < length; i++) {
		if (!continues(at[i]))
			return 0;
	}
	return length;
}

/* The code point of a valid sequence when it must not stand in a line as it is: C1, U+2028/9.
 * 0 for all others. */
static unsigned
unwanted(const unsigned char *at, size_t length)
{
	if (length == 2 && at[0] == 0xc2 && at[1] < 0xa0)
		return at[1];
	if (length == 3 && at[0] == 0xe2 && at[1] == 0x80 && (at[2] == 0xa8 || at[2] == 0xa9))
		return 0x2000u + at[2] - 0x80u;
	return 0;
}

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))
#define HIGH_BITS EACH_BYTE(0x80)

/* Is one of eight bytes not PLAIN? Carries may say so of a byte above one that is, never less. */
static bool
any_not_plain(uint64_t eight)
{
	uint64_t quotes = eight ^ EACH_BYTE('"');
	uint64_t backslashes = eight ^ EACH_BYTE('\\');
	uint64_t controls = eight - EACH_BYTE(0x20);
	uint64_t del_or_beyond = eight + EACH_BYTE(1);

	return ((quotes - EACH_BYTE(1)) | (backslashes - EACH_BYTE(1)) | controls | del_or_beyond |
	        eight) &
	       HIGH_BITS;
}

/* How many bytes from ${at} can be copied as they are. */
static size_t
plain_run(const unsigned char *at, size_t left)
{
	size_t run = 0;

	while (run < left) {
		uint64_t eight;
		size_t length;

		if (left - run >= sizeof(eight)) { /* most text is Latin letters without marks */
			memcpy(&eight, at + run, sizeof(eight));
			if (!any_not_plain(eight)) {
				run += sizeof(eight);
				continue;
			}
		}

		if (actions[at[run]] == PLAIN) {
			run++;
			continue;
		}
		if (actions[at[run]] != BEYOND_ASCII)
			break;
		length = sequence_length(at + run, left - run);
		if (length == 0 || unwanted(at + run, length))
			break;
		run += length;
	}
	return run;
}

/* Write what stopped the run; gives the bytes it took. */
static size_t
add_special(struct nb_buf *out, const unsigned char *at, size_t left)
{
	char action = actions[at[0]];
	size_t length;

	if (action == AS_UNICODE) {
		add_escape(out, at[0]);
		return 1;
	}
	if (action != BEYOND_ASCII) {
		char escape[2] = {'\\', action};

		nb_buf_add(out, escape, sizeof(escape));
		return 1;
	}
	length = sequence_length(at, left);
	if (length == 0) {
		add_escape(out, 0xfffd);
		return 1;
	}
	add_escape(out, unwanted(at, length));
	return length;
}

void
nb_json_add_string(struct nb_buf *out, struct nb_str text)
{
	const unsigned char *at = (const unsigned char *)text.at;
	size_t left = text.length;

	nb_buf_add_byte(out, '"');
	while (left > 0) {
		size_t run = plain_run(at, left);

		nb_buf_add(out, at, run);
		at += run;
		left -= run;
		if (left > 0) {
			size_t used = add_special(out, at, left);

			at += used;
			left -= used;
		}
	}
	nb_buf_add_byte(out, '"');
}

void
nb_json_add_key(struct nb_buf *out, struct nb_str name, bool *first)
{
	char *place = nb_buf_reserve(out, name.length + 4);

	if (!place)
		return;
	if (!*first)
		*place++ = ',';
	*place++ = '"';
	memcpy(place, name.at, name.length);
	place += name.length;
	*place++ = '"';
	*place++ = ':';
	out->length = (size_t)(place - out->at);
	*first = false;
}

void
nb_json_add_id(struct nb_buf *out, struct nb_ids *ids, enum nb_id_kind kind, nb_row row)
{
	char *place = nb_buf_reserve(out, NB_ID_TEXT_BYTES + 2);

	if (!place)
		return;
	place[0] = '"';
	nb_ids_encode(ids, kind, row, place + 1);
	place[NB_ID_TEXT_BYTES + 1] = '"';
	out->length += NB_ID_TEXT_BYTES + 2;
}
