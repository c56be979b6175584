/*
 * shape.h - the shape of everything on the wire, as tables (layer 3, codec).
 *
 * Arguments, replies and events are C structs; a shape names their members. One decoder, one
 * encoder, the generated TypeScript and the protocol text all read the same rows, so they cannot
 * drift apart.
 */
#ifndef NB_SHAPE_H
#define NB_SHAPE_H

#include "noaber/arena.h"
#include "noaber/ids.h"
#include "noaber/str.h"

#include <stddef.h>

enum nb_field_type {
	NB_FIELD_TYPE_ID,     /* nb_row; base32 on the wire */
	NB_FIELD_TYPE_TEXT,   /* struct nb_str; bounds in characters (code points) */
	NB_FIELD_TYPE_INT,    /* int64_t, at most 2^53 (X5) */
	NB_FIELD_TYPE_BOOL,   /* bool */
	NB_FIELD_TYPE_WORD,   /* int: index into a list of words */
	NB_FIELD_TYPE_OBJECT, /* a pointer to a struct of another shape; NULL = absent */
	NB_FIELD_TYPE_LIST,   /* struct nb_list of structs of another shape */
	NB_FIELD_TYPE_WORDS,  /* struct nb_list of int: indexes into a list of words */
	NB_FIELD_TYPE_TEXTS,  /* struct nb_list of struct nb_str */
};

/* A counted array in the arena. */
struct nb_list {
	void *at;
	size_t count;
};

/* The words of an enum on the wire, in the order of its values. */
struct nb_words {
	const char *name; /* TypeScript type name, such as "Hat" */
	const char *const *words;
	size_t count;
};

struct nb_field {
	const char *name;  /* snake_case, as on the wire */
	size_t name_bytes; /* its length: it is written in every line */
	enum nb_field_type type;
	size_t offset;
	bool optional; /* in arguments: may be left out; in replies: left out when absent (id 0,
	                * absent text, NULL object, int NB_INT_ABSENT, empty list; a bool never) */
	int64_t least, most; /* text: characters; int: value; list: count (arguments) */
	enum nb_id_kind id_kind;
	const struct nb_words *words;
	const struct nb_shape *shape; /* of the object or of the list's elements */
	const char *doc;
};

struct nb_shape {
	const char *name; /* TypeScript interface name; NULL for a command's own arguments */
	const char *doc;
	size_t bytes; /* of the struct */
	const struct nb_field *fields;
	size_t field_count;
};

/* An unnamed shape: the arguments or the reply of one command. */
#define NB_SHAPE_OF(s, table)                                                                      \
	{                                                                                          \
		.bytes = sizeof(s), .fields = (table), .field_count = NB_COUNT(table)              \
	}

/* An optional int that was not sent, or is not to be sent. */
#define NB_INT_ABSENT INT64_MIN

/* clang-format off */
/* What every field has; the others below add what their type needs. */
#define NB_FIELD_OF(s, m, kind_of, text) \
	.name = #m, .name_bytes = sizeof(#m) - 1, .type = (kind_of), .offset = offsetof(s, m), \
	.doc = (text)

#define NB_FIELD_ID(s, m, kind, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_ID, text), .id_kind = (kind)}
#define NB_FIELD_ID_OPT(s, m, kind, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_ID, text), .id_kind = (kind), .optional = true}
#define NB_FIELD_TEXT(s, m, low, high, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_TEXT, text), .least = (low), .most = (high)}
#define NB_FIELD_TEXT_OPT(s, m, low, high, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_TEXT, text), .optional = true, .least = (low), .most = (high)}
#define NB_FIELD_INT(s, m, low, high, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_INT, text), .least = (low), .most = (high)}
#define NB_FIELD_INT_OPT(s, m, low, high, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_INT, text), .optional = true, .least = (low), .most = (high)}
#define NB_FIELD_BOOL(s, m, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_BOOL, text)}
#define NB_FIELD_BOOL_OPT(s, m, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_BOOL, text), .optional = true}
#define NB_FIELD_WORD(s, m, list, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_WORD, text), .words = (list)}
#define NB_FIELD_WORD_OPT(s, m, list, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_WORD, text), .optional = true, .words = (list)}
#define NB_FIELD_OBJECT(s, m, sh, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_OBJECT, text), .shape = (sh)}
#define NB_FIELD_OBJECT_OPT(s, m, sh, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_OBJECT, text), .optional = true, .shape = (sh)}
#define NB_FIELD_LIST(s, m, sh, high, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_LIST, text), .shape = (sh), .most = (high)}
#define NB_FIELD_LIST_OPT(s, m, sh, high, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_LIST, text), .optional = true, .shape = (sh), .most = (high)}
#define NB_FIELD_WORDS(s, m, list, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_WORDS, text), .words = (list)}
#define NB_FIELD_WORDS_OPT(s, m, list, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_WORDS, text), .optional = true, .words = (list)}
#define NB_FIELD_TEXTS(s, m, text) \
	{NB_FIELD_OF(s, m, NB_FIELD_TYPE_TEXTS, text)}
/* clang-format on */

/* Where a value did not fit: the field's name and why. Borrowed from the table. */
struct nb_misfit {
	const char *field; /* NULL when the problem is not one field's */
};

/** A word left out of the arguments has this value. */
#define NB_WORD_ABSENT (-1)

/** Encode ${value}, a struct of ${shape}, as a JSON object at the end of ${out}. Never fails by
 * itself; out of room shows in out->failed. Escapes so that a line holds one object (no raw
 * newline, no U+2028/9, no invalid UTF-8). */
void nb_shape_encode(const struct nb_shape *shape, const void *value, struct nb_ids *ids,
                     struct nb_buf *out);

#endif
