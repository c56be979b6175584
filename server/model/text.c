/*
 * text.c - which names and texts people may write.
 * Not here: the look-alike tables of Unicode TR39 and the words of risk.
 */
#include "noaber/text.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

/* Staff titles that nobody may call themselves (ON2); folded. */
static const char *const staff_words[] = {
    "huisarts",  "basisarts",    "psycholoog", "psychiater", "begeleider",
    "moderator", "hulpverlener", "beheerder",  "politie",    "noaber",
};

#define FOLDED_BYTES_MOST 3072

/* ICU's macro narrows on purpose, which our warnings do not like. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
/* The character at ${*at}, which moves on; negative when it is not UTF-8. */
static UChar32
next_character(struct nb_str text, int32_t *at)
{
	UChar32 c;

	U8_NEXT((const uint8_t *)text.at, *at, (int32_t)text.length, c);
	return c;
}
#pragma GCC diagnostic pop

/* Letters and signs that are drawn as nothing, such as the Hangul fillers (X1). */
static bool
is_invisible(UChar32 c)
{
	return u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR ||
	       u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || c == 0x2800;
}

static bool
is_name_character(UChar32 c)
{
	bool letter = u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK; /* e and its accent */

	return (letter && !is_invisible(c)) || c == ' ' || c == '-' || c == '\'' || c == '.' ||
	       c == 0x2019;
}

/* Letters of two scripts in one name are there to look like another name (X2). Signs that all
 * scripts share do not count. */
static bool
fits_script(UChar32 c, UScriptCode *script)
{
	UErrorCode error = U_ZERO_ERROR;
	UScriptCode own = uscript_getScript(c, &error);

	if (U_FAILURE(error))
		return false;
	if (own == USCRIPT_COMMON || own == USCRIPT_INHERITED)
		return true;
	if (*script == USCRIPT_COMMON)
		*script = own;
	return *script == own;
}

/* Compatibility forms, case and accents away; only letters and digits stay. */
static int32_t
fold_utf16(const UChar *in, int32_t length, UChar *out, int32_t capacity)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *casefold = unorm2_getNFKCCasefoldInstance(&error);
	const UNormalizer2 *decompose = unorm2_getNFKDInstance(&error);
	UChar folded[512];
	int32_t kept = 0;

	if (U_FAILURE(error))
		return 0;
	int32_t folded_length = unorm2_normalize(casefold, in, length, folded, 512, &error);
	int32_t open_length =
	    unorm2_normalize(decompose, folded, folded_length, out, capacity, &error);
	if (U_FAILURE(error))
		return 0;
	for (int32_t i = 0; i < open_length; i++)
		if (u_isalnum(out[i]) || U16_IS_SURROGATE(out[i]))
			out[kept++] = out[i];
	return kept;
}

/* The folded text as UTF-8; its length in bytes, 0 when nothing is left or it is too long. */
static size_t
fold(struct nb_str text, char ret[FOLDED_BYTES_MOST])
{
	UChar wide[256], folded[1024];
	UErrorCode error = U_ZERO_ERROR;
	int32_t wide_length = 0, length = 0;

	u_strFromUTF8(wide, NB_COUNT(wide), &wide_length, text.at, (int32_t)text.length, &error);
	if (U_FAILURE(error))
		return 0;
	int32_t folded_length = fold_utf16(wide, wide_length, folded, NB_COUNT(folded));
	u_strToUTF8(ret, FOLDED_BYTES_MOST, &length, folded, folded_length, &error);
	return U_FAILURE(error) ? 0 : (size_t)length;
}

/* A name of the shape of something one should not share: a year, a number, a site (ON2). */
static bool
looks_like_contact_data(struct nb_str name)
{
	int32_t at = 0, in_a_row = 0, digits = 0;
	UChar32 last = ' ';

	while (at < (int32_t)name.length) {
		UChar32 c = next_character(name, &at);
		bool digit = u_isdigit(c);
		in_a_row = digit ? in_a_row + 1 : 0;
		digits += digit ? 1 : 0;
		if (in_a_row == 4 || digits == 6 || (last == '.' && (u_isalpha(c) || c == '.')))
			return true;
		last = c;
	}
	return false;
}

/* "arts" is in many a name, so it counts only where a word begins with it. */
static bool
is_doctor(struct nb_str word)
{
	char folded[FOLDED_BYTES_MOST];
	size_t length = fold(word, folded);

	return nb_str_starts((struct nb_str){folded, length}, NB_STR("arts"));
}

/* The long titles count wherever they are, also joined or spelled out; so Bart Smit is nobody's
 * doctor, and JanDeBegeleider is refused. */
static bool
claims_a_title(struct nb_str name)
{
	char folded[FOLDED_BYTES_MOST + 1];
	size_t start = 0;

	folded[fold(name, folded)] = '\0';
	for (size_t i = 0; i < NB_COUNT(staff_words); i++)
		if (strstr(folded, staff_words[i]))
			return true;
	if (strcmp(folded, "arts") == 0)
		return true;
	for (size_t i = 0; i <= name.length; i++) {
		if (i < name.length && !strchr(" -.'", name.at[i]))
			continue;
		if (i > start && is_doctor((struct nb_str){name.at + start, i - start}))
			return true;
		start = i + 1;
	}
	return false;
}

enum nb_status
nb_text_check_name(struct nb_str name)
{
	int32_t at = 0, length = (int32_t)name.length, characters = 0, letters = 0;
	UScriptCode script = USCRIPT_COMMON; /* none seen yet */
	UChar32 last = ' ';

	if (!name.at || name.length > 4 * NB_NAME_CHARACTERS_MOST)
		return NB_E_NAME_REFUSED;
	while (at < length) {
		UChar32 c = next_character(name, &at);
		if (c < 0 || !is_name_character(c) || (c == ' ' && last == ' ') ||
		    !fits_script(c, &script))
			return NB_E_NAME_REFUSED;
		letters += u_isalpha(c) ? 1 : 0;
		characters++;
		last = c;
	}
	if (characters < NB_NAME_CHARACTERS_LEAST || characters > NB_NAME_CHARACTERS_MOST)
		return NB_E_NAME_REFUSED;
	if (letters < 2 || last == ' ' || looks_like_contact_data(name) || claims_a_title(name))
		return NB_E_NAME_REFUSED;
	return NB_OK;
}

struct nb_str
nb_text_fold(struct nb_str text, struct nb_arena *arena)
{
	char folded[FOLDED_BYTES_MOST];
	size_t length = fold(text, folded);

	return length ? nb_arena_copy(arena, folded, length) : (struct nb_str){NULL, 0};
}

enum nb_status
nb_text_check_message(struct nb_str text)
{
	int32_t at = 0, length = (int32_t)text.length;

	while (at < length) {
		UChar32 c = next_character(text, &at);
		if (c < 0)
			return NB_E_BAD_ARGUMENT;
		if (!is_invisible(c) && u_charType(c) != U_FORMAT_CHAR)
			return NB_OK;
	}
	return NB_E_BAD_ARGUMENT;
}
