/*
 * view_story.c - stories as one reader may see them.
 * Not here: which story may be read at all (dispatch has asked already; of lists it is asked here).
 */
#include "noaber/stories.h"

#define SHAPE(variable, type, structure, table, text)                                              \
	const struct nb_shape variable = {.name = type,                                            \
	                                  .doc = text,                                             \
	                                  .bytes = sizeof(structure),                              \
	                                  .fields = table,                                         \
	                                  .field_count = NB_COUNT(table)}

static const struct nb_field story_fields[] = {
    NB_FIELD_ID(struct nb_story_view, story, NB_ID_STORY, "the story"),
    NB_FIELD_ID(struct nb_story_view, community, NB_ID_COMMUNITY, "where it was written"),
    NB_FIELD_TEXT(struct nb_story_view, community_name, 0, 0, "its name"),
    NB_FIELD_OBJECT(struct nb_story_view, author, &nb_shape_author, "who wrote it"),
    NB_FIELD_TEXT_OPT(struct nb_story_view, title, 0, 0,
                      "left out unless this reader may see the words (a host asks story.unveil)"),
    NB_FIELD_TEXT_OPT(struct nb_story_view, text, 0, 0,
                      "the words, with an empty line between paragraphs; left out in lists"),
    NB_FIELD_WORD_OPT(struct nb_story_view, cover, &nb_words_cover,
                      "what it may be hard to read about: shown when the reader asks for it"),
    NB_FIELD_WORD(struct nb_story_view, audience, &nb_words_audience, "who may read it"),
    NB_FIELD_INT_OPT(struct nb_story_view, until_ms, 0, 0,
                     "until when; left out when it stays until it is taken back"),
    NB_FIELD_WORD(struct nb_story_view, state, &nb_words_story_state, "how it stands"),
    NB_FIELD_INT(struct nb_story_view, at_ms, 0, 0, "when it was written"),
    NB_FIELD_INT_OPT(struct nb_story_view, edited_ms, 0, 0, "when it was last changed"),
    NB_FIELD_TEXT_OPT(struct nb_story_view, reason, 0, 0,
                      "what the host said who decided last; for its author and hosts"),
    NB_FIELD_WORD_OPT(struct nb_story_view, opened, &nb_words_opened,
                      "how often others opened it, coarsely; for its author"),
    NB_FIELD_WORDS(struct nb_story_view, may, &nb_words_right, "what the reader may do with it"),
};
SHAPE(nb_shape_story, "StoryView", struct nb_story_view, story_fields,
      "A story as one reader may see it.");

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct nb_story_reply, story, &nb_shape_story, "as it stands now"),
};
SHAPE(nb_shape_story_reply, "StoryReply", struct nb_story_reply, reply_fields, "One story.");

static const struct nb_field event_fields[] = {
    NB_FIELD_ID(struct nb_story_event, story, NB_ID_STORY, "the story"),
    NB_FIELD_BOOL(struct nb_story_event, gone, "its words must go from the screen now"),
};
SHAPE(nb_shape_story_event, "StoryChanged", struct nb_story_event, event_fields,
      "A story that changed.");

static const enum nb_right shown_rights[] = {NB_RIGHT_STORY_CHANGE, NB_RIGHT_STORY_WITHDRAW,
                                             NB_RIGHT_STORY_MODERATE};

static enum nb_status
unseal(struct nb_call *call, nb_row key, const struct nb_seal_place *place, struct nb_str sealed,
       struct nb_str *ret)
{
	if (!sealed.at)
		return NB_OK;
	return nb_vault_unseal(call->tools->vault, key, place, sealed, call->arena, ret);
}

static enum nb_status
unseal_words(struct nb_call *call, nb_row key, const struct nb_story *story,
             struct nb_story_view *view)
{
	const struct nb_seal_place title =
	    nb_place_story_title(story->community, story->story, story->author);
	const struct nb_seal_place text =
	    nb_place_story_text(story->community, story->story, story->author);
	enum nb_status status = unseal(call, key, &title, story->title_sealed, &view->title);

	return status ? status : unseal(call, key, &text, story->text_sealed, &view->text);
}

