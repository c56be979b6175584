/*
 * view_message.c - messages as one reader may see them, and telling a room about a change.
 * Not here: which room or message may be read at all (dispatch has asked already).
 */
#include "noaber/mentions.h"
#include "noaber/pinned_cards.h"
#include "noaber/talk.h"

#include <string.h>

/* A page ends early when its texts are this long together: it fits one frame of an old phone, and
 * with all of it escaped a link message too. `more` then says that there is more. */
#define PAGE_TEXT_BYTES_MOST 262144

/* Who wrote on a page is unsealed once, however much they wrote. Their rows come along with the
 * messages: a page of a busy room has dozens of authors, and each was a statement. */
struct author {
	nb_row member;
	nb_row key; /* their data key */
	struct nb_str name;
	int origin;
};

struct page {
	struct nb_call *call;
	nb_row room;
	nb_row of; /* the message whose answers they are; 0: messages in a row */
	struct nb_reader reader;
	struct nb_message_view *views;
	size_t count;
	size_t text_bytes;
	struct author authors[NB_PAGE_MOST + 1];
	size_t author_count;
};

struct nb_reader
nb_reader_of(const struct nb_call *call)
{
	return (struct nb_reader){
	    .member = call->object.member,
	    .host = (call->object.situation.relation & NB_IS_HOST) != 0,
	};
}

enum nb_status
nb_view_member_name(struct nb_call *call, nb_row community, nb_row member, nb_row key,
                    struct nb_str sealed, struct nb_str *ret_name)
{
	return nb_view_name_into(call, call->arena, community, member, key, sealed, ret_name);
}

enum nb_status
nb_view_name_into(struct nb_call *call, struct nb_arena *arena, nb_row community, nb_row member,
                  nb_row key, struct nb_str sealed, struct nb_str *ret_name)
{
	const struct nb_seal_place place = nb_place_member_name(community, member);
	enum nb_status status = NB_E_NOT_FOUND;

	if (sealed.length) /* an emptied name is gone also while a lane still remembers its key */
		status = nb_vault_unseal(call->tools->vault, key, &place, sealed, arena, ret_name);
	if (status == NB_E_NOT_FOUND) { /* erased: the face stays, the name is gone */
		*ret_name = NB_STR("oud-lid");
		return NB_OK;
	}
	return status;
}

/* The author of the row, whose name is unsealed for their first message of the page. */
static enum nb_status
find_author(struct page *page, struct nb_cursor *cursor, const struct author **ret)
{
	nb_row member = nb_cursor_int(cursor, 2);

	for (size_t i = 0; i < page->author_count; i++)
		if (page->authors[i].member == member) {
			*ret = &page->authors[i];
			return NB_OK;
		}
	nb_assert(page->author_count < NB_COUNT(page->authors));
	struct author *author = &page->authors[page->author_count++];
	*author = (struct author){
	    .member = member,
	    .key = nb_cursor_int(cursor, 11),
	    .origin = nb_cursor_int(cursor, 13) ? NB_ORIGIN_ELSEWHERE : NB_WORD_ABSENT,
	};
	*ret = author;
	return nb_view_member_name(page->call, nb_cursor_int(cursor, 10), member, author->key,
	                           nb_cursor_bytes(cursor, 12), &author->name);
}

/* One damaged or erased message never blocks the rest (O7): it shows as removed. */
static enum nb_status
unseal_text(struct page *page, struct nb_cursor *cursor, struct nb_message_view *view,
            const struct author *author)
{
	const struct nb_seal_place place =
	    nb_place_message_body(page->room, view->message, author->member);
	enum nb_status status =
	    nb_vault_unseal(page->call->tools->vault, author->key, &place,
	                    nb_cursor_bytes(cursor, 4), page->call->arena, &view->text);

	if (status == NB_E_NOT_FOUND || status == NB_E_CONFLICT) {
		view->state = NB_MESSAGE_REMOVED;
		return NB_OK;
	}
	return status ? status : nb_view_mentions(page->call, &view->text, &view->mentions);
}

static enum nb_status
explain_hiding(struct page *page, struct nb_message_view *view, nb_row author_key)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(page->call->tools->db, NB_SQL_MODERATION_LAST,
	                   NB_BIND(nb_int(view->message), nb_int(NB_MESSAGE_HIDDEN)), &cursor);

	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (status)
		return status;
	const struct nb_seal_place place = nb_place_moderation_reason(
	    page->room, nb_cursor_int(cursor, 0), nb_cursor_int(cursor, 2));
	status =
	    nb_vault_unseal(page->call->tools->vault, author_key, &place,
	                    nb_cursor_bytes(cursor, 1), page->call->arena, &view->hidden_reason);
	enum nb_status end = nb_cursor_end(cursor);
	return status && status != NB_E_NOT_FOUND && status != NB_E_CONFLICT ? status : end;
}

