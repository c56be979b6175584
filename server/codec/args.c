/*
 * args.c - the arguments of a request as a struct of their shape.
 *
 * Not for rules about what the values mean (model, commands): here only shape and bounds.
 */
#include "json_in.h"

/* What one decoding needs at every level. */
struct decoding {
	struct nb_ids *ids;
	struct nb_arena *arena;
	const char *field; /* the one that is looked at */
};

/* A list of texts without a bound of its own: as many as an object may have keys (X5). */
#define TEXTS_MOST NB_JSON_KEYS_MOST

static enum nb_status decode_object(struct decoding *decoding, const struct nb_shape *shape,
                                    const json_t *json, void *value);

static enum nb_status
decode_id(struct decoding *decoding, const struct nb_field *field, const json_t *json, nb_row *ret)
{
	struct nb_str text;

	if (!json_is_string(json))
		return NB_E_BAD_ARGUMENT;
	text = (struct nb_str){json_string_value(json), json_string_length(json)};
	if (!nb_ids_decode(decoding->ids, field->id_kind, text, ret))
		return NB_E_NOT_FOUND;
	return NB_OK;
}

/* Code points of valid UTF-8: all bytes but the continuing ones. */
static int64_t
count_characters(const char *text, size_t length)
{
	int64_t count = 0;
	size_t i;

	for (i = 0; i < length; i++)
		count += (text[i] & 0xc0) != 0x80;
	return count;
}

static enum nb_status
copy_text(struct decoding *decoding, const json_t *json, struct nb_str *ret)
{
	struct nb_str copy;

	if (!json_is_string(json))
		return NB_E_BAD_ARGUMENT;
	if (json_string_length(json) > NB_TEXT_BYTES_MOST)
		return NB_E_TOO_LARGE;
	copy = nb_arena_copy(decoding->arena, json_string_value(json), json_string_length(json));
	if (!copy.at)
		return NB_E_TOO_LARGE;
	*ret = copy;
	return NB_OK;
}

static enum nb_status
decode_text(struct decoding *decoding, const struct nb_field *field, const json_t *json,
            struct nb_str *ret)
{
	struct nb_str text = {NULL, 0};
	enum nb_status status = copy_text(decoding, json, &text);
	int64_t characters;

	if (status != NB_OK)
		return status;
	characters = count_characters(text.at, text.length);
	if (characters < field->least || characters > field->most)
		return NB_E_BAD_ARGUMENT;
	*ret = text;
	return NB_OK;
}

static enum nb_status
decode_int(const struct nb_field *field, const json_t *json, int64_t *ret)
{
	if (!json_is_integer(json) || json_integer_value(json) < field->least ||
	    json_integer_value(json) > field->most)
		return NB_E_BAD_ARGUMENT;
	*ret = json_integer_value(json);
	return NB_OK;
}

static enum nb_status
decode_bool(const json_t *json, bool *ret)
{
	if (!json_is_boolean(json))
		return NB_E_BAD_ARGUMENT;
	*ret = json_is_true(json);
	return NB_OK;
}

static enum nb_status
decode_word(const struct nb_words *words, const json_t *json, int *ret)
{
	struct nb_str text = {json_string_value(json), json_string_length(json)};
	size_t i;

	for (i = 0; text.at && i < words->count; i++) {
		if (nb_str_equal(text, nb_str_from(words->words[i]))) {
			*ret = (int)i;
			return NB_OK;
		}
	}
	return NB_E_BAD_ARGUMENT;
}

static enum nb_status
decode_pointer(struct decoding *decoding, const struct nb_field *field, const json_t *json,
               void **ret)
{
	void *value = nb_arena_take(decoding->arena, field->shape->bytes);
	enum nb_status status;

	if (!value)
		return NB_E_TOO_LARGE;
	status = decode_object(decoding, field->shape, json, value);
	if (status == NB_OK)
		*ret = value;
	return status;
}

static size_t
element_bytes(const struct nb_field *field)
{
	switch (field->type) {
	case NB_FIELD_TYPE_WORDS: return sizeof(int);
	case NB_FIELD_TYPE_TEXTS: return sizeof(struct nb_str);
	default: return field->shape->bytes;
	}
}

static size_t
most_elements(const struct nb_field *field)
{
	switch (field->type) {
	case NB_FIELD_TYPE_WORDS: return field->words->count;
	case NB_FIELD_TYPE_TEXTS: return field->most > 0 ? (size_t)field->most : TEXTS_MOST;
	default: return (size_t)field->most;
	}
}

