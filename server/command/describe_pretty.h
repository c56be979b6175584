/* describe_pretty.h - JSON for people to read, two spaces a level (private to layer 5, command).
 * Not for the wire: lines there hold no white space (noaber/envelope.h). */
#ifndef NB_DESCRIBE_PRETTY_H
#define NB_DESCRIBE_PRETTY_H

#include "noaber/str.h"

/* Start with {.out = …, .first = true}. Every function takes the name of the member it writes, or
 * NULL in a list. Names and texts are our own: UTF-8 without control characters, by nb_assert. */
struct nb_pretty {
	struct nb_buf *out;
	int depth;
	bool first; /* nothing yet in this object or list */
};

/** Comma, new line, name; the caller adds a value of its own making to out. */
void nb_pretty_member(struct nb_pretty *pretty, const char *name);
/** ${bracket}: '{' or '[', and the one that fits for the end. */
void nb_pretty_begin(struct nb_pretty *pretty, const char *name, char bracket);
void nb_pretty_end(struct nb_pretty *pretty, char bracket);
void nb_pretty_text(struct nb_pretty *pretty, const char *name, const char *text);
void nb_pretty_int(struct nb_pretty *pretty, const char *name, int64_t value);
void nb_pretty_false(struct nb_pretty *pretty, const char *name);

#endif
