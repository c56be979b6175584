/*
 * frame.c - what clients send: whole messages are put together here and given to the core. The
 * library checks framing and UTF-8; sizes, counts, times and rates are ours (F5, R5, R8).
 */
#include "edge.h"

#include <stdlib.h>
#include <string.h>

#define MICROSECONDS INT64_C(1000000)

void
nb_frame_forget(struct nb_conn *conn)
{
	free(conn->message);
	conn->message = NULL;
	conn->message_bytes = 0;
	conn->fragments = 0;
	nb_list_leave(&conn->in_message);
}

/* Burst of three seconds' worth, see settings.h. */
static bool
within_rate(struct nb_conn *conn)
{
	int64_t cost_us = MICROSECONDS / conn->edge->settings.frames_per_second;

	return nb_bucket_take(&conn->frames_tat_us, nb_edge_now_ms(conn->edge) * 1000, cost_us,
	                      3 * MICROSECONDS);
}

static uint16_t
give_to_core(struct nb_conn *conn, struct nb_str text)
{
	const struct nb_link_message message = {
	    .type = NB_LINK_FRAME,
	    .conn = conn->id,
	    .first = text,
	};

	if (!within_rate(conn)) {
		nb_fanout_deliver(conn, conn->edge->flood);
		return NB_CLOSE_FLOOD;
	}
	if (!conn->accepted && (++conn->greeting_frames > NB_GREETING_FRAMES_MOST ||
	                        text.length > NB_GREETING_BYTES_MOST))
		return NB_CLOSE_HELLO;
	if (conn->edge->link.fd < 0) {
		if (!conn->paused)
			nb_fanout_deliver(conn, conn->edge->pause);
		conn->paused = true;
		return 0;
	}
	return nb_link_io_send(conn->edge, &message) ? 0 : NB_CLOSE_BUSY;
}

/* Keep a part for later; room for the rest of its frame is made at once, so that a message that
 * comes in a kilobyte at a time is not copied again and again. */
static uint16_t
keep(struct nb_conn *conn, const char *bytes, size_t length, size_t remaining)
{
	if (length || !conn->message) {
		char *message =
		    realloc(conn->message, conn->message_bytes + length + remaining + 1);

		if (!message)
			return NB_CLOSE_BUSY;
		conn->message = message;
	}
	if (length)
		memcpy(conn->message + conn->message_bytes, bytes, length);
	conn->message_bytes += (uint32_t)length;
	if (!nb_list_has(&conn->in_message)) {
		conn->message_since_ms = nb_edge_now_ms(conn->edge);
		nb_list_join(&conn->edge->message, &conn->in_message);
	}
	return 0;
}

uint16_t
nb_frame_receive(struct nb_conn *conn, const char *bytes, size_t length, size_t remaining,
                 bool final)
{
	bool whole = final && remaining == 0;
	uint16_t code;

	/* A frame may announce 2^40 bytes: count what it announces, not what has come (F5). */
	if (remaining > NB_MESSAGE_BYTES_MOST ||
	    conn->message_bytes + length + remaining > NB_MESSAGE_BYTES_MOST)
		return NB_CLOSE_TOO_LARGE;
	if (remaining == 0 && ++conn->fragments > NB_FRAGMENTS_MOST)
		return NB_CLOSE_FLOOD;
	if (whole && !conn->message) {
		conn->fragments = 0;
		return give_to_core(conn, (struct nb_str){bytes, length});
	}
	code = keep(conn, bytes, length, remaining);
	if (code || !whole)
		return code;
	code = give_to_core(conn, (struct nb_str){conn->message, conn->message_bytes});
	nb_frame_forget(conn);
	return code;
}
