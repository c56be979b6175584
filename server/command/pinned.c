/*
 * pinned.c - pinned cards: finding one, what may stand on it, and every change of a row (C3).
 * Not here: what readers get to see (view_pinned.c), days that come and go (pinned_upkeep.c).
 */
#include "noaber/community.h"
#include "noaber/hours.h"
#include "noaber/people.h"
#include "noaber/pinned_cards.h"
#include "noaber/text.h"

enum nb_status
nb_pinned_today(const struct nb_call *call, int64_t *ret_today)
{
	struct nb_date today;

	if (!nb_date_at(call->now_ms, &today))
		return NB_E_TOO_LARGE;
	*ret_today = nb_date_number(&today);
	return NB_OK;
}

enum nb_status
nb_object_load_pinned(struct nb_call *call, nb_row row, struct nb_object *ret)
{
	struct nb_pinned *card = NB_NEW(call->arena, struct nb_pinned);
	struct nb_cursor *cursor;

	if (!card)
		return NB_E_TOO_LARGE;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_PINNED_ONE, NB_BIND(nb_int(row)), &cursor);
	if (status)
		return status;
	*card = (struct nb_pinned){
	    .pinned = row,
	    .community = nb_cursor_int(cursor, 0),
	    .room = nb_cursor_int(cursor, 1),
	    .message = nb_cursor_int(cursor, 2),
	    .days = {nb_cursor_int(cursor, 3), nb_cursor_int(cursor, 4),
	             nb_cursor_int(cursor, 6) != 0},
	    .version = nb_cursor_int(cursor, 5),
	};
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_object_load_community(call, card->community, ret);
	ret->pinned = row;
	ret->card = card;
	return status;
}

/* ---- what may stand on it ---- */

static enum nb_status
check_days(struct nb_call *call, const struct nb_pinned_words *words)
{
	const struct nb_pinned_days days = {words->first_day, words->last_day, false};
	int64_t today;
	enum nb_status status = nb_pinned_today(call, &today);

	if (status)
		return status;
	switch (nb_pinned_days_check(&days, today)) {
	case NB_PINNED_BAD_FIRST: call->refusal.field = "first_day"; return NB_E_BAD_ARGUMENT;
	case NB_PINNED_BAD_LAST: call->refusal.field = "last_day"; return NB_E_BAD_ARGUMENT;
	case NB_PINNED_FITS: break;
	}
	return NB_OK;
}

/* Who may not read it learns nothing of it, not even that it is there (Z3). */
static enum nb_status
check_message(struct nb_call *call, nb_row room, nb_row row)
{
	struct nb_object message;
	enum nb_status status = nb_object_load_message(call, row, &message);

	if (!status && (message.community != call->object.community ||
	                nb_rights_decide(NB_RIGHT_ROOM_READ, &message.situation)))
		status = NB_E_NOT_FOUND;
	if (status)
		return status;
	const struct nb_pinned_message now = {
	    .state = message.message_state,
	    .author = NB_FACE_HERE,
	    .kind = message.room_kind,
	    .access = call->object.access,
	    .same_room = message.room == room,
	};
	return nb_pinned_message_shows(&now) ? NB_OK : NB_E_PINNED_MESSAGE;
}

static enum nb_status
check_room(struct nb_call *call, nb_row room)
{
	struct nb_object object;
	enum nb_status status = nb_object_load_room(call, room, &object);

	if (!status && (object.community != call->object.community ||
	                nb_rights_decide(NB_RIGHT_PINNED_KEEP, &object.situation)))
		status = NB_E_NOT_FOUND;
	return status;
}

enum nb_status
nb_pinned_check(struct nb_call *call, nb_row room, const struct nb_pinned_words *words,
                const struct nb_pinned *now)
{
	enum nb_status status = NB_OK;

	if (room && !now)
		status = check_room(call, room);
	if (!status && words->message && !(now && now->message == words->message))
		status = check_message(call, room, words->message);
	if (status)
		return status;
	if (nb_text_check_line(words->title))
		call->refusal.field = "title";
	else if (words->text.at ? nb_text_check_message(words->text) : !words->message)
		call->refusal.field = "text";
	return call->refusal.field ? NB_E_BAD_ARGUMENT : check_days(call, words);
}

/* ---- rows ---- */

/* Whose words they are, and so under whose key they lie: a host's face, which the group knows, or a
 * coordinator's account, which has none there. */
struct writer {
	nb_row member, account, key;
};

static enum nb_status
find_writer(struct nb_call *call, struct writer *ret)
{
	const struct nb_object *object = &call->object;
	struct nb_cursor *cursor;

	if (!(object->situation.relation & NB_IS_COORDINATOR)) {
		*ret = (struct writer){.member = object->member, .key = object->member_key};
		return NB_OK;
	}
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(call->subject.account)), &cursor);
	if (status)
		return status;
	*ret = (struct writer){.account = call->subject.account, .key = nb_cursor_int(cursor, 0)};
	return nb_cursor_end(cursor);
}

struct sealed_words {
	struct writer by;
	struct nb_str title, text;
	bool runs; /* on the day of the call */
};