static enum nb_status
decode_element(struct decoding *decoding, const struct nb_field *field, const json_t *json,
               void *element)
{
	switch (field->type) {
	case NB_FIELD_TYPE_WORDS: return decode_word(field->words, json, element);
	case NB_FIELD_TYPE_TEXTS: return copy_text(decoding, json, element);
	default: return decode_object(decoding, field->shape, json, element);
	}
}

static enum nb_status
decode_list(struct decoding *decoding, const struct nb_field *field, const json_t *json,
            struct nb_list *ret)
{
	size_t count = json_array_size(json);
	size_t bytes = element_bytes(field);
	char *at;
	size_t i;

	if (!json_is_array(json) || count > most_elements(field) || (int64_t)count < field->least)
		return NB_E_BAD_ARGUMENT;
	at = nb_arena_array(decoding->arena, count, bytes);
	if (!at)
		return NB_E_TOO_LARGE;
	for (i = 0; i < count; i++) {
		enum nb_status status =
		    decode_element(decoding, field, json_array_get(json, i), at + i * bytes);

		if (status != NB_OK)
			return status;
		decoding->field = field->name;
	}
	*ret = (struct nb_list){at, count};
	return NB_OK;
}

static enum nb_status
decode_member(struct decoding *decoding, const struct nb_field *field, const json_t *json,
              void *member)
{
	switch (field->type) {
	case NB_FIELD_TYPE_ID: return decode_id(decoding, field, json, member);
	case NB_FIELD_TYPE_TEXT: return decode_text(decoding, field, json, member);
	case NB_FIELD_TYPE_INT: return decode_int(field, json, member);
	case NB_FIELD_TYPE_BOOL: return decode_bool(json, member);
	case NB_FIELD_TYPE_WORD: return decode_word(field->words, json, member);
	case NB_FIELD_TYPE_OBJECT: return decode_pointer(decoding, field, json, member);
	case NB_FIELD_TYPE_LIST:
	case NB_FIELD_TYPE_WORDS:
	case NB_FIELD_TYPE_TEXTS: return decode_list(decoding, field, json, member);
	}
	return NB_E_BAD_ARGUMENT;
}

/* The struct is zeroed, which is the absent value of all other types. */
static void
set_absent(const struct nb_field *field, void *member)
{
	if (field->type == NB_FIELD_TYPE_INT)
		*(int64_t *)member = NB_INT_ABSENT;
	else if (field->type == NB_FIELD_TYPE_WORD)
		*(int *)member = NB_WORD_ABSENT;
}

static enum nb_status
decode_object(struct decoding *decoding, const struct nb_shape *shape, const json_t *json,
              void *value)
{
	size_t found = 0;
	size_t i;

	if (!json_is_object(json))
		return NB_E_BAD_ARGUMENT;
	for (i = 0; i < shape->field_count; i++) {
		const struct nb_field *field = &shape->fields[i];
		const json_t *given = json_object_get(json, field->name);
		void *member = (char *)value + field->offset;
		enum nb_status status = NB_OK;

		decoding->field = field->name;
		if (given) {
			found++;
			status = decode_member(decoding, field, given, member);
		} else if (field->optional) {
			set_absent(field, member);
		} else {
			status = NB_E_BAD_ARGUMENT;
		}
		if (status != NB_OK)
			return status;
	}
	/* A key that no field asked for has no name of ours to report. */
	decoding->field = NULL;
	return found == json_object_size(json) ? NB_OK : NB_E_BAD_ARGUMENT;
}

enum nb_status
nb_envelope_args(const struct nb_envelope *envelope, const struct nb_shape *shape,
                 struct nb_ids *ids, struct nb_arena *arena, void **ret_args,
                 struct nb_misfit *ret_misfit)
{
	struct decoding decoding = {.ids = ids, .arena = arena};
	void *args = nb_arena_take(arena, shape->bytes);
	enum nb_status status =
	    args ? decode_object(&decoding, shape, envelope->json, args) : NB_E_TOO_LARGE;

	if (status == NB_OK)
		*ret_args = args;
	else
		/* Z3: an id that is none of ours looks like one that is not yours, so no field. */
		ret_misfit->field = status == NB_E_NOT_FOUND ? NULL : decoding.field;
	return status;
}
