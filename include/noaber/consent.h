/*
 * consent.h - what people are asked to agree to, one purpose at a time (layer 2, model).
 *
 * A purpose is a row: the words people read, their version, and whether anything uses it yet. Who
 * changes what the words mean raises the version; a consent holds for one version only, so everybody
 * is asked again (ON4, P13).
 */
#ifndef NB_CONSENT_H
#define NB_CONSENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NB_VERSION_MOST 100000 /* of a text, as a client may name it */

/* Stored: only add at the end. */
enum nb_purpose {
	NB_PURPOSE_SERVICE, /* no session without it; nothing else depends on the others */
	NB_PURPOSE_CARE_ESCALATION,
	NB_PURPOSE_FOLLOW_UP,
	NB_PURPOSE_RESEARCH,
	NB_PURPOSE_COUNT
};
extern const char *const nb_purpose_words[NB_PURPOSE_COUNT]; /* on the wire */

/* Texts at level B1, in both languages. */
struct nb_purpose_row {
	int64_t version; /* of the texts; 1 or more */
	bool in_use;     /* something in the program asks nb_consent_holds for it */
	const char *name_nl, *name_en;
	const char *means_nl, *means_en;       /* what happens when one agrees */
	const char *refusing_nl, *refusing_en; /* what saying no means */
};
extern const struct nb_purpose_row nb_purpose_rows[NB_PURPOSE_COUNT];

/* The last word of an account on a purpose. */
struct nb_consent {
	int64_t version; /* 0 = never asked or never answered */
	bool given;      /* else withdrawn */
};

/** Does ${last} count for the texts of ${purpose} as they are now? Pure. */
bool nb_consent_counts(enum nb_purpose purpose, const struct nb_consent *last);
/** Was ${last} given for texts that have changed since, so that the person is to be asked again?
 * Who withdrew is not asked again. Pure. */
bool nb_consent_asks_again(enum nb_purpose purpose, const struct nb_consent *last);

#endif
