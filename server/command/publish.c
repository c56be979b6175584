/*
 * publish.c - the one way by which a message gets to the group, and what is asked before (QU7, ON7).
 * The hot path: know what each line costs. Not here: messages that wait (held.c).
 */
#include "noaber/mentions.h"
#include "noaber/notices.h"
#include "noaber/people.h"
#include "noaber/talk.h"
#include "noaber/text.h"

#define DAY_MS (24LL * 60 * 60 * 1000)
#define LINKS_FROM_DAYS 7  /* ON7 */
#define LINKS_FROM_POSTS 5 /* ON7, in this community: no two faces are counted together (P10) */
/* So many messages back somebody's last one is looked for: more than are said in a pause, and a bound
 * for what a pause can cost. */
#define LOOKED_BACK_MOST 1000

static bool
is_host(const struct nb_call *call)
{
	return (call->object.situation.relation & NB_IS_HOST) != 0;
}

static struct nb_posting
posting_of(const struct nb_call *call)
{
	const struct nb_object *object = &call->object;

	return (struct nb_posting){
	    .policy = object->policy,
	    .host = is_host(call),
	    .posts = object->member_posts,
	    .rules_accepted = object->rules_accepted,
	    .now_ms = call->now_ms,
	};
}

struct nb_decision
nb_message_decide(const struct nb_call *call)
{
	const struct nb_posting posting = posting_of(call);

	return nb_posting_decide(&posting);
}

/* When the subject wrote last in the room, as far as that is later than ${since_ms}: read backwards,
 * so that a pause costs nothing where there is none and no write anywhere. 0: not since. */
static enum nb_status
find_last(struct nb_call *call, int64_t since_ms, int64_t *ret_at_ms)
{
	const struct nb_object *object = &call->object;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_MESSAGE_AUTHORS_BACK,
	               NB_BIND(nb_int(object->room), nb_int(LOOKED_BACK_MOST)));
	bool later = true;

	*ret_at_ms = 0;
	while (!*ret_at_ms && later && nb_cursor_next(cursor)) {
		int64_t at_ms = nb_cursor_int(cursor, 1);
		later = at_ms > since_ms;
		if (later && nb_cursor_int(cursor, 0) == object->member)
			*ret_at_ms = at_ms;
	}
	return nb_cursor_end(cursor);
}

/* One that waits for a host counts too: it is read by somebody. */
static enum nb_status
find_last_held(struct nb_call *call, int64_t *at_ms)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(
	    call->tools->db, NB_SQL_HELD_NEWEST_OF,
	    NB_BIND(nb_int(call->object.member), nb_int(call->object.room)), &cursor);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	if (nb_cursor_int(cursor, 0) > *at_ms)
		*at_ms = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

int64_t
nb_message_pause_ms(const struct nb_call *call)
{
	const struct nb_posting posting = posting_of(call);

	return nb_posting_pause_ms(&posting);
}

enum nb_status
nb_message_check_pause(struct nb_call *call)
{
	int64_t pause_ms = nb_message_pause_ms(call), last_ms;

	if (!pause_ms)
		return NB_OK;
	enum nb_status status = find_last(call, call->now_ms - pause_ms, &last_ms);
	if (!status)
		status = find_last_held(call, &last_ms);
	if (status || last_ms + pause_ms <= call->now_ms)
		return status;
	call->refusal.retry_ms = last_ms + pause_ms - call->now_ms;
	return NB_E_SLOW_MODE;
}

enum nb_status
nb_message_check_links(struct nb_call *call, struct nb_str text)
{
	int64_t age_ms;

	if (is_host(call) || !nb_text_has_link(text))
		return NB_OK;
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_MADE_AT,
	                                       NB_BIND(nb_int(call->subject.account)), &cursor);
	if (status)
		return status;
	age_ms = call->now_ms - nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	if (!status &&
	    (age_ms < LINKS_FROM_DAYS * DAY_MS || call->object.member_posts < LINKS_FROM_POSTS))
		status = NB_E_NO_LINKS_YET;
	return status;
}

enum nb_status
nb_message_count(struct nb_call *call, nb_row member, int64_t posts)
{
	if (posts >= NB_POSTS_COUNTED_MOST)
		return NB_OK;
	return nb_db_run(call->tools->db, NB_SQL_MEMBER_COUNT_POST, NB_BIND(nb_int(member)), NULL);
}

/* All is known already; nothing is read back but what it answers. */
static enum nb_status
tell(struct nb_call *call, const struct nb_new_message *message, int64_t seq)
{
	struct nb_author_view author = message->author;
	struct nb_message_view view = {
	    .message = message->message,
	    .seq = seq,
	    .author = &author,
	    .text = message->text,
	    .at_ms = message->at_ms,
	    .edited_ms = NB_INT_ABSENT,
	    .state = NB_MESSAGE_VISIBLE,
	    .reply_to = message->reply_to,
	    .cover = message->cover,
	    .replies = NB_INT_ABSENT,
	    .origin = message->passed_on ? NB_ORIGIN_ELSEWHERE : NB_WORD_ABSENT,
	};
	struct nb_message_event event = {&view};
	enum nb_status status = nb_view_mentions(call, &view.text, &view.mentions);

	if (!status && message->reply_to)
		status = nb_view_quote(call, call->object.room, message->reply_to, &view.quote);
	if (!status)
		nb_outbox_event(call, nb_room_events[NB_ROOM_EVENT_POSTED], call->object.room, seq,
		                &event);
	return status;
}

enum nb_status
nb_message_publish(struct nb_call *call, const struct nb_new_message *message, int64_t *ret_seq)
{
	nb_row room = call->object.room;
	const struct nb_seal_place place =
	    nb_place_message_body(room, message->message, message->author.member);
	struct nb_str sealed;

	enum nb_status status = nb_vault_seal(call->tools->vault, message->author_key, &place,
	                                      message->text, call->arena, &sealed);
	if (!status)
		status = nb_room_number(call, ret_seq);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MESSAGE_ADD,
		                   NB_BIND(nb_int(message->message), nb_int(room), nb_int(*ret_seq),
		                           nb_int(message->author.member),
		                           nb_int(message->author.hat), nb_text(message->nonce),
		                           nb_bytes(sealed), nb_int(message->at_ms),
		                           nb_int(message->reply_to), nb_int(message->cover)),
		                   NULL);
	if (!status && message->reply_to)
		status = nb_notice_reply(call, message->reply_to, message->message,
		                         message->author.member);
	if (!status)
		status = nb_mention_tell(call, message->message, message->author.member, NB_STR(""),
		                         message->text);
	return status ? status : tell(call, message, *ret_seq);
}
