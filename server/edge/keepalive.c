/*
 * keepalive.c - every wait of the edge has its end here. Each list holds elements that wait equally
 * long, so its head is the next one due and a look costs nothing for those that are not: five
 * thousand idle connections cost one ping each per period. The library's own timers are not used
 * for this: they are one sorted list (measured: 40 % of a core for 4000 connections and 5 s).
 */
#include "edge.h"

#include "exchange.h"

#include "noaber/log.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>

#define TICK_MS 250

void
nb_keepalive_open(struct nb_conn *conn)
{
	conn->ping_at_ms = nb_edge_now_ms(conn->edge) + conn->edge->settings.ping_ms;
	nb_list_join(&conn->edge->ping, &conn->in_ping);
}

static void
look_at_young(struct nb_edge *edge, int64_t now_ms)
{
	struct nb_list_node *node;

	while ((node = nb_list_first(&edge->young))) {
		struct nb_socket *socket = NB_LIST_OF(node, struct nb_socket, young);

		if (now_ms - socket->young_since_ms < NB_YOUNG_MS_MOST)
			return;
		nb_list_leave(node);
		if (socket->wsi)
			nb_socket_cut(socket);
		else
			nb_socket_destroy(socket); /* the library never took it */
	}
}

static void
look_at_hello(struct nb_edge *edge, int64_t now_ms)
{
	struct nb_list_node *node;

	while ((node = nb_list_first(&edge->hello))) {
		struct nb_conn *conn = NB_LIST_OF(node, struct nb_conn, in_hello);

		if (now_ms - conn->opened_ms < edge->settings.hello_ms)
			return;
		nb_conn_close(conn, NB_CLOSE_HELLO);
	}
}

static void
look_at_messages(struct nb_edge *edge, int64_t now_ms)
{
	struct nb_list_node *node;

	while ((node = nb_list_first(&edge->message))) {
		struct nb_conn *conn = NB_LIST_OF(node, struct nb_conn, in_message);

		if (now_ms - conn->message_since_ms < NB_MESSAGE_MS_MOST)
			return;
		nb_conn_close(conn, NB_CLOSE_FLOOD);
	}
}

/* Who said anything since the last look is alive; who did not gets a ping, and one period to
 * answer it. */
static void
look_at_pings(struct nb_edge *edge, int64_t now_ms)
{
	struct nb_list_node *node;

	while ((node = nb_list_first(&edge->ping))) {
		struct nb_conn *conn = NB_LIST_OF(node, struct nb_conn, in_ping);

		if (now_ms < conn->ping_at_ms)
			return;
		conn->ping_at_ms = now_ms + edge->settings.ping_ms;
		nb_list_join(&edge->ping, node);
		if (conn->waits_ping) {
			nb_list_leave(node);
			nb_socket_cut(conn->socket);
		} else if (now_ms - conn->heard_ms >= edge->settings.ping_ms / 2) {
			conn->waits_ping = true;
			nb_fanout_deliver(conn, edge->ping_frame);
		}
	}
}

/* R2: blocked for stall_ms without one byte leaving the kernel. */
static void
look_at_blocked(struct nb_edge *edge, int64_t now_ms)
{
	struct nb_list_node *node = edge->blocked.next;

	while (node != &edge->blocked) {
		struct nb_conn *conn = NB_LIST_OF(node, struct nb_conn, in_blocked);
		int unsent = 0;

		node = node->next;
		if (conn->close_code || !conn->socket->wsi)
			continue;
		if (ioctl(lws_get_socket_fd(conn->socket->wsi), SIOCOUTQ, &unsent) == 0 &&
		    unsent < conn->kernel_bytes)
			conn->progress_ms = now_ms;
		conn->kernel_bytes = unsent;
		if (now_ms - conn->progress_ms >= edge->settings.stall_ms) {
			nb_log(NB_LOG_INFO, "edge.reader_stalled", "queued=%u",
			       (unsigned)conn->queue_bytes);
			nb_conn_close(conn, NB_CLOSE_SLOW);
		}
	}
}

static void
look_at_closing(struct nb_edge *edge, int64_t now_ms)
{
	struct nb_list_node *node;

	while ((node = nb_list_first(&edge->closing))) {
		struct nb_conn *conn = NB_LIST_OF(node, struct nb_conn, in_closing);

		if (now_ms - conn->closing_since_ms < NB_CLOSING_MS_MOST)
			return;
		nb_list_leave(node);
		nb_socket_cut(conn->socket);
	}
}

static void
on_tick(uv_timer_t *timer)
{
	struct nb_edge *edge = timer->data;
	int64_t now_ms = nb_edge_now_ms(edge);

	look_at_young(edge, now_ms);
	look_at_hello(edge, now_ms);
	look_at_messages(edge, now_ms);
	look_at_pings(edge, now_ms);
	look_at_blocked(edge, now_ms);
	look_at_closing(edge, now_ms);
	nb_exchange_look(edge, now_ms);
	nb_limits_sweep(edge->limits, now_ms);
	if (edge->draining && edge->socket_count == 0)
		uv_stop(&edge->loop);
	/* A net under the library's forced service, which can miss TLS data that is already decrypted
	 * (measured on libuv). */
	lws_cancel_service(edge->lws);
}

enum nb_status
nb_keepalive_start(struct nb_edge *edge)
{
	edge->tick.data = edge;
	if (uv_timer_init(&edge->loop, &edge->tick) ||
	    uv_timer_start(&edge->tick, on_tick, TICK_MS, TICK_MS))
		return NB_E_UNAVAILABLE;
	return NB_OK;
}
