/*
 * search.c - folded words in texts, and short pieces of a text.
 *
 * Texts are compared word by word as they stand, so nothing of a folded text is ever stored. Most words
 * are plain letters and take the short way; the others are folded by ICU, as names are.
 * Not here: which texts are looked at (command/search.c).
 */
#include "noaber/search.h"

#include "fold.h"

#include <string.h>
#include <unicode/ustring.h>

#define WORD_BYTES_MOST 192 /* of a word that ICU folds; a longer run is looked at in parts */
/* A part may become longer by folding: one character into 18. */
#define FOLDED_WORD_BYTES_MOST NB_FOLDED_BYTES_MOST

/* One word of a text: where it begins, and how it reads folded. */
struct word {
	size_t at;
	size_t length; /* folded */
	char folded[FOLDED_WORD_BYTES_MOST];
};

static bool
is_space(char c)
{
	return (unsigned char)c <= ' ';
}

static bool
is_lead(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

static size_t
fold_wide_word(struct nb_str word, char *folded)
{
	UChar wide[WORD_BYTES_MOST], open[1024];
	UErrorCode error = U_ZERO_ERROR;
	int32_t wide_length = 0, length = 0;

	u_strFromUTF8(wide, NB_COUNT(wide), &wide_length, word.at, (int32_t)word.length, &error);
	if (U_FAILURE(error))
		return 0;
	int32_t open_length = nb_text_fold_wide(wide, wide_length, open, NB_COUNT(open));
	u_strToUTF8(folded, FOLDED_WORD_BYTES_MOST, &length, open, open_length, &error);
	return U_FAILURE(error) ? 0 : (size_t)length;
}

static size_t
fold_plain_word(struct nb_str word, char *folded)
{
	size_t length = 0;

	for (size_t i = 0; i < word.length; i++) {
		char c = word.at[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			folded[length++] = c;
	}
	return length;
}

/* The next word from ${*at} on, which moves behind it. false at the end of the text. */
static bool
next_word(struct nb_str text, size_t *at, struct word *ret)
{
	size_t end;
	bool plain = true;

	while (*at < text.length && is_space(text.at[*at]))
		(*at)++;
	if (*at == text.length)
		return false;
	for (end = *at; end < text.length && !is_space(text.at[end]); end++) {
		if (end - *at >= WORD_BYTES_MOST - 4 && is_lead(text.at[end]))
			break;
		plain &= (unsigned char)text.at[end] < 0x80;
	}
	struct nb_str word = {text.at + *at, end - *at};
	ret->at = *at;
	ret->length =
	    plain ? fold_plain_word(word, ret->folded) : fold_wide_word(word, ret->folded);
	*at = end;
	return true;
}

enum nb_status
nb_search_parse(struct nb_str text, struct nb_arena *arena, struct nb_search *ret)
{
	struct word word = {0};
	size_t at = 0;

	*ret = (struct nb_search){0};
	while (next_word(text, &at, &word)) {
		if (!word.length)
			continue;
		if (ret->count == NB_SEARCH_WORDS_MOST)
			return NB_E_BAD_ARGUMENT;
		ret->words[ret->count] = nb_arena_copy(arena, word.folded, word.length);
		if (!ret->words[ret->count++].at)
			return NB_E_TOO_LARGE;
	}
	return ret->count ? NB_OK : NB_E_BAD_ARGUMENT;
}

static bool
holds(const struct word *word, struct nb_str part)
{
	if (part.length > word->length)
		return false;
	for (size_t i = 0; i + part.length <= word->length; i++)
		if (word->folded[i] == part.at[0] &&
		    memcmp(word->folded + i, part.at, part.length) == 0)
			return true;
	return false;
}

bool
nb_search_matches(const struct nb_search *search, struct nb_str text, size_t *ret_at)
{
	unsigned found = 0, all = (1U << search->count) - 1;
	struct word word = {0};
	size_t at = 0;

	while (found != all && next_word(text, &at, &word))
		for (size_t i = 0; i < search->count; i++) {
			if (!holds(&word, search->words[i]))
				continue;
			if (!found)
				*ret_at = word.at;
			found |= 1U << i;
		}
	return found == all;
}

#define BEFORE_BYTES 40 /* of the words before the one that was found */

/* A little before ${at}, at the beginning of a word. */
static size_t
begin_of_excerpt(struct nb_str text, size_t at)
{
	size_t begin = at > BEFORE_BYTES ? at - BEFORE_BYTES : 0;

	if (begin == 0)
		return 0;
	while (begin < at && !is_space(text.at[begin]))
		begin++;
	while (begin < at && is_space(text.at[begin]))
		begin++;
	return begin;
}

struct nb_str
nb_text_excerpt(struct nb_str text, size_t at, size_t characters, struct nb_arena *arena)
{
	static const char dots[] = "\u2026";
	const size_t dots_bytes = sizeof(dots) - 1;
	size_t begin = begin_of_excerpt(text, at), end = begin, count = 0, length = 0;

	while (end < text.length && (count < characters || !is_lead(text.at[end])))
		count += is_lead(text.at[end++]) ? 1 : 0;
	char *line = nb_arena_take(arena, end - begin + 2 * dots_bytes + 1);
	if (!line)
		return (struct nb_str){NULL, 0};
	if (begin > 0) {
		memcpy(line, dots, dots_bytes);
		length = dots_bytes;
	}
	for (size_t i = begin; i < end; i++) {
		bool space = is_space(text.at[i]);
		if (!space || (length && line[length - 1] != ' '))
			line[length++] = space ? ' ' : text.at[i];
	}
	if (end < text.length) {
		memcpy(line + length, dots, dots_bytes);
		length += dots_bytes;
	}
	return (struct nb_str){line, length};
}
