/*
 * edge.c - start, run and end of an edge process. One libwebsockets context on one libuv loop of
 * our own; the settings of the library stand here, each with the measurement behind it.
 */
#include "noaber/edge.h"

#include "answer.h"

#include "noaber/control.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

#define HEADER_BYTES_MOST 8192
#define HEADER_TABLES_MOST 4096    /* requests whose headers are being read at once (R3) */
#define SERVICE_BUFFER_BYTES 32768 /* one TLS record and more: smaller ones stall on libuv */
#define RECEIVE_BYTES 1024         /* per websocket; 17.0 KiB each instead of 19.9 with 4096 */
#define HTTP_SECONDS_MOST 10
#define KEEPALIVE_SECONDS 15
#define DRAIN_MS 3000
#define TURNS_MOST 100

/* All zero: the library's own idle timers are one sorted list and cost 40 % of a core for 4000
 * connections; keepalive.c does it. */
static const lws_retry_bo_t no_policy = {0};

/* For the few answers the library writes by itself (403 for a method it does not know); all others
 * are made in answer.c. */
static const struct lws_protocol_vhost_options own_headers[] = {
    {&own_headers[1], NULL, "content-security-policy:", "default-src 'none'"},
    {&own_headers[2], NULL, "x-content-type-options:", "nosniff"},
    {&own_headers[3], NULL, "cache-control:", "no-store"},
    {NULL, NULL, "strict-transport-security:", "max-age=63072000; includeSubDomains"},
};

static const struct lws_protocols protocols[] = {
    {
	.name = "http",
	.callback = nb_http_callback,
	.tx_packet_size = NB_SEND_BYTES,
    },
    {
	.name = NB_SUBPROTOCOL,
	.callback = nb_websocket_callback,
	.per_session_data_size = 1, /* without any, WS_SERVER_DROP_PROTOCOL does not come */
	.rx_buffer_size = RECEIVE_BYTES,
	.tx_packet_size = NB_SEND_BYTES,
    },
    {0},
};

/* Its texts may quote what a client sent, so only the fact is logged; nb_log limits the rate (X6). */
static void
on_library_log(int level, const char *line)
{
	(void)line;
	nb_log(level == LLL_ERR ? NB_LOG_WARN : NB_LOG_DEBUG, "edge.lws", "level=%d", level);
}

static enum nb_status
create_context(struct nb_edge *edge)
{
	void *loops[1] = {&edge->loop};
	struct lws_context_creation_info info = {
	    .port = CONTEXT_PORT_NO_LISTEN_SERVER,
	    .options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT | LWS_SERVER_OPTION_EXPLICIT_VHOSTS |
	               LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_VALIDATE_UTF8 |
	               LWS_SERVER_OPTION_UV_NO_SIGSEGV_SIGFPE_SPIN |
	               LWS_SERVER_OPTION_CREATE_VHOST_SSL_CTX,
	    .foreign_loops = loops,
	    .protocols = protocols,
	    .pt_serv_buf_size = SERVICE_BUFFER_BYTES,
	    .max_http_header_data = HEADER_BYTES_MOST,
	    .max_http_header_pool = HEADER_TABLES_MOST,
	    .retry_and_idle_policy = &no_policy,
	    .timeout_secs = HTTP_SECONDS_MOST,
	    .keepalive_timeout = KEEPALIVE_SECONDS,
	    .alpn = "http/1.1",
	    .headers = own_headers,
	    .vhost_name = "noaber",
	    .ssl_options_set = (long)(SSL_OP_NO_SSLv3 | SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1),
	    .gid = -1,
	    .uid = -1,
	    .user = edge,
	    .pcontext = &edge->lws, /* NULL once it is really gone */
	};

	lws_set_log_level(LLL_ERR | LLL_WARN, on_library_log);
	edge->lws = lws_create_context(&info);
	if (!edge->lws)
		return NB_E_UNAVAILABLE;
	edge->vhost = lws_create_vhost(edge->lws, &info);
	return edge->vhost && edge->tls ? NB_OK : NB_E_BAD_ARGUMENT;
}

static enum nb_status
make_frames(struct nb_edge *edge)
{
	const struct nb_str resync = NB_STR("{\"ev\":\"connection.resync\",\"data\":{}}\n");
	const struct nb_str pause = NB_STR("{\"ev\":\"connection.pause\",\"data\":{}}\n");
	const struct nb_status_row *row = nb_status_row(NB_E_RATE_LIMITED);
	char text[512];
	int length =
	    snprintf(text, sizeof(text),
	             "{\"re\":0,\"err\":{\"status\":\"%s\",\"nl\":\"%s\",\"en\":\"%s\"}}\n",
	             row->word, row->nl, row->en);
	const struct nb_str flood = {text, (size_t)length};

	nb_assert(length > 0 && (size_t)length < sizeof(text));
	edge->resync = nb_frame_create(NB_OPCODE_TEXT, 0, &resync, 1);
	edge->pause = nb_frame_create(NB_OPCODE_TEXT, 0, &pause, 1);
	edge->flood = nb_frame_create(NB_OPCODE_TEXT, 0, &flood, 1);
	edge->ping_frame = nb_frame_create(NB_OPCODE_PING, 0, NULL, 0);
	return edge->resync && edge->pause && edge->flood && edge->ping_frame ? NB_OK
	                                                                      : NB_E_UNAVAILABLE;
}

static void
init(struct nb_edge *edge)
{
	struct nb_list_node *lists[] = {&edge->young,   &edge->hello,   &edge->message,
	                                &edge->ping,    &edge->blocked, &edge->closing,
	                                &edge->waiting, &edge->heard};

	edge->listener_fd = -1;
	edge->link.fd = -1;
	for (size_t i = 0; i < NB_COUNT(lists); i++)
		nb_list_init(lists[i]);
}

