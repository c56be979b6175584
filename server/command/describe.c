/*
 * describe.c - the walk over the tables that every print of the reference begins with.
 * Not here: how anything looks in a print (describe_*.c), and the settings (main/show.c).
 */
#include "noaber/describe.h"

#include "describe_print.h"

#include <string.h>

#define INT_MOST ((int64_t)1 << 53) /* X5: what a JavaScript number holds exactly */
#define TEST_AREA "clock."          /* commands of test builds only */

static const char *const status_words[NB_STATUS_COUNT] = {
#define X(constant, word, http, nl, en) [constant] = (word),
    NB_STATUS_ROWS(X)
#undef X
};
static const struct nb_words words_status = {
    .name = "Status", .words = status_words, .count = NB_STATUS_COUNT};

static const struct nb_field refusal_fields[] = {
    {.name = "status",
     .type = NB_FIELD_TYPE_WORD,
     .words = &words_status,
     .doc = "what went wrong"},
    {.name = "nl", .type = NB_FIELD_TYPE_TEXT, .doc = "a Dutch sentence for people"},
    {.name = "en", .type = NB_FIELD_TYPE_TEXT, .doc = "the same in English"},
    {.name = "field",
     .type = NB_FIELD_TYPE_TEXT,
     .optional = true,
     .doc = "the argument it is about"},
    {.name = "retry_ms",
     .type = NB_FIELD_TYPE_INT,
     .optional = true,
     .doc = "try again after so many milliseconds"},
    {.name = "offers",
     .type = NB_FIELD_TYPE_TEXTS,
     .optional = true,
     .doc = "names that can be had instead"},
};
const struct nb_shape nb_shape_refusal = {.name = "Refusal",
                                          .doc = "Why a command was turned down.",
                                          .fields = refusal_fields,
                                          .field_count = NB_COUNT(refusal_fields)};

static const struct {
	const char *name;
	const char *word;
} ids[] = {
    [NB_ID_ACCOUNT] = {"AccountId", "account"},
    [NB_ID_SESSION] = {"SessionId", "session"},
    [NB_ID_COMMUNITY] = {"CommunityId", "community"},
    [NB_ID_ROOM] = {"RoomId", "room"},
    [NB_ID_MEMBER] = {"MemberId", "member"},
    [NB_ID_MESSAGE] = {"MessageId", "message"},
    [NB_ID_AUDIT_LINE] = {"AuditLineId", "audit_line"},
    [NB_ID_FACTOR] = {"FactorId", "factor"},
    [NB_ID_UNMASK] = {"UnmaskId", "unmask"},
    [NB_ID_INVITATION] = {"InvitationId", "invitation"},
    [NB_ID_APPOINTMENT] = {"AppointmentId", "appointment"},
    [NB_ID_SANCTION] = {"SanctionId", "sanction"},
    [NB_ID_STORY] = {"StoryId", "story"},
    [NB_ID_QUESTION] = {"QuestionId", "question"},
    [NB_ID_NOTICE] = {"NoticeId", "notice"},
    [NB_ID_INTRODUCTION] = {"IntroductionId", "introduction"},
    [NB_ID_PINNED] = {"PinnedId", "pinned"},
};

const char *
nb_describe_id_name(enum nb_id_kind kind)
{
	nb_assert(kind >= NB_ID_ACCOUNT && kind < NB_COUNT(ids));
	return ids[kind].name;
}

const char *
nb_describe_id_word(enum nb_id_kind kind)
{
	nb_assert(kind >= NB_ID_ACCOUNT && kind < NB_COUNT(ids));
	return ids[kind].word;
}

const char *
nb_describe_type(const struct nb_field *field)
{
	switch (field->type) {
	case NB_FIELD_TYPE_ID: return nb_describe_id_name(field->id_kind);
	case NB_FIELD_TYPE_TEXT:
	case NB_FIELD_TYPE_TEXTS: return "string";
	case NB_FIELD_TYPE_INT: return "number";
	case NB_FIELD_TYPE_BOOL: return "boolean";
	case NB_FIELD_TYPE_WORD:
	case NB_FIELD_TYPE_WORDS: return field->words->name;
	case NB_FIELD_TYPE_OBJECT:
	case NB_FIELD_TYPE_LIST: return field->shape->name;
	}
	nb_never("a field type without a name");
	return "";
}

