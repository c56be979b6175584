/*
 * looks.c - what a name looks like to a reader, so that one name cannot pass for another (X2, ON2).
 *
 * The looks of a name are its skeleton of Unicode TR39 (letters of any script that look alike become
 * one letter), taken before and after folding, because what looks alike depends on the case: a capital I
 * looks like a small l, a capital H like a Cyrillic one. Because of that capital, i and l are one letter
 * too: "ilse", "Ilse" and "llse" are one name.
 * Not here: which names are allowed (text.c), and which are taken (the store).
 */
#include "fold.h"

#include <pthread.h>
#include <string.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static USpoofChecker *checker; /* made once, only read after that; any thread; NULL: no memory */

static void
make_checker(void)
{
	UErrorCode error = U_ZERO_ERROR;

	checker = uspoof_open(&error);
	if (U_FAILURE(error))
		checker = NULL;
}

static int32_t
skeleton(const UChar *in, int32_t length, UChar *out, int32_t capacity)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t made;

	if (pthread_once(&once, make_checker) || !checker)
		return 0;
	made = uspoof_getSkeleton(checker, 0, in, length, out, capacity, &error);
	return U_FAILURE(error) ? 0 : made;
}

/* What the tables of Unicode leave apart and a reader does not: i and l, two v and a w. */
static int32_t
merge(UChar *text, int32_t length)
{
	int32_t kept = 0;

	for (int32_t i = 0; i < length; i++) {
		if (text[i] == 'v' && kept && text[kept - 1] == 'v')
			text[kept - 1] = 'w';
		else
			text[kept++] = text[i] == 'i' ? 'l' : text[i];
	}
	return kept;
}

size_t
nb_text_looks_of(struct nb_str text, char ret[NB_FOLDED_BYTES_MOST])
{
	UChar wide[256], drawn[1024], folded[1024];
	UErrorCode error = U_ZERO_ERROR;
	int32_t length = 0, written = 0;

	u_strFromUTF8(wide, NB_COUNT(wide), &length, text.at, (int32_t)text.length, &error);
	if (U_FAILURE(error))
		return 0;
	length = skeleton(wide, length, drawn, NB_COUNT(drawn));
	length = nb_text_fold_wide(drawn, length, folded, NB_COUNT(folded));
	length = skeleton(folded, length, drawn, NB_COUNT(drawn));
	length = nb_text_fold_wide(drawn, length, folded, NB_COUNT(folded));
	u_strToUTF8(ret, NB_FOLDED_BYTES_MOST, &written, folded, merge(folded, length), &error);
	return U_FAILURE(error) ? 0 : (size_t)written;
}

struct nb_str
nb_text_looks(struct nb_str text, struct nb_arena *arena)
{
	char looks[NB_FOLDED_BYTES_MOST];
	size_t length = nb_text_looks_of(text, looks);

	return length ? nb_arena_copy(arena, looks, length) : (struct nb_str){NULL, 0};
}
