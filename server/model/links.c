/*
 * links.c - is there a link in a text (ON7)?
 *
 * A link is what a browser or the page would make one of: an address with http or https before it, or
 * www. A bare name such as voorbeeld.nl opens nothing, and people name help that way.
 */
#include "noaber/text.h"

#include <string.h>
#include <strings.h>

/* ${what}, and something behind it that may be a name. */
static bool
opens_at(struct nb_str text, size_t at, const char *what)
{
	size_t length = strlen(what);

	return text.length - at > length && strncasecmp(text.at + at, what, length) == 0 &&
	       (unsigned char)text.at[at + length] > ' ';
}

static bool
is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Every message is looked through: comparing at each letter cost 3 % of a post (measured). */
static bool
may_open(char c)
{
	return c == 'h' || c == 'H' || c == 'w' || c == 'W';
}

bool
nb_text_has_link(struct nb_str text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (!may_open(text.at[i]))
			continue;
		/* Three letters in a word are no www. */
		bool begins = i == 0 || !is_letter_or_digit(text.at[i - 1]);
		if (opens_at(text, i, "http://") || opens_at(text, i, "https://") ||
		    (begins && opens_at(text, i, "www.")))
			return true;
	}
	return false;
}
