/*
 * text.c - which names and texts people may write.
 * Not here: what names look like (looks.c), and the words of risk.
 */
#include "fold.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

/* Staff titles that nobody may call themselves, nor anything that looks like one (ON2). */
static const char *const staff_words[] = {
    "huisarts",        "basisarts",          "psycholoog",   "psychiater",   "begeleider",
    "moderator",       "hulpverlener",       "beheerder",    "politie",      "noaber",
    "verpleegkundige", "therapeut",          "coordinator",  "dienstdoende", "psychologist",
    "psychiatrist",    "ervaringsdeskundig", "practitioner", "counsellor",   "counselor",
    "therapist",       "administrator",      "supervisor",   "socialworker", "police",
};
/* Short ones that are in many a name: only as a word of their own. */
static const char *const staff_whole_words[] = {"admin",  "staff",  "host",
                                                "dokter", "doctor", "nurse"};

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

int32_t
nb_text_fold_wide(const UChar *in, int32_t length, UChar *out, int32_t capacity)
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
fold(struct nb_str text, char ret[NB_FOLDED_BYTES_MOST])
{
	UChar wide[256], folded[1024];
	UErrorCode error = U_ZERO_ERROR;
	int32_t wide_length = 0, length = 0;

	u_strFromUTF8(wide, NB_COUNT(wide), &wide_length, text.at, (int32_t)text.length, &error);
	if (U_FAILURE(error))
		return 0;
	int32_t folded_length = nb_text_fold_wide(wide, wide_length, folded, NB_COUNT(folded));
	u_strToUTF8(ret, NB_FOLDED_BYTES_MOST, &length, folded, folded_length, &error);
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

static struct nb_str
looks_of(struct nb_str text, char buffer[NB_FOLDED_BYTES_MOST + 1])
{
	size_t length = nb_text_looks_of(text, buffer);

	buffer[length] = '\0';
	return (struct nb_str){buffer, length};
}

/* "arts" counts where a word begins with it, so Bart Smit is nobody's doctor. */
static bool
is_title(struct nb_str word)
{
	char looks[NB_FOLDED_BYTES_MOST + 1], title[NB_FOLDED_BYTES_MOST + 1];
	struct nb_str found = looks_of(word, looks);

	for (size_t i = 0; i < NB_COUNT(staff_whole_words); i++)
		if (nb_str_equal(found, looks_of(nb_str_from(staff_whole_words[i]), title)))
			return true;
	return nb_str_starts(found, NB_STR("arts"));
}

/* The long titles count wherever they are, also joined or spelled out: JanDeBegeleider. */
static bool
holds_a_title(struct nb_str name)
{
	char looks[NB_FOLDED_BYTES_MOST + 1], title[NB_FOLDED_BYTES_MOST + 1];

	looks_of(name, looks);
	for (size_t i = 0; i < NB_COUNT(staff_words); i++)
		if (strstr(looks, looks_of(nb_str_from(staff_words[i]), title).at))
			return true;
	return strcmp(looks, "arts") == 0;
}

static bool
claims_a_title(struct nb_str name)
{
	size_t start = 0;

	if (holds_a_title(name))
		return true;
	for (size_t i = 0; i <= name.length; i++) {
		if (i < name.length && !strchr(" -.'", name.at[i]))
			continue;
		if (i > start && is_title((struct nb_str){name.at + start, i - start}))
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
	char folded[NB_FOLDED_BYTES_MOST];
	size_t length = fold(text, folded);

	return length ? nb_arena_copy(arena, folded, length) : (struct nb_str){NULL, 0};
}

struct nb_str
nb_text_nfc(struct nb_str text, struct nb_arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *compose = unorm2_getNFCInstance(&error);
	UChar wide[256], composed[256];
	char out[3 * NB_COUNT(composed)];
	int32_t wide_length = 0, length = 0;

	u_strFromUTF8(wide, NB_COUNT(wide), &wide_length, text.at, (int32_t)text.length, &error);
	int32_t composed_length =
	    unorm2_normalize(compose, wide, wide_length, composed, NB_COUNT(composed), &error);
	u_strToUTF8(out, sizeof(out), &length, composed, composed_length, &error);
	if (U_FAILURE(error))
		return (struct nb_str){NULL, 0};
	return nb_arena_copy(arena, out, (size_t)length);
}

enum nb_status
nb_text_check_line(struct nb_str line)
{
	int32_t at = 0, length = (int32_t)line.length;
	UChar32 last = ' ';

	while (at < length) {
		UChar32 c = next_character(line, &at);
		bool drawn = c > 0 && !is_invisible(c) && u_charType(c) != U_FORMAT_CHAR;
		if (!drawn && (c != ' ' || last == ' '))
			return NB_E_BAD_ARGUMENT;
		last = c;
	}
	return last == ' ' ? NB_E_BAD_ARGUMENT : NB_OK;
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
