/*
 * emergency_card.c - the lines of an emergency card, and one way to write a telephone number.
 * Not here: keeping and opening one (command/emergency_card.c).
 */
#include "noaber/emergency_card.h"

#include "noaber/check.h"
#include "noaber/text.h"

#include <stddef.h>
#include <string.h>

#define LINE(name, is_phone)                                                                       \
	{                                                                                          \
#name, offsetof(struct nb_card, name), is_phone                                    \
	}

const struct nb_card_row nb_card_rows[NB_CARD_LINE_COUNT] = {
    [NB_CARD_NAME] = LINE(name, false),       [NB_CARD_PHONE] = LINE(phone, true),
    [NB_CARD_CONTACT] = LINE(contact, false), [NB_CARD_CONTACT_PHONE] = LINE(contact_phone, true),
    [NB_CARD_DOCTOR] = LINE(doctor, false),   [NB_CARD_DOCTOR_PHONE] = LINE(doctor_phone, true),
};

struct nb_str *
nb_card_line(struct nb_card *card, enum nb_card_line line)
{
	nb_assert(line < NB_CARD_LINE_COUNT);
	return (struct nb_str *)(void *)((char *)card + nb_card_rows[line].offset);
}

enum nb_status
nb_card_check_text(struct nb_str text)
{
	if (memchr(text.at, '@', text.length))
		return NB_E_BAD_ARGUMENT;
	return nb_text_check_message(text);
}

/* The digits of ${text}, at most one more than a number may have; false at anything strange. */
static bool
collect_digits(struct nb_str text, char digits[NB_PHONE_DIGITS_MOST + 3], size_t *ret_count)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c >= '0' && c <= '9') {
			if (count == NB_PHONE_DIGITS_MOST + 2)
				return false;
			digits[count++] = c;
		} else if (!strchr(" .-/()", c)) {
			return false;
		}
	}
	digits[count] = '\0';
	*ret_count = count;
	return true;
}

static bool
write_number(const char *country, const char *digits, size_t count, char ret[NB_PHONE_BYTES])
{
	size_t length = strlen(country) + count;

	if (length < NB_PHONE_DIGITS_LEAST || length > NB_PHONE_DIGITS_MOST)
		return false;
	ret[0] = '+';
	memcpy(ret + 1, country, strlen(country));
	memcpy(ret + 1 + strlen(country), digits, count + 1);
	return true;
}

bool
nb_phone_normalise(struct nb_str text, char ret[NB_PHONE_BYTES])
{
	char digits[NB_PHONE_DIGITS_MOST + 3]; /* two more for the 00 of abroad */
	bool plus;
	size_t count;

	while (text.length && text.at[0] == ' ')
		text = (struct nb_str){text.at + 1, text.length - 1};
	plus = text.length && text.at[0] == '+';
	if (plus)
		text = (struct nb_str){text.at + 1, text.length - 1};
	if (!collect_digits(text, digits, &count))
		return false;
	/* "+31 (0)6": the zero is for who calls from inside the country. */
	if (plus && count > 3 && strncmp(digits, "310", 3) == 0)
		return write_number("31", digits + 3, count - 3, ret);
	if (plus)
		return count && digits[0] != '0' && write_number("", digits, count, ret);
	if (count > 2 && digits[0] == '0' && digits[1] == '0')
		return digits[2] != '0' && write_number("", digits + 2, count - 2, ret);
	return count > 1 && digits[0] == '0' && write_number("31", digits + 1, count - 1, ret);
}
