/* view_direct.c - asks to talk, as the one who asked or the one who was asked sees them. */
#include "noaber/aside.h"
#include "noaber/talk_of_two.h"

#define ASKS_MOST 50 /* as the statements: of one face */

static const struct nb_field ask_fields[] = {
    NB_FIELD_OBJECT(struct nb_direct_ask_view, who, &nb_shape_author, "who asked, or was asked"),
    NB_FIELD_ID(struct nb_direct_ask_view, community, NB_ID_COMMUNITY, "where both are"),
    NB_FIELD_TEXT(struct nb_direct_ask_view, community_name, 0, 0, "name of the community"),
    NB_FIELD_TEXT_OPT(struct nb_direct_ask_view, line, 0, 0, "what was said with it"),
    NB_FIELD_INT(struct nb_direct_ask_view, at_ms, 0, 0, "when"),
};
const struct nb_shape nb_shape_direct_ask = {
    .name = "DirectAsk",
    .doc = "Somebody asked somebody to talk, the two of them.",
    .bytes = sizeof(struct nb_direct_ask_view),
    .fields = ask_fields,
    .field_count = NB_COUNT(ask_fields),
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT_OPT(struct nb_direct_reply, room, &nb_shape_room,
                        "the room of the two, when both said yes"),
};
const struct nb_shape nb_shape_direct_reply = {
    .name = "DirectReply",
    .doc = "What came of it. Without a room nothing is known, and nothing may be known.",
    .bytes = sizeof(struct nb_direct_reply),
    .fields = reply_fields,
    .field_count = NB_COUNT(reply_fields),
};

const struct nb_event nb_event_direct_changed = {
    .name = "direct.changed",
    .doc = "Somebody asks you to talk, or a talk of yours began or stopped. Ask direct.list and "
	   "room.list.",
};

enum nb_status
nb_direct_facts(struct nb_call *call, nb_row account, nb_row member, struct nb_direct_facts *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_DIRECT_FACTS,
	                                       NB_BIND(nb_int(account), nb_int(member)), &cursor);

	if (status)
		return status;
	*ret = (struct nb_direct_facts){
	    .now_ms = call->now_ms,
	    .account_made_ms = nb_cursor_int(cursor, 0),
	    .unwanted = nb_cursor_int(cursor, 1) != 0,
	    .joined_ms = nb_cursor_int(cursor, 2),
	    .posts = nb_cursor_int(cursor, 3),
	};
	return nb_cursor_end(cursor);
}

/* A row of a statement, kept until its cursor has ended. */
struct row {
	nb_row ask, other, asker;
	struct nb_str sealed;
	int64_t at_ms;
};

static enum nb_status
read_rows(struct nb_call *call, enum nb_sql sql, nb_row member, struct row rows[ASKS_MOST],
          size_t *ret_count)
{
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, sql, NB_BIND(nb_int(member), nb_int(call->now_ms - NB_DIRECT_ASK_MS)));
	size_t count = 0;

	while (count < ASKS_MOST && nb_cursor_next(cursor)) {
		struct nb_str sealed = nb_cursor_bytes(cursor, 2);
		rows[count++] = (struct row){
		    .ask = nb_cursor_int(cursor, 0),
		    .other = nb_cursor_int(cursor, 1),
		    .sealed = nb_arena_copy(call->arena, sealed.at, sealed.length),
		    .at_ms = nb_cursor_int(cursor, 3),
		    .asker = nb_cursor_int(cursor, 4),
		};
	}
	*ret_count = count;
	return nb_cursor_end(cursor);
}

/* ${ret_here}: is the other still in the community? */
static enum nb_status
show(struct nb_call *call, const struct row *row, struct nb_direct_ask_view *view, bool *ret_here)
{
	const struct nb_seal_place place = nb_place_direct_line(row->ask, row->asker);
	struct nb_face_view other, asker;
	enum nb_status status = nb_view_face(call, row->other, &other);

	if (!status)
		status = nb_view_face(call, row->asker, &asker);
	if (status)
		return status;
	*ret_here = other.state == NB_FACE_HERE || other.state == NB_FACE_AWAY;
	*view = (struct nb_direct_ask_view){
	    .who = other.who,
	    .community = other.community,
	    .community_name = other.community_name,
	    .at_ms = row->at_ms,
	};
	if (row->sealed.length)
		status = nb_vault_unseal(call->tools->vault, asker.key, &place, row->sealed,
		                         call->arena, &view->line);
	/* One line that does not open never hides the others (O7). */
	return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT ? NB_OK : status;
}

/* Who was blocked asks in vain, and does not know it. */
static enum nb_status
add_asked(struct nb_call *call, nb_row me, struct nb_list *list)
{
	struct nb_direct_ask_view *views = list->at;
	struct row rows[ASKS_MOST];
	struct nb_direct_facts facts;
	size_t count;
	enum nb_status status = nb_direct_facts(call, call->subject.account, me, &facts);

	if (status || !nb_direct_reachable(&facts))
		return status;
	status = read_rows(call, NB_SQL_DIRECT_ASKS_OF, me, rows, &count);
	for (size_t i = 0; !status && i < count && list->count < ASKS_MOST; i++) {
		enum nb_aside how;
		bool here = false;
		status = nb_aside_between(call, me, rows[i].other, &how);
		if (!status && how != NB_ASIDE_BLOCK)
			status = show(call, &rows[i], &views[list->count], &here);
		list->count += here;
	}
	return status;
}

static enum nb_status
add_waiting(struct nb_call *call, nb_row me, struct nb_list *list)
{
	struct nb_direct_ask_view *views = list->at;
	struct row rows[ASKS_MOST];
	size_t count;
	enum nb_status status = read_rows(call, NB_SQL_DIRECT_ASKS_BY, me, rows, &count);

	for (size_t i = 0; !status && i < count && list->count < ASKS_MOST; i++) {
		bool here;
		status = show(call, &rows[i], &views[list->count++], &here);
	}
	return status;
}

enum nb_status
nb_view_direct_asks(struct nb_call *call, struct nb_list *ret_asked, struct nb_list *ret_waiting)
{
	struct nb_list faces;
	enum nb_status status = nb_view_memberships(call, call->subject.account, &faces);

	ret_asked->at = nb_arena_array(call->arena, ASKS_MOST, sizeof(struct nb_direct_ask_view));
	ret_waiting->at = nb_arena_array(call->arena, ASKS_MOST, sizeof(struct nb_direct_ask_view));
	if (!ret_asked->at || !ret_waiting->at)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < faces.count; i++) {
		nb_row me = ((const struct nb_membership *)faces.at)[i].member;
		status = add_asked(call, me, ret_asked);
		if (!status)
			status = add_waiting(call, me, ret_waiting);
	}
	return status;
}
