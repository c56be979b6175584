/*
 * websocket.c - the life of a websocket as the library tells it, and the one place where a request
 * becomes one.
 */
#include "handshake.h"
#include "request.h"

#include "noaber/log.h"
#include "noaber/secret.h"

#include <stdlib.h>
#include <string.h>

/* Never looks at what the library hands over as the value: that is not terminated. */
bool
nb_websocket_upgrade_good(struct lws *wsi)
{
	struct nb_header_room room = {.used = 0};

	return nb_handshake_upgrade_good(nb_request_header(wsi, WSI_TOKEN_UPGRADE, &room));
}

static bool
keep_cookie(struct nb_socket *socket, struct lws *wsi, struct nb_header_room *room)
{
	struct nb_str token;

	if (!nb_handshake_cookie(nb_request_header(wsi, WSI_TOKEN_HTTP_COOKIE, room),
	                         NB_STR(NB_COOKIE_SESSION), &token))
		return true; /* let in and told 4001: a refused handshake would look like a bad line */
	socket->cookie = strndup(token.at, token.length);
	return socket->cookie != NULL;
}

/* The filter of handshake.c over the headers of ${wsi}; fills socket->cookie. */
static bool
is_welcome(struct lws *wsi)
{
	struct nb_socket *socket = nb_socket_of(wsi);
	struct nb_header_room room = {.used = 0};
	struct nb_handshake asked = {
	    .is_get = lws_hdr_total_length(wsi, WSI_TOKEN_GET_URI) > 0 &&
	              lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI) <= 0,
	    .path = nb_request_header(wsi, WSI_TOKEN_GET_URI, &room),
	    .http = nb_request_header(wsi, WSI_TOKEN_HTTP, &room),
	    .host = nb_request_header(wsi, WSI_TOKEN_HOST, &room),
	    .upgrade = nb_request_header(wsi, WSI_TOKEN_UPGRADE, &room),
	    .version = nb_request_header(wsi, WSI_TOKEN_VERSION, &room),
	    .key = nb_request_header(wsi, WSI_TOKEN_KEY, &room),
	    .protocol = nb_request_header(wsi, WSI_TOKEN_PROTOCOL, &room),
	    .origin = nb_request_header(wsi, WSI_TOKEN_ORIGIN, &room),
	    .origin_count = nb_request_header_count(wsi, WSI_TOKEN_ORIGIN),
	    .host_count = nb_request_header_count(wsi, WSI_TOKEN_HOST),
	    .protocol_count = nb_request_header_count(wsi, WSI_TOKEN_PROTOCOL),
	    .old_origin = lws_hdr_total_length(wsi, WSI_TOKEN_SWORIGIN) > 0,
	    .has_body = lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH) > 0 ||
	                lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0,
	};
	struct nb_edge *edge = socket->edge;

	if (!nb_handshake_good(&asked, edge->host, nb_str_from(edge->settings.origin))) {
		nb_log(NB_LOG_INFO, "edge.handshake_refused", "origins=%u", asked.origin_count);
		return false;
	}
	if (edge->draining ||
	    !nb_limits_take(edge->limits, socket->address, NB_LIMIT_REQUEST, nb_edge_now_ms(edge)))
		return false;
	return keep_cookie(socket, wsi, &room);
}

static void
forget_cookie(struct nb_socket *socket)
{
	if (socket->cookie)
		nb_secret_wipe(socket->cookie, strlen(socket->cookie));
	free(socket->cookie);
	socket->cookie = NULL;
}

