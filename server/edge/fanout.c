/*
 * fanout.c - one frame to many sockets, and what happens to those that cannot keep up (R2).
 *
 * A frame is built once, header included, and its bytes go to every member as they are. That holds
 * because no extension and no HTTP/2 is ever negotiated. They go straight to TLS; only what TLS does
 * not take at once goes to the library, which keeps it and waits for the socket. A write outside
 * WRITEABLE is right only when nothing is partially sent; write_now() below is the only place that
 * does it.
 *
 * A member whose socket is full gets a reference in its ring. When the ring holds too much, all
 * that came through topics is dropped and the client is told to ask again by sequence number, so a
 * slow reader costs a bounded number of bytes and loses nothing.
 */
#include "edge.h"

#include "noaber/log.h"

#include <openssl/ssl.h>

#include <stdlib.h>
#include <string.h>

#define QUEUE_LEAST 16
#define QUEUE_MOST 1024

struct nb_frame *
nb_frame_create(enum nb_opcode opcode, uint64_t topic, const struct nb_str *parts, size_t count)
{
	size_t payload = 0, copied = 0, at;
	struct nb_frame *frame;

	for (size_t i = 0; i < count; i++)
		payload += parts[i].length;
	/* Newlines stand between lines, not after the last. */
	if (opcode == NB_OPCODE_TEXT && payload && parts[count - 1].length &&
	    parts[count - 1].at[parts[count - 1].length - 1] == '\n')
		payload--;
	if (payload > NB_LINK_MESSAGE_BYTES_MOST * 2)
		return NULL;
	frame = malloc(sizeof(*frame) + 10 + payload + 1); /* 1: the newline left out */
	if (!frame)
		return NULL;
	/* RFC 6455 section 5.2: FIN, opcode, length in 7, 16 or 64 bits; a server does not mask. */
	frame->bytes[0] = (unsigned char)(0x80u | (unsigned)opcode);
	if (payload < 126) {
		frame->bytes[1] = (unsigned char)payload;
		at = 2;
	} else if (payload < 65536) {
		frame->bytes[1] = 126;
		frame->bytes[2] = (unsigned char)(payload >> 8);
		frame->bytes[3] = (unsigned char)payload;
		at = 4;
	} else {
		frame->bytes[1] = 127;
		for (size_t i = 0; i < 8; i++)
			frame->bytes[2 + i] = (unsigned char)((uint64_t)payload >> (56 - 8 * i));
		at = 10;
	}
	for (size_t i = 0; i < count; i++) {
		if (parts[i].length)
			memcpy(frame->bytes + at + copied, parts[i].at, parts[i].length);
		copied += parts[i].length;
	}
	frame->length = (uint32_t)(at + payload);
	frame->topic = topic;
	frame->references = 1;
	return frame;
}

void
nb_frame_release(struct nb_frame *frame)
{
	if (frame && --frame->references == 0)
		free(frame);
}

/* ---- the ring of one connection ---- */

static struct nb_frame **
queue_at(struct nb_conn *conn, unsigned index)
{
	return &conn->queue[(conn->queue_first + index) & (conn->queue_capacity - 1u)];
}

static bool
queue_grow(struct nb_conn *conn)
{
	unsigned capacity = conn->queue_capacity ? conn->queue_capacity * 2u : QUEUE_LEAST;
	struct nb_frame **queue;

	if (capacity > QUEUE_MOST)
		return false;
	queue = calloc(capacity, sizeof(struct nb_frame *));
	if (!queue)
		return false;
	for (unsigned i = 0; i < conn->queue_count; i++)
		queue[i] = *queue_at(conn, i);
	free(conn->queue);
	conn->queue = queue;
	conn->queue_first = 0;
	conn->queue_capacity = (uint16_t)capacity;
	return true;
}

/* From now on it must make progress, until nb_fanout_writable() finds it drained. */
static void
block(struct nb_conn *conn)
{
	if (nb_list_has(&conn->in_blocked))
		return;
	conn->progress_ms = nb_edge_now_ms(conn->edge);
	conn->kernel_bytes = 0;
	nb_list_join(&conn->edge->blocked, &conn->in_blocked);
}

