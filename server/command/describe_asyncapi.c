/*
 * describe_asyncapi.c - the protocol as AsyncAPI 2.6, for tools: documentation, mocks, generators.
 * Said from the client's side, as AsyncAPI has it: publish is what one may send.
 */
#include "describe_pretty.h"
#include "describe_print.h"

#include <stdio.h>

#define NAME_BYTES 64 /* of a message: a command's name and ".ok" */

/* ${name}: {"$ref": "#/components/<part>/<what><suffix>"}, on one line. */
static void
write_ref(struct nb_pretty *writer, const char *name, const char *part, const char *what,
          const char *suffix)
{
	nb_pretty_member(writer, name);
	nb_buf_add_format(writer->out, "{ \"$ref\": \"#/components/%s/%s%s\" }", part, what,
	                  suffix);
}

/* ---- schemas ---- */

/* What the bounds of a field bound. */
static const struct {
	const char *least, *most;
} bound_names[] = {
    [NB_FIELD_TYPE_TEXT] = {"minLength", "maxLength"},
    [NB_FIELD_TYPE_INT] = {"minimum", "maximum"},
    [NB_FIELD_TYPE_LIST] = {"minItems", "maxItems"},
    [NB_FIELD_TYPE_TEXTS] = {"minItems", "maxItems"},
};

static void
write_bounds(struct nb_pretty *writer, const struct nb_field *field)
{
	if (!nb_describe_is_bounded(field))
		return;
	nb_assert(field->type < NB_COUNT(bound_names) && bound_names[field->type].least);
	nb_pretty_int(writer, bound_names[field->type].least, field->least);
	nb_pretty_int(writer, bound_names[field->type].most, nb_describe_most(field));
}

static void
write_items(struct nb_pretty *writer, const struct nb_field *field)
{
	nb_pretty_text(writer, "type", "array");
	if (field->type != NB_FIELD_TYPE_TEXTS) {
		write_ref(writer, "items", "schemas", nb_describe_type(field), "");
		return;
	}
	nb_pretty_begin(writer, "items", '{');
	nb_pretty_text(writer, "type", "string");
	nb_pretty_end(writer, '}');
}

static void
write_type(struct nb_pretty *writer, const struct nb_field *field)
{
	switch (field->type) {
	case NB_FIELD_TYPE_TEXT: nb_pretty_text(writer, "type", "string"); break;
	case NB_FIELD_TYPE_INT: nb_pretty_text(writer, "type", "integer"); break;
	case NB_FIELD_TYPE_BOOL: nb_pretty_text(writer, "type", "boolean"); break;
	case NB_FIELD_TYPE_LIST:
	case NB_FIELD_TYPE_WORDS:
	case NB_FIELD_TYPE_TEXTS: write_items(writer, field); break;
	case NB_FIELD_TYPE_ID:
	case NB_FIELD_TYPE_WORD:
	case NB_FIELD_TYPE_OBJECT:
		/* What stands beside a $ref is not read, so the description goes around it. */
		nb_pretty_begin(writer, "allOf", '[');
		write_ref(writer, NULL, "schemas", nb_describe_type(field), "");
		nb_pretty_end(writer, ']');
		break;
	}
}

static void
write_required(struct nb_pretty *writer, const struct nb_shape *shape)
{
	nb_pretty_begin(writer, "required", '[');
	for (size_t i = 0; i < shape->field_count; i++) {
		if (!shape->fields[i].optional)
			nb_pretty_text(writer, NULL, shape->fields[i].name);
	}
	nb_pretty_end(writer, ']');
}

/* The inside of an object's schema; ${shape} may be NULL: nothing in it. */
static void
write_object(struct nb_pretty *writer, const struct nb_shape *shape)
{
	nb_pretty_text(writer, "type", "object");
	if (!shape || !shape->field_count)
		return;
	write_required(writer, shape);
	nb_pretty_begin(writer, "properties", '{');
	for (size_t i = 0; i < shape->field_count; i++) {
		const struct nb_field *field = &shape->fields[i];

		nb_pretty_begin(writer, field->name, '{');
		nb_pretty_text(writer, "description", field->doc);
		write_type(writer, field);
		write_bounds(writer, field);
		nb_pretty_end(writer, '}');
	}
	nb_pretty_end(writer, '}');
}

/* ${is_strict}: unknown keys are refused, as in all arguments. */
static void
write_shape(struct nb_pretty *writer, const char *name, const struct nb_shape *shape,
            bool is_strict)
{
	if (shape && shape->name) {
		write_ref(writer, name, "schemas", shape->name, "");
		return;
	}
	nb_pretty_begin(writer, name, '{');
	write_object(writer, shape);
	if (is_strict)
		nb_pretty_false(writer, "additionalProperties");
	nb_pretty_end(writer, '}');
}

