/*
 * versions.c - how messages read before their authors changed them.
 *
 * Sealed under the author's key, so what erases the words erases these too. Not here: who may read them
 * (rights), and how long a message may be changed (model/group.c).
 */
#include "noaber/mentions.h"
#include "noaber/talk.h"

static const struct nb_field version[] = {
    NB_FIELD_TEXT(struct nb_version_view, text, 0, 0, "the words"),
    NB_FIELD_INT(struct nb_version_view, at_ms, 0, 0, "when they were written"),
};
static const struct nb_shape version_shape = {.name = "MessageVersion",
                                              .doc = "How a message read before it was changed.",
                                              .bytes = sizeof(struct nb_version_view),
                                              .fields = version,
                                              .field_count = NB_COUNT(version)};

static const struct nb_field versions_reply[] = {
    NB_FIELD_LIST(struct nb_versions_reply, versions, &version_shape, 0, "oldest first"),
};
const struct nb_shape nb_shape_versions_reply = {
    .name = "VersionsReply",
    .doc = "Earlier versions of a message; the words of today are in the message itself.",
    .bytes = sizeof(struct nb_versions_reply),
    .fields = versions_reply,
    .field_count = NB_COUNT(versions_reply)};

enum nb_status
nb_message_words(struct nb_call *call, struct nb_str *ret_text, int64_t *ret_at_ms)
{
	const struct nb_object *object = &call->object;
	const struct nb_seal_place place =
	    nb_place_message_body(object->room, object->message, object->author);
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_WORDS,
	                                       NB_BIND(nb_int(object->message)), &cursor);

	if (status)
		return status;
	int64_t edited_ms = nb_cursor_int(cursor, 1);
	*ret_at_ms = edited_ms ? edited_ms : object->posted_ms;
	status = nb_vault_unseal(call->tools->vault, object->author_key, &place,
	                         nb_cursor_bytes(cursor, 0), call->arena, ret_text);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

static enum nb_status
count_kept(struct nb_call *call, int64_t *ret)
{
	return nb_db_find_int(call->tools->db, NB_SQL_MESSAGE_VERSIONS_COUNT,
	                      NB_BIND(nb_int(call->object.message)), ret);
}

enum nb_status
nb_version_keep(struct nb_call *call, struct nb_str *ret_words)
{
	const struct nb_object *object = &call->object;
	struct nb_str sealed;
	int64_t at_ms, kept;
	enum nb_status status = count_kept(call, &kept);

	if (!status && kept >= NB_VERSIONS_MOST)
		return NB_E_TOO_OFTEN;
	if (!status)
		status = nb_message_words(call, ret_words, &at_ms);
	if (status)
		return status;
	const struct nb_seal_place place =
	    nb_place_message_version(object->room, object->message, kept + 1);
	status = nb_vault_seal(call->tools->vault, object->author_key, &place, *ret_words,
	                       call->arena, &sealed);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_MESSAGE_VERSION_ADD,
	                          NB_BIND(nb_int(object->message), nb_int(kept + 1),
	                                  nb_bytes(sealed), nb_int(at_ms)),
	                          NULL);
}

enum nb_status
nb_view_versions(struct nb_call *call, struct nb_list *ret)
{
	const struct nb_object *object = &call->object;
	struct nb_version_view *views =
	    nb_arena_array(call->arena, NB_VERSIONS_MOST, sizeof(*views));
	enum nb_status status = NB_OK;

	if (!views)
		return NB_E_TOO_LARGE;
	*ret = (struct nb_list){views, 0};
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_MESSAGE_VERSIONS,
	               NB_BIND(nb_int(object->message), nb_int(NB_VERSIONS_MOST)));
	while (!status && nb_cursor_next(cursor)) {
		struct nb_version_view *view = &views[ret->count];
		const struct nb_seal_place place = nb_place_message_version(
		    object->room, object->message, nb_cursor_int(cursor, 0));
		view->at_ms = nb_cursor_int(cursor, 2);
		status = nb_vault_unseal(call->tools->vault, object->author_key, &place,
		                         nb_cursor_bytes(cursor, 1), call->arena, &view->text);
		if (!status)
			status = nb_view_mentions_plain(call, call->arena, &view->text);
		if (status == NB_E_NOT_FOUND || status == NB_E_CONFLICT)
			status = NB_OK; /* one that does not open never blocks the rest (O7) */
		else
			ret->count++;
	}
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}