static enum nb_status
seal(struct nb_call *call, nb_row pinned, const struct nb_pinned_words *words,
     struct sealed_words *ret)
{
	const struct nb_pinned_days days = {words->first_day, words->last_day, false};
	nb_row community = call->object.community;
	struct nb_vault *vault = call->tools->vault;
	int64_t today = 0;
	enum nb_status status = nb_pinned_today(call, &today);

	ret->runs = nb_pinned_state_on(&days, today) == NB_PINNED_RUNNING;
	if (!status)
		status = find_writer(call, &ret->by);
	if (status)
		return status;
	nb_row by = ret->by.member ? ret->by.member : ret->by.account;
	const struct nb_seal_place title = nb_place_pinned_title(community, pinned, by);
	const struct nb_seal_place text = nb_place_pinned_text(community, pinned, by);
	status = nb_vault_seal(vault, ret->by.key, &title, words->title, call->arena, &ret->title);
	if (!status && words->text.at)
		status =
		    nb_vault_seal(vault, ret->by.key, &text, words->text, call->arena, &ret->text);
	return status;
}

static enum nb_status
make_place(struct nb_call *call)
{
	struct nb_cursor *cursor;
	int64_t today, dropped = 1;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_PINNED_COUNT,
	                                       NB_BIND(nb_int(call->object.community)), &cursor);

	if (status)
		return status;
	bool full = nb_cursor_int(cursor, 0) >= NB_PINNED_KEPT_MOST;
	status = nb_cursor_end(cursor);
	if (status || !full)
		return status;
	status = nb_pinned_today(call, &today);
	if (!status)
		status =
		    nb_db_run(call->tools->db, NB_SQL_PINNED_DROP_PAST,
		              NB_BIND(nb_int(call->object.community), nb_int(today)), &dropped);
	return !status && !dropped ? NB_E_PINNED_FULL : status;
}

enum nb_status
nb_pinned_add(struct nb_call *call, nb_row room, const struct nb_pinned_words *words,
              struct nb_str nonce, nb_row *ret_pinned, bool *ret_runs)
{
	nb_row community = call->object.community, row = nb_row_next(call->now_ms);
	struct sealed_words sealed = {0};
	enum nb_status status = make_place(call);

	if (!status)
		status = seal(call, row, words, &sealed);
	if (!status)
		status = nb_db_run(
		    call->tools->db, NB_SQL_PINNED_ADD,
		    NB_BIND(nb_int(row), nb_int(community), nb_ref(room), nb_ref(sealed.by.member),
		            nb_ref(sealed.by.account), nb_bytes(sealed.title),
		            nb_bytes(sealed.text), nb_ref(words->message), nb_int(words->first_day),
		            nb_int(words->last_day), nb_int(sealed.runs), nb_text(nonce)),
		    NULL);
	*ret_pinned = row;
	*ret_runs = sealed.runs;
	return status;
}

enum nb_status
nb_pinned_change(struct nb_call *call, const struct nb_pinned *now, int64_t version,
                 const struct nb_pinned_words *words)
{
	struct sealed_words sealed = {0};
	int64_t today, changed = 0;
	enum nb_status status = nb_pinned_today(call, &today);

	if (!status)
		status = seal(call, now->pinned, words, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_PINNED_CHANGE,
		                   NB_BIND(nb_int(now->pinned), nb_int(version),
		                           nb_ref(sealed.by.member), nb_ref(sealed.by.account),
		                           nb_bytes(sealed.title), nb_bytes(sealed.text),
		                           nb_ref(words->message), nb_int(words->first_day),
		                           nb_int(words->last_day), nb_int(sealed.runs)),
		                   &changed);
	if (!status && !changed)
		return NB_E_CONFLICT;
	bool ran = !status && nb_pinned_state_on(&now->days, today) == NB_PINNED_RUNNING;
	return status || (!ran && !sealed.runs)
	           ? status
	           : nb_community_tell(call, now->community, now->room);
}

/* ---- messages that cards point at ---- */

struct told_place {
	nb_row community, room;
};

/* Places first, then telling: a statement is not started again inside its own loop. */
static enum nb_status
tell_places(struct nb_call *call, enum nb_sql sql, nb_row what)
{
	struct told_place places[NB_PINNED_KEPT_MOST];
	size_t count = 0;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, sql, NB_BIND(nb_int(what)));

	while (count < NB_PINNED_KEPT_MOST && nb_cursor_next(cursor))
		places[count++] =
		    (struct told_place){nb_cursor_int(cursor, 0), nb_cursor_int(cursor, 1)};
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++)
		status = nb_community_tell(call, places[i].community, places[i].room);
	return status;
}

enum nb_status
nb_pinned_message_changed(struct nb_call *call, nb_row message)
{
	return tell_places(call, NB_SQL_PINNED_WITH_MESSAGE, message);
}

enum nb_status
nb_pinned_author_changed(struct nb_call *call, nb_row member)
{
	return tell_places(call, NB_SQL_PINNED_WITH_AUTHOR, member);
}
