/* story.write - tell how it went, to whom one chooses and until when (C3). */
#include "noaber/stories.h"

struct story_write {
	nb_row community;
	struct nb_str title;
	struct nb_str text;
	int cover;
	int audience;
	int64_t until_ms;
	struct nb_str nonce;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_write, community, NB_ID_COMMUNITY, "where to tell it"),
    NB_FIELD_TEXT(struct story_write, title, 1, NB_STORY_TITLE_MOST, "what it is called"),
    NB_FIELD_TEXT(struct story_write, text, 1, NB_STORY_TEXT_MOST,
                  "the words, with an empty line between paragraphs"),
    NB_FIELD_WORD_OPT(struct story_write, cover, &nb_words_cover,
                      "what it may be hard to read about"),
    NB_FIELD_WORD(struct story_write, audience, &nb_words_audience, "who may read it"),
    NB_FIELD_INT_OPT(struct story_write, until_ms, 0, INT64_MAX,
                     "until when; left out: until it is taken back"),
    NB_FIELD_TEXT(struct story_write, nonce, 8, 64,
                  "made by the sender once per story; a retry with the same one is the same story"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_write, fields);

/* NB_OK: this nonce was written before (D4). */
static enum nb_status
find_first(struct nb_call *call, const struct story_write *args, nb_row *ret)
{
	return nb_db_find_int(call->tools->db, NB_SQL_STORY_BY_NONCE,
	                      NB_BIND(nb_int(call->object.member), nb_text(args->nonce)), ret);
}

/* A page in the profile shows them all, so that none is out of its author's sight. */
static enum nb_status
leave_room_for_more(struct nb_call *call)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_STORIES_OF_AUTHOR,
	               NB_BIND(nb_int(call->object.member), nb_int(NB_STORIES_MOST)));
	size_t count = 0;

	while (nb_cursor_next(cursor))
		count++;
	enum nb_status status = nb_cursor_end(cursor);
	return !status && count >= NB_STORIES_MOST ? NB_E_STORIES_FULL : status;
}

static enum nb_status
add(struct nb_call *call, const struct story_write *args, nb_row *ret)
{
	const struct nb_story_words words = {args->title, args->text, args->cover, args->audience};
	int64_t until_ms = args->until_ms == NB_INT_ABSENT ? NB_STORY_FOR_GOOD : args->until_ms;
	enum nb_status status = nb_story_check(call, &words);

	if (!status && until_ms <= call->now_ms) {
		call->refusal.field = "until_ms";
		status = NB_E_BAD_ARGUMENT;
	}
	if (!status)
		status = leave_room_for_more(call);
	return status ? status : nb_story_add(call, &words, until_ms, args->nonce, ret);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct story_write *args = call->args;
	nb_row story;
	enum nb_status status = find_first(call, args, &story);

	if (status == NB_E_NOT_FOUND)
		status = add(call, args, &story);
	if (!status)
		status = nb_object_load_story(call, story, &call->object);
	return status ? status : nb_reply_story(call, false);
}

const struct nb_command nb_cmd_story_write = {
    .name = "story.write",
    .doc =
	"Write a story for a community, or for the whole region. Where hosts look first it waits "
	"for them.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct story_write, community),
    .needs = NB_RIGHT_STORY_WRITE,
    .rate = NB_RATE_POST,
    .args = &args_shape,
    .reply = &nb_shape_story_reply,
    .run = run,
};