static bool
queue_push(struct nb_conn *conn, struct nb_frame *frame)
{
	if (conn->queue_bytes + frame->length > (uint64_t)conn->edge->settings.queued_bytes)
		return false;
	if (conn->queue_count == conn->queue_capacity && !queue_grow(conn))
		return false;
	frame->references++;
	conn->queue_count++;
	*queue_at(conn, conn->queue_count - 1u) = frame;
	conn->queue_bytes += frame->length;
	return true;
}

static void
queue_free_if_empty(struct nb_conn *conn)
{
	if (conn->queue_count)
		return;
	free(conn->queue);
	conn->queue = NULL;
	conn->queue_capacity = 0;
	conn->queue_first = 0;
	conn->queue_bytes = 0;
}

void
nb_fanout_drop(struct nb_conn *conn, uint64_t topic)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < conn->queue_count; i++) {
		struct nb_frame *frame = *queue_at(conn, i);

		if (frame->topic && (topic == 0 || frame->topic == topic)) {
			conn->queue_bytes -= frame->length;
			nb_frame_release(frame);
		} else {
			*queue_at(conn, kept++) = frame;
		}
	}
	conn->queue_count = (uint16_t)kept;
	queue_free_if_empty(conn);
}

void
nb_fanout_finish(struct nb_conn *conn)
{
	for (unsigned i = 0; i < conn->queue_count; i++)
		nb_frame_release(*queue_at(conn, i));
	conn->queue_count = 0;
	queue_free_if_empty(conn);
	nb_list_leave(&conn->in_blocked);
}

/* ---- writing ---- */

/* How much of the frame TLS took. A refused write must be tried again with the same bytes and the
 * same length: the library does that, for frames that it does not split. */
static size_t
write_tls(struct lws *wsi, const struct nb_frame *frame)
{
	int taken = frame->length <= NB_SEND_BYTES
	                ? SSL_write(lws_get_ssl(wsi), frame->bytes, (int)frame->length)
	                : 0;

	return taken > 0 ? (size_t)taken : 0;
}

/* false: the socket is dead; it is being cut. What TLS did not take the library keeps, or finds the
 * socket dead. LWS_WRITE_HTTP means as it is, also on a websocket. */
static bool
write_now(struct nb_conn *conn, struct nb_frame *frame)
{
	struct lws *wsi = conn->socket->wsi;
	size_t sent = write_tls(wsi, frame);

	if (sent == frame->length ||
	    lws_write(wsi, frame->bytes + sent, frame->length - sent, LWS_WRITE_HTTP) >= 0)
		return true;
	nb_socket_cut(conn->socket);
	return false;
}

/* Our own frame and not lws_close_reason() with -1: on libuv Debian's build of the library closes
 * twice (a self-test left in), and the second time kills the socket before the frame is out. */
void
nb_fanout_close(struct nb_conn *conn, uint16_t code)
{
	const char bytes[2] = {(char)(code >> 8), (char)(code & 255)};
	const struct nb_str payload = {bytes, sizeof(bytes)};
	struct nb_frame *frame;

	if (conn->close_sent || !conn->socket->wsi)
		return;
	conn->close_sent = true;
	frame = nb_frame_create(NB_OPCODE_CLOSE, 0, &payload, 1);
	if (frame)
		(void)write_now(conn, frame);
	nb_frame_release(frame);
}

/* Too much for this reader: forget what the client can ask for again, and remember to say so.
 * Answers that do not fit are forgotten too; after a resync it sends its requests again. */
static void
overflow(struct nb_conn *conn, struct nb_frame *frame)
{
	if (!conn->lagging)
		nb_log(NB_LOG_INFO, "edge.reader_lags", "queued=%u", (unsigned)conn->queue_bytes);
	conn->lagging = true;
	nb_fanout_drop(conn, 0);
	if (!frame->topic)
		(void)queue_push(conn, frame);
	lws_callback_on_writable(conn->socket->wsi);
}

