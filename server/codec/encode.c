/*
 * encode.c - a struct of a shape as a JSON object.
 *
 * Not for deciding what a reader may see: what must stay away is absent in the struct already.
 */
#include "json_out.h"

#include "noaber/shape.h"

#define INT_MOST ((int64_t)1 << 53) /* X5: what a JavaScript number holds exactly */

static void encode_object(const struct nb_shape *shape, const void *value, struct nb_ids *ids,
                          struct nb_buf *out);

/* An optional member that is not there, or a list with nothing in it; a bool is always there. */
static bool
is_absent(const struct nb_field *field, const void *member)
{
	if (!field->optional)
		return false;
	switch (field->type) {
	case NB_FIELD_TYPE_ID: return *(const nb_row *)member == 0;
	case NB_FIELD_TYPE_TEXT: return !((const struct nb_str *)member)->at;
	case NB_FIELD_TYPE_INT: return *(const int64_t *)member == NB_INT_ABSENT;
	case NB_FIELD_TYPE_WORD: return *(const int *)member == NB_WORD_ABSENT;
	case NB_FIELD_TYPE_OBJECT: return !*(void *const *)member;
	case NB_FIELD_TYPE_LIST:
	case NB_FIELD_TYPE_WORDS:
	case NB_FIELD_TYPE_TEXTS: return ((const struct nb_list *)member)->count == 0;
	case NB_FIELD_TYPE_BOOL: break;
	}
	return false;
}

static void
encode_int(int64_t value, struct nb_buf *out)
{
	/* Also catches a required member that was left NB_INT_ABSENT. */
	nb_assert(value >= -INT_MOST && value <= INT_MOST);
	nb_buf_add_int(out, value);
}

static void
encode_word(const struct nb_words *words, int value, struct nb_buf *out)
{
	nb_assert(value >= 0 && (size_t)value < words->count);
	nb_json_add_string(out, nb_str_from(words->words[value]));
}

static void
encode_list(const struct nb_field *field, const struct nb_list *list, struct nb_ids *ids,
            struct nb_buf *out)
{
	size_t i;

	nb_buf_add_byte(out, '[');
	for (i = 0; i < list->count && !out->failed; i++) {
		if (i > 0)
			nb_buf_add_byte(out, ',');
		if (field->type == NB_FIELD_TYPE_WORDS)
			encode_word(field->words, ((const int *)list->at)[i], out);
		else if (field->type == NB_FIELD_TYPE_TEXTS)
			nb_json_add_string(out, ((const struct nb_str *)list->at)[i]);
		else
			encode_object(field->shape,
			              (const char *)list->at + i * field->shape->bytes, ids, out);
	}
	nb_buf_add_byte(out, ']');
}

static void
encode_member(const struct nb_field *field, const void *member, struct nb_ids *ids,
              struct nb_buf *out)
{
	switch (field->type) {
	case NB_FIELD_TYPE_ID:
		nb_json_add_id(out, ids, field->id_kind, *(const nb_row *)member);
		break;
	case NB_FIELD_TYPE_TEXT: nb_json_add_string(out, *(const struct nb_str *)member); break;
	case NB_FIELD_TYPE_INT: encode_int(*(const int64_t *)member, out); break;
	case NB_FIELD_TYPE_BOOL:
		nb_buf_add_text(out, *(const bool *)member ? "true" : "false");
		break;
	case NB_FIELD_TYPE_WORD: encode_word(field->words, *(const int *)member, out); break;
	case NB_FIELD_TYPE_OBJECT:
		nb_assert(*(void *const *)member);
		encode_object(field->shape, *(void *const *)member, ids, out);
		break;
	case NB_FIELD_TYPE_LIST:
	case NB_FIELD_TYPE_WORDS:
	case NB_FIELD_TYPE_TEXTS: encode_list(field, member, ids, out); break;
	}
}

static void
encode_object(const struct nb_shape *shape, const void *value, struct nb_ids *ids,
              struct nb_buf *out)
{
	bool first = true;
	size_t i;

	nb_buf_add_byte(out, '{');
	for (i = 0; i < shape->field_count; i++) {
		const struct nb_field *field = &shape->fields[i];
		const void *member = (const char *)value + field->offset;

		if (is_absent(field, member))
			continue;
		nb_json_add_key(out, (struct nb_str){field->name, field->name_bytes}, &first);
		encode_member(field, member, ids, out);
	}
	nb_buf_add_byte(out, '}');
}

void
nb_shape_encode(const struct nb_shape *shape, const void *value, struct nb_ids *ids,
                struct nb_buf *out)
{
	encode_object(shape, value, ids, out);
}
