/*
 * describe_ts.c - the protocol as TypeScript types, for the client: web/src/protocol.ts.
 * Types only. Not for code or numbers: the client asks the server, it does not keep its rules.
 */
#include "describe_print.h"

#include <string.h>

#define LINE_CHARACTERS_MOST 120 /* .editorconfig, for TypeScript */

static const char head[] =
    "/*\n"
    " * The wire protocol noaber.1 as types.\n"
    " * Generated from the tables of the server by `noaberd describe ts`; do not edit.\n"
    " */\n\n";

static const char tail[] =
    "\n"
    "export type CommandName = keyof Commands;\n"
    "export type Args<C extends CommandName> = Commands[C]['args'];\n"
    "export type Reply<C extends CommandName> = Commands[C]['reply'];\n"
    "\n"
    "/** One room event as it comes in over the socket. */\n"
    "export type RoomEventLine = {\n"
    "  [E in keyof RoomEvents]: { ev: E; room: RoomId; seq: number; data: RoomEvents[E] };\n"
    "}[keyof RoomEvents];\n";

/* ---- small pieces ---- */

static void
print_doc(const char *doc, int indent, struct nb_buf *out)
{
	nb_assert(!strstr(doc, "*/"));
	nb_buf_add_format(out, "%*s/** %s */\n", indent, "", doc);
}

static void
print_field_doc(const struct nb_field *field, int indent, struct nb_buf *out)
{
	nb_assert(!strstr(field->doc, "*/"));
	nb_buf_add_format(out, "%*s/** %s", indent, "", field->doc);
	if (nb_describe_is_bounded(field)) {
		nb_buf_add_text(out, " (");
		nb_describe_bounds(field, out);
		nb_buf_add_byte(out, ')');
	}
	nb_buf_add_text(out, " */\n");
}

static void
print_fields(const struct nb_shape *shape, int indent, struct nb_buf *out)
{
	for (size_t i = 0; i < shape->field_count; i++) {
		const struct nb_field *field = &shape->fields[i];

		print_field_doc(field, indent, out);
		nb_buf_add_format(out, "%*s%s%s: %s%s;\n", indent, "", field->name,
		                  field->optional ? "?" : "", nb_describe_type(field),
		                  nb_describe_is_list(field) ? "[]" : "");
	}
}

/* The name of ${shape}, or its fields in place when it has none. */
static void
print_shape(const struct nb_shape *shape, int indent, struct nb_buf *out)
{
	if (!shape || (!shape->name && !shape->field_count)) {
		nb_buf_add_text(out, "Nothing");
	} else if (shape->name) {
		nb_buf_add_text(out, shape->name);
	} else {
		nb_buf_add_text(out, "{\n");
		print_fields(shape, indent + 2, out);
		nb_buf_add_format(out, "%*s}", indent, "");
	}
}

/* ---- one of each kind ---- */

static void
print_ids(unsigned kinds, struct nb_buf *out)
{
	for (enum nb_id_kind kind = NB_ID_ACCOUNT; kind < NB_ID_KIND_END; kind++) {
		if (kinds & 1u << kind)
			nb_buf_add_format(out,
			                  "export type %s = string & { readonly kind: '%s' };\n",
			                  nb_describe_id_name(kind), nb_describe_id_word(kind));
	}
	nb_buf_add_text(out, "\nexport type Nothing = Record<string, never>;\n");
}

static bool
fits_one_line(const struct nb_words *words)
{
	size_t length = sizeof("export type  =;") - 1 + strlen(words->name);

	for (size_t i = 0; i < words->count; i++)
		length += strlen(words->words[i]) + sizeof(" '' |") - 1;
	return length - sizeof(" |") + 1 <= LINE_CHARACTERS_MOST;
}

static void
print_words(const struct nb_words *words, struct nb_buf *out)
{
	bool wide = fits_one_line(words);

	nb_buf_add_format(out, "export type %s =", words->name);
	for (size_t i = 0; i < words->count; i++) {
		const char *before = !wide ? "\n  | " : i ? " | " : " ";

		nb_buf_add_format(out, "%s'%s'", before, words->words[i]);
	}
	nb_buf_add_text(out, ";\n");
}

static void
print_interface(const struct nb_shape *shape, struct nb_buf *out)
{
	nb_buf_add_byte(out, '\n');
	print_doc(shape->doc, 0, out);
	nb_buf_add_format(out, "export interface %s {\n", shape->name);
	print_fields(shape, 2, out);
	nb_buf_add_text(out, "}\n");
}

static void
print_command(const struct nb_command *command, struct nb_buf *out)
{
	print_doc(command->doc, 2, out);
	nb_buf_add_format(out, "  '%s': {\n    args: ", command->name);
	print_shape(command->args, 4, out);
	nb_buf_add_text(out, ";\n    reply: ");
	print_shape(command->reply, 4, out);
	nb_buf_add_text(out, ";\n  };\n");
}

static void
print_events(const struct nb_catalog *events, bool of_room, struct nb_buf *out)
{
	for (size_t i = 0; i < events->count; i++) {
		const struct nb_event *event = events->rows[i];

		if (event->of_room != of_room)
			continue;
		print_doc(event->doc, 2, out);
		nb_buf_add_format(out, "  '%s': ", event->name);
		print_shape(event->data, 2, out);
		nb_buf_add_text(out, ";\n");
	}
}

void
nb_describe_ts(const struct nb_reference *reference, struct nb_buf *out)
{
	nb_buf_add_text(out, head);
	print_ids(reference->id_kinds, out);
	nb_buf_add_byte(out, '\n');
	for (size_t i = 0; i < reference->words.count; i++)
		print_words(reference->words.rows[i], out);
	for (size_t i = 0; i < reference->shapes.count; i++)
		print_interface(reference->shapes.rows[i], out);
	nb_buf_add_text(out, "\n/** Every command: what goes in and what comes back. */\n"
	                     "export interface Commands {\n");
	for (size_t i = 0; i < reference->commands.count; i++)
		print_command(reference->commands.rows[i], out);
	nb_buf_add_text(out,
	                "}\n\n/** Events that carry a number of their room: one more each, without "
	                "holes. */\nexport interface RoomEvents {\n");
	print_events(&reference->events, true, out);
	nb_buf_add_text(out,
	                "}\n\n/** All events; those not of a room belong to the connection. */\n"
	                "export interface Events extends RoomEvents {\n");
	print_events(&reference->events, false, out);
	nb_buf_add_text(out, "}\n");
	nb_buf_add_text(out, tail);
}