static void
write_id_schema(struct nb_pretty *writer, enum nb_id_kind kind)
{
	nb_pretty_begin(writer, nb_describe_id_name(kind), '{');
	nb_pretty_text(writer, "type", "string");
	nb_pretty_int(writer, "minLength", NB_ID_TEXT_BYTES);
	nb_pretty_int(writer, "maxLength", NB_ID_TEXT_BYTES);
	nb_pretty_text(writer, "pattern", "^[a-z2-7]*$");
	nb_pretty_end(writer, '}');
}

static void
write_words_schema(struct nb_pretty *writer, const struct nb_words *words)
{
	nb_pretty_begin(writer, words->name, '{');
	nb_pretty_text(writer, "type", "string");
	nb_pretty_begin(writer, "enum", '[');
	for (size_t i = 0; i < words->count; i++)
		nb_pretty_text(writer, NULL, words->words[i]);
	nb_pretty_end(writer, ']');
	nb_pretty_end(writer, '}');
}

static void
write_schemas(struct nb_pretty *writer, const struct nb_reference *reference)
{
	nb_pretty_begin(writer, "schemas", '{');
	for (enum nb_id_kind kind = NB_ID_ACCOUNT; kind < NB_ID_KIND_END; kind++) {
		if (reference->id_kinds & 1u << kind)
			write_id_schema(writer, kind);
	}
	for (size_t i = 0; i < reference->words.count; i++)
		write_words_schema(writer, reference->words.rows[i]);
	for (size_t i = 0; i < reference->shapes.count; i++) {
		const struct nb_shape *shape = reference->shapes.rows[i];

		nb_pretty_begin(writer, shape->name, '{');
		nb_pretty_text(writer, "description", shape->doc);
		write_object(writer, shape);
		nb_pretty_end(writer, '}');
	}
	nb_pretty_end(writer, '}');
}

/* ---- messages: one line of the wire each ---- */

static void
begin_line(struct nb_pretty *writer, const char *name, const char *suffix, const char *doc)
{
	char key[NAME_BYTES];
	int length = snprintf(key, sizeof(key), "%s%s", name, suffix);

	nb_assert(length > 0 && (size_t)length < sizeof(key));
	nb_pretty_begin(writer, key, '{');
	nb_pretty_text(writer, "summary", doc);
	nb_pretty_begin(writer, "payload", '{');
	nb_pretty_text(writer, "type", "object");
}

static void
end_line(struct nb_pretty *writer)
{
	nb_pretty_end(writer, '}'); /* properties */
	nb_pretty_end(writer, '}'); /* payload */
	nb_pretty_end(writer, '}');
}

/* The keys a line always has, up to a NULL; then its properties begin. */
static void
begin_keys(struct nb_pretty *writer, const char *const *keys)
{
	nb_pretty_begin(writer, "required", '[');
	for (; *keys; keys++)
		nb_pretty_text(writer, NULL, *keys);
	nb_pretty_end(writer, ']');
	nb_pretty_begin(writer, "properties", '{');
}

static void
write_word(struct nb_pretty *writer, const char *key, const char *word)
{
	nb_pretty_begin(writer, key, '{');
	nb_pretty_text(writer, "const", word);
	nb_pretty_end(writer, '}');
}

static void
write_number(struct nb_pretty *writer, const char *key, int64_t least)
{
	nb_pretty_begin(writer, key, '{');
	nb_pretty_text(writer, "type", "integer");
	nb_pretty_int(writer, "minimum", least);
	nb_pretty_end(writer, '}');
}

static void
write_command(struct nb_pretty *writer, const struct nb_command *command)
{
	static const char *const asked[] = {"cmd", "args", "id", NULL};
	static const char *const asked_by_http[] = {"cmd", "args", NULL};
	static const char *const answered[] = {"ok", "re", NULL};
	static const char *const answered_by_http[] = {"ok", NULL};
	bool by_http = command->doors & NB_DOOR_HTTP;

	begin_line(writer, command->name, "", command->doc);
	begin_keys(writer, by_http ? asked_by_http : asked);
	write_number(writer, "id", 1);
	write_word(writer, "cmd", command->name);
	write_shape(writer, "args", command->args, true);
	end_line(writer);
	begin_line(writer, command->name, ".ok", "The answer.");
	begin_keys(writer, by_http ? answered_by_http : answered);
	write_number(writer, "re", 1);
	write_shape(writer, "ok", command->reply, false);
	end_line(writer);
}

