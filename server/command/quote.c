/*
 * quote.c - what a message answers, and how many answer it.
 *
 * A quote is looked up each time it is shown and stored nowhere: what happened to the message it points
 * at shows in it at once, and an erased one is gone from it too. Not here: which messages are on a page
 * (view_message.c).
 */
#include "noaber/mentions.h"
#include "noaber/search.h"
#include "noaber/talk.h"

static const struct nb_field quote[] = {
    NB_FIELD_ID(struct nb_quote_view, message, NB_ID_MESSAGE, "the message that is answered"),
    NB_FIELD_INT(struct nb_quote_view, seq, 0, 0, "its place in the order of the room"),
    NB_FIELD_OBJECT(struct nb_quote_view, author, &nb_shape_author, "who wrote it"),
    NB_FIELD_TEXT_OPT(struct nb_quote_view, text, 0, 0,
                      "its first words; left out when it is hidden, taken back or covered"),
    NB_FIELD_WORD(struct nb_quote_view, state, &nb_words_message_state, "what readers see of it"),
    NB_FIELD_WORD_OPT(struct nb_quote_view, cover, &nb_words_cover,
                      "what it may be hard to read about"),
    NB_FIELD_INT(struct nb_quote_view, replies, 0, 0,
                 "how many answer it, now; counting stops at 100"),
};
const struct nb_shape nb_shape_quote = {.name = "Quote",
                                        .doc = "The message that another answers, as it is today.",
                                        .bytes = sizeof(struct nb_quote_view),
                                        .fields = quote,
                                        .field_count = NB_COUNT(quote)};

static enum nb_status
count_replies(struct nb_call *call, nb_row room, nb_row message, int64_t *ret)
{
	return nb_db_find_int(
	    call->tools->db, NB_SQL_MESSAGE_REPLIES,
	    NB_BIND(nb_int(room), nb_int(message), nb_int(NB_REPLIES_COUNTED_MOST)), ret);
}

/* Name of the author into the view, and their data key; 0 when they were erased, also while a lane still
 * remembers the key. */
static enum nb_status
find_author(struct nb_call *call, struct nb_author_view *author, nb_row *ret_key)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MEMBER_BY_ID,
	                                       NB_BIND(nb_int(author->member)), &cursor);

	if (status)
		return status;
	struct nb_str name = nb_cursor_bytes(cursor, 2);
	*ret_key = name.length ? nb_cursor_int(cursor, 1) : 0;
	status = nb_view_member_name(call, nb_cursor_int(cursor, 0), author->member, *ret_key, name,
	                             &author->name);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

/* The words of one that does not open, because it is damaged or erased, are gone (O7). */
static enum nb_status
first_words(struct nb_call *call, nb_row room, nb_row key, struct nb_str sealed,
            struct nb_quote_view *view)
{
	const struct nb_seal_place place =
	    nb_place_message_body(room, view->message, view->author->member);
	struct nb_str text;
	enum nb_status status = NB_E_NOT_FOUND;

	if (key)
		status =
		    nb_vault_unseal(call->tools->vault, key, &place, sealed, call->arena, &text);

	if (status == NB_E_NOT_FOUND || status == NB_E_CONFLICT) {
		view->state = NB_MESSAGE_REMOVED;
		return NB_OK;
	}
	if (!status)
		status = nb_view_mentions_plain(call, call->arena, &text);
	if (!status)
		view->text = nb_text_excerpt(text, 0, NB_QUOTE_CHARACTERS, call->arena);
	return status;
}

static enum nb_status
fill(struct nb_call *call, nb_row room, struct nb_cursor *cursor, struct nb_quote_view *view)
{
	nb_row key;

	view->seq = nb_cursor_int(cursor, 0);
	view->state = (int)nb_cursor_int(cursor, 4);
	view->cover = (int)nb_cursor_int(cursor, 5);
	view->author = NB_NEW(call->arena, struct nb_author_view);
	if (!view->author)
		return NB_E_TOO_LARGE;
	view->author->member = nb_cursor_int(cursor, 1);
	view->author->hat = (int)nb_cursor_int(cursor, 2);
	enum nb_status status = find_author(call, view->author, &key);
	if (!status && view->state == NB_MESSAGE_VISIBLE && view->cover == NB_WORD_ABSENT)
		status = first_words(call, room, key, nb_cursor_bytes(cursor, 3), view);
	return status;
}

enum nb_status
nb_view_quote(struct nb_call *call, nb_row room, nb_row message, struct nb_quote_view **ret)
{
	struct nb_quote_view *view = NB_NEW(call->arena, struct nb_quote_view);
	struct nb_cursor *cursor;

	if (!view)
		return NB_E_TOO_LARGE;
	view->message = message;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_QUOTED,
	                                       NB_BIND(nb_int(message)), &cursor);
	if (status)
		return status;
	status = fill(call, room, cursor, view);
	enum nb_status end = nb_cursor_end(cursor);
	if (!status)
		status = end;
	if (!status)
		status = count_replies(call, room, message, &view->replies);
	if (!status)
		*ret = view;
	return status;
}

/* Row numbers rise with time, so what answers a message of the page lies in one piece of the index.
 * ${ret_all}: false when there is so much of it that each message has to be asked for apart. */
static enum nb_status
count_of_page(struct nb_call *call, nb_row room, struct nb_message_view *views, size_t count,
              bool *ret_all)
{
	nb_row low = views[0].message, high = low;
	int64_t sum = 0;

	for (size_t i = 1; i < count; i++) {
		low = views[i].message < low ? views[i].message : low;
		high = views[i].message > high ? views[i].message : high;
	}
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_REPLIES_OF_PAGE,
	    NB_BIND(nb_int(room), nb_int(low), nb_int(high), nb_int(NB_REPLIES_LOOKED_AT)));
	while (nb_cursor_next(cursor)) {
		int64_t replies = nb_cursor_int(cursor, 1);
		sum += replies;
		for (size_t i = 0; i < count; i++)
			if (views[i].message == nb_cursor_int(cursor, 0))
				views[i].replies = replies < NB_REPLIES_COUNTED_MOST
				                       ? replies
				                       : NB_REPLIES_COUNTED_MOST;
	}
	*ret_all = sum < NB_REPLIES_LOOKED_AT;
	return nb_cursor_end(cursor);
}

static enum nb_status
count_each(struct nb_call *call, nb_row room, struct nb_message_view *views, size_t count)
{
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < count; i++) {
		int64_t replies;
		status = count_replies(call, room, views[i].message, &replies);
		if (!status)
			views[i].replies = replies ? replies : NB_INT_ABSENT;
	}
	return status;
}

enum nb_status
nb_view_answers(struct nb_call *call, nb_row room, struct nb_message_view *views, size_t count,
                bool dense)
{
	enum nb_status status = NB_OK;
	bool all = false;

	for (size_t i = 0; i < count; i++)
		views[i].replies = NB_INT_ABSENT;
	if (dense)
		status = count_of_page(call, room, views, count, &all);
	if (!status && !all)
		status = count_each(call, room, views, count);
	for (size_t i = 0; !status && i < count; i++)
		if (views[i].reply_to)
			status = nb_view_quote(call, room, views[i].reply_to, &views[i].quote);
	return status;
}
