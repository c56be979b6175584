/*
 * fuzz_envelope.c - any bytes as a frame (X5, R6), and any bytes as a text that goes out (X3).
 */
#include "noaber/envelope.h"

#include <jansson.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* What is accepted keeps every promise the rest of the server builds on. */
static void
read_frame(struct nb_str frame, struct nb_arena *arena)
{
	struct nb_envelope envelope;
	bool id_needed = frame.length % 2 == 0;
	enum nb_status status = nb_envelope_parse(frame, id_needed, arena, &envelope);

	nb_assert(status == NB_OK || status == NB_E_BAD_REQUEST || status == NB_E_TOO_LARGE);
	nb_assert((status == NB_OK) == (envelope.json != NULL));
	nb_assert(envelope.id >= 0 && envelope.id <= (int64_t)1 << 53);
	if (status == NB_OK) {
		nb_assert(envelope.cmd.length > 0 && (envelope.id > 0 || !id_needed));
		nb_assert(!memchr(envelope.cmd.at, '\0', envelope.cmd.length));
	}
}

/* A refusal that offers ${text} is one line of strict JSON whatever the text holds. */
static void
write_text(struct nb_str text)
{
	struct nb_refusal refusal = {.status = NB_E_NAME_TAKEN, .offers = {&text, 1}};
	struct nb_buf out;
	json_t *json;

	nb_buf_init(&out, 1 << 24);
	nb_envelope_err(1, &refusal, &out);
	nb_assert(!out.failed);
	nb_assert(memchr(out.at, '\n', out.length) == out.at + out.length - 1);
	json = json_loadb(out.at, out.length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
	nb_assert(json);
	json_decref(json);
	nb_buf_finish(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct nb_str input = {(const char *)bytes, length};
	struct nb_arena *arena = nb_arena_create(1 << 18);

	read_frame(input, arena);
	write_text(input);
	nb_arena_destroy(arena);
	return 0;
}
