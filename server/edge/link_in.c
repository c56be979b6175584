/*
 * link_in.c - what the core tells the edge to do, and what a new core is told first.
 *
 * Messages are done in the order they come: a LEAVE before a PUBLISH is the proof that whoever was
 * thrown out does not get what follows.
 */
#include "edge.h"

#include "exchange.h"

#include "noaber/log.h"

static void
on_accept(struct nb_edge *edge, const struct nb_link_message *message)
{
	struct nb_conn *conn = nb_conn_find(edge, message->conn);

	if (!conn)
		return;
	if (message->first.length > NB_TICKET_BYTES_MOST || !nb_conn_keep(conn, message->first)) {
		nb_conn_close(conn, NB_CLOSE_BUSY);
		return;
	}
	conn->accepted = true;
	nb_list_leave(&conn->in_hello);
}

static void
on_send(struct nb_edge *edge, const struct nb_link_message *message)
{
	struct nb_conn *conn = nb_conn_find(edge, message->conn);

	if (conn && message->first.length)
		nb_answers_add(conn, message->first);
}

static void
on_join(struct nb_edge *edge, const struct nb_link_message *message)
{
	struct nb_conn *conn = nb_conn_find(edge, message->conn);

	if (conn && !nb_topic_join(edge->topics, message->topic, conn))
		nb_conn_close(conn, NB_CLOSE_BUSY);
}

static void
on_leave(struct nb_edge *edge, const struct nb_link_message *message)
{
	struct nb_conn *conn = nb_conn_find(edge, message->conn);

	if (!conn)
		return;
	nb_topic_leave(edge->topics, message->topic, conn);
	nb_fanout_drop(conn, message->topic); /* Z4: also what is queued */
}

static void
on_publish(struct nb_edge *edge, const struct nb_link_message *message)
{
	nb_fanout_publish(edge, message->topic, message->first);
}

static void
on_close(struct nb_edge *edge, const struct nb_link_message *message)
{
	struct nb_conn *conn = nb_conn_find(edge, message->conn);

	if (!conn)
		return;
	if (message->first.length)
		nb_answers_add(conn, message->first);
	nb_answers_say(conn);
	nb_conn_close(conn, message->code);
}

static void
on_http_reply(struct nb_edge *edge, const struct nb_link_message *message)
{
	nb_exchange_reply(edge, message);
}

typedef void (*nb_link_handler)(struct nb_edge *edge, const struct nb_link_message *message);

static const nb_link_handler handlers[NB_LINK_TYPE_COUNT] = {
    [NB_LINK_ACCEPT] = on_accept,
    [NB_LINK_SEND] = on_send,
    [NB_LINK_JOIN] = on_join,
    [NB_LINK_LEAVE] = on_leave,
    [NB_LINK_PUBLISH] = on_publish,
    [NB_LINK_CLOSE] = on_close,
    [NB_LINK_HTTP_REPLY] = on_http_reply,
};

bool
nb_link_in(struct nb_edge *edge, struct nb_str bytes, size_t *ret_used)
{
	size_t used = 0;
	bool good = true;

	for (;;) {
		struct nb_str rest = {bytes.at + used, bytes.length - used};
		struct nb_link_message message;
		size_t message_bytes = 0;
		enum nb_status status = nb_link_decode(rest, &message, &message_bytes);

		if (status == NB_E_NOT_FOUND)
			break;
		good = status == NB_OK && handlers[message.type] != NULL;
		if (!good)
			break;
		used += message_bytes;
		handlers[message.type](edge, &message);
	}
	nb_answers_say_all(edge); /* they borrow from ${bytes} */
	*ret_used = used;
	return good;
}

/* ---- a new core ---- */

/* Held, but heard again only when the new core has asked for the right anew and says JOIN. */
static bool
announce_topics(struct nb_edge *edge, struct nb_conn *conn)
{
	for (struct nb_list_node *node = conn->topics.next; node != &conn->topics;
	     node = node->next) {
		struct nb_member *member = NB_LIST_OF(node, struct nb_member, in_conn);
		const struct nb_link_message held = {
		    .type = NB_LINK_HELD,
		    .conn = conn->id,
		    .topic = member->topic->id,
		};

		member->proven = false;
		if (!nb_link_io_send(edge, &held))
			return false;
	}
	return true;
}

static bool
announce(struct nb_edge *edge, struct nb_conn *conn)
{
	const struct nb_link_message open = {
	    .type = NB_LINK_OPEN,
	    .code = conn->accepted ? 1 : 0,
	    .conn = conn->id,
	    .first = {(const char *)conn->socket->ip, NB_LINK_ADDRESS_BYTES},
	    .second = {conn->secret, conn->secret_bytes},
	};

	return nb_link_io_send(edge, &open) && announce_topics(edge, conn);
}

/* Everybody who is here is announced; then everybody is told to ask again, because what the old
 * core had promised or published last may be lost. */
void
nb_link_announce(struct nb_edge *edge)
{
	int64_t now_ms = nb_edge_now_ms(edge);
	struct nb_conn *conn;
	unsigned count = 0;

	for (size_t slot = 0; (conn = nb_conn_next(edge, &slot));) {
		if (!announce(edge, conn)) {
			nb_conn_close(conn, NB_CLOSE_RESTART);
			continue;
		}
		if (!conn->accepted) {
			conn->opened_ms = now_ms;
			conn->greeting_frames = 0;
			nb_list_join(&edge->hello, &conn->in_hello);
		}
		conn->paused = false;
		nb_fanout_deliver(conn, edge->resync);
		count++;
	}
	if (count)
		nb_log(NB_LOG_INFO, "edge.announced", "connections=%u", count);
}
