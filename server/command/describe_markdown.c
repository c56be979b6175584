/*
 * describe_markdown.c - the protocol as a text for whoever writes a client: server/protocol.md.
 * What no table knows stands in describe_intro.c.
 */
#include "describe_print.h"

#include "noaber/envelope.h"
#include "noaber/group.h"

#include <string.h>

/* ---- cells ---- */

/* A text inside a table: a bar would end its cell. */
static void
print_cell(const char *text, struct nb_buf *out)
{
	for (; *text; text++) {
		if (*text == '|')
			nb_buf_add_byte(out, '\\');
		nb_buf_add_byte(out, *text);
	}
}

/* [Hat](#hat): every shape and every list of words has a heading of its own name. */
static void
print_link(const char *name, struct nb_buf *out)
{
	nb_buf_add_format(out, "[%s](#", name);
	for (; *name; name++)
		nb_buf_add_byte(out,
		                *name >= 'A' && *name <= 'Z' ? (char)(*name + ('a' - 'A')) : *name);
	nb_buf_add_byte(out, ')');
}

static void
print_type(const struct nb_field *field, struct nb_buf *out)
{
	const char *type = nb_describe_type(field);

	if (nb_describe_is_list(field))
		nb_buf_add_text(out, "list of ");
	if (field->shape || field->words)
		print_link(type, out);
	else
		nb_buf_add_text(out, type);
}

static void
print_field(const struct nb_field *field, struct nb_buf *out)
{
	nb_buf_add_format(out, "| `%s` | ", field->name);
	print_type(field, out);
	nb_buf_add_text(out, " | ");
	if (field->optional)
		nb_buf_add_text(out, nb_describe_is_bounded(field) ? "optional; " : "optional");
	nb_describe_bounds(field, out);
	nb_buf_add_text(out, " | ");
	print_cell(field->doc, out);
	nb_buf_add_text(out, " |\n");
}

static void
print_fields(const struct nb_shape *shape, struct nb_buf *out)
{
	nb_buf_add_text(out, "\n\n| name | type | bounds | meaning |\n| --- | --- | --- | --- |\n");
	for (size_t i = 0; i < shape->field_count; i++)
		print_field(&shape->fields[i], out);
}

/* "Arguments:" and what they are, with an empty line before. */
static void
print_shape(const char *title, const struct nb_shape *shape, struct nb_buf *out)
{
	nb_buf_add_format(out, "\n%s:", title);
	if (!shape || (!shape->name && !shape->field_count)) {
		nb_buf_add_text(out, " `{}`.\n");
	} else if (shape->name) {
		nb_buf_add_byte(out, ' ');
		print_link(shape->name, out);
		nb_buf_add_text(out, ".\n");
	} else {
		print_fields(shape, out);
	}
}

/* ---- settings and statuses ---- */

static const char *const rate_words[NB_RATE_COUNT] = {
    [NB_RATE_READ] = "rate_read",     [NB_RATE_ACT] = "rate_act",
    [NB_RATE_POST] = "rate_post",     [NB_RATE_SIGN_IN] = "rate_sign_in",
    [NB_RATE_ENTER] = "rate_enter",   [NB_RATE_RECOVER] = "rate_recover",
    [NB_RATE_PROVE] = "rate_prove",   [NB_RATE_CODE] = "rate_code",
    [NB_RATE_SEARCH] = "rate_search",
};

/* Those that a client meets. */
static const char *const setting_sections[] = {"limits", "rates", "people", "sessions"};

static const struct {
	long long most;
	const char *what;
} limits[] = {
    {NB_FRAME_BYTES_MOST, "bytes of a message from the client, over all its fragments"},
    {NB_TEXT_BYTES_MOST, "bytes of any one text in UTF-8, besides its own bound in characters"},
    {NB_JSON_DEPTH_MOST, "objects and lists within each other"},
    {NB_JSON_KEYS_MOST, "keys of an object"},
    {NB_PAGE_MOST, "messages in a page of `room.history`"},
    {NB_EVENTS_MOST, "events in an answer of `room.events`"},
    {NB_UNREAD_MOST, "unread messages that are counted; it may be more"},
    {NB_MESSAGE_EDIT_MS, "milliseconds after posting in which words can be edited"},
};

static void
print_limits(struct nb_buf *out)
{
	nb_buf_add_text(out, "\n## Limits\n\nThe same everywhere:\n\n"
	                     "| most | of what |\n| --: | --- |\n");
	for (size_t i = 0; i < NB_COUNT(limits); i++)
		nb_buf_add_format(out, "| %lld | %s |\n", limits[i].most, limits[i].what);
	nb_buf_add_text(out, "\nThe operator may set these otherwise:\n\n"
	                     "| setting | standard | meaning |\n| --- | --: | --- |\n");
	for (size_t i = 0; i < nb_setting_row_count; i++) {
		const struct nb_setting_row *row = &nb_setting_rows[i];

		for (size_t j = 0; j < NB_COUNT(setting_sections); j++) {
			if (strcmp(row->section, setting_sections[j]) != 0)
				continue;
			nb_buf_add_format(out, "| `%s` | %s | ", row->name, row->standard);
			print_cell(row->doc, out);
			nb_buf_add_text(out, " |\n");
		}
	}
}

