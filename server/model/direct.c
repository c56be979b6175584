/* direct.c - when two members of a community may talk with each other alone. */
#include "noaber/direct.h"

#include <stddef.h>

#define DIGITS_MOST 5 /* a house number or a year is fine, a phone number is not */

enum nb_status
nb_direct_may_talk(const struct nb_direct_facts *facts)
{
	if (facts->now_ms - facts->account_made_ms < NB_DIRECT_ACCOUNT_MS ||
	    facts->posts < NB_DIRECT_POSTS_LEAST)
		return NB_E_DIRECT_NEW;
	return NB_OK;
}

enum nb_status
nb_direct_may_ask(const struct nb_direct_facts *facts)
{
	enum nb_status status = nb_direct_may_talk(facts);

	if (!status && facts->now_ms - facts->joined_ms < NB_DIRECT_JOINED_MS)
		status = NB_E_DIRECT_NEW;
	if (!status && facts->unwanted)
		status = NB_E_DIRECT_OFF;
	if (!status && facts->unanswered >= NB_DIRECT_UNANSWERED_MOST)
		status = NB_E_DIRECT_ENOUGH;
	return status;
}

bool
nb_direct_reachable(const struct nb_direct_facts *facts)
{
	return !facts->unwanted && !nb_direct_may_talk(facts);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Part of a word: letters, digits, and whatever is not ASCII. */
static bool
is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* What stands between the digits of a number. */
static bool
joins_digits(char c)
{
	return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')';
}

enum nb_status
nb_direct_check_line(struct nb_str line)
{
	size_t digits = 0;

	for (size_t i = 0; i < line.length; i++) {
		char c = line.at[i];
		bool inside = i > 0 && i + 1 < line.length && is_word(line.at[i - 1]) &&
		              is_word(line.at[i + 1]);

		if (is_digit(c))
			digits++;
		else if (!joins_digits(c))
			digits = 0;
		if (digits > DIGITS_MOST || c == '@')
			return NB_E_DIRECT_LINE;
		/* A dot within a word is a site; "10.30" is a time. */
		if (c == '.' && inside && !(is_digit(line.at[i - 1]) && is_digit(line.at[i + 1])))
			return NB_E_DIRECT_LINE;
		if (c == ':' && i + 2 < line.length && line.at[i + 1] == '/')
			return NB_E_DIRECT_LINE;
	}
	return NB_OK;
}
