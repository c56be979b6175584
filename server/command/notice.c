/*
 * notice.c - notices come, are read by their owner, and go when they were seen (S2, ON8).
 * Not here: which kinds there are (model/notice.c), waking a device (command/push.c).
 */
#include "noaber/notices.h"

#include "noaber/aside.h"
#include "noaber/life.h"
#include "noaber/people.h"
#include "noaber/waiting.h"
#include "noaber/wake.h"

#include <stdlib.h>

#define NOTICES_MOST 100 /* of one person in one answer */

/* ---- telling ---- */

static enum nb_status
is_here(struct nb_call *call, nb_row account, bool *ret_here)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_STATE,
	                                       NB_BIND(nb_int(account)), &cursor);

	if (status)
		return status;
	*ret_here = nb_cursor_int(cursor, 0) == NB_LIFE_ACTIVE;
	return nb_cursor_end(cursor);
}

static enum nb_status
is_wanted(struct nb_call *call, nb_row account, enum nb_notice_kind kind, bool *ret_wanted)
{
	const struct nb_notice_row *row = &nb_notice_rows[kind];
	struct nb_cursor *cursor;

	*ret_wanted = row->wanted;
	if (!row->choice)
		return NB_OK;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_NOTICE_CHOICE,
	                                       NB_BIND(nb_int(account), nb_int(kind)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	*ret_wanted = nb_cursor_int(cursor, 0) != 0;
	return nb_cursor_end(cursor);
}

static enum nb_status
put(struct nb_call *call, nb_row owner, enum nb_notice_kind kind, nb_row ref)
{
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_NOTICE_PUT,
	                                  NB_BIND(nb_int(nb_row_next(call->now_ms)), nb_int(owner),
	                                          nb_int(kind), nb_int(ref), nb_int(call->now_ms)),
	                                  NULL);

	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_NOTICES_TRIM,
	                          NB_BIND(nb_int(owner), nb_int(NB_NOTICES_OF_FACE)), NULL);
}

static enum nb_status
is_there(struct nb_call *call, nb_row owner, enum nb_notice_kind kind, nb_row ref, bool *ret_there)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_NOTICE_IS_THERE,
	                   NB_BIND(nb_int(owner), nb_int(kind), nb_int(ref)), &cursor);

	*ret_there = !status;
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	return nb_cursor_end(cursor);
}

static void
say_changed(struct nb_call *call, nb_row account, int kind)
{
	const struct nb_notice_event event = {kind};

	nb_outbox_event_to(call, account, &nb_event_notice_changed, &event);
}

/* ${account}: the one behind ${owner}, 0 when nobody can be told now. */
static enum nb_status
tell(struct nb_call *call, nb_row account, nb_row owner, enum nb_notice_kind kind, nb_row ref)
{
	bool here = false, there = false, wanted = nb_notice_rows[kind].wanted;
	enum nb_status status = NB_OK;

	if (account)
		status = is_here(call, account, &here);
	if (!status && account)
		status = is_wanted(call, account, kind, &wanted);
	if (!status && nb_notice_rows[kind].once)
		status = is_there(call, owner, kind, ref, &there);
	if (status || there || !wanted || (!here && !nb_notice_rows[kind].away))
		return status;
	status = put(call, owner, kind, ref);
	if (status || !here)
		return status;
	say_changed(call, account, (int)kind);
	return nb_notice_rows[kind].wakes ? nb_wake_note(call, account, true) : NB_OK;
}

enum nb_status
nb_notice_tell(struct nb_call *call, nb_row member, enum nb_notice_kind kind, nb_row ref)
{
	nb_row account = 0;
	enum nb_status status = nb_face_account(call, member, &account);

	/* Left, or damaged: what happened goes on without this word (O7). */
	if (status == NB_E_NOT_FOUND || status == NB_E_CONFLICT)
		status = NB_OK;
	return status ? status : tell(call, account, member, kind, ref);
}

enum nb_status
nb_notice_tell_account(struct nb_call *call, nb_row account, enum nb_notice_kind kind)
{
	return tell(call, account, account, kind, account);
}

