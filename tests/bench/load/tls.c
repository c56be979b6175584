/* TLS 1.3 client connections on epoll. It knows bytes, not HTTP or websockets. */

#include "tls.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SCRATCH_BYTES (64 * 1024)
#define EVENTS_PER_STEP 256

void
nb_net_open(struct nb_net *net, uint16_t port)
{
	SSL_CTX *tls = SSL_CTX_new(TLS_client_method());
	char groups[] = "X25519"; /* not const: the macro below casts it to char * */

	if (tls == NULL || SSL_CTX_set_min_proto_version(tls, TLS1_3_VERSION) != 1 ||
	    SSL_CTX_set_ciphersuites(tls, "TLS_AES_128_GCM_SHA256") != 1 ||
	    SSL_CTX_set1_groups_list(tls, groups) != 1)
		nb_die("cannot make a TLS 1.3 context");
	SSL_CTX_set_session_cache_mode(tls, SSL_SESS_CACHE_OFF);
	SSL_CTX_set_verify(tls, SSL_VERIFY_NONE, NULL);
	SSL_CTX_set_mode(tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
	                          SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_read_ahead(tls, 1);
	net->tls = tls;
	net->port = port;
	net->scratch = nb_zalloc(SCRATCH_BYTES, 1);
	net->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (net->epoll_fd < 0)
		nb_die("epoll_create1: %s", strerror(errno));
}

void
nb_net_close(struct nb_net *net)
{
	close(net->epoll_fd);
	SSL_CTX_free(net->tls);
	free(net->scratch);
}

static void
watch(struct nb_tls *tls, int operation, bool for_writing)
{
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = tls};

	if (for_writing)
		event.events |= EPOLLOUT;
	if (epoll_ctl(tls->net->epoll_fd, operation, tls->fd, &event) != 0)
		nb_die("epoll_ctl: %s", strerror(errno));
	tls->waits_to_write = for_writing;
}

void
nb_tls_open(struct nb_tls *tls, struct nb_net *net, const struct nb_tls_calls *calls, void *owner)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(net->port)};
	char name[] = "localhost"; /* not const, likewise */
	int on = 1;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	*tls = (struct nb_tls){.net = net, .calls = calls, .owner = owner};
	tls->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (tls->fd < 0)
		nb_die("socket: %s (is the limit of open files high enough?)", strerror(errno));
	setsockopt(tls->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	if (connect(tls->fd, (const struct sockaddr *)&address, sizeof address) != 0 &&
	    errno != EINPROGRESS)
		nb_die("connect to port %u: %s", net->port, strerror(errno));
	tls->ssl = SSL_new(net->tls);
	if (tls->ssl == NULL || SSL_set_fd(tls->ssl, tls->fd) != 1 ||
	    SSL_set_tlsext_host_name(tls->ssl, name) != 1)
		nb_die("cannot make a TLS connection");
	SSL_set_connect_state(tls->ssl);
	watch(tls, EPOLL_CTL_ADD, true);
}

void
nb_tls_close(struct nb_tls *tls)
{
	if (tls->fd < 0 || tls->ssl == NULL)
		return;
	SSL_free(tls->ssl);
	close(tls->fd);
	tls->ssl = NULL;
	tls->fd = -1;
	tls->open = false;
	nb_bytes_free(&tls->in);
	nb_bytes_free(&tls->out);
}

static void
end(struct nb_tls *tls)
{
	nb_tls_close(tls);
	tls->calls->on_end(tls->owner);
}

/* How many of the bytes the socket took; 0 when it is full. An error shows at the next read. */
static size_t
write_some(struct nb_tls *tls, const uint8_t *bytes, size_t len)
{
	size_t written = 0;

	ERR_clear_error();
	if (SSL_write_ex(tls->ssl, bytes, len, &written) != 1)
		return 0;
	return written;
}

