/* story.change - other words for one's own story, or other readers. */
#include "noaber/people.h"
#include "noaber/stories.h"

struct story_change {
	nb_row story;
	struct nb_str title;
	struct nb_str text;
	int cover;
	int audience;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_change, story, NB_ID_STORY, "the story"),
    NB_FIELD_TEXT(struct story_change, title, 1, NB_STORY_TITLE_MOST, "what it is called"),
    NB_FIELD_TEXT(struct story_change, text, 1, NB_STORY_TEXT_MOST,
                  "the words, with an empty line between paragraphs"),
    NB_FIELD_WORD_OPT(struct story_change, cover, &nb_words_cover,
                      "what it may be hard to read about; left out: nothing"),
    NB_FIELD_WORD(struct story_change, audience, &nb_words_audience, "who may read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_change, fields);

/* One that a host kept back or hid is theirs to look at again; else as a new one. */
static enum nb_status
next_state(struct nb_call *call, enum nb_story_state *ret)
{
	bool held = true;
	enum nb_status status = nb_posting_held(call, &held);

	*ret =
	    held || call->object.told->state != NB_STORY_SHOWN ? NB_STORY_WAITING : NB_STORY_SHOWN;
	return status;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct story_change *args = call->args;
	const struct nb_story_words words = {args->title, args->text, args->cover, args->audience};
	enum nb_story_state state;

	if (call->object.told->state == NB_STORY_ENDED)
		return NB_E_CONFLICT;
	enum nb_status status = nb_story_check(call, &words);
	if (!status)
		status = next_state(call, &state);
	if (!status)
		status = nb_story_change(call, &words, state);
	if (status)
		return status;
	/* Gone for whoever may read it no longer; who still may, looks again. */
	nb_story_tell(call, call->object.story,
	              state != NB_STORY_SHOWN || args->audience != NB_STORY_FOR_REGION);
	status = nb_object_load_story(call, call->object.story, &call->object);
	return status ? status : nb_reply_story(call, false);
}

const struct nb_command nb_cmd_story_change = {
    .name = "story.change",
    .doc = "Change your own story, or who may read it. Where hosts look first it waits for them "
	   "again.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_STORY(struct story_change, story),
    .needs = NB_RIGHT_STORY_CHANGE,
    .rate = NB_RATE_POST,
    .args = &args_shape,
    .reply = &nb_shape_story_reply,
    .emits = NB_EMITS(&nb_event_story_changed),
    .run = run,
};
