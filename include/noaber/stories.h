/*
 * stories.h - stories that their authors keep a hold of: rows, readers and views (layer 5, command).
 * All in the lane's transaction. Rules C3, MO4, MO13.
 */
#ifndef NB_STORIES_H
#define NB_STORIES_H

#include "noaber/story.h"
#include "noaber/views.h"

#define NB_STORIES_MOST 20      /* of one face: a page in the profile */
#define NB_STORIES_PAGE_MOST 30 /* of a community */

/* A story as it is stored. Bytes are in the arena. */
struct nb_story {
	nb_row story, community, author;
	enum nb_hat hat; /* worn when writing (ON9) */
	struct nb_str title_sealed;
	struct nb_str text_sealed;
	int cover; /* NB_WORD_ABSENT = none */
	enum nb_story_audience audience;
	int64_t until_ms;
	enum nb_story_state state; /* at the time of the call */
	int64_t opened;
	int64_t written_ms, changed_ms;
	struct nb_str reason_sealed; /* absent: no host decided, or said nothing */
	nb_row reason_by;
};

/* What somebody writes, in a first version and in a later one. */
struct nb_story_words {
	struct nb_str title, text;
	int cover;
	int audience;
};

/** Load a story with its community and what the subject is to both. */
NB_MUST_USE enum nb_status nb_object_load_story(struct nb_call *call, nb_row story,
                                                struct nb_object *ret);
/** Is there something to read in both, and can it be for those readers in the community of
 * call->object? NB_E_BAD_ARGUMENT, with the field. */
NB_MUST_USE enum nb_status nb_story_check(struct nb_call *call, const struct nb_story_words *words);
/** Store a first version in the community of call->object. ${ret}: its row. */
NB_MUST_USE enum nb_status nb_story_add(struct nb_call *call, const struct nb_story_words *words,
                                        int64_t until_ms, struct nb_str nonce, nb_row *ret);
/** Store a later version of the story of call->object, in ${state}. */
NB_MUST_USE enum nb_status nb_story_change(struct nb_call *call, const struct nb_story_words *words,
                                           enum nb_story_state state);
/** The decision of a host about the story of call->object, with a reason; ${reason} may be absent. */
NB_MUST_USE enum nb_status nb_story_judge(struct nb_call *call, enum nb_story_state state,
                                          struct nb_str reason);
/** Tell whoever has ${story} open that it changed. ${gone}: its words must go from the screen now. */
void nb_story_tell(struct nb_call *call, nb_row story, bool gone);
/** Every story of ${member} goes, at once and for good: the face leaves or is erased (P3). */
NB_MUST_USE enum nb_status nb_stories_drop(struct nb_call *call, nb_row member);

/* ---- views ---- */

struct nb_story_view {
	nb_row story;
	nb_row community;
	struct nb_str community_name;
	struct nb_author_view *author;
	struct nb_str title; /* both absent unless this reader may see them */
	struct nb_str text;
	int cover;
	int audience;
	int64_t until_ms; /* NB_INT_ABSENT = until it is taken back */
	int state;
	int64_t at_ms;
	int64_t edited_ms;
	struct nb_str reason; /* for its author and for hosts */
	int opened;           /* for its author */
	struct nb_list may;   /* of int: rights */
};
extern const struct nb_shape nb_shape_story;

struct nb_story_reply {
	struct nb_story_view *story;
};
extern const struct nb_shape nb_shape_story_reply;

/* The data of story.changed. */
struct nb_story_event {
	nb_row story;
	bool gone;
};
extern const struct nb_shape nb_shape_story_event;
extern const struct nb_event nb_event_story_changed;

extern const struct nb_words nb_words_story_state, nb_words_audience, nb_words_opened;

/** ${story} as the subject may see it; ${object} must be loaded for it. ${unveils}: a host who reads
 * what is hidden or waits, in a command that is audited (MO13). NB_E_NOT_FOUND: its key is gone. */
NB_MUST_USE enum nb_status nb_view_story(struct nb_call *call, const struct nb_object *object,
                                         bool unveils, struct nb_story_view *ret);
/** The story of call->object for a reply. */
NB_MUST_USE enum nb_status nb_reply_story(struct nb_call *call, bool unveils);
/** The stories whose rows ${cursor} finds, without their texts, as far as the subject may know them;
 * ends the cursor. At most ${most}, and whether there were more. */
NB_MUST_USE enum nb_status nb_view_stories(struct nb_call *call, struct nb_cursor *cursor,
                                           size_t most, struct nb_list *ret, bool *ret_more);

#endif
