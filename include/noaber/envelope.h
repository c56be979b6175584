/*
 * envelope.h - from the bytes of a frame to a typed struct, and the lines that go back
 * (layer 3, codec). Jansson parses; this file adds the bounds it lacks.
 */
#ifndef NB_ENVELOPE_H
#define NB_ENVELOPE_H

#include "noaber/shape.h"

#define NB_JSON_DEPTH_MOST 8      /* X5 */
#define NB_JSON_KEYS_MOST 32      /* per object, X5 */
#define NB_FRAME_BYTES_MOST 65536 /* R5 */
#define NB_TEXT_BYTES_MOST 16384  /* R5: any one text */

/* One parsed request. owner: whoever parsed it, one thread. */
struct nb_envelope {
	int64_t id;        /* 0 when it could not be read */
	struct nb_str cmd; /* in the arena */
	void *json;        /* jansson value of "args", in the arena */
};

/**
 * nb_envelope_parse(bytes, arena, ret):
 * Read {"id":…,"cmd":…,"args":{…}}. Refused: depth over 8 (counted before jansson sees it), over 32
 * keys, duplicate keys, floats, integers beyond 2^53, NUL, C0/C1 control characters other than
 * tab and newline inside texts, unknown top-level keys, anything after the object.
 * `id` may be absent only when ${id_needed} is false (HTTP door). On failure ret->id is still set
 * when it could be read, so that the refusal finds its way; ret->json is NULL.
 * Errors: NB_E_BAD_REQUEST, NB_E_TOO_LARGE.
 */
NB_MUST_USE enum nb_status nb_envelope_parse(struct nb_str bytes, bool id_needed,
                                             struct nb_arena *arena, struct nb_envelope *ret);

/**
 * nb_envelope_args(envelope, shape, ids, arena, ret_args, ret_misfit):
 * Turn the arguments into a struct of ${shape} in ${arena}. Unknown keys, missing fields, wrong
 * types, bounds: NB_E_BAD_ARGUMENT with the field; a text over 16 KiB: NB_E_TOO_LARGE with the
 * field; an id that is none of ours: NB_E_NOT_FOUND (it looks like "not yours", Z3). Texts have
 * bidi override and isolate characters refused only where ${shape} is a name (see model/text);
 * here they must be valid UTF-8 without controls.
 */
NB_MUST_USE enum nb_status nb_envelope_args(const struct nb_envelope *envelope,
                                            const struct nb_shape *shape, struct nb_ids *ids,
                                            struct nb_arena *arena, void **ret_args,
                                            struct nb_misfit *ret_misfit);

/* What a refusal may say besides its status. */
struct nb_refusal {
	enum nb_status status;
	const char *field; /* NULL = none */
	int64_t retry_ms;  /* 0 = none */
	struct nb_list
	    offers; /* of struct nb_str: names offered instead, or words to choose from */
};

/** Lines, each ending in "\n" (a frame is one or more of them, see link.h PUBLISH). ${re} 0 with a
 * NULL shape is allowed for an empty answer: {"re":7,"ok":{}}. For the HTTP door ${re} is
 * NB_INT_ABSENT: {"ok":{…}}. */
void nb_envelope_ok(int64_t re, const struct nb_shape *shape, const void *reply, struct nb_ids *ids,
                    struct nb_buf *out);
void nb_envelope_err(int64_t re, const struct nb_refusal *refusal, struct nb_buf *out);
/** {"ev":name,"room":…,"seq":…,"data":{…}}; without room and seq when ${room} is 0. */
void nb_envelope_event(const char *name, nb_row room, int64_t seq, const struct nb_shape *shape,
                       const void *data, struct nb_ids *ids, struct nb_buf *out);

#endif
