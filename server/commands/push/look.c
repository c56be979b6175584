/* push.look - can this device be woken, and may it? */
#include "noaber/wake.h"

struct push_look_reply {
	struct nb_str key;
	bool here;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_TEXT_OPT(struct push_look_reply, key, 0, 0,
                      "for the browser to subscribe with; absent: devices are not woken here"),
    NB_FIELD_BOOL(struct push_look_reply, here, "this session may be woken"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct push_look_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct push_look_reply *reply = call->reply;
	char key[NB_PUSH_KEY_TEXT_BYTES + 1];
	struct nb_cursor *cursor;

	if (!*call->tools->settings->push.contact)
		return NB_OK;
	if (!nb_push_public_key(nb_vault_purpose(call->tools->vault, NB_VAULT_PUSH), key))
		return NB_E_UNAVAILABLE;
	reply->key = nb_arena_copy(call->arena, key, NB_PUSH_KEY_TEXT_BYTES);
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_PUSH_HERE,
	                                       NB_BIND(nb_int(call->subject.session)), &cursor);
	reply->here = !status;
	return status == NB_E_NOT_FOUND ? NB_OK : status ? status : nb_cursor_end(cursor);
}

const struct nb_command nb_cmd_push_look = {
    .name = "push.look",
    .doc = "Whether the device of this session is woken when something concerns you.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
