/* audit.list - the audit log for the auditor: pseudonymous, newest first (LE9). */
#include "noaber/audit.h"
#include "noaber/views.h"

#define ROWS_MOST 50 /* of a page */

struct audit_list {
	int64_t before;
	int what;
	int64_t from_ms;
	int64_t until_ms;
};

struct row_view {
	int64_t seq, at_ms;
	struct nb_str event, action, about, actor, hat, organisation, responsible, object_kind,
	    object, outcome, access_point, basis, consent, source;
	bool emergency;
};

struct audit_list_reply {
	struct nb_list rows;
	bool more;
};

static const struct nb_field fields[] = {
    NB_FIELD_INT_OPT(struct audit_list, before, 1, INT64_MAX, "rows with a smaller number"),
    NB_FIELD_WORD_OPT(struct audit_list, what, &nb_words_audited, "of this kind alone"),
    NB_FIELD_INT_OPT(struct audit_list, from_ms, 0, INT64_MAX, "not before this time"),
    NB_FIELD_INT_OPT(struct audit_list, until_ms, 0, INT64_MAX, "before this time"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct audit_list, fields);

static const struct nb_field row_fields[] = {
    NB_FIELD_INT(struct row_view, seq, 0, 0, "its number in the log"),
    NB_FIELD_INT(struct row_view, at_ms, 0, 0, "when"),
    NB_FIELD_TEXT(struct row_view, event, 0, 0, "what happened"),
    NB_FIELD_TEXT(struct row_view, action, 0, 0, "C, R, U, D or E"),
    NB_FIELD_TEXT_OPT(struct row_view, about, 0, 0, "whose data, as an id of the log"),
    NB_FIELD_TEXT_OPT(struct row_view, actor, 0, 0, "who did it, as an id of the log"),
    NB_FIELD_TEXT_OPT(struct row_view, hat, 0, 0, "the hat worn"),
    NB_FIELD_TEXT_OPT(struct row_view, organisation, 0, 0, "for which it was worn"),
    NB_FIELD_TEXT_OPT(struct row_view, responsible, 0, 0, "on whose behalf"),
    NB_FIELD_TEXT_OPT(struct row_view, object_kind, 0, 0, "kind of thing"),
    NB_FIELD_TEXT_OPT(struct row_view, object, 0, 0, "the thing, as an id of the log"),
    NB_FIELD_TEXT(struct row_view, outcome, 0, 0, "ok, or the word of the refusal"),
    NB_FIELD_TEXT(struct row_view, access_point, 0, 0, "socket, http, ctl or upkeep"),
    NB_FIELD_TEXT(struct row_view, basis, 0, 0, "the right that allowed or refused it"),
    NB_FIELD_TEXT(struct row_view, consent, 0, 0, "what the person agreed to"),
    NB_FIELD_TEXT(struct row_view, source, 0, 0, "program"),
    NB_FIELD_BOOL(struct row_view, emergency, "by the procedure for acute danger"),
};
static const struct nb_shape row_shape = {.name = "AuditRow",
                                          .doc = "A row of the audit log.",
                                          .bytes = sizeof(struct row_view),
                                          .fields = row_fields,
                                          .field_count = NB_COUNT(row_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct audit_list_reply, rows, &row_shape, 0, "newest first"),
    NB_FIELD_BOOL(struct audit_list_reply, more, "are there older ones"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct audit_list_reply, reply_fields);

static void
fill(struct nb_call *call, struct nb_cursor *cursor, struct row_view *view)
{
	struct nb_audit_entry entry;

	nb_audit_entry_of(cursor, &entry);
	*view = (struct row_view){
	    .seq = nb_cursor_int(cursor, 0),
	    .at_ms = entry.at_ms,
	    .event = entry.event,
	    .action = entry.action,
	    .about = entry.about,
	    .actor = entry.actor,
	    .hat = entry.hat,
	    .organisation = entry.organisation,
	    .responsible = entry.responsible,
	    .object_kind = entry.object_kind,
	    .object = entry.object,
	    .outcome = entry.outcome,
	    .access_point = entry.access_point,
	    .basis = entry.basis,
	    .consent = entry.consent,
	    .source = entry.source,
	    .emergency = entry.emergency,
	};
	struct nb_str *const texts[] = {
	    &view->event,   &view->action,       &view->about,        &view->actor,
	    &view->hat,     &view->organisation, &view->responsible,  &view->object_kind,
	    &view->object,  &view->outcome,      &view->access_point, &view->basis,
	    &view->consent, &view->source,
	};
	for (size_t i = 0; i < NB_COUNT(texts); i++)
		if (texts[i]->at)
			*texts[i] = nb_arena_copy(call->arena, texts[i]->at, texts[i]->length);
}

static int64_t
or_else(int64_t number, int64_t otherwise)
{
	return number == NB_INT_ABSENT ? otherwise : number;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct audit_list *args = call->args;
	struct audit_list_reply *reply = call->reply;
	struct row_view *views = nb_arena_array(call->arena, ROWS_MOST, sizeof(*views));
	const char *what = args->what == NB_WORD_ABSENT ? "" : nb_audited_words[args->what];
	size_t count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_AUDIT_PAGE,
	               NB_BIND(nb_int(or_else(args->before, INT64_MAX)), nb_text(nb_str_from(what)),
	                       nb_int(or_else(args->from_ms, 0)),
	                       nb_int(or_else(args->until_ms, INT64_MAX)), nb_int(ROWS_MOST + 1)));
	while (nb_cursor_next(cursor)) {
		if (count < ROWS_MOST)
			fill(call, cursor, &views[count++]);
		else
			reply->more = true;
	}
	reply->rows = (struct nb_list){views, count};
	return nb_cursor_end(cursor);
}

const struct nb_command nb_cmd_audit_list = {
    .name = "audit.list",
    .doc = "The audit log, for the auditor. Looking is written down too, once a day.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_AUDIT_READ,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_LOG_READ,
    .fresh = true,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