void
nb_tls_send(struct nb_tls *tls, const void *bytes, size_t len)
{
	size_t done = 0;

	if (tls->fd < 0)
		nb_die("the server closed a connection that was about to send");
	if (tls->out.len == 0)
		done = write_some(tls, bytes, len);
	if (done == len)
		return;
	nb_bytes_add(&tls->out, (const uint8_t *)bytes + done, len - done);
	if (!tls->waits_to_write)
		watch(tls, EPOLL_CTL_MOD, true);
}

static void
flush(struct nb_tls *tls)
{
	while (tls->out.len > 0) {
		size_t done = write_some(tls, tls->out.data, tls->out.len);

		if (done == 0)
			return;
		nb_bytes_drop(&tls->out, done);
	}
	watch(tls, EPOLL_CTL_MOD, false);
}

static void
handshake(struct nb_tls *tls)
{
	int result, error;

	ERR_clear_error();
	result = SSL_do_handshake(tls->ssl);
	if (result == 1) {
		tls->open = true;
		watch(tls, EPOLL_CTL_MOD, false);
		tls->calls->on_open(tls->owner);
		return;
	}
	error = SSL_get_error(tls->ssl, result);
	if (error == SSL_ERROR_WANT_READ && tls->waits_to_write)
		watch(tls, EPOLL_CTL_MOD, false);
	else if (error == SSL_ERROR_WANT_WRITE && !tls->waits_to_write)
		watch(tls, EPOLL_CTL_MOD, true);
	else if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
		end(tls);
}

/* Hands the bytes on; what the owner does not use is kept for the next time. */
static void
hand_over(struct nb_tls *tls, const uint8_t *bytes, size_t len)
{
	size_t used;

	if (tls->in.len == 0) {
		used = tls->calls->on_input(tls->owner, bytes, len);
		if (tls->fd >= 0 && used < len)
			nb_bytes_add(&tls->in, bytes + used, len - used);
		return;
	}
	nb_bytes_add(&tls->in, bytes, len);
	used = tls->calls->on_input(tls->owner, tls->in.data, tls->in.len);
	if (tls->fd >= 0)
		nb_bytes_drop(&tls->in, used);
}

/* Reads what is there. Stops without a last empty recv: epoll is level-triggered and tells. */
static void
read_all(struct nb_tls *tls)
{
	do {
		size_t len = 0;

		ERR_clear_error();
		if (SSL_read_ex(tls->ssl, tls->net->scratch, SCRATCH_BYTES, &len) != 1) {
			if (SSL_get_error(tls->ssl, 0) != SSL_ERROR_WANT_READ)
				end(tls);
			return;
		}
		hand_over(tls, tls->net->scratch, len);
	} while (tls->fd >= 0 && SSL_has_pending(tls->ssl));
}

static void
serve(struct nb_tls *tls, uint32_t events)
{
	if (tls->fd < 0)
		return;
	if (!tls->open) {
		handshake(tls);
		return;
	}
	if ((events & EPOLLOUT) != 0 && tls->waits_to_write)
		flush(tls);
	if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0)
		read_all(tls);
}

void
nb_net_step(struct nb_net *net, uint64_t deadline_ns)
{
	struct epoll_event events[EVENTS_PER_STEP];
	uint64_t now_ns = nb_now_ns();
	uint64_t wait_ns = deadline_ns > now_ns ? deadline_ns - now_ns : 0;
	struct timespec wait = {.tv_sec = (time_t)(wait_ns / NB_NS_PER_S),
	                        .tv_nsec = (long)(wait_ns % NB_NS_PER_S)};
	int count = epoll_pwait2(net->epoll_fd, events, EVENTS_PER_STEP, &wait, NULL);

	if (count < 0 && errno != EINTR)
		nb_die("epoll_pwait2: %s", strerror(errno));
	for (int i = 0; i < count; i++)
		serve(events[i].data.ptr, events[i].events);
}

void
nb_net_run_until(struct nb_net *net, uint64_t deadline_ns)
{
	while (nb_now_ns() < deadline_ns)
		nb_net_step(net, deadline_ns);
}
