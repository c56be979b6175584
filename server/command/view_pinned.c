/*
 * view_pinned.c - pinned cards as who looks sees them today, and as who keeps them sees them all.
 * Not here: on which days one is there, and when its message is (model/pinned.c).
 */
#include "noaber/pinned_cards.h"
#include "noaber/room_kind.h"
#include "noaber/search.h"

static const struct nb_field message_fields[] = {
    NB_FIELD_ID(struct nb_pinned_message_view, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_ID(struct nb_pinned_message_view, room, NB_ID_ROOM, "where it stands"),
    NB_FIELD_INT(struct nb_pinned_message_view, seq, 0, 0, "its place in the order of that room"),
    NB_FIELD_OBJECT(struct nb_pinned_message_view, author, &nb_shape_author, "who wrote it"),
    NB_FIELD_TEXT_OPT(struct nb_pinned_message_view, text, 0, 0,
                      "its first words; left out when it is covered"),
    NB_FIELD_WORD_OPT(struct nb_pinned_message_view, cover, &nb_words_cover,
                      "what it may be hard to read about"),
    NB_FIELD_INT_OPT(struct nb_pinned_message_view, edited_ms, 0, 0,
                     "when its author last changed it"),
};
static const struct nb_shape message_shape = {.name = "PinnedMessage",
                                              .doc = "The message of a card, as it is today.",
                                              .bytes = sizeof(struct nb_pinned_message_view),
                                              .fields = message_fields,
                                              .field_count = NB_COUNT(message_fields)};

static const struct nb_field pinned_fields[] = {
    NB_FIELD_ID(struct nb_pinned_view, pinned, NB_ID_PINNED, "the card"),
    NB_FIELD_INT(struct nb_pinned_view, version, 0, 0, "counts its changes"),
    NB_FIELD_TEXT(struct nb_pinned_view, title, 0, 0, "what it is about"),
    NB_FIELD_TEXT_OPT(struct nb_pinned_view, text, 0, 0, "what it says"),
    NB_FIELD_INT(struct nb_pinned_view, first_day, 0, 0, "from this day on, such as 20261224"),
    NB_FIELD_INT(struct nb_pinned_view, last_day, 0, 0, "to the end of this day"),
    NB_FIELD_OBJECT_OPT(struct nb_pinned_view, message, &message_shape, "the message it points at"),
};
const struct nb_shape nb_shape_pinned = {.name = "PinnedCard",
                                         .doc = "What hosts pinned at the top, today.",
                                         .bytes = sizeof(struct nb_pinned_view),
                                         .fields = pinned_fields,
                                         .field_count = NB_COUNT(pinned_fields)};

static const struct nb_field kept_fields[] = {
    NB_FIELD_ID(struct nb_kept_pinned, pinned, NB_ID_PINNED, "the card"),
    NB_FIELD_INT(struct nb_kept_pinned, version, 0, 0, "counts its changes; to change it"),
    NB_FIELD_ID_OPT(struct nb_kept_pinned, room, NB_ID_ROOM,
                    "in which room; left out: in all of the community"),
    NB_FIELD_TEXT(struct nb_kept_pinned, title, 0, 0, "what it is about"),
    NB_FIELD_TEXT_OPT(struct nb_kept_pinned, text, 0, 0, "what it says"),
    NB_FIELD_ID_OPT(struct nb_kept_pinned, message, NB_ID_MESSAGE, "the message it points at"),
    NB_FIELD_BOOL(struct nb_kept_pinned, message_shows,
                  "that message is there for who sees the card; else the card is not shown"),
    NB_FIELD_INT(struct nb_kept_pinned, first_day, 0, 0, "from this day on, such as 20261224"),
    NB_FIELD_INT(struct nb_kept_pinned, last_day, 0, 0, "to the end of this day"),
    NB_FIELD_WORD(struct nb_kept_pinned, state, &nb_words_pinned_state, "how it stands today"),
};
const struct nb_shape nb_shape_kept_pinned = {
    .name = "KeptPinnedCard",
    .doc = "A pinned card for who keeps it. The words of a message are not in it.",
    .bytes = sizeof(struct nb_kept_pinned),
    .fields = kept_fields,
    .field_count = NB_COUNT(kept_fields)};

/* A row of the statement, with its words still sealed: valid until the cursor moves. */
enum column {
	PINNED,
	ROOM,
	KEY,
	BY,
	TITLE,
	TEXT,
	FIRST_DAY,
	LAST_DAY,
	VERSION,
	ENDED,
	MESSAGE,
	MESSAGE_ROOM,
	SEQ,
	AUTHOR,
	HAT,
	BODY,
	COVER,
	EDITED,
	MESSAGE_STATE,
	AUTHOR_KEY,
	AUTHOR_NAME,
	AUTHOR_STATE,
	ROOM_KIND,
};

static struct nb_pinned_days
days_of(struct nb_cursor *row)
{
	return (struct nb_pinned_days){nb_cursor_int(row, FIRST_DAY), nb_cursor_int(row, LAST_DAY),
	                               nb_cursor_int(row, ENDED) != 0};
}

static bool
message_shows(const struct nb_call *call, struct nb_cursor *row)
{
	const struct nb_pinned_message message = {
	    .state = (enum nb_message_state)nb_cursor_int(row, MESSAGE_STATE),
	    .author = (enum nb_face_state)nb_cursor_int(row, AUTHOR_STATE),
	    .kind = (enum nb_room_kind)nb_cursor_int(row, ROOM_KIND),
	    .access = call->object.access,
	    .same_room = nb_cursor_int(row, MESSAGE_ROOM) == nb_cursor_int(row, ROOM),
	};

	return nb_pinned_message_shows(&message);
}

/* Title and text of a card. */
static enum nb_status
open_words(struct nb_call *call, struct nb_cursor *row, struct nb_str *ret_title,
           struct nb_str *ret_text)
{
	nb_row community = call->object.community, by = nb_cursor_int(row, BY);
	nb_row pinned = nb_cursor_int(row, PINNED), key = nb_cursor_int(row, KEY);
	const struct nb_seal_place title = nb_place_pinned_title(community, pinned, by);
	const struct nb_seal_place text = nb_place_pinned_text(community, pinned, by);
	struct nb_vault *vault = call->tools->vault;
	enum nb_status status = nb_vault_unseal(vault, key, &title, nb_cursor_bytes(row, TITLE),
	                                        call->arena, ret_title);

	if (!status && !nb_cursor_is_null(row, TEXT))
		status = nb_vault_unseal(vault, key, &text, nb_cursor_bytes(row, TEXT), call->arena,
		                         ret_text);
	return status;
}

static enum nb_status
open_message(struct nb_call *call, struct nb_cursor *row, struct nb_pinned_message_view **ret)
{
	struct nb_pinned_message_view *view = NB_NEW(call->arena, struct nb_pinned_message_view);
	struct nb_author_view *author = NB_NEW(call->arena, struct nb_author_view);
	nb_row key = nb_cursor_int(row, AUTHOR_KEY);
	struct nb_str text;

	if (!view || !author)
		return NB_E_TOO_LARGE;
	author->member = nb_cursor_int(row, AUTHOR);
	author->hat = (int)nb_cursor_int(row, HAT);
	*view = (struct nb_pinned_message_view){
	    .message = nb_cursor_int(row, MESSAGE),
	    .room = nb_cursor_int(row, MESSAGE_ROOM),
	    .seq = nb_cursor_int(row, SEQ),
	    .author = author,
	    .cover = (int)nb_cursor_int(row, COVER),
	    .edited_ms = nb_cursor_int(row, EDITED) ? nb_cursor_int(row, EDITED) : NB_INT_ABSENT,
	};
	*ret = view;
	enum nb_status status =
	    nb_view_member_name(call, call->object.community, author->member, key,
	                        nb_cursor_bytes(row, AUTHOR_NAME), &author->name);
	if (status || view->cover != NB_WORD_ABSENT)
		return status;
	const struct nb_seal_place place =
	    nb_place_message_body(view->room, view->message, author->member);
	status = nb_vault_unseal(call->tools->vault, key, &place, nb_cursor_bytes(row, BODY),
	                         call->arena, &text);
	if (!status)
		view->text = nb_text_excerpt(text, 0, NB_PINNED_WORDS_MOST, call->arena);
	return status;
}

/* One that does not open, because it is damaged or erased, is not there (O7). */
static bool
is_gone(enum nb_status status)
{
	return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT;
}

static enum nb_status
show(struct nb_call *call, struct nb_cursor *row, struct nb_list *ret)
{
	struct nb_pinned_view view = {
	    .pinned = nb_cursor_int(row, PINNED),
	    .version = nb_cursor_int(row, VERSION),
	    .first_day = nb_cursor_int(row, FIRST_DAY),
	    .last_day = nb_cursor_int(row, LAST_DAY),
	};
	enum nb_status status = open_words(call, row, &view.title, &view.text);

	if (!status && !nb_cursor_is_null(row, MESSAGE))
		status = open_message(call, row, &view.message);
	if (!status)
		((struct nb_pinned_view *)ret->at)[ret->count++] = view;
	return is_gone(status) ? NB_OK : status;
}

static bool
is_for(const struct nb_call *call, struct nb_cursor *row, nb_row room, int64_t today)
{
	const struct nb_pinned_days days = days_of(row);

	if (nb_pinned_state_on(&days, today) != NB_PINNED_RUNNING)
		return false;
	if (!nb_cursor_is_null(row, ROOM) && nb_cursor_int(row, ROOM) != room)
		return false;
	return nb_cursor_is_null(row, MESSAGE) || message_shows(call, row);
}

/* In a room that hosts do not look after there is nothing of theirs. */
static bool
may_see(const struct nb_object *object)
{
	return nb_rights_decide(NB_RIGHT_PINNED_SEE, &object->situation) == NB_OK &&
	       nb_room_kinds[object->room_kind].hosted;
}

enum nb_status
nb_view_pinned(struct nb_call *call, struct nb_list *ret)
{
	const struct nb_object *object = &call->object;
	bool reads = nb_rights_decide(NB_RIGHT_ROOM_READ, &object->situation) == NB_OK;
	nb_row room = reads ? object->room : 0;
	int64_t today;

	*ret = (struct nb_list){NULL, 0};
	if (!may_see(object))
		return NB_OK;
	ret->at = nb_arena_array(call->arena, NB_PINNED_SHOWN_MOST, sizeof(struct nb_pinned_view));
	enum nb_status status = ret->at ? nb_pinned_today(call, &today) : NB_E_TOO_LARGE;
	if (status)
		return status;
	struct nb_cursor *row = nb_db_find(call->tools->db, NB_SQL_PINNED_OF_COMMUNITY,
	                                   NB_BIND(nb_int(object->community)));
	while (!status && ret->count < NB_PINNED_SHOWN_MOST && nb_cursor_next(row))
		if (is_for(call, row, room, today))
			status = show(call, row, ret);
	enum nb_status end = nb_cursor_end(row);
	return status ? status : end;
}

static enum nb_status
keep(struct nb_call *call, struct nb_cursor *row, int64_t today, struct nb_list *ret)
{
	const struct nb_pinned_days days = days_of(row);
	struct nb_kept_pinned view = {
	    .pinned = nb_cursor_int(row, PINNED),
	    .version = nb_cursor_int(row, VERSION),
	    .room = nb_cursor_int(row, ROOM),
	    .message = nb_cursor_int(row, MESSAGE),
	    .message_shows = !nb_cursor_is_null(row, MESSAGE) && message_shows(call, row),
	    .first_day = days.first,
	    .last_day = days.last,
	    .state = (int)nb_pinned_state_on(&days, today),
	};
	enum nb_status status = open_words(call, row, &view.title, &view.text);

	if (is_gone(status)) /* there without words, so that it can be ended */
		view.title = NB_STR("");
	else if (status)
		return status;
	((struct nb_kept_pinned *)ret->at)[ret->count++] = view;
	return NB_OK;
}

enum nb_status
nb_view_kept_pinned(struct nb_call *call, struct nb_list *ret)
{
	int64_t today;

	ret->count = 0;
	ret->at = nb_arena_array(call->arena, NB_PINNED_KEPT_MOST, sizeof(struct nb_kept_pinned));
	enum nb_status status = ret->at ? nb_pinned_today(call, &today) : NB_E_TOO_LARGE;
	if (status)
		return status;
	struct nb_cursor *row = nb_db_find(call->tools->db, NB_SQL_PINNED_OF_COMMUNITY,
	                                   NB_BIND(nb_int(call->object.community)));
	while (!status && ret->count < NB_PINNED_KEPT_MOST && nb_cursor_next(row))
		status = keep(call, row, today, ret);
	enum nb_status end = nb_cursor_end(row);
	return status ? status : end;
}