/* The part of the origin after "https://" is the Host we answer to. */
static enum nb_status
find_host(struct nb_edge *edge)
{
	const struct nb_str origin = nb_str_from(edge->settings.origin);
	const struct nb_str scheme = NB_STR("https://");

	if (!nb_str_starts(origin, scheme) || origin.length == scheme.length)
		return NB_E_BAD_ARGUMENT;
	edge->host = (struct nb_str){origin.at + scheme.length, origin.length - scheme.length};
	return NB_OK;
}

static enum nb_status
start(struct nb_edge *edge)
{
	const struct nb_control_message ready = {.type = NB_CONTROL_READY, .fd = -1};
	enum nb_status status;

	if ((status = find_host(edge)) || (status = nb_answer_prepare(edge)) ||
	    (status = make_frames(edge)) || (status = create_context(edge)))
		return status;
	nb_secret_wipe(edge->certificate.at, edge->certificate.length);
	nb_buf_finish(&edge->certificate);
	if ((status = nb_keepalive_start(edge)) || (status = nb_listener_start(edge)) ||
	    (status = nb_hand_over_watch(edge)))
		return status;
	/* After this no program can be started with more rights and nobody of our user can look into
	 * our memory. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))
		return NB_E_INTERNAL;
	edge->started = true;
	return nb_control_send(NB_CONTROL_FD, &ready);
}

static enum nb_status
take(struct nb_edge *edge)
{
	enum nb_log_level level = NB_LOG_INFO;
	enum nb_status status;
	char name[16];

	if ((status = nb_limits_create(&edge->limits)) ||
	    (status = nb_topics_create(&edge->topics)) ||
	    (status = nb_exchanges_create(&edge->exchanges)) || (status = nb_link_io_init(edge)))
		return status;
	edge->answers = nb_answers_create();
	if (!edge->answers)
		return NB_E_UNAVAILABLE;
	status = nb_hand_over_take(edge);
	if (status)
		return status;
	status = nb_conns_create((size_t)edge->settings.connections, edge->number, &edge->conns);
	if (status)
		return status;
	nb_assert(
	    nb_log_level_from(edge->settings.log_level, &level)); /* checked by the supervisor */
	(void)snprintf(name, sizeof(name), "edge %u", (unsigned)edge->number);
	nb_log_init(name, level);
	return NB_OK;
}

/* ---- the end ---- */

static void
end_drain(uv_timer_t *timer)
{
	uv_stop(timer->loop);
}

/* Out of the callback that asked for it: closing runs through the same lists. */
static void
drain_now(uv_timer_t *timer)
{
	struct nb_edge *edge = timer->data;
	struct nb_list_node *node;
	struct nb_conn *conn;

	for (size_t slot = 0; (conn = nb_conn_next(edge, &slot));)
		nb_conn_close(conn, NB_CLOSE_RESTART);
	while ((node = nb_list_first(&edge->young))) {
		nb_list_leave(node);
		nb_socket_cut(NB_LIST_OF(node, struct nb_socket, young));
	}
	uv_timer_start(timer, end_drain, DRAIN_MS, 0);
}

void
nb_edge_drain(struct nb_edge *edge)
{
	if (edge->draining)
		return;
	edge->draining = true;
	nb_listener_stop(edge);
	uv_timer_start(&edge->listener_pause, drain_now, 0, 0);
}

/* On a loop of somebody else the library is destroyed in two calls: the first closes its sockets and
 * handles, which takes turns of the loop, the second frees the rest. */
static void
finish(struct nb_edge *edge)
{
	void *ours[] = {&edge->tick, &edge->before_sleep, &edge->listener, &edge->listener_pause,
	                &edge->control};

	nb_link_io_finish(edge);
	for (size_t i = 0; i < NB_COUNT(ours); i++)
		uv_close(ours[i], NULL);
	lws_context_destroy(edge->lws);
	for (int i = 0; i < TURNS_MOST && uv_loop_close(&edge->loop); i++)
		uv_run(&edge->loop, UV_RUN_NOWAIT);
	if (edge->lws)
		lws_context_destroy(edge->lws);
	if (edge->socket_count)
		return; /* not in time; the end of the process frees the rest */
	nb_conns_destroy(edge->conns);
	nb_topics_destroy(edge->topics);
	free(edge->answers);
	nb_exchanges_destroy(edge->exchanges);
	nb_limits_destroy(edge->limits);
	nb_frame_release(edge->resync);
	nb_frame_release(edge->pause);
	nb_frame_release(edge->flood);
	nb_frame_release(edge->ping_frame);
	nb_buf_finish(&edge->headers);
	nb_buf_finish(&edge->html_headers);
	free(edge->control_bytes);
	free(edge);
}

int
nb_edge_run(void)
{
	struct nb_edge *edge = calloc(1, sizeof(*edge));
	enum nb_status status = edge ? NB_OK : NB_E_UNAVAILABLE;

	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGINT, SIG_IGN); /* of a terminal: the supervisor gets it too and drains us */
	if (status || uv_loop_init(&edge->loop))
		return 1;
	init(edge);
	status = take(edge);
	if (!status)
		status = start(edge);
	if (status) {
		nb_log(NB_LOG_ERROR, "edge.start_failed", "status=%d", (int)status);
		return 1; /* the process ends, and what it had with it */
	}
	uv_run(&edge->loop, UV_RUN_DEFAULT);
	finish(edge);
	return 0;
}