void
nb_fanout_deliver(struct nb_conn *conn, struct nb_frame *frame)
{
	struct lws *wsi = conn->socket->wsi;

	if (conn->close_code || conn->close_sent || !wsi)
		return;
	if (conn->lagging && frame->topic)
		return;
	if (!conn->queue_count && !conn->lagging && !lws_partial_buffered(wsi)) {
		(void)write_now(conn, frame);
		return;
	}
	block(conn);
	if (!queue_push(conn, frame)) {
		overflow(conn, frame);
		return;
	}
	if (conn->queue_count == 1)
		lws_callback_on_writable(wsi);
}

/* The one who is answered just now gets answer and event in one frame; a blocked one in turn. */
static void
deliver_with_answers(struct nb_conn *conn, struct nb_frame *frame, struct nb_str lines)
{
	struct nb_str parts[NB_ANSWER_PARTS_MOST + 1];
	struct nb_frame *both;
	size_t count;

	if (conn->answers && (conn->queue_count || conn->lagging || conn->close_code ||
	                      !conn->socket->wsi || lws_partial_buffered(conn->socket->wsi)))
		nb_answers_say(conn);
	count = nb_answers_take(conn, parts);
	if (!count) {
		nb_fanout_deliver(conn, frame);
		return;
	}
	parts[count++] = lines;
	both = nb_frame_create(NB_OPCODE_TEXT, frame->topic, parts, count);
	if (both)
		nb_fanout_deliver(conn, both);
	else
		nb_conn_close(conn, NB_CLOSE_BUSY);
	nb_frame_release(both);
}

void
nb_fanout_publish(struct nb_edge *edge, uint64_t topic_id, struct nb_str lines)
{
	struct nb_topic *topic = nb_topic_find(edge->topics, topic_id);
	struct nb_list_node *node, *next;
	struct nb_frame *frame;

	if (!topic)
		return;
	frame = nb_frame_create(NB_OPCODE_TEXT, topic_id, &lines, 1);
	for (node = topic->members.next; node != &topic->members; node = next) {
		struct nb_member *member = NB_LIST_OF(node, struct nb_member, in_topic);
		struct nb_conn *conn = member->conn;

		next = node->next;
		if (!member->proven)
			continue;
		if (frame)
			deliver_with_answers(conn, frame, lines);
		else
			conn->lagging = true; /* no memory: everybody asks again later */
		if (!frame && conn->socket->wsi)
			lws_callback_on_writable(conn->socket->wsi);
	}
	nb_frame_release(frame);
}

/* The library also calls WRITEABLE when nobody asked (pings, partial sends): so everything here
 * looks at the connection's own state first. */
int
nb_fanout_writable(struct nb_conn *conn)
{
	struct lws *wsi = conn->socket->wsi;

	while (conn->queue_count && !lws_partial_buffered(wsi) && !lws_send_pipe_choked(wsi)) {
		struct nb_frame *frame = *queue_at(conn, 0);
		bool alive = write_now(conn, frame);

		conn->queue_first =
		    (uint16_t)((conn->queue_first + 1u) & (conn->queue_capacity - 1u));
		conn->queue_count--;
		conn->queue_bytes -= frame->length;
		conn->progress_ms = nb_edge_now_ms(conn->edge);
		nb_frame_release(frame);
		if (!alive)
			return -1;
	}
	if (conn->queue_count || lws_partial_buffered(wsi)) {
		lws_callback_on_writable(wsi);
		return 0;
	}
	queue_free_if_empty(conn);
	nb_list_leave(&conn->in_blocked);
	if (conn->close_code) {
		nb_fanout_close(conn, conn->close_code);
		return 0;
	}
	if (conn->lagging) {
		conn->lagging = false;
		return write_now(conn, conn->edge->resync) ? 0 : -1;
	}
	return 0;
}
