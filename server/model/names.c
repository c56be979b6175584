/*
 * names.c - pseudonyms to offer: words from nature, kind and without a person in them.
 * Not here: whether a name is free (the store knows).
 */
#include "noaber/text.h"

#include "noaber/check.h"

#include <string.h>

static const char *const first_words[] = {
    "Veld",  "Water", "Heide", "Zomer",  "Avond",  "Maan",   "Ster",   "Wilgen", "Beuken", "Linde",
    "Zand",  "Bos",   "Dauw",  "Klaver", "Zon",    "Wind",   "Berken", "Rivier", "Morgen", "Herfst",
    "Hazel", "Eiken", "Lente", "Winter", "Sneeuw", "Vijver", "Weide",  "Akker",  "Wolken", "Duin",
};
static const char *const second_words[] = {
    "bloem", "lelie", "blad",  "vogel", "pad",   "licht",  "steen", "tak",    "vlinder", "veer",
    "gras",  "mos",   "zang",  "haas",  "egel",  "uil",    "roos",  "varen",  "kiezel",  "regen",
    "bes",   "kever", "libel", "nest",  "pluim", "schelp", "spoor", "heuvel", "knop",    "wilg",
};

static struct nb_str
name_at(uint64_t number, struct nb_arena *arena)
{
	const char *first = first_words[number % NB_COUNT(first_words)];
	const char *second =
	    second_words[(number / NB_COUNT(first_words)) % NB_COUNT(second_words)];
	size_t first_length = strlen(first), second_length = strlen(second);
	char name[32];

	memcpy(name, first, first_length);
	memcpy(name + first_length, second, second_length);
	return nb_arena_copy(arena, name, first_length + second_length);
}

void
nb_text_offer_names(uint64_t random, struct nb_arena *arena, struct nb_str *ret_names, size_t count)
{
	const uint64_t all = NB_COUNT(first_words) * NB_COUNT(second_words);
	uint64_t at = (random & UINT32_MAX) % all;
	/* Steps of a size that does not lead back to the start. */
	uint64_t step = 1 + (random >> 32) % (all / NB_NAME_CANDIDATES);

	nb_assert(count <= NB_NAME_CANDIDATES);
	for (size_t i = 0; i < count; i++)
		ret_names[i] = name_at((at + i * step) % all, arena);
}