enum nb_status
nb_notice_drop(struct nb_call *call, nb_row member, enum nb_notice_kind kind, nb_row ref)
{
	nb_row account;
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_NOTICE_DROP_OF,
	              NB_BIND(nb_int(member), nb_int(kind), nb_int(ref)), &changed);

	if (status || !changed)
		return status;
	status = nb_face_account(call, member, &account);
	if (!status)
		say_changed(call, account, NB_WORD_ABSENT);
	return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT ? NB_OK : status;
}

enum nb_status
nb_notice_reply(struct nb_call *call, nb_row answered, nb_row message, nb_row by)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_FACTS,
	                                       NB_BIND(nb_int(answered)), &cursor);

	if (status)
		return status;
	nb_row author = nb_cursor_int(cursor, 2);
	status = nb_cursor_end(cursor);
	if (status || author == by)
		return status;
	enum nb_aside how;
	status = nb_aside_between(call, author, by, &how);
	if (status || how != NB_ASIDE_NONE) /* of who was turned away from nobody hears (Z11) */
		return status;
	return nb_notice_tell(call, author, NB_NOTICE_REPLY, message);
}

#define OWNERS_MOST 100 /* as the statement */

enum nb_status
nb_notice_take_back(struct nb_call *call, enum nb_notice_kind kind, nb_row ref)
{
	nb_row owners[OWNERS_MOST];
	size_t count = 0;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_NOTICE_OWNERS, NB_BIND(nb_int(ref), nb_int(kind)));

	while (count < OWNERS_MOST && nb_cursor_next(cursor))
		owners[count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++)
		status = nb_notice_drop(call, owners[i], kind, ref);
	return status;
}

/* ---- reading ---- */

/* Faces the person has or had, and the account itself. */
static enum nb_status
list_owners(struct nb_call *call, nb_row **ret_owners, size_t *ret_count)
{
	struct nb_list faces;
	enum nb_status status = nb_view_faces_ever(call, call->subject.account, &faces);

	if (status)
		return status;
	nb_row *owners = nb_arena_array(call->arena, faces.count + 1, sizeof(*owners));
	if (!owners)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; i < faces.count; i++)
		owners[i] = ((const struct nb_membership *)faces.at)[i].member;
	owners[faces.count] = call->subject.account;
	*ret_owners = owners;
	*ret_count = faces.count + 1;
	return NB_OK;
}

/* Rows first: a statement is not started again inside its own loop. The reference is in `message`
 * until its kind was looked at. */
static enum nb_status
read_rows(struct nb_call *call, nb_row owner, struct nb_notice_view *views, size_t *count)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_NOTICES_OF_OWNER, NB_BIND(nb_int(owner)));

	while (*count < NOTICES_MOST && nb_cursor_next(cursor)) {
		int64_t kind = nb_cursor_int(cursor, 1);
		if (kind < 0 || kind >= NB_NOTICE_KIND_COUNT)
			continue;
		views[(*count)++] = (struct nb_notice_view){
		    .notice = nb_cursor_int(cursor, 0),
		    .kind = (int)kind,
		    .message = nb_cursor_int(cursor, 2),
		    .at_ms = nb_cursor_int(cursor, 3),
		};
	}
	return nb_cursor_end(cursor);
}

static enum nb_status
may_read(struct nb_call *call, nb_row room)
{
	struct nb_object object;
	enum nb_status status = nb_object_load_room(call, room, &object);

	return status ? status : nb_rights_decide(NB_RIGHT_ROOM_READ, &object.situation);
}

/* Who left since sees nothing of it. */
static enum nb_status
place_face(struct nb_call *call, struct nb_notice_view *view, bool *ret_shown)
{
	struct nb_face_view face;
	enum nb_status status = nb_view_face(call, view->message, &face);

	view->message = 0;
	*ret_shown = !status && face.state == NB_FACE_HERE;
	if (*ret_shown)
		view->community = face.community;
	return status == NB_E_NOT_FOUND ? NB_OK : status;
}