static int
on_established(struct nb_socket *socket)
{
	struct nb_conn *conn = nb_conn_create(socket);
	struct nb_link_message open = {
	    .type = NB_LINK_OPEN,
	    .first = {(const char *)socket->ip, NB_LINK_ADDRESS_BYTES},
	    .second = nb_str_from(socket->cookie),
	};

	nb_list_leave(&socket->young);
	if (!conn) {
		lws_close_reason(socket->wsi, (enum lws_close_status)NB_CLOSE_BUSY, NULL, 0);
		return -1;
	}
	open.conn = conn->id;
	nb_flood_watch(conn);
	nb_keepalive_open(conn);
	if (!socket->cookie)
		nb_conn_close(conn, NB_CLOSE_SESSION);
	else if (!nb_conn_keep(conn, open.second) ||
	         (conn->edge->link.fd >= 0 && !nb_link_io_send(conn->edge, &open)))
		nb_conn_close(conn, NB_CLOSE_BUSY);
	forget_cookie(socket);
	return 0;
}

static int
on_receive(struct nb_conn *conn, const char *bytes, size_t length)
{
	struct lws *wsi = conn->socket->wsi;
	size_t remaining = lws_remaining_packet_payload(wsi);
	size_t seen = length + (remaining ? 0 : 14); /* with the frame's header, at most 14 bytes */
	uint16_t code;

	conn->dark_bytes = conn->dark_bytes > seen ? conn->dark_bytes - (uint32_t)seen : 0;
	conn->record_was_dark = false;
	if (conn->close_code)
		return 0;
	code = lws_frame_is_binary(wsi)
	           ? (uint16_t)NB_CLOSE_UNSUPPORTED
	           : nb_frame_receive(conn, bytes, length, remaining, lws_is_final_fragment(wsi));
	if (code)
		nb_conn_close(conn, code);
	/* At once when nothing has to go first: somebody who floods is not read any further. */
	return code ? nb_fanout_writable(conn) : 0;
}

static int
on_gone(struct nb_socket *socket)
{
	if (socket->conn) {
		nb_flood_unwatch(socket->conn);
		nb_conn_destroy(socket->conn);
	}
	return 0;
}

/* RFC 6455 section 7.4: codes that may stand in a close frame. */
static bool
is_close_code(unsigned code)
{
	return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
	       (code >= 3000 && code <= 4999);
}

/* The client closes, or answers our close. The library would echo any payload, so a wrong one is
 * answered here. Nothing may follow a close frame, not even what is queued. */
static int
on_peer_close(struct nb_conn *conn, const unsigned char *payload, size_t length)
{
	bool good =
	    length == 0 || (length >= 2 && is_close_code((unsigned)payload[0] << 8 | payload[1]));
	bool echo = good && !conn->close_sent && !lws_partial_buffered(conn->socket->wsi);

	nb_conn_close(conn, NB_CLOSE_GOING);
	nb_fanout_finish(conn);
	if (!echo)
		nb_fanout_close(conn, good ? NB_CLOSE_GOING : NB_CLOSE_PROTOCOL);
	conn->close_sent = true;
	return echo ? 0 : 1;
}

/* The library closes by itself, for instance over a protocol error. Its close frame goes out next
 * and nothing of ours may follow that; our writes pass its own check by, see fanout.c. */
static int
on_drop(struct nb_conn *conn)
{
	conn->close_sent = true;
	nb_fanout_finish(conn);
	nb_conn_close(conn, NB_CLOSE_PROTOCOL);
	return 0;
}

int
nb_websocket_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                      size_t length)
{
	struct nb_socket *socket = wsi ? nb_socket_of(wsi) : NULL;

	(void)user;
	if (!socket)
		return 0;
	socket->wsi = wsi;
	switch (reason) {
	case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE: return nb_websocket_upgrade_good(wsi) ? 0 : -1;
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION: return is_welcome(wsi) ? 0 : 1;
	case LWS_CALLBACK_ESTABLISHED: return on_established(socket);
	case LWS_CALLBACK_CLOSED: return on_gone(socket);
	default: break;
	}
	if (!socket->conn)
		return 0;
	switch (reason) {
	case LWS_CALLBACK_RECEIVE: return on_receive(socket->conn, in, length);
	case LWS_CALLBACK_SERVER_WRITEABLE: return nb_fanout_writable(socket->conn);
	case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE: return on_peer_close(socket->conn, in, length);
	case LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL: return on_drop(socket->conn);
	default: return 0;
	}
}
