/*
 * describe_print.h - what the reference printers share: one walk over the tables, and the names
 * things have in every print (private to layer 5, command).
 */
#ifndef NB_DESCRIBE_PRINT_H
#define NB_DESCRIBE_PRINT_H

#include "noaber/command.h"

/* More than there are commands; a full one stops at nb_assert. */
#define NB_CATALOG_MOST 256

/* Rows of one table, sorted by name and each in it once. */
struct nb_catalog {
	const char *names[NB_CATALOG_MOST];
	const void *rows[NB_CATALOG_MOST];
	size_t count;
};

/* Everything that can travel. Borrows from the tables, which live as long as the program. */
struct nb_reference {
	struct nb_catalog commands; /* of struct nb_command; those of a test build left out, so that
	                             * every build prints the same */
	struct nb_catalog events;   /* of struct nb_event */
	struct nb_catalog shapes;   /* of struct nb_shape: those with a name */
	struct nb_catalog words;    /* of struct nb_words */
	unsigned id_kinds;          /* a bit per enum nb_id_kind */
};

/* What an err holds. The codec writes it by hand (nb_envelope_err); these rows describe it. */
extern const struct nb_shape nb_shape_refusal;

/** "RoomId" and the word between its quotes, "room". */
const char *nb_describe_id_name(enum nb_id_kind kind);
const char *nb_describe_id_word(enum nb_id_kind kind);

/** What ${field} holds, or each of its elements: "string", "number", "boolean", or the name of an
 * id, a list of words or a shape. */
const char *nb_describe_type(const struct nb_field *field);
bool nb_describe_is_list(const struct nb_field *field);

/** Does the table bound this field? What we send ourselves is mostly without bounds: 0 and 0. */
bool nb_describe_is_bounded(const struct nb_field *field);
/** The largest number or count as it holds on the wire: never more than 2^53 (X5). */
int64_t nb_describe_most(const struct nb_field *field);
/** "1 to 4000 characters", "0 or more", "at most 50"; nothing when not bounded. */
void nb_describe_bounds(const struct nb_field *field, struct nb_buf *out);

/** The part of the markdown that no table knows: how a client talks. */
void nb_describe_intro(struct nb_buf *out);

/** The four prints; see noaber/describe.h. They only add to ${out}. */
void nb_describe_ts(const struct nb_reference *reference, struct nb_buf *out);
void nb_describe_markdown(const struct nb_reference *reference, struct nb_buf *out);
void nb_describe_asyncapi(const struct nb_reference *reference, struct nb_buf *out);
void nb_describe_rights(const struct nb_reference *reference, struct nb_buf *out);

#endif
