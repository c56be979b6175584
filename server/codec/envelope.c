/*
 * envelope.c - the top level of a request, and the lines that answer it.
 *
 * Not for arguments (args.c) and not for which commands exist (layer 5).
 */
#include "json_in.h"
#include "json_out.h"

static const char *const known_keys[] = {"id", "cmd", "args"};

/* Positive, at most 2^53; 0 for anything else. */
static int64_t
read_id(const json_t *root)
{
	const json_t *id = json_object_get(root, "id");
	json_int_t value = json_is_integer(id) ? json_integer_value(id) : 0;

	return value > 0 && value <= NB_JSON_INT_MOST ? value : 0;
}

static bool
only_known_keys(const json_t *root)
{
	size_t known = 0;
	size_t i;

	for (i = 0; i < NB_COUNT(known_keys); i++)
		known += json_object_get(root, known_keys[i]) ? 1 : 0;
	return known == json_object_size(root);
}

/* Everything but the id; fills cmd and json of ${envelope} on success. */
static enum nb_status
read_rest(const json_t *root, struct nb_arena *arena, struct nb_envelope *envelope)
{
	const json_t *cmd = json_object_get(root, "cmd");
	json_t *args = json_object_get(root, "args");
	struct nb_str copy;

	if (!only_known_keys(root) || !nb_json_in_bounds(root))
		return NB_E_BAD_REQUEST;
	if (!json_is_string(cmd) || json_string_length(cmd) == 0 || !json_is_object(args))
		return NB_E_BAD_REQUEST;
	copy = nb_arena_copy(arena, json_string_value(cmd), json_string_length(cmd));
	if (!copy.at)
		return NB_E_TOO_LARGE;
	envelope->cmd = copy;
	envelope->json = args;
	return NB_OK;
}

enum nb_status
nb_envelope_parse(struct nb_str bytes, bool id_needed, struct nb_arena *arena,
                  struct nb_envelope *ret)
{
	enum nb_status status;
	json_t *root = NULL;

	*ret = (struct nb_envelope){0};
	status = nb_json_in_parse(bytes, arena, &root);
	if (status != NB_OK)
		return status;
	ret->id = read_id(root);
	if (ret->id == 0 && (id_needed || json_object_get(root, "id")))
		status = NB_E_BAD_REQUEST;
	else
		status = read_rest(root, arena, ret);
	return status;
}

/* {"re":7, or { */
static void
begin_answer(int64_t re, struct nb_buf *out)
{
	nb_buf_add_byte(out, '{');
	if (re == NB_INT_ABSENT)
		return;
	nb_buf_add_text(out, "\"re\":");
	nb_buf_add_int(out, re);
	nb_buf_add_byte(out, ',');
}

static void
add_object(const struct nb_shape *shape, const void *value, struct nb_ids *ids, struct nb_buf *out)
{
	if (shape)
		nb_shape_encode(shape, value, ids, out);
	else
		nb_buf_add_text(out, "{}");
}

void
nb_envelope_ok(int64_t re, const struct nb_shape *shape, const void *reply, struct nb_ids *ids,
               struct nb_buf *out)
{
	begin_answer(re, out);
	nb_buf_add_text(out, "\"ok\":");
	add_object(shape, reply, ids, out);
	nb_buf_add_text(out, "}\n");
}

static void
add_offers(const struct nb_list *offers, struct nb_buf *out)
{
	const struct nb_str *names = offers->at;
	size_t i;

	nb_buf_add_text(out, ",\"offers\":[");
	for (i = 0; i < offers->count; i++) {
		if (i > 0)
			nb_buf_add_byte(out, ',');
		nb_json_add_string(out, names[i]);
	}
	nb_buf_add_byte(out, ']');
}

void
nb_envelope_err(int64_t re, const struct nb_refusal *refusal, struct nb_buf *out)
{
	const struct nb_status_row *row = nb_status_row(refusal->status);

	begin_answer(re, out);
	nb_buf_add_text(out, "\"err\":{\"status\":");
	nb_json_add_string(out, nb_str_from(row->word));
	nb_buf_add_text(out, ",\"nl\":");
	nb_json_add_string(out, nb_str_from(row->nl));
	nb_buf_add_text(out, ",\"en\":");
	nb_json_add_string(out, nb_str_from(row->en));
	if (refusal->field) {
		nb_buf_add_text(out, ",\"field\":");
		nb_json_add_string(out, nb_str_from(refusal->field));
	}
	if (refusal->retry_ms > 0) {
		nb_buf_add_text(out, ",\"retry_ms\":");
		nb_buf_add_int(out, refusal->retry_ms);
	}
	if (refusal->offers.count > 0)
		add_offers(&refusal->offers, out);
	nb_buf_add_text(out, "}}\n");
}

void
nb_envelope_event(const char *name, nb_row room, int64_t seq, const struct nb_shape *shape,
                  const void *data, struct nb_ids *ids, struct nb_buf *out)
{
	nb_buf_add_text(out, "{\"ev\":");
	nb_json_add_string(out, nb_str_from(name));
	if (room != 0) {
		nb_buf_add_text(out, ",\"room\":");
		nb_json_add_id(out, ids, NB_ID_ROOM, room);
		nb_buf_add_text(out, ",\"seq\":");
		nb_buf_add_int(out, seq);
	}
	nb_buf_add_text(out, ",\"data\":");
	add_object(shape, data, ids, out);
	nb_buf_add_text(out, "}\n");
}
