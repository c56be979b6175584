/*
 * mention.c - texts in which people are named: on the wire, as they are kept, and to be read.
 * Not here: who may be named, and their names (command/mention.c).
 */
#include "noaber/mention.h"

#include <string.h>

#define MARK_BYTES (sizeof(NB_MENTION_MARK) - 1)
#define DIGITS_MOST 19 /* of a row number */
/* What one mention adds to a text: a mark and a row number, or a name of 24 characters. */
#define GROWTH_BYTES 128

static bool
mark_at(struct nb_str text, size_t at)
{
	return text.length - at >= MARK_BYTES &&
	       memcmp(text.at + at, NB_MENTION_MARK, MARK_BYTES) == 0;
}

bool
nb_mention_in(struct nb_str text)
{
	const char *at = text.at, *end = text.at + text.length;

	while (at && (at = memchr(at, (unsigned char)NB_MENTION_MARK[0], (size_t)(end - at)))) {
		if (mark_at(text, (size_t)(at - text.at)))
			return true;
		at++;
	}
	return false;
}

/* The mention that begins with the mark at ${at}: its bytes, 0 when nobody stands behind the mark. */
static size_t
mention_at(struct nb_str kept, size_t at, nb_row *ret_member)
{
	size_t digit = at + MARK_BYTES;
	nb_row member = 0;

	while (digit < kept.length && digit - at - MARK_BYTES < DIGITS_MOST - 1 &&
	       kept.at[digit] >= '0' && kept.at[digit] <= '9')
		member = member * 10 + (kept.at[digit++] - '0');
	if (!member || !mark_at(kept, digit))
		return 0;
	*ret_member = member;
	return digit + MARK_BYTES - at;
}

void
nb_mention_read(struct nb_str kept, struct nb_mentioned *ret)
{
	nb_row member;

	ret->count = 0;
	for (size_t at = 0; at < kept.length && ret->count < NB_MENTIONS_MOST;) {
		size_t bytes = mark_at(kept, at) ? mention_at(kept, at, &member) : 0;
		if (bytes)
			ret->members[ret->count++] = member;
		at += bytes ? bytes : 1;
	}
}

bool
nb_mention_names(const struct nb_mentioned *mentioned, nb_row member)
{
	for (size_t i = 0; i < mentioned->count; i++)
		if (mentioned->members[i] == member)
			return true;
	return false;
}

/* ${buf} moves to the arena. */
static enum nb_status
finish(struct nb_buf *buf, struct nb_arena *arena, struct nb_str *ret)
{
	struct nb_str text = nb_buf_str(buf);
	enum nb_status status = buf->failed ? NB_E_TOO_LARGE : NB_OK;

	if (!status) {
		*ret = nb_arena_copy(arena, text.at, text.length);
		status = ret->at ? NB_OK : NB_E_TOO_LARGE;
	}
	nb_buf_finish(buf);
	return status;
}

enum nb_status
nb_mention_write(struct nb_str text, const struct nb_mentioned *mentioned, struct nb_arena *arena,
                 struct nb_str *ret)
{
	struct nb_buf buf;
	size_t marks = 0;

	if (!mentioned->count && !nb_mention_in(text)) {
		*ret = text;
		return NB_OK;
	}
	nb_buf_init(&buf, text.length + NB_MENTIONS_MOST * GROWTH_BYTES);
	for (size_t at = 0; at < text.length && marks <= mentioned->count;) {
		bool mark = mark_at(text, at);
		if (mark && marks < mentioned->count)
			nb_buf_add_format(&buf, NB_MENTION_MARK "%lld" NB_MENTION_MARK,
			                  (long long)mentioned->members[marks]);
		else if (!mark)
			nb_buf_add_byte(&buf, text.at[at]);
		marks += mark;
		at += mark ? MARK_BYTES : 1;
	}
	if (marks != mentioned->count) {
		nb_buf_finish(&buf);
		return NB_E_BAD_ARGUMENT;
	}
	return finish(&buf, arena, ret);
}

enum nb_status
nb_mention_show(struct nb_str kept, const struct nb_str *names, struct nb_arena *arena,
                struct nb_str *ret)
{
	struct nb_buf buf;
	size_t count = 0;
	nb_row member;

	nb_buf_init(&buf, kept.length + NB_MENTIONS_MOST * GROWTH_BYTES);
	for (size_t at = 0; at < kept.length;) {
		bool mark = mark_at(kept, at);
		size_t bytes = mark && count < NB_MENTIONS_MOST ? mention_at(kept, at, &member) : 0;
		if (bytes && names)
			nb_buf_add_byte(&buf, '@');
		if (bytes)
			nb_buf_add_str(&buf, names ? names[count] : NB_STR(NB_MENTION_MARK));
		else if (!mark)
			nb_buf_add_byte(&buf, kept.at[at]);
		count += bytes != 0;
		at += bytes ? bytes : mark ? MARK_BYTES : 1;
	}
	return finish(&buf, arena, ret);
}
