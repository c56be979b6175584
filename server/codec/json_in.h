/* json_in.h - strict JSON (X5) as a jansson tree (private to layer 3, codec). */
#ifndef NB_CODEC_JSON_IN_H
#define NB_CODEC_JSON_IN_H

#include "noaber/envelope.h"

#include <jansson.h>

#define NB_JSON_INT_MOST ((int64_t)1 << 53) /* X5: what a JavaScript number holds exactly */

/**
 * nb_json_in_parse(bytes, arena, ret):
 * Syntax and depth: one object with nothing after it, depth at most 8, valid UTF-8, no duplicate
 * keys, no NUL, integers within 64 bits. ${*ret} lives as long as ${arena} and is never
 * given to json_decref().
 * Errors: NB_E_BAD_REQUEST; NB_E_TOO_LARGE over 64 KiB or out of memory.
 */
NB_MUST_USE enum nb_status nb_json_in_parse(struct nb_str bytes, struct nb_arena *arena,
                                            json_t **ret);

/** The bounds that jansson does not know: no floats, integers up to 2^53, at most 32 keys in an
 * object, no control characters in keys and texts but tab and newline. */
bool nb_json_in_bounds(const json_t *json);

#endif
