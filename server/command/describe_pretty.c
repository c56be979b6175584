/*
 * describe_pretty.c - JSON for people to read.
 * Not for texts of others: those go through the codec, which takes any bytes.
 */
#include "describe_pretty.h"

static void
add_string(struct nb_buf *out, const char *text)
{
	nb_buf_add_byte(out, '"');
	for (; *text; text++) {
		nb_assert((unsigned char)*text >= ' ');
		if (*text == '"' || *text == '\\')
			nb_buf_add_byte(out, '\\');
		nb_buf_add_byte(out, *text);
	}
	nb_buf_add_byte(out, '"');
}

static void
new_line(struct nb_pretty *pretty)
{
	nb_buf_add_format(pretty->out, "\n%*s", 2 * pretty->depth, "");
}

void
nb_pretty_member(struct nb_pretty *pretty, const char *name)
{
	if (!pretty->first)
		nb_buf_add_byte(pretty->out, ',');
	if (pretty->depth)
		new_line(pretty);
	pretty->first = false;
	if (!name)
		return;
	add_string(pretty->out, name);
	nb_buf_add_text(pretty->out, ": ");
}

void
nb_pretty_begin(struct nb_pretty *pretty, const char *name, char bracket)
{
	nb_pretty_member(pretty, name);
	nb_buf_add_byte(pretty->out, bracket);
	pretty->depth++;
	pretty->first = true;
}

void
nb_pretty_end(struct nb_pretty *pretty, char bracket)
{
	pretty->depth--;
	if (!pretty->first)
		new_line(pretty);
	nb_buf_add_byte(pretty->out, bracket);
	pretty->first = false;
}

void
nb_pretty_text(struct nb_pretty *pretty, const char *name, const char *text)
{
	nb_pretty_member(pretty, name);
	add_string(pretty->out, text);
}

void
nb_pretty_int(struct nb_pretty *pretty, const char *name, int64_t value)
{
	nb_pretty_member(pretty, name);
	nb_buf_add_int(pretty->out, value);
}

void
nb_pretty_false(struct nb_pretty *pretty, const char *name)
{
	nb_pretty_member(pretty, name);
	nb_buf_add_text(pretty->out, "false");
}
