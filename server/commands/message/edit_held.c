/* message.edit_held - change one's own message while it waits for a host. */
#include "noaber/mentions.h"
#include "noaber/people.h"
#include "noaber/text.h"

struct message_edit_held {
	nb_row message;
	struct nb_str text;
	struct nb_list mentions;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_edit_held, message, NB_ID_MESSAGE, "the message that waits"),
    NB_FIELD_TEXT(struct message_edit_held, text, 1, NB_MESSAGE_CHARACTERS_MOST, "the new words"),
    NB_FIELD_MENTIONS_OPT(struct message_edit_held, mentions),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_edit_held, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct message_edit_held *args = call->args;
	const struct nb_object *object = &call->object;
	const struct nb_seal_place place =
	    nb_place_held_body(object->room, object->message, object->author);
	struct nb_str kept = {NULL, 0}, sealed;

	if (object->held_state != NB_HELD_WAITING)
		return NB_E_CONFLICT;
	enum nb_status status = nb_text_check_message(args->text);
	if (!status)
		status = nb_message_check_links(call, args->text);
	if (!status)
		status = nb_mention_take(call, args->text, &args->mentions, &kept);
	if (!status)
		status = nb_vault_seal(call->tools->vault, object->author_key, &place, kept,
		                       call->arena, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_HELD_EDIT,
		                   NB_BIND(nb_int(args->message), nb_bytes(sealed)), NULL);
	if (!status)
		status = nb_held_tell_author(call, NB_HELD_END_CHANGED);
	return status ? status : nb_held_tell_hosts(call, object->room);
}

const struct nb_command nb_cmd_message_edit_held = {
    .name = "message.edit_held",
    .doc = "Change your own words while they wait for a host.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_HELD(struct message_edit_held, message),
    .needs = NB_RIGHT_MESSAGE_WITHDRAW,
    .rate = NB_RATE_POST,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_message_waits, &nb_event_message_judged),
    .run = run,
};