static enum nb_status
fill_view(struct page *page, struct nb_cursor *cursor, struct nb_message_view *view)
{
	nb_row member = nb_cursor_int(cursor, 2);
	bool own = page->reader.member && page->reader.member == member;
	const struct author *author;

	view->message = nb_cursor_int(cursor, 0);
	view->seq = nb_cursor_int(cursor, 1);
	view->at_ms = nb_cursor_int(cursor, 5);
	view->edited_ms = nb_cursor_int(cursor, 6);
	if (!view->edited_ms)
		view->edited_ms = NB_INT_ABSENT;
	view->state = (int)nb_cursor_int(cursor, 7);
	view->reply_to = nb_cursor_int(cursor, 8);
	view->cover = (int)nb_cursor_int(cursor, 9);
	view->author = NB_NEW(page->call->arena, struct nb_author_view);
	if (!view->author)
		return NB_E_TOO_LARGE;
	enum nb_status status = find_author(page, cursor, &author);
	if (!status)
		*view->author = (struct nb_author_view){
		    .member = member, .name = author->name, .hat = (int)nb_cursor_int(cursor, 3)};
	if (!status)
		view->origin = author->origin;
	if (!status && view->state == NB_MESSAGE_VISIBLE)
		status = unseal_text(page, cursor, view, author);
	/* Hosts read hidden words with message.unveil only, which is written down (MO13). */
	if (!status && view->state == NB_MESSAGE_HIDDEN && (own || page->reader.unveils))
		status = unseal_text(page, cursor, view, author);
	if (!status && view->state == NB_MESSAGE_HIDDEN && (own || page->reader.host))
		status = explain_hiding(page, view, author->key);
	return status;
}

static void
count_reaction(struct nb_reactions_view *reactions, int kind, int64_t count)
{
	switch (kind) {
	case NB_REACTION_RECOGNISE: reactions->recognise = count; break;
	case NB_REACTION_STRENGTH: reactions->strength = count; break;
	case NB_REACTION_THANKS: reactions->thanks = count; break;
	default: /* a kind from a newer version: not shown */ break;
	}
}

static enum nb_status
add_reaction(struct page *page, struct nb_message_view *view, struct nb_cursor *cursor)
{
	int kind = (int)nb_cursor_int(cursor, 1);

	if (!view->reactions) {
		view->reactions = NB_NEW(page->call->arena, struct nb_reactions_view);
		view->mine.at = nb_arena_array(page->call->arena, NB_REACTION_COUNT, sizeof(int));
		if (!view->reactions || !view->mine.at)
			return NB_E_TOO_LARGE;
	}
	count_reaction(view->reactions, kind, nb_cursor_int(cursor, 2));
	if (nb_cursor_int(cursor, 3) && view->mine.count < NB_REACTION_COUNT)
		((int *)view->mine.at)[view->mine.count++] = kind;
	return NB_OK;
}

