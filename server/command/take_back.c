/* take_back.c - a message is taken back: the words are destroyed, its place stays. */
#include "noaber/mentions.h"
#include "noaber/talk.h"

enum nb_status
nb_message_take_back(struct nb_call *call, int64_t *ret_seq)
{
	nb_row message = call->object.message;
	enum nb_status status = nb_mention_take_back(call);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MESSAGE_REMOVE,
		                   NB_BIND(nb_int(message), nb_int(NB_MESSAGE_REMOVED)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MESSAGE_VERSIONS_DROP,
		                   NB_BIND(nb_int(message)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_REACTIONS_DROP, NB_BIND(nb_int(message)),
		                   NULL);
	return status ? status : nb_room_tell_message(call, NB_ROOM_EVENT_REMOVED, ret_seq);
}
