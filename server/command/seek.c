/* seek.c - finding a moment in a room. */
#include "noaber/talk.h"

/* The first message from ${seq} on; none: one past ${head_seq}, posted after everything. */
static enum nb_status
first_from(struct nb_call *call, nb_row room, int64_t seq, int64_t head_seq, int64_t *ret_seq,
           int64_t *ret_at_ms)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_FROM,
	                                       NB_BIND(nb_int(room), nb_int(seq)), &cursor);

	if (status == NB_E_NOT_FOUND) {
		*ret_seq = head_seq + 1;
		*ret_at_ms = INT64_MAX;
		return NB_OK;
	}
	if (status)
		return status;
	*ret_seq = nb_cursor_int(cursor, 0);
	*ret_at_ms = nb_cursor_int(cursor, 1);
	return nb_cursor_end(cursor);
}

enum nb_status
nb_room_seq_at(struct nb_call *call, nb_row room, int64_t head_seq, int64_t at_ms, int64_t *ret_seq)
{
	int64_t low = 1, high = head_seq + 1; /* the answer is the first message from low on */

	while (low < high) {
		int64_t middle = low + (high - low) / 2, seq, posted_ms;
		enum nb_status status = first_from(call, room, middle, head_seq, &seq, &posted_ms);
		if (status)
			return status;
		if (posted_ms >= at_ms)
			high = middle; /* nothing between it and seq is a message */
		else
			low = seq + 1;
	}
	int64_t posted_ms;
	return first_from(call, room, low, head_seq, ret_seq, &posted_ms);
}
