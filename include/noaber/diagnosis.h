/*
 * diagnosis.h - communities are named after life, never after a diagnosis (layer 2, model). Pure.
 *
 * A label on the door keeps people out who do not have it, do not want it or do not know it yet.
 */
#ifndef NB_DIAGNOSIS_H
#define NB_DIAGNOSIS_H

#include "noaber/str.h"

#define NB_GROUP_NAME_CHARACTERS_LEAST 2
#define NB_GROUP_NAME_CHARACTERS_MOST 60

/* A name of life to take instead. */
struct nb_life_name {
	const char *nl, *en;
};

/** Does ${name} hold the word of a diagnosis, in Dutch or English, inflected, abbreviated, spelled out
 * or in letters that look like others (X2)? What to call it instead; NULL: it does not. */
const struct nb_life_name *nb_diagnosis_in(struct nb_str name);

#endif
