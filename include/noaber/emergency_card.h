/*
 * emergency_card.h - what somebody leaves for an emergency: who they are and whom to call
 * (layer 2, model). Rule ON5. Pure.
 */
#ifndef NB_EMERGENCY_CARD_H
#define NB_EMERGENCY_CARD_H

#include "noaber/status.h"
#include "noaber/str.h"

#include <stdbool.h>

#define NB_CARD_CHARACTERS_MOST 80
#define NB_PHONE_DIGITS_LEAST 8
#define NB_PHONE_DIGITS_MOST 15 /* E.164 */
#define NB_PHONE_BYTES (1 + NB_PHONE_DIGITS_MOST + 1)

/* Lines of a card. Stored: only add at the end. */
enum nb_card_line {
	NB_CARD_NAME,
	NB_CARD_PHONE,
	NB_CARD_CONTACT,
	NB_CARD_CONTACT_PHONE,
	NB_CARD_DOCTOR,
	NB_CARD_DOCTOR_PHONE,
	NB_CARD_LINE_COUNT
};

/* Each line may be absent. */
struct nb_card {
	struct nb_str name, phone;
	struct nb_str contact, contact_phone;
	struct nb_str doctor, doctor_phone;
};

struct nb_card_row {
	const char *word; /* as in the arguments */
	size_t offset;    /* in struct nb_card, of a struct nb_str */
	bool phone;
};
extern const struct nb_card_row nb_card_rows[NB_CARD_LINE_COUNT];

/** The line of ${card}; absent or empty when nothing was filled in. */
struct nb_str *nb_card_line(struct nb_card *card, enum nb_card_line line);

/** May ${text} stand on a card? Something readable, and no e-mail address. NB_E_BAD_ARGUMENT. */
NB_MUST_USE enum nb_status nb_card_check_text(struct nb_str text);

/** One way to write a telephone number: "+", the country, the digits. Spaces, dots, dashes, slashes
 * and brackets go; a Dutch number without country gets +31. false when it is none. */
bool nb_phone_normalise(struct nb_str text, char ret[NB_PHONE_BYTES]);

#endif
