/*
 * story.c - stories: finding them, who somebody is to one, and every change of a row.
 * Not here: what readers get to see (view_story.c), when they end (story_upkeep.c).
 */
#include "noaber/people.h"
#include "noaber/stories.h"

#include "noaber/text.h"
#include "noaber/waiting.h"

static struct nb_str
keep(struct nb_call *call, struct nb_str bytes)
{
	return bytes.at ? nb_arena_copy(call->arena, bytes.at, bytes.length) : bytes;
}

static void
read_row(struct nb_call *call, struct nb_cursor *cursor, struct nb_story *ret)
{
	*ret = (struct nb_story){
	    .story = nb_cursor_int(cursor, 0),
	    .community = nb_cursor_int(cursor, 1),
	    .author = nb_cursor_int(cursor, 2),
	    .hat = (enum nb_hat)nb_cursor_int(cursor, 3),
	    .title_sealed = keep(call, nb_cursor_bytes(cursor, 4)),
	    .text_sealed = keep(call, nb_cursor_bytes(cursor, 5)),
	    .cover = (int)nb_cursor_int(cursor, 6),
	    .audience = (enum nb_story_audience)nb_cursor_int(cursor, 7),
	    .until_ms = nb_cursor_int(cursor, 8),
	    .opened = nb_cursor_int(cursor, 10),
	    .written_ms = nb_cursor_int(cursor, 11),
	    .changed_ms = nb_cursor_int(cursor, 12),
	    .reason_sealed = keep(call, nb_cursor_bytes(cursor, 13)),
	    .reason_by = nb_cursor_int(cursor, 14),
	};
	ret->state = nb_story_state_at((enum nb_story_state)nb_cursor_int(cursor, 9), ret->until_ms,
	                               call->now_ms);
}

static enum nb_status
find(struct nb_call *call, nb_row story, struct nb_story *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_STORY_ONE, NB_BIND(nb_int(story)), &cursor);

	if (status)
		return status;
	read_row(call, cursor, ret);
	return nb_cursor_end(cursor);
}

static enum nb_status
find_key(struct nb_call *call, nb_row member, nb_row *ret_key)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_BY_ID, NB_BIND(nb_int(member)), &cursor);

	if (status)
		return status;
	*ret_key = nb_cursor_int(cursor, 1);
	return nb_cursor_end(cursor);
}

enum nb_status
nb_object_load_story(struct nb_call *call, nb_row row, struct nb_object *ret)
{
	struct nb_story *story = NB_NEW(call->arena, struct nb_story);
	struct nb_object object;

	if (!story)
		return NB_E_TOO_LARGE;
	enum nb_status status = find(call, row, story);
	if (!status)
		status = nb_object_load_community(call, story->community, &object);
	if (!status)
		status = find_key(call, story->author, &object.author_key);
	if (status)
		return status;
	object.story = row;
	object.told = story;
	object.author = story->author;
	if (object.member && object.member == story->author)
		object.situation.relation |= NB_IS_AUTHOR;
	if (nb_story_is_for(story->state, story->audience, story->until_ms,
	                    object.situation.relation, call->now_ms))
		object.situation.relation |= NB_IS_READER;
	*ret = object;
	return NB_OK;
}

enum nb_status
nb_story_check(struct nb_call *call, const struct nb_story_words *words)
{
	bool too_far =
	    words->audience == NB_STORY_FOR_REGION && call->object.access != NB_ACCESS_OPEN;

	if (nb_text_check_message(words->title))
		call->refusal.field = "title";
	else if (nb_text_check_message(words->text))
		call->refusal.field = "text";
	else if (too_far) /* what is said among few is not for all */
		call->refusal.field = "audience";
	return call->refusal.field ? NB_E_BAD_ARGUMENT : NB_OK;
}

struct sealed_words {
	struct nb_str title, text;
};