/* Of a thread the messages stand far apart: all reactions between them may be many. */
static enum nb_status
add_reactions_of(struct page *page, struct nb_message_view *view)
{
	struct nb_cursor *cursor =
	    nb_db_find(page->call->tools->db, NB_SQL_REACTIONS_OF_READER,
	               NB_BIND(nb_int(view->message), nb_int(page->reader.member)));
	enum nb_status status = NB_OK;

	while (!status && nb_cursor_next(cursor))
		status = add_reaction(page, view, cursor);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

static enum nb_status
add_reactions(struct page *page)
{
	int64_t low = page->views[0].seq, high = page->views[page->count - 1].seq;
	enum nb_status status = NB_OK;

	for (size_t i = 0; page->of && !status && i < page->count; i++)
		status = add_reactions_of(page, &page->views[i]);
	if (page->of)
		return status;
	struct nb_cursor *cursor = nb_db_find(
	    page->call->tools->db, NB_SQL_REACTIONS_OF_PAGE,
	    NB_BIND(nb_int(page->room), nb_int(low), nb_int(high), nb_int(page->reader.member)));

	while (!status && nb_cursor_next(cursor)) {
		nb_row message = nb_cursor_int(cursor, 0);
		for (size_t i = 0; !status && i < page->count; i++)
			if (page->views[i].message == message)
				status = add_reaction(page, &page->views[i], cursor);
	}
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

static void
put_in_order(struct nb_message_view *views, size_t count)
{
	if (count < 2 || views[0].seq < views[count - 1].seq)
		return;
	for (size_t i = 0, j = count - 1; i < j; i++, j--) {
		struct nb_message_view swap = views[i];
		views[i] = views[j];
		views[j] = swap;
	}
}

static enum nb_status
view_page(struct page *page, struct nb_cursor *cursor, int64_t limit, struct nb_list *ret)
{
	enum nb_status status = NB_OK;

	nb_assert(limit >= 0 && limit <= NB_PAGE_MOST + 1);
	page->views = nb_arena_array(page->call->arena, (size_t)limit, sizeof(*page->views));
	if (!page->views)
		status = NB_E_TOO_LARGE;
	while (!status && page->text_bytes < PAGE_TEXT_BYTES_MOST && nb_cursor_next(cursor)) {
		struct nb_message_view *view = &page->views[page->count++];
		status = fill_view(page, cursor, view);
		page->text_bytes += view->text.length;
	}
	enum nb_status end = nb_cursor_end(cursor);
	if (!status)
		status = end;
	*ret = (struct nb_list){page->views, page->count};
	if (status || !page->count)
		return status;
	put_in_order(page->views, page->count);
	status = add_reactions(page);
	return status
	           ? status
	           : nb_view_answers(page->call, page->room, page->views, page->count, !page->of);
}

enum nb_status
nb_view_messages(struct nb_call *call, nb_row room, enum nb_sql sql, int64_t seq, int64_t limit,
                 struct nb_reader reader, struct nb_list *ret)
{
	struct page page = {.call = call, .room = room, .reader = reader};

	return view_page(
	    &page,
	    nb_db_find(call->tools->db, sql, NB_BIND(nb_int(room), nb_int(seq), nb_int(limit))),
	    limit, ret);
}

enum nb_status
nb_view_thread(struct nb_call *call, nb_row room, nb_row original, int64_t after, int64_t limit,
               struct nb_reader reader, struct nb_list *ret)
{
	struct page page = {.call = call, .room = room, .of = original, .reader = reader};

	return view_page(
	    &page,
	    nb_db_find(call->tools->db, NB_SQL_MESSAGE_THREAD_PAGE,
	               NB_BIND(nb_int(room), nb_int(after), nb_int(limit), nb_int(original))),
	    limit, ret);
}

enum nb_status
nb_view_message(struct nb_call *call, nb_row room, nb_row message, struct nb_reader reader,
                struct nb_message_view **ret)
{
	struct nb_list list;
	enum nb_status status =
	    nb_view_messages(call, room, NB_SQL_MESSAGE_ONE, message, 1, reader, &list);

	if (!status && list.count == 0)
		status = NB_E_NOT_FOUND;
	if (!status)
		*ret = list.at;
	return status;
}

enum nb_status
nb_view_reactions(struct nb_call *call, nb_row message, struct nb_reactions_view **ret)
{
	struct nb_reactions_view *reactions = NB_NEW(call->arena, struct nb_reactions_view);
	struct nb_cursor *cursor;

	if (!reactions)
		return NB_E_TOO_LARGE;
	cursor = nb_db_find(call->tools->db, NB_SQL_REACTIONS_OF_MESSAGE, NB_BIND(nb_int(message)));
	while (nb_cursor_next(cursor))
		count_reaction(reactions, (int)nb_cursor_int(cursor, 0), nb_cursor_int(cursor, 1));
	*ret = reactions;
	return nb_cursor_end(cursor);
}

enum nb_status
nb_room_number(struct nb_call *call, int64_t *ret_seq)
{
	struct nb_object *object = &call->object;
	int64_t seq = object->head_seq + 1, changed = 0;
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_ROOM_COUNT_ON,
	                                  NB_BIND(nb_int(object->room), nb_int(seq)), &changed);

	if (status)
		return status;
	if (!changed) /* another writer counted on in between */
		return NB_E_BUSY;
	object->head_seq = seq;
	*ret_seq = seq;
	return NB_OK;
}

enum nb_status
nb_room_record(struct nb_call *call, enum nb_room_event_kind kind, nb_row message, int64_t detail,
               int64_t *ret_seq)
{
	int64_t seq;
	enum nb_status status = nb_room_number(call, &seq);

	nb_assert(kind != NB_ROOM_EVENT_POSTED);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_ROOM_EVENT_ADD,
		                   NB_BIND(nb_int(call->object.room), nb_int(seq), nb_int(kind),
		                           nb_int(message), nb_int(call->object.member),
		                           nb_int(detail), nb_int(call->now_ms)),
		                   NULL);
	if (!status)
		*ret_seq = seq;
	return status;
}

enum nb_status
nb_room_tell_message(struct nb_call *call, enum nb_room_event_kind kind, int64_t *ret_seq)
{
	const struct nb_object *object = &call->object;
	struct nb_message_event event;
	int64_t seq;

	enum nb_status status = nb_room_record(call, kind, object->message, 0, &seq);
	if (!status)
		status = nb_view_message(call, object->room, object->message, (struct nb_reader){0},
		                         &event.message);
	if (status)
		return status;
	nb_outbox_event(call, nb_room_events[kind], object->room, seq, &event);
	*ret_seq = seq;
	return nb_pinned_message_changed(call, object->message); /* its words stand there too */
}
