/*
 * link.c - the stream to one edge: bytes in, messages out to the right hands; messages in, bytes
 * out once per round of the loop.
 * Not here: what a message means (admit, conn, resume).
 */
#include "core_state.h"
#include "noaber/control.h"
#include "noaber/log.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define READ_BYTES 262144
#define OUT_BYTES_MOST (64u << 20) /* an edge that far behind is stuck: cut, the supervisor heals */

static void
handle(struct nb_edge_link *link, const struct nb_link_message *message)
{
	struct nb_core *core = link->core;
	struct nb_conn *conn;

	switch (message->type) {
	case NB_LINK_OPEN:
		if (message->code)
			nb_core_resume_open(core, link, message);
		else
			nb_core_conn_open(core, link, message);
		break;
	case NB_LINK_HELD: nb_core_resume_held(core, message); break;
	case NB_LINK_FRAME:
		conn = nb_core_conn_find(core, message->conn);
		if (conn)
			nb_core_admit_frame(core, conn, message->first);
		break;
	case NB_LINK_CLOSED:
		conn = nb_core_conn_find(core, message->conn);
		if (conn)
			nb_core_conn_drop(core, conn);
		break;
	case NB_LINK_HTTP: nb_core_admit_http(core, link, message); break;
	default: /* a type that only the core sends: that edge is broken */
		nb_log(NB_LOG_ERROR, "link.unexpected", "type %d", (int)message->type);
		nb_core_link_close(link);
		break;
	}
}

static void
handle_all(struct nb_edge_link *link)
{
	struct nb_str bytes = nb_buf_str(&link->in);
	size_t used = 0, one;
	struct nb_link_message message;
	enum nb_status status = NB_OK;

	while (link->fd >= 0) {
		struct nb_str rest = {bytes.at + used, bytes.length - used};
		status = nb_link_decode(rest, &message, &one);
		if (status)
			break;
		used += one;
		handle(link, &message);
	}
	if (link->fd < 0)
		return;
	if (status == NB_E_BAD_REQUEST) {
		nb_log(NB_LOG_ERROR, "link.broken", "edge %u", link->number);
		nb_core_link_close(link);
		return;
	}
	nb_buf_consume(&link->in, used);
}

static void
read_some(struct nb_edge_link *link)
{
	for (;;) {
		char *room = nb_buf_reserve(&link->in, READ_BYTES);
		nb_assert(room);
		ssize_t got = read(link->fd, room, READ_BYTES);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN)
			return;
		if (got <= 0) {
			nb_log(NB_LOG_WARN, "link.lost", "edge %u", link->number);
			nb_core_link_close(link);
			return;
		}
		link->in.length += (size_t)got;
		handle_all(link);
		if (link->fd < 0 || got < READ_BYTES)
			return;
	}
}

static void flush(struct nb_edge_link *link);

static void
on_poll(uv_poll_t *poll, int status, int events)
{
	struct nb_edge_link *link = poll->data;

	if (status < 0) {
		nb_core_link_close(link);
		return;
	}
	if (events & UV_WRITABLE)
		flush(link);
	if (link->fd >= 0 && (events & UV_READABLE))
		read_some(link);
}

static void
want(struct nb_edge_link *link, bool write)
{
	if (link->polling && link->wants_write == write)
		return;
	link->wants_write = write;
	link->polling = true;
	uv_poll_start(link->poll, UV_READABLE | (write ? UV_WRITABLE : 0), on_poll);
}

static void
flush(struct nb_edge_link *link)
{
	size_t sent = 0;

	while (sent < link->out.length) {
		ssize_t wrote = write(link->fd, link->out.at + sent, link->out.length - sent);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0 && errno == EAGAIN)
			break;
		if (wrote < 0) {
			nb_core_link_close(link);
			return;
		}
		sent += (size_t)wrote;
	}
	nb_buf_consume(&link->out, sent);
	want(link, link->out.length > 0);
}

static void
drop_conns_of(struct nb_edge_link *link)
{
	struct nb_map *conns = &link->core->conns;

	/* Dropping moves map slots, so look again from the start of each run. */
	for (size_t i = 0; i < conns->capacity;) {
		struct nb_conn *conn = conns->slots[i].value;
		if (conns->slots[i].key && conn->link == link)
			nb_core_conn_drop(link->core, conn);
		else
			i++;
	}
}

/* libuv lets go of a handle one round later; the link may be open again by then. */
static void
free_handle(uv_handle_t *handle)
{
	free(handle);
}

static void
let_go(struct nb_edge_link *link)
{
	uv_poll_stop(link->poll);
	uv_close((uv_handle_t *)link->poll, free_handle);
	link->poll = NULL;
	close(link->fd);
	link->fd = -1;
	link->polling = false;
	link->wants_write = false;
	drop_conns_of(link);
	nb_buf_finish(&link->in);
	nb_buf_finish(&link->out);
}

void
nb_core_link_open(struct nb_core *core, unsigned number, int fd)
{
	struct nb_edge_link *link = &core->links[number];

	if (link->core && link->fd >= 0)
		let_go(link);
	link->core = core;
	link->number = number;
	link->fd = fd;
	nb_buf_init(&link->in, 2 * NB_LINK_MESSAGE_BYTES_MOST + READ_BYTES);
	nb_buf_init(&link->out, OUT_BYTES_MOST);
	link->poll = calloc(1, sizeof(*link->poll));
	nb_assert(link->poll);
	link->poll->data = link;
	nb_assert(uv_poll_init(&core->loop, link->poll, fd) == 0);
	want(link, false);
}

/* Whoever let go of it: the supervisor makes a new one, at once or together with a new edge. */
static void
ask_for_another(const struct nb_edge_link *link)
{
	const struct nb_control_message lost = {
	    .type = NB_CONTROL_LINK, .number = link->number, .fd = -1};

	if (link->core->started && !link->core->draining &&
	    nb_control_send(NB_CONTROL_FD, &lost) != NB_OK)
		nb_log(NB_LOG_ERROR, "link.not_asked", "edge %u", link->number);
}

void
nb_core_link_close(struct nb_edge_link *link)
{
	if (!link->core || link->fd < 0)
		return;
	let_go(link);
	ask_for_another(link);
}

void
nb_core_link_send(struct nb_edge_link *link, const struct nb_link_message *message)
{
	if (link->fd < 0)
		return;
	nb_link_encode(message, &link->out);
	if (link->out.failed) {
		nb_log(NB_LOG_ERROR, "link.stuck", "edge %u does not read", link->number);
		nb_core_link_close(link);
	}
}

void
nb_core_links_flush(struct nb_core *core)
{
	for (unsigned i = 0; i < NB_EDGES_MOST; i++)
		if (core->links[i].core && core->links[i].fd >= 0 && core->links[i].out.length &&
		    !core->links[i].wants_write)
			flush(&core->links[i]);
}

bool
nb_core_links_idle(const struct nb_core *core)
{
	for (unsigned i = 0; i < NB_EDGES_MOST; i++)
		if (core->links[i].core && core->links[i].fd >= 0 && core->links[i].out.length)
			return false;
	return true;
}