static void
write_event(struct nb_pretty *writer, const struct nb_event *event)
{
	static const char *const keys[] = {"ev", "data", NULL};
	static const char *const room_keys[] = {"ev", "room", "seq", "data", NULL};

	begin_line(writer, event->name, "", event->doc);
	begin_keys(writer, event->of_room ? room_keys : keys);
	write_word(writer, "ev", event->name);
	if (event->of_room) {
		write_ref(writer, "room", "schemas", nb_describe_id_name(NB_ID_ROOM), "");
		write_number(writer, "seq", 1);
	}
	write_shape(writer, "data", event->data, false);
	end_line(writer);
}

static void
write_messages(struct nb_pretty *writer, const struct nb_reference *reference)
{
	static const char *const refused[] = {"err", NULL};

	nb_pretty_begin(writer, "messages", '{');
	for (size_t i = 0; i < reference->commands.count; i++)
		write_command(writer, reference->commands.rows[i]);
	for (size_t i = 0; i < reference->events.count; i++)
		write_event(writer, reference->events.rows[i]);
	begin_line(writer, "err", "", nb_shape_refusal.doc);
	begin_keys(writer, refused);
	write_number(writer, "re", 0);
	write_ref(writer, "err", "schemas", nb_shape_refusal.name, "");
	end_line(writer);
	nb_pretty_end(writer, '}');
}

/* ---- channels ---- */

static void
write_refs_of_commands(struct nb_pretty *writer, const struct nb_catalog *commands, unsigned doors,
                       const char *suffix)
{
	for (size_t i = 0; i < commands->count; i++) {
		const struct nb_command *command = commands->rows[i];

		if (command->doors & doors)
			write_ref(writer, NULL, "messages", command->name, suffix);
	}
}

static void
write_channel(struct nb_pretty *writer, const char *path, const char *doc, unsigned doors,
              const struct nb_reference *reference)
{
	nb_pretty_begin(writer, path, '{');
	nb_pretty_text(writer, "description", doc);
	nb_pretty_begin(writer, "publish", '{');
	nb_pretty_begin(writer, "message", '{');
	nb_pretty_begin(writer, "oneOf", '[');
	write_refs_of_commands(writer, &reference->commands, doors, "");
	nb_pretty_end(writer, ']');
	nb_pretty_end(writer, '}');
	nb_pretty_end(writer, '}');
	nb_pretty_begin(writer, "subscribe", '{');
	nb_pretty_begin(writer, "message", '{');
	nb_pretty_begin(writer, "oneOf", '[');
	write_refs_of_commands(writer, &reference->commands, doors, ".ok");
	for (size_t i = 0; doors & NB_DOOR_SOCKET && i < reference->events.count; i++)
		write_ref(writer, NULL, "messages", reference->events.names[i], "");
	write_ref(writer, NULL, "messages", "err", "");
	nb_pretty_end(writer, ']');
	nb_pretty_end(writer, '}');
	nb_pretty_end(writer, '}');
	nb_pretty_end(writer, '}');
}

void
nb_describe_asyncapi(const struct nb_reference *reference, struct nb_buf *out)
{
	struct nb_pretty writer = {.out = out, .first = true};

	nb_pretty_begin(&writer, NULL, '{');
	nb_pretty_text(&writer, "asyncapi", "2.6.0");
	nb_pretty_begin(&writer, "info", '{');
	nb_pretty_text(&writer, "title", "Noaber");
	nb_pretty_text(&writer, "version", "noaber.1");
	nb_pretty_text(&writer, "description",
	               "Printed by noaberd describe asyncapi; do not edit.");
	nb_pretty_end(&writer, '}');
	nb_pretty_text(&writer, "defaultContentType", "application/json");
	nb_pretty_begin(&writer, "channels", '{');
	write_channel(&writer, "/session", "Over HTTP: one request, one answer.", NB_DOOR_HTTP,
	              reference);
	write_channel(&writer, "/ws", "WebSocket, subprotocol noaber.1: one JSON object a line.",
	              NB_DOOR_SOCKET | NB_DOOR_HELLO, reference);
	nb_pretty_end(&writer, '}');
	nb_pretty_begin(&writer, "components", '{');
	write_messages(&writer, reference);
	write_schemas(&writer, reference);
	nb_pretty_end(&writer, '}');
	nb_pretty_end(&writer, '}');
	nb_buf_add_byte(out, '\n');
}
