/* Message texts and the mark inside them. */

#include "mark.h"

#include <string.h>

static const char letters[] = "bcdfghjklmnpqrst";

#define SENDER_LETTERS 3
#define NUMBER_LETTERS 6
#define TIME_LETTERS 16

_Static_assert(NB_MARK_BYTES == SENDER_LETTERS + NUMBER_LETTERS + TIME_LETTERS + 4,
               "three fields, two dashes, two hashes");

static const char story[] =
    "Vandaag ging het een stuk beter dan gisteren. Ik heb een eind gewandeld langs de rivier en "
    "daarna thee gedronken bij de buurvrouw, dat was écht gezellig. Nu zit ik in de tuin met een "
    "boek. Hoe was jullie dag, en wat hielp jou om rust te vinden? Fijne avond, tot morgen. ";

_Static_assert(sizeof story - 1 + NB_MARK_BYTES == NB_TEXT_BYTES, "every text is equally long");

static char *
write_field(char *out, uint64_t value, unsigned letter_count)
{
	for (unsigned i = letter_count; i > 0; i--) {
		out[i - 1] = letters[value & 15];
		value >>= 4;
	}
	return out + letter_count;
}

void
nb_mark_write(const struct nb_mark *mark, char *out)
{
	*out++ = '#';
	out = write_field(out, mark->sender, SENDER_LETTERS);
	*out++ = '-';
	out = write_field(out, mark->number, NUMBER_LETTERS);
	*out++ = '-';
	out = write_field(out, mark->sent_ns, TIME_LETTERS);
	*out = '#';
}

void
nb_mark_write_nonce(const struct nb_mark *mark, char *out)
{
	out = write_field(out, mark->sent_ns, TIME_LETTERS);
	*out++ = '-';
	out = write_field(out, mark->sender, SENDER_LETTERS);
	*out++ = '-';
	out = write_field(out, mark->number, NUMBER_LETTERS);
	*out = '\0';
}

void
nb_mark_write_text(const struct nb_mark *mark, char *out)
{
	memcpy(out, story, sizeof story - 1);
	nb_mark_write(mark, out + sizeof story - 1);
}

static bool
read_field(const char **at, unsigned letter_count, char end, uint64_t *ret_value)
{
	uint64_t value = 0;

	for (unsigned i = 0; i < letter_count; i++) {
		const char *letter = memchr(letters, (*at)[i], sizeof letters - 1);

		if (letter == NULL)
			return false;
		value = value << 4 | (uint64_t)(letter - letters);
	}
	if ((*at)[letter_count] != end)
		return false;
	*at += letter_count + 1;
	*ret_value = value;
	return true;
}

bool
nb_mark_find(const char *text, size_t len, struct nb_mark *ret_mark)
{
	const char *end = text + len;
	const char *hash = memchr(text, '#', len);

	while (hash != NULL && end - hash >= NB_MARK_BYTES) {
		const char *at = hash + 1;
		uint64_t sender, number, sent_ns;

		if (read_field(&at, SENDER_LETTERS, '-', &sender) &&
		    read_field(&at, NUMBER_LETTERS, '-', &number) &&
		    read_field(&at, TIME_LETTERS, '#', &sent_ns)) {
			ret_mark->sender = (uint32_t)sender;
			ret_mark->number = (uint32_t)number;
			ret_mark->sent_ns = sent_ns;
			return true;
		}
		hash = memchr(hash + 1, '#', (size_t)(end - hash - 1));
	}
	return false;
}