static void
print_statuses(struct nb_buf *out)
{
	nb_buf_add_text(out,
	                "\n## Statuses\n\nThe sentences are for people: show the one in their "
	                "language as it is. The number is the\nstatus of the answer over HTTP.\n\n"
	                "| status | HTTP | nl | en |\n| --- | --- | --- | --- |\n");
	for (enum nb_status status = NB_OK; status < NB_STATUS_COUNT; status++) {
		const struct nb_status_row *row = nb_status_row(status);

		nb_buf_add_format(out, "| `%s` | %d | %s | %s |\n", row->word, row->http, row->nl,
		                  row->en);
	}
}

/* ---- commands ---- */

static const struct {
	enum nb_door door;
	const char *word;
} doors[] = {
    {NB_DOOR_HTTP, "HTTP"},
    {NB_DOOR_HELLO, "socket, as the first command"},
    {NB_DOOR_SOCKET, "socket"},
};

static void
print_doors(const struct nb_command *command, struct nb_buf *out)
{
	const char *between = "- Door: ";

	for (size_t i = 0; i < NB_COUNT(doors); i++) {
		if (!(command->doors & (unsigned)doors[i].door))
			continue;
		nb_buf_add_format(out, "%s%s", between, doors[i].word);
		between = "; ";
	}
	nb_buf_add_text(out, ".\n");
}

static const char *
field_at(const struct nb_shape *shape, size_t offset)
{
	for (size_t i = 0; i < shape->field_count; i++) {
		if (shape->fields[i].offset == offset)
			return shape->fields[i].name;
	}
	nb_never("an offset of no field");
	return "";
}

static void
print_rate(const struct nb_command *command, struct nb_buf *out)
{
	nb_buf_add_format(out, "- Rate: `%s`", rate_words[command->rate]);
	if (command->rate_text_at)
		nb_buf_add_format(out, ", and the same once more for each `%s`",
		                  field_at(command->args, command->rate_text_at - 1));
	nb_buf_add_text(out, ".\n");
}

static void
print_emits(const struct nb_command *command, struct nb_buf *out)
{
	const char *between = "\nLeads to: ";

	if (!command->emits)
		return;
	for (size_t i = 0; command->emits[i]; i++) {
		nb_buf_add_format(out, "%s`%s`", between, command->emits[i]->name);
		between = ", ";
	}
	nb_buf_add_text(out, ".\n");
}

static void
print_command(const struct nb_command *command, struct nb_buf *out)
{
	nb_buf_add_format(out, "\n### %s\n\n%s\n\n", command->name, command->doc);
	print_doors(command, out);
	nb_buf_add_format(out, "- Right: `%s`", nb_right_words[command->needs]);
	if (command->target.kind != NB_TARGET_KIND_NONE)
		nb_buf_add_format(out, ", asked of `%s`",
		                  field_at(command->args, command->target.offset));
	nb_buf_add_text(out, ".\n");
	print_rate(command, out);
	if (command->tries)
		nb_buf_add_text(out, "- Of one account so many an hour as `tries_hourly` says.\n");
	if (command->fresh)
		nb_buf_add_text(out, "- Asks for a fresh proof, else `proof_needed`.\n");
	if (command->essential)
		nb_buf_add_text(out, "- Goes on when the disk is full.\n");
	print_shape("Arguments", command->args, out);
	print_shape("Reply", command->reply, out);
	print_emits(command, out);
}

/* ---- the rest ---- */

static void
print_event(const struct nb_event *event, struct nb_buf *out)
{
	nb_buf_add_format(out, "\n### %s\n\n%s\n", event->name, event->doc);
	if (event->of_room)
		nb_buf_add_text(out, "Carries `room` and `seq`.\n");
	print_shape("Data", event->data, out);
}

static void
print_named_shape(const struct nb_shape *shape, struct nb_buf *out)
{
	nb_buf_add_format(out, "\n### %s\n\n%s", shape->name, shape->doc);
	print_fields(shape, out);
}

static void
print_words(const struct nb_words *words, struct nb_buf *out)
{
	nb_buf_add_format(out, "\n### %s\n\n", words->name);
	for (size_t i = 0; i < words->count; i++)
		nb_buf_add_format(out, "- `%s`\n", words->words[i]);
}

void
nb_describe_markdown(const struct nb_reference *reference, struct nb_buf *out)
{
	nb_describe_intro(out);
	print_limits(out);
	print_statuses(out);
	nb_buf_add_text(out, "\n## Commands\n");
	for (size_t i = 0; i < reference->commands.count; i++)
		print_command(reference->commands.rows[i], out);
	nb_buf_add_text(out, "\n## Events\n");
	for (size_t i = 0; i < reference->events.count; i++)
		print_event(reference->events.rows[i], out);
	nb_buf_add_text(out, "\n## Shapes\n");
	for (size_t i = 0; i < reference->shapes.count; i++)
		print_named_shape(reference->shapes.rows[i], out);
	nb_buf_add_text(out, "\n## Words\n");
	for (size_t i = 0; i < reference->words.count; i++)
		print_words(reference->words.rows[i], out);
}