static enum nb_status
seal(struct nb_call *call, nb_row key, nb_row story, nb_row author,
     const struct nb_story_words *words, struct sealed_words *ret)
{
	nb_row community = call->object.community;
	const struct nb_seal_place title = nb_place_story_title(community, story, author);
	const struct nb_seal_place text = nb_place_story_text(community, story, author);
	struct nb_vault *vault = call->tools->vault;
	enum nb_status status =
	    nb_vault_seal(vault, key, &title, words->title, call->arena, &ret->title);

	return status ? status
	              : nb_vault_seal(vault, key, &text, words->text, call->arena, &ret->text);
}

enum nb_status
nb_story_add(struct nb_call *call, const struct nb_story_words *words, int64_t until_ms,
             struct nb_str nonce, nb_row *ret)
{
	const struct nb_object *object = &call->object;
	nb_row row = nb_row_next(call->now_ms);
	struct sealed_words sealed = {{NULL, 0}, {NULL, 0}};
	bool held = true;
	enum nb_status status = nb_posting_held(call, &held);

	if (!status)
		status = seal(call, object->member_key, row, object->member, words, &sealed);
	if (status)
		return status;
	*ret = row;
	status =
	    nb_db_run(call->tools->db, NB_SQL_STORY_ADD,
	              NB_BIND(nb_int(row), nb_int(object->community), nb_int(object->member),
	                      nb_int(call->subject.hat), nb_text(nonce), nb_bytes(sealed.title),
	                      nb_bytes(sealed.text), nb_int(words->cover), nb_int(words->audience),
	                      nb_int(until_ms), nb_int(held ? NB_STORY_WAITING : NB_STORY_SHOWN),
	                      nb_int(call->now_ms)),
	              NULL);
	return status || !held ? status : nb_waiting_tell(call, object->community, object->member);
}

enum nb_status
nb_story_change(struct nb_call *call, const struct nb_story_words *words, enum nb_story_state state)
{
	const struct nb_object *object = &call->object;
	struct sealed_words sealed = {{NULL, 0}, {NULL, 0}};
	enum nb_status status =
	    seal(call, object->author_key, object->story, object->author, words, &sealed);

	if (status)
		return status;
	status = nb_db_run(call->tools->db, NB_SQL_STORY_CHANGE,
	                   NB_BIND(nb_int(object->story), nb_bytes(sealed.title),
	                           nb_bytes(sealed.text), nb_int(words->cover),
	                           nb_int(words->audience), nb_int(state), nb_int(call->now_ms)),
	                   NULL);
	if (status || state != NB_STORY_WAITING)
		return status;
	return nb_waiting_tell(call, object->community, object->author);
}

enum nb_status
nb_story_judge(struct nb_call *call, enum nb_story_state state, struct nb_str reason)
{
	const struct nb_object *object = &call->object;
	const struct nb_seal_place place =
	    nb_place_story_reason(object->community, object->story, object->member);
	struct nb_str sealed = {NULL, 0};
	enum nb_status status = NB_OK;

	if (reason.at)
		status = nb_vault_seal(call->tools->vault, object->author_key, &place, reason,
		                       call->arena, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_STORY_JUDGE,
		                   NB_BIND(nb_int(object->story), nb_int(state), nb_bytes(sealed),
		                           nb_int(object->member)),
		                   NULL);
	if (status)
		return status;
	nb_story_tell(call, object->story, state != NB_STORY_SHOWN);
	return nb_waiting_ended(call, object->community);
}

void
nb_story_tell(struct nb_call *call, nb_row story, bool gone)
{
	const struct nb_story_event event = {story, gone};

	nb_outbox_room_note(call, &nb_event_story_changed, story, &event);
}

enum nb_status
nb_stories_drop(struct nb_call *call, nb_row member)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_STORIES_OF_AUTHOR,
	                                      NB_BIND(nb_int(member), nb_int(NB_STORIES_MOST)));

	while (nb_cursor_next(cursor))
		nb_story_tell(call, nb_cursor_int(cursor, 0), true);
	enum nb_status status = nb_cursor_end(cursor);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_STORIES_OF_AUTHOR_DROP,
	                          NB_BIND(nb_int(member)), NULL);
}