bool
nb_describe_is_list(const struct nb_field *field)
{
	return field->type == NB_FIELD_TYPE_LIST || field->type == NB_FIELD_TYPE_WORDS ||
	       field->type == NB_FIELD_TYPE_TEXTS;
}

bool
nb_describe_is_bounded(const struct nb_field *field)
{
	return field->least != 0 || field->most != 0;
}

int64_t
nb_describe_most(const struct nb_field *field)
{
	return field->most < INT_MOST ? field->most : INT_MOST;
}

void
nb_describe_bounds(const struct nb_field *field, struct nb_buf *out)
{
	const char *unit = field->type == NB_FIELD_TYPE_TEXT ? " characters" : "";
	long long least = (long long)field->least, most = (long long)field->most;

	if (!nb_describe_is_bounded(field))
		return;
	if (most >= INT_MOST)
		nb_buf_add_format(out, "%lld or more", least);
	else if (least == 0 && field->type != NB_FIELD_TYPE_INT)
		nb_buf_add_format(out, "at most %lld%s", most, unit);
	else
		nb_buf_add_format(out, "%lld to %lld%s", least, most, unit);
}

/* ---- the walk ---- */

/* Where ${name} stands or belongs. */
static size_t
place_of(const struct nb_catalog *catalog, const char *name)
{
	size_t i = 0;

	while (i < catalog->count && strcmp(catalog->names[i], name) < 0)
		i++;
	return i;
}

/* false when it was in there already. Two things of one name are a bug: a reader could not tell
 * which of them is meant. */
static bool
add(struct nb_catalog *catalog, const char *name, const void *row)
{
	size_t at = place_of(catalog, name);

	if (at < catalog->count && strcmp(catalog->names[at], name) == 0) {
		nb_assert(catalog->rows[at] == row);
		return false;
	}
	nb_assert(catalog->count < NB_CATALOG_MOST);
	for (size_t i = catalog->count; i > at; i--) {
		catalog->names[i] = catalog->names[i - 1];
		catalog->rows[i] = catalog->rows[i - 1];
	}
	catalog->names[at] = name;
	catalog->rows[at] = row;
	catalog->count++;
	return true;
}

static void
walk_shape(struct nb_reference *reference, const struct nb_shape *shape)
{
	if (!shape || (shape->name && !add(&reference->shapes, shape->name, shape)))
		return;
	for (size_t i = 0; i < shape->field_count; i++) {
		const struct nb_field *field = &shape->fields[i];

		if (field->type == NB_FIELD_TYPE_ID)
			reference->id_kinds |= 1u << field->id_kind;
		if (field->words)
			add(&reference->words, field->words->name, field->words);
		if (field->shape) {
			nb_assert(
			    field->shape->name); /* only what a command or event holds needs none */
			walk_shape(reference, field->shape);
		}
	}
}

static void
walk_event(struct nb_reference *reference, const struct nb_event *event)
{
	add(&reference->events, event->name, event);
	walk_shape(reference, event->data);
}

static void
walk_command(struct nb_reference *reference, const struct nb_command *command)
{
	if (strncmp(command->name, TEST_AREA, sizeof(TEST_AREA) - 1) == 0)
		return;
	add(&reference->commands, command->name, command);
	walk_shape(reference, command->args);
	walk_shape(reference, command->reply);
	for (size_t i = 0; command->emits && command->emits[i]; i++)
		walk_event(reference, command->emits[i]);
}

static void
walk(struct nb_reference *ret)
{
	*ret = (struct nb_reference){.id_kinds = 1u << NB_ID_ROOM}; /* in every room event */
	walk_shape(ret, &nb_shape_refusal);
	for (size_t i = 0; i < nb_command_count; i++)
		walk_command(ret, nb_commands[i]);
	for (size_t i = 0; i < nb_event_count; i++)
		walk_event(ret, nb_events[i]);
}

static const struct {
	const char *what;
	void (*print)(const struct nb_reference *reference, struct nb_buf *out);
} printers[] = {
    {"ts", nb_describe_ts},
    {"markdown", nb_describe_markdown},
    {"asyncapi", nb_describe_asyncapi},
    {"rights", nb_describe_rights},
};

bool
nb_describe(const char *what, struct nb_buf *out)
{
	struct nb_reference reference;

	for (size_t i = 0; i < NB_COUNT(printers); i++) {
		if (strcmp(printers[i].what, what) == 0) {
			walk(&reference);
			printers[i].print(&reference, out);
			return true;
		}
	}
	return false;
}
