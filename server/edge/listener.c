/*
 * listener.c - accepting. The listening socket is the supervisor's (one per edge, SO_REUSEPORT) and
 * is watched here rather than by the library: so an address that has enough is refused before it
 * costs a TLS handshake (R7), and accepting can pause when there are no descriptors left (R9).
 */
#include "edge.h"

#include "exchange.h"

#include "noaber/log.h"
#include "noaber/secret.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define ACCEPTS_PER_WAKE 64
#define PAUSE_MS 200
/* Together with the address limits the cap on what handshakes may cost: a full one is about 1 ms. */
#define ACCEPTS_PER_SECOND 500
#define SEND_BUFFER_BYTES (128 * 1024) /* bounds what the kernel keeps for a slow reader */
#define MICROSECONDS INT64_C(1000000)

static void on_listener(uv_poll_t *poll, int status, int events);

static void
resume(uv_timer_t *timer)
{
	struct nb_edge *edge = timer->data;

	if (edge->listening)
		uv_poll_start(&edge->listener, UV_READABLE, on_listener);
}

static void
pause_for_a_moment(struct nb_edge *edge)
{
	uv_poll_stop(&edge->listener);
	uv_timer_start(&edge->listener_pause, resume, PAUSE_MS, 0);
}

static void
address_of(const struct sockaddr_storage *from, uint8_t ret_ip[NB_LINK_ADDRESS_BYTES])
{
	memset(ret_ip, 0, NB_LINK_ADDRESS_BYTES);
	if (from->ss_family == AF_INET6) {
		const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)from;

		memcpy(ret_ip, &six->sin6_addr, NB_LINK_ADDRESS_BYTES);
	} else if (from->ss_family == AF_INET) {
		const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)from;

		ret_ip[10] = 0xff;
		ret_ip[11] = 0xff;
		memcpy(ret_ip + 12, &four->sin_addr, 4);
	}
}

static void
set_options(int fd)
{
	const int yes = 1, bytes = SEND_BUFFER_BYTES;

	/* Both only make things better; a socket that refuses them still works. */
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(bytes));
}

static void
adopt(struct nb_edge *edge, int fd, const uint8_t ip[NB_LINK_ADDRESS_BYTES],
      struct nb_address *address)
{
	struct nb_socket *socket = calloc(1, sizeof(*socket));
	lws_adopt_desc_t how = {
	    .vh = edge->vhost,
	    .type = LWS_ADOPT_HTTP | LWS_ADOPT_SOCKET | LWS_ADOPT_ALLOW_SSL,
	    .fd.sockfd = fd,
	    .opaque = socket,
	};
	struct lws *wsi;

	if (!socket) {
		nb_limits_close(edge->limits, address);
		close(fd);
		return;
	}
	socket->edge = edge;
	socket->address = address;
	memcpy(socket->ip, ip, NB_LINK_ADDRESS_BYTES);
	edge->socket_count++;
	set_options(fd);
	nb_socket_young(socket);
	/* When this fails the library has closed the descriptor, but on libuv it often still tells
	 * WSI_DESTROY a moment later. So the socket is not freed here: that call does it, or the clock
	 * of the young ones when there never was a wsi. */
	wsi = lws_adopt_descriptor_vhost_via_info(&how);
	if (wsi)
		socket->wsi = wsi;
}

/* false: nothing more to accept now. */
static bool
accept_one(struct nb_edge *edge)
{
	struct sockaddr_storage from = {0};
	socklen_t length = sizeof(from);
	int64_t now_ms = nb_edge_now_ms(edge);
	uint8_t ip[NB_LINK_ADDRESS_BYTES];
	struct nb_address *address;
	int fd;

	if (!nb_bucket_take(&edge->accepts_tat_us, now_ms * 1000, MICROSECONDS / ACCEPTS_PER_SECOND,
	                    MICROSECONDS)) {
		pause_for_a_moment(edge);
		return false;
	}
	fd = accept4(edge->listener_fd, (struct sockaddr *)&from, &length,
	             SOCK_NONBLOCK | SOCK_CLOEXEC);
	if (fd < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)) {
		nb_log(NB_LOG_WARN, "edge.accept_pauses", "errno=%d", errno);
		pause_for_a_moment(edge);
	}
	if (fd < 0)
		return errno == ECONNABORTED || errno == EINTR;
	address_of(&from, ip);
	address = edge->socket_count < edge->settings.connections
	              ? nb_limits_open(edge->limits, ip, now_ms)
	              : NULL;
	if (address) {
		adopt(edge, fd, ip, address);
	} else {
		nb_log(NB_LOG_INFO, "edge.refused", "sockets=%lld", (long long)edge->socket_count);
		close(fd);
	}
	return true;
}

static void
on_listener(uv_poll_t *poll, int status, int events)
{
	struct nb_edge *edge = poll->data;

	(void)events;
	if (status < 0) {
		pause_for_a_moment(edge);
		return;
	}
	for (int i = 0; i < ACCEPTS_PER_WAKE && accept_one(edge); i++)
		continue;
}

enum nb_status
nb_listener_start(struct nb_edge *edge)
{
	edge->listener.data = edge;
	edge->listener_pause.data = edge;
	if (uv_timer_init(&edge->loop, &edge->listener_pause) ||
	    uv_poll_init(&edge->loop, &edge->listener, edge->listener_fd) ||
	    uv_poll_start(&edge->listener, UV_READABLE, on_listener))
		return NB_E_UNAVAILABLE;
	edge->listening = true;
	return NB_OK;
}

void
nb_listener_stop(struct nb_edge *edge)
{
	if (!edge->listening)
		return;
	edge->listening = false;
	uv_timer_stop(&edge->listener_pause);
	uv_poll_stop(&edge->listener);
	close(edge->listener_fd);
	edge->listener_fd = -1;
}

void
nb_socket_young(struct nb_socket *socket)
{
	socket->young_since_ms = nb_edge_now_ms(socket->edge);
	nb_list_join(&socket->edge->young, &socket->young);
}

void
nb_socket_cut(struct nb_socket *socket)
{
	if (socket->wsi)
		lws_set_timeout(socket->wsi, PENDING_TIMEOUT_KILLED_BY_PARENT, LWS_TO_KILL_ASYNC);
}

void
nb_socket_destroy(struct nb_socket *socket)
{
	struct nb_edge *edge = socket->edge;

	if (socket->conn)
		nb_conn_destroy(socket->conn);
	if (socket->exchange)
		nb_exchange_destroy(socket->exchange);
	if (socket->cookie)
		nb_secret_wipe(socket->cookie, strlen(socket->cookie));
	free(socket->cookie);
	nb_list_leave(&socket->young);
	nb_limits_close(edge->limits, socket->address);
	edge->socket_count--;
	free(socket);
}
