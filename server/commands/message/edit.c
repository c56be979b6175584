/* message.edit - change one's own words, for 15 minutes. */
#include "noaber/mentions.h"
#include "noaber/notices.h"
#include "noaber/people.h"
#include "noaber/talk.h"
#include "noaber/text.h"

struct message_edit {
	nb_row message;
	struct nb_str text;
	struct nb_list mentions;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_edit, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_TEXT(struct message_edit, text, 1, NB_MESSAGE_CHARACTERS_MOST, "the new words"),
    NB_FIELD_MENTIONS_OPT(struct message_edit, mentions),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_edit, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct message_edit *args = call->args;
	const struct nb_object *object = &call->object;
	const struct nb_seal_place place =
	    nb_place_message_body(object->room, object->message, object->author);
	struct nb_seq_reply *reply = call->reply;
	struct nb_str kept, before, sealed;

	if (!nb_message_editable(object->posted_ms, call->now_ms))
		return NB_E_TOO_LATE;
	/* New words where somebody looks first would be words that nobody looked at (MO12). */
	const struct nb_decision decision = nb_message_decide(call);
	if (decision.verdict != NB_VERDICT_POST)
		return decision.verdict == NB_VERDICT_HOLD ? NB_E_LOOKED_AT_FIRST : decision.status;
	enum nb_status status = nb_text_check_message(args->text);
	if (!status)
		status = nb_message_check_links(call, args->text);
	if (!status)
		status = nb_mention_take(call, args->text, &args->mentions, &kept);
	if (!status)
		status = nb_version_keep(call, &before);
	if (!status)
		status = nb_vault_seal(call->tools->vault, object->author_key, &place, kept,
		                       call->arena, &sealed);
	if (!status)
		status = nb_db_run(
		    call->tools->db, NB_SQL_MESSAGE_EDIT,
		    NB_BIND(nb_int(object->message), nb_bytes(sealed), nb_int(call->now_ms)), NULL);
	if (!status)
		status = nb_mention_tell(call, object->message, object->author, before, kept);
	if (!status)
		status = nb_room_tell_message(call, NB_ROOM_EVENT_EDITED, &reply->seq);
	return status;
}

const struct nb_command nb_cmd_message_edit = {
    .name = "message.edit",
    .doc = "Change your own words, until 15 minutes after posting and 20 times at most. How they "
	   "read before stays to be seen for you and for hosts.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_edit, message),
    .needs = NB_RIGHT_MESSAGE_EDIT,
    .rate = NB_RATE_POST,
    .args = &args_shape,
    .reply = &nb_shape_seq_reply,
    .emits = NB_EMITS(&nb_event_message_edited, &nb_event_room_changed, &nb_event_notice_changed),
    .run = run,
};
