/*
 * mention.c - naming people in messages: who may be named, what they are called now, telling them (Z11).
 * Not here: how a text holds them (model/mention.c), whether somebody wants to know (notice.c).
 */
#include "noaber/mentions.h"

#include "noaber/aside.h"
#include "noaber/life.h"
#include "noaber/notices.h"
#include "noaber/talk.h"

static const struct nb_field mention[] = {
    NB_FIELD_ID(struct nb_mention_view, member, NB_ID_MEMBER, "who is named"),
    NB_FIELD_TEXT(struct nb_mention_view, name, 0, 0,
                  "what they are called now; oud-lid when they left"),
};
const struct nb_shape nb_shape_mention = {
    .name = "Mention",
    .doc = "Somebody who is named in a text, where it has the character U+FFFC.",
    .bytes = sizeof(struct nb_mention_view),
    .fields = mention,
    .field_count = NB_COUNT(mention)};

static const struct nb_field named[] = {
    NB_FIELD_ID(struct nb_named, member, NB_ID_MEMBER, "a member who can read the room"),
};
const struct nb_shape nb_shape_named = {.name = "Named",
                                        .doc = "Somebody to name in a text.",
                                        .bytes = sizeof(struct nb_named),
                                        .fields = named,
                                        .field_count = NB_COUNT(named)};

/* ---- who may be named ---- */

static enum nb_status
check(struct nb_call *call, const struct nb_mentioned *mentioned)
{
	const struct nb_object *object = &call->object;
	struct nb_mentioned asked = *mentioned, found = {.count = 0};
	bool open = (object->situation.relation & NB_IS_OPEN) != 0;

	for (size_t i = asked.count; i < NB_MENTIONS_MOST; i++)
		asked.members[i] = 0; /* nobody's row */
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_MEMBERS_WHO_READ,
	    NB_BIND(nb_int(object->community), nb_int(object->room), nb_int(call->now_ms),
	            nb_int(open), nb_int(asked.members[0]), nb_int(asked.members[1]),
	            nb_int(asked.members[2]), nb_int(asked.members[3]), nb_int(asked.members[4])));
	while (found.count < NB_MENTIONS_MOST && nb_cursor_next(cursor))
		found.members[found.count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < mentioned->count; i++)
		if (!nb_mention_names(&found, mentioned->members[i]))
			status = NB_E_NOT_FOUND;
	return status;
}

enum nb_status
nb_mention_take(struct nb_call *call, struct nb_str text, const struct nb_list *list,
                struct nb_str *ret_kept)
{
	const struct nb_named *of = list->at;
	struct nb_mentioned mentioned = {.count = list->count};

	nb_assert(list->count <= NB_MENTIONS_MOST); /* the field says so */
	for (size_t i = 0; i < list->count; i++)
		mentioned.members[i] = of[i].member;
	enum nb_status status = nb_mention_write(text, &mentioned, call->arena, ret_kept);
	return status || !mentioned.count ? status : check(call, &mentioned);
}

/* ---- what readers see ---- */

enum nb_status
nb_mention_name(struct nb_call *call, nb_row member, struct nb_arena *arena, struct nb_str *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_BY_ID, NB_BIND(nb_int(member)), &cursor);

	*ret = NB_STR("oud-lid");
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	int64_t state = nb_cursor_int(cursor, 4);
	if (state == NB_FACE_HERE || state == NB_FACE_AWAY)
		status =
		    nb_view_name_into(call, arena, nb_cursor_int(cursor, 0), member,
		                      nb_cursor_int(cursor, 1), nb_cursor_bytes(cursor, 2), ret);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

enum nb_status
nb_view_mentions(struct nb_call *call, struct nb_str *text, struct nb_list *ret_mentions)
{
	struct nb_mentioned mentioned;
	enum nb_status status = NB_OK;

	if (!nb_mention_in(*text))
		return NB_OK;
	nb_mention_read(*text, &mentioned);
	struct nb_mention_view *views =
	    nb_arena_array(call->arena, NB_MENTIONS_MOST, sizeof(*views));
	if (!views)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < mentioned.count; i++) {
		views[i].member = mentioned.members[i];
		status = nb_mention_name(call, views[i].member, call->arena, &views[i].name);
	}
	*ret_mentions = (struct nb_list){views, mentioned.count};
	return status ? status : nb_mention_show(*text, NULL, call->arena, text);
}

enum nb_status
nb_view_mentions_plain(struct nb_call *call, struct nb_arena *arena, struct nb_str *text)
{
	struct nb_mentioned mentioned;
	struct nb_str names[NB_MENTIONS_MOST];
	enum nb_status status = NB_OK;

	if (!nb_mention_in(*text))
		return NB_OK;
	nb_mention_read(*text, &mentioned);
	for (size_t i = 0; !status && i < mentioned.count; i++)
		status = nb_mention_name(call, mentioned.members[i], arena, &names[i]);
	return status ? status : nb_mention_show(*text, names, arena, text);
}

/* ---- telling them ---- */

/* Does a message of the same author in this room wait for ${member} already? The first is enough: it
 * leads to where reading goes on, and nobody is called again and again. */
static enum nb_status
is_told(struct nb_call *call, nb_row member, nb_row by, bool *ret_told)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_NOTICE_OF_AUTHOR,
	                                       NB_BIND(nb_int(member), nb_int(NB_NOTICE_MENTION),
	                                               nb_int(by), nb_int(call->object.room)),
	                                       &cursor);

	*ret_told = !status;
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	return nb_cursor_end(cursor);
}

static enum nb_status
tell_one(struct nb_call *call, nb_row message, nb_row by, nb_row member)
{
	enum nb_aside theirs = NB_ASIDE_NONE, ours = NB_ASIDE_NONE;
	bool told = false;

	if (member == by)
		return NB_OK;
	enum nb_status status = nb_aside_between(call, member, by, &theirs);
	if (!status)
		status = nb_aside_between(call, by, member, &ours);
	if (!status)
		status = is_told(call, member, by, &told);
	if (status || told || theirs != NB_ASIDE_NONE || ours != NB_ASIDE_NONE)
		return status; /* whoever named them cannot tell (Z11) */
	return nb_notice_tell(call, member, NB_NOTICE_MENTION, message);
}

enum nb_status
nb_mention_tell(struct nb_call *call, nb_row message, nb_row by, struct nb_str before,
                struct nb_str kept)
{
	struct nb_mentioned old, new;
	enum nb_status status = NB_OK;

	if (!nb_mention_in(before) && !nb_mention_in(kept))
		return NB_OK;
	nb_mention_read(before, &old);
	nb_mention_read(kept, &new);
	for (size_t i = 0; !status && i < new.count; i++)
		if (!nb_mention_names(&old, new.members[i]))
			status = tell_one(call, message, by, new.members[i]);
	for (size_t i = 0; !status && i < old.count; i++)
		if (!nb_mention_names(&new, old.members[i]))
			status = nb_notice_drop(call, old.members[i], NB_NOTICE_MENTION, message);
	return status;
}

enum nb_status
nb_mention_take_back(struct nb_call *call)
{
	struct nb_str kept;
	int64_t at_ms;
	enum nb_status status = nb_message_words(call, &kept, &at_ms);

	if (status == NB_E_NOT_FOUND || status == NB_E_CONFLICT)
		return NB_OK; /* erased or damaged: taking back goes on (O7) */
	return status ? status
	              : nb_mention_tell(call, call->object.message, call->object.author, kept,
	                                NB_STR(""));
}
