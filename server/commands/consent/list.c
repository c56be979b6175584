/* consent.list - what one agreed to, and everything one said about it before (ON4, P13). */
#include "noaber/people.h"

#define HISTORY_MOST 100 /* as the statement */

struct said_view {
	int purpose;
	bool given;
	int64_t version;
	int64_t at_ms;
};

struct consent_list_reply {
	struct nb_list consents;
	struct nb_list history;
};

static const struct nb_field said_fields[] = {
    NB_FIELD_WORD(struct said_view, purpose, &nb_words_purpose, "what it was for"),
    NB_FIELD_BOOL(struct said_view, given, "given, or withdrawn"),
    NB_FIELD_INT(struct said_view, version, 0, 0, "version of the text it was about"),
    NB_FIELD_INT(struct said_view, at_ms, 0, 0, "when"),
};
static const struct nb_shape said_shape = {.name = "ConsentSaid",
                                           .doc = "One time that somebody agreed or took it back.",
                                           .bytes = sizeof(struct said_view),
                                           .fields = said_fields,
                                           .field_count = NB_COUNT(said_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct consent_list_reply, consents, &nb_shape_consent, 0,
                  "every purpose once, in the order of consent.texts"),
    NB_FIELD_LIST(struct consent_list_reply, history, &said_shape, 0, "newest first"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct consent_list_reply, reply_fields);

static enum nb_status
view_history(struct nb_call *call, struct nb_list *ret)
{
	struct said_view *views = nb_arena_array(call->arena, HISTORY_MOST, sizeof(*views));
	size_t count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_CONSENTS_OF_ACCOUNT,
	                                      NB_BIND(nb_int(call->subject.account)));
	while (count < HISTORY_MOST && nb_cursor_next(cursor))
		views[count++] = (struct said_view){
		    .purpose = (int)nb_cursor_int(cursor, 0),
		    .version = nb_cursor_int(cursor, 1),
		    .given = nb_cursor_int(cursor, 2) != 0,
		    .at_ms = nb_cursor_int(cursor, 3),
		};
	*ret = (struct nb_list){views, count};
	return nb_cursor_end(cursor);
}

static enum nb_status
run(struct nb_call *call)
{
	struct consent_list_reply *reply = call->reply;
	struct nb_consent_view *views =
	    nb_arena_array(call->arena, NB_PURPOSE_COUNT, sizeof(*views));
	enum nb_status status = NB_OK;

	if (!views)
		return NB_E_TOO_LARGE;
	for (int i = 0; !status && i < NB_PURPOSE_COUNT; i++)
		status = nb_view_consent(call, (enum nb_purpose)i, &views[i]);
	reply->consents = (struct nb_list){views, NB_PURPOSE_COUNT};
	return status ? status : view_history(call, &reply->history);
}

const struct nb_command nb_cmd_consent_list = {
    .name = "consent.list",
    .doc = "What you agreed to, and what you said before.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
