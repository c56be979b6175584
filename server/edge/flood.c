/*
 * flood.c - pings without end (R10). The library answers a ping by itself and tells nobody, so the
 * pings of a client cannot be counted one by one. What can be counted is what TLS delivers: bytes
 * that were read but never turned up as (part of) a message are control frames. They are "dark".
 *
 * OpenSSL reports the header of every record it reads. The dark bytes of a record are exact once the
 * library has used it up: that is so when OpenSSL reads the next one, and at the end of a wake-up
 * when nothing is pending. Then they are charged.
 */
#include "edge.h"

#include "noaber/log.h"

#include <openssl/ssl.h>

#define CONTROL_FRAME_BYTES 131 /* masked, 125 bytes of payload: the largest there is */
#define CONTROL_FRAMES_PER_SECOND 10
#define CONTROL_BURST_US INT64_C(6000000) /* 60 of them at once, then ten a second */
#define RECORD_OVERHEAD_BYTES 16
#define RECORD_HEADER_BYTES 5
#define RECORD_TYPE_DATA 23

static void
charge(struct nb_conn *conn)
{
	int64_t cost_us;
	uint32_t dark = conn->dark_bytes;

	nb_list_leave(&conn->in_heard);
	conn->dark_bytes = 0;
	if (!dark)
		return;
	/* A record of nothing but control frames costs as much as one large one. */
	if (conn->record_was_dark && dark < CONTROL_FRAME_BYTES)
		dark = CONTROL_FRAME_BYTES;
	cost_us = INT64_C(1000000) * dark / (CONTROL_FRAME_BYTES * CONTROL_FRAMES_PER_SECOND);
	if (nb_bucket_take(&conn->control_tat_us, nb_edge_now_ms(conn->edge) * 1000, cost_us,
	                   CONTROL_BURST_US))
		return;
	nb_log(NB_LOG_INFO, "edge.control_flood", "dark=%u", dark);
	nb_conn_close(conn, NB_CLOSE_FLOOD);
}

static void
on_record(int written, int version, int type, const void *bytes, size_t length, SSL *tls, void *arg)
{
	const unsigned char *header = bytes;
	struct nb_conn *conn = arg;
	uint32_t record_bytes;

	(void)version;
	(void)tls;
	if (written || type != SSL3_RT_HEADER || length != RECORD_HEADER_BYTES)
		return;
	conn->heard_ms = nb_edge_now_ms(conn->edge);
	conn->waits_ping = false;
	if (header[0] != RECORD_TYPE_DATA || conn->close_code)
		return;
	charge(conn);
	record_bytes = (uint32_t)header[3] << 8 | header[4];
	conn->dark_bytes =
	    record_bytes > RECORD_OVERHEAD_BYTES ? record_bytes - RECORD_OVERHEAD_BYTES : 1;
	conn->record_was_dark = true;
	nb_list_join(&conn->edge->heard, &conn->in_heard);
}

void
nb_flood_look(struct nb_edge *edge)
{
	struct nb_list_node *node = edge->heard.next;

	while (node != &edge->heard) {
		struct nb_conn *conn = NB_LIST_OF(node, struct nb_conn, in_heard);

		node = node->next;
		if (conn->socket->wsi && SSL_pending(lws_get_ssl(conn->socket->wsi)) == 0)
			charge(conn);
	}
}

void
nb_flood_watch(struct nb_conn *conn)
{
	SSL *tls = lws_get_ssl(conn->socket->wsi);

	SSL_set_msg_callback(tls, on_record);
	SSL_set_msg_callback_arg(tls, conn);
}

void
nb_flood_unwatch(struct nb_conn *conn)
{
	SSL *tls = conn->socket->wsi ? lws_get_ssl(conn->socket->wsi) : NULL;

	if (tls)
		SSL_set_msg_callback(tls, NULL);
}
