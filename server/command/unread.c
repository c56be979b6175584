/*
 * unread.c - how many messages came since somebody read, without those of people they put aside (Z11).
 * Not here: the read cursor (people.c), whom somebody put aside (aside.c).
 */
#include "noaber/aside.h"

static enum nb_status
count_all(struct nb_call *call, nb_row room, int64_t read_seq, int64_t *ret_unread)
{
	return nb_db_find_int(call->tools->db, NB_SQL_ROOM_UNREAD,
	                      NB_BIND(nb_int(room), nb_int(read_seq), nb_int(NB_UNREAD_MOST)),
	                      ret_unread);
}

static bool
holds(struct nb_list faces, nb_row member)
{
	for (size_t i = 0; i < faces.count; i++)
		if (((const nb_row *)faces.at)[i] == member)
			return true;
	return false;
}

/* Looks at so many messages and no further. When there are more, they are "100 or more" whoever wrote
 * them: rather shown without need than kept from somebody. */
static enum nb_status
count_without(struct nb_call *call, struct nb_list aside, nb_row room, int64_t read_seq,
              int64_t *ret_unread)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_ROOM_UNREAD_AUTHORS,
	               NB_BIND(nb_int(room), nb_int(read_seq), nb_int(NB_UNREAD_LOOKED_AT_MOST)));
	int64_t looked_at = 0, unread = 0;

	while (unread < NB_UNREAD_MOST && nb_cursor_next(cursor)) {
		looked_at++;
		unread += !holds(aside, nb_cursor_int(cursor, 0));
	}
	*ret_unread = looked_at < NB_UNREAD_LOOKED_AT_MOST ? unread : NB_UNREAD_MOST;
	return nb_cursor_end(cursor);
}

enum nb_status
nb_view_unread(struct nb_call *call, const struct nb_object *object, int64_t read_seq,
               int64_t *ret_unread)
{
	struct nb_list aside = {NULL, 0};
	enum nb_status status = NB_OK;

	/* Hosts read all that is said in the group they keep. */
	if (nb_rights_decide(NB_RIGHT_MESSAGE_MODERATE, &object->situation) != NB_OK)
		status = nb_aside_faces(call, &aside);
	if (status)
		return status;
	return aside.count ? count_without(call, aside, object->room, read_seq, ret_unread)
	                   : count_all(call, object->room, read_seq, ret_unread);
}