static enum nb_status
unseal_reason(struct nb_call *call, nb_row key, const struct nb_story *story,
              struct nb_story_view *view)
{
	const struct nb_seal_place place =
	    nb_place_story_reason(story->community, story->story, story->reason_by);

	return unseal(call, key, &place, story->reason_sealed, &view->reason);
}

static bool
judges(unsigned relation)
{
	return (relation & NB_IS_HOST) && (relation & NB_IS_MEMBER);
}

enum nb_status
nb_view_story(struct nb_call *call, const struct nb_object *object, bool unveils,
              struct nb_story_view *ret)
{
	const struct nb_story *story = object->told;
	unsigned relation = object->situation.relation;
	bool own = relation & NB_IS_AUTHOR;
	struct nb_story_view view = {
	    .story = story->story,
	    .community = story->community,
	    .cover = story->cover,
	    .audience = (int)story->audience,
	    .until_ms = story->until_ms == NB_STORY_FOR_GOOD ? NB_INT_ABSENT : story->until_ms,
	    .state = (int)story->state,
	    .at_ms = story->written_ms,
	    .edited_ms = story->changed_ms ? story->changed_ms : NB_INT_ABSENT,
	    .opened = own ? (int)nb_story_opened(story->opened) : NB_WORD_ABSENT,
	};
	enum nb_status status = nb_view_author(call, story->author, (int)story->hat, &view.author);

	/* A host reads what others cannot by story.unveil alone, which is written down (MO13). */
	if (!status && (own || unveils || relation & NB_IS_READER))
		status = unseal_words(call, object->author_key, story, &view);
	if (!status && (own || judges(relation)))
		status = unseal_reason(call, object->author_key, story, &view);
	if (!status)
		status =
		    nb_view_rights(call, object, shown_rights, NB_COUNT(shown_rights), &view.may);
	if (!status)
		*ret = view;
	return status;
}

static enum nb_status
name_community(struct nb_call *call, struct nb_story_view *view)
{
	return nb_view_place(call, view->community, (struct nb_str){NULL, 0},
	                     &view->community_name);
}

enum nb_status
nb_reply_story(struct nb_call *call, bool unveils)
{
	struct nb_story_reply *reply = call->reply;

	reply->story = NB_NEW(call->arena, struct nb_story_view);
	if (!reply->story)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_view_story(call, &call->object, unveils, reply->story);
	if (!status)
		status = name_community(call, reply->story);
	return status == NB_E_CONFLICT ? NB_E_NOT_FOUND : status; /* damaged (O7) */
}

/* One of a list, without its text; one that is not theirs to know is left out (Z5), and one that does
 * not open holds nobody up (O7). */
static enum nb_status
view_brief(struct nb_call *call, nb_row row, struct nb_story_view *ret, bool *ret_shown)
{
	struct nb_object object;
	enum nb_status status = nb_object_load_story(call, row, &object);

	*ret_shown = false;
	if (!status && nb_rights_decide(NB_RIGHT_STORY_READ, &object.situation))
		return NB_OK;
	if (status)
		return status;
	struct nb_story brief = *object.told;
	brief.text_sealed = (struct nb_str){NULL, 0};
	object.told = &brief;
	status = nb_view_story(call, &object, false, ret);
	if (!status)
		status = name_community(call, ret);
	*ret_shown = !status;
	return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT ? NB_OK : status;
}

enum nb_status
nb_view_stories(struct nb_call *call, struct nb_cursor *cursor, size_t most, struct nb_list *ret,
                bool *ret_more)
{
	nb_row *rows = nb_arena_array(call->arena, most + 1, sizeof(*rows));
	struct nb_story_view *views = nb_arena_array(call->arena, most + 1, sizeof(*views));
	size_t count = 0, kept = 0;

	while (rows && views && count <= most && nb_cursor_next(cursor))
		rows[count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	if (!rows || !views)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < count && i < most; i++) {
		bool shown;
		status = view_brief(call, rows[i], &views[kept], &shown);
		kept += shown;
	}
	*ret = (struct nb_list){views, kept};
	*ret_more = count > most;
	return status;
}