/* Where the message can be read now, by the same rights as everywhere (Z4, Z5). */
static enum nb_status
place(struct nb_call *call, struct nb_notice_view *view, bool *ret_shown)
{
	enum nb_notice_about about = nb_notice_rows[view->kind].about;
	struct nb_cursor *cursor;

	*ret_shown = true;
	if (about == NB_NOTICE_ABOUT_FACE)
		return place_face(call, view, ret_shown);
	if (about == NB_NOTICE_ABOUT_ASK || about == NB_NOTICE_ABOUT_ACCOUNT) {
		view->message = 0;
		return NB_OK;
	}
	if (about == NB_NOTICE_ABOUT_COMMUNITY) {
		view->community = view->message;
		view->message = 0;
		return nb_waiting_concerns(call, call->subject.account, view->community, ret_shown,
		                           &view->community_name);
	}
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_FACTS,
	                                       NB_BIND(nb_int(view->message)), &cursor);
	if (status) {
		*ret_shown = false;
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	}
	nb_row room = nb_cursor_int(cursor, 0);
	int64_t state = nb_cursor_int(cursor, 4);
	status = nb_cursor_end(cursor);
	if (!status)
		status = may_read(call, room);
	if (!status)
		view->room = room;
	else if (status == NB_E_NOT_FOUND || status == NB_E_FORBIDDEN || status == NB_E_NOT_MEMBER)
		status = NB_OK;
	if (!view->room)
		view->message = 0;
	if (about == NB_NOTICE_ABOUT_MESSAGE)
		*ret_shown = view->room && state == NB_MESSAGE_VISIBLE;
	return status;
}

static int
newest_first(const void *a, const void *b)
{
	nb_row one = ((const struct nb_notice_view *)a)->notice,
	       other = ((const struct nb_notice_view *)b)->notice;

	return (one < other) - (one > other);
}

enum nb_status
nb_view_notices(struct nb_call *call, struct nb_list *ret)
{
	struct nb_notice_view *views = nb_arena_array(call->arena, NOTICES_MOST, sizeof(*views));
	nb_row *owners;
	size_t owner_count, found = 0, count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	enum nb_status status = list_owners(call, &owners, &owner_count);
	for (size_t i = 0; !status && i < owner_count; i++)
		status = read_rows(call, owners[i], views, &found);
	for (size_t i = 0; !status && i < found; i++) {
		bool shown = false;
		status = place(call, &views[i], &shown);
		if (!status && shown)
			views[count++] = views[i];
	}
	if (count)
		qsort(views, count, sizeof(*views), newest_first);
	*ret = (struct nb_list){views, count};
	return status;
}

enum nb_status
nb_view_notice_choices(struct nb_call *call, struct nb_list *ret)
{
	struct nb_notice_choice_view *views =
	    nb_arena_array(call->arena, NB_NOTICE_KIND_COUNT, sizeof(*views));
	enum nb_status status = views ? NB_OK : NB_E_TOO_LARGE;
	size_t count = 0;

	for (int kind = 0; !status && kind < NB_NOTICE_KIND_COUNT; kind++) {
		if (!nb_notice_rows[kind].choice)
			continue;
		views[count].kind = kind;
		status = is_wanted(call, call->subject.account, (enum nb_notice_kind)kind,
		                   &views[count++].wanted);
	}
	*ret = (struct nb_list){views, count};
	return status;
}

/* ---- going ---- */

static enum nb_status
drop_own(struct nb_call *call, nb_row notice, const nb_row *owners, size_t owner_count)
{
	struct nb_cursor *cursor;
	bool own = false;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_NOTICE_OWNER, NB_BIND(nb_int(notice)), &cursor);

	if (status) /* seen in another tab, or it happened again and is new */
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	for (size_t i = 0; i < owner_count; i++)
		own |= nb_cursor_int(cursor, 0) == owners[i];
	status = nb_cursor_end(cursor);
	if (status || !own)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_NOTICE_DROP, NB_BIND(nb_int(notice)), NULL);
}

enum nb_status
nb_notices_seen(struct nb_call *call, const nb_row *notices, size_t count)
{
	nb_row *owners;
	size_t owner_count;
	enum nb_status status = list_owners(call, &owners, &owner_count);

	for (size_t i = 0; !status && i < count; i++)
		status = drop_own(call, notices[i], owners, owner_count);
	if (status)
		return status;
	say_changed(call, call->subject.account, NB_WORD_ABSENT);
	return nb_wake_note(call, call->subject.account, false);
}
