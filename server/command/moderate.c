/* moderate.c - hide and show, each with its reason and a human name behind it (MO4). */
#include "noaber/linkup.h"
#include "noaber/mentions.h"
#include "noaber/notices.h"
#include "noaber/people.h"

enum nb_status
nb_moderate(struct nb_call *call, enum nb_message_state state, struct nb_str reason,
            enum nb_room_event_kind kind, int64_t *ret_seq)
{
	const struct nb_object *object = &call->object;
	nb_row row = nb_row_next(call->now_ms);
	const struct nb_seal_place place =
	    nb_place_moderation_reason(object->room, row, object->member);
	struct nb_str sealed;

	if (object->message_state == state)
		return NB_E_CONFLICT;
	enum nb_status status = nb_vault_seal(call->tools->vault, object->author_key, &place,
	                                      reason, call->arena, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MODERATION_ADD,
		                   NB_BIND(nb_int(row), nb_int(object->message), nb_int(state),
		                           nb_int(object->member), nb_bytes(sealed),
		                           nb_int(call->now_ms)),
		                   NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MESSAGE_SET_STATE,
		                   NB_BIND(nb_int(object->message), nb_int(state)), NULL);
	if (!status)
		status =
		    nb_notice_tell(call, object->author,
		                   state == NB_MESSAGE_HIDDEN ? NB_NOTICE_HIDDEN : NB_NOTICE_SHOWN,
		                   object->message);
	if (!status && state == NB_MESSAGE_HIDDEN)
		status = nb_mention_take_back(call);
	if (!status)
		status = nb_room_tell_message(call, kind, ret_seq);
	/* What is out of sight here is out of sight where it was passed on to, for good. */
	return status || state != NB_MESSAGE_HIDDEN ? status : nb_linkup_end(call, object->message);
}
