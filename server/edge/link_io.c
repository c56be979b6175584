/*
 * link_io.c - the bytes of the link to the core: bounded, one write per wake-up, and able to lose
 * the core and get another. What the messages mean is in link_in.c.
 */
#include "edge.h"

#include "exchange.h"

#include "noaber/log.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define IN_BYTES (2u * NB_LINK_MESSAGE_BYTES_MOST)
#define READS_PER_WAKE 4
/* Requests stop at the first bound, endings go on to the second: 32 bytes for each connection. */
#define OUT_BYTES_MOST (4u << 20)
#define OUT_BYTES_RESERVE (2u << 20)

static void on_ready(uv_poll_t *poll, int status, int events);

static void
before_sleep(uv_prepare_t *prepare)
{
	nb_flood_look(prepare->data);
	nb_link_io_flush(prepare->data);
}

enum nb_status
nb_link_io_init(struct nb_edge *edge)
{
	struct nb_link_io *link = &edge->link;

	link->fd = -1;
	nb_buf_init(&link->out, OUT_BYTES_MOST + OUT_BYTES_RESERVE);
	link->in = malloc(IN_BYTES);
	edge->before_sleep.data = edge;
	if (!link->in || uv_prepare_init(&edge->loop, &edge->before_sleep) ||
	    uv_prepare_start(&edge->before_sleep, before_sleep))
		return NB_E_UNAVAILABLE;
	return NB_OK;
}

static void
on_closed(uv_handle_t *handle)
{
	free(handle);
}

/* The handle outlives the link by one turn of the loop, so it is not part of the struct. */
static void
stop_poll(struct nb_link_io *link)
{
	uv_poll_stop(link->poll);
	uv_close((uv_handle_t *)link->poll, on_closed);
	link->poll = NULL;
}

void
nb_link_io_end(struct nb_edge *edge)
{
	struct nb_link_io *link = &edge->link;

	if (link->fd < 0)
		return;
	stop_poll(link);
	close(link->fd);
	link->fd = -1;
	link->in_bytes = 0;
	link->wants_write = false;
	link->broken = false;
	nb_buf_clear(&link->out);
	nb_exchange_core_gone(edge);
	if (!edge->draining)
		nb_log(NB_LOG_WARN, "edge.core_gone", "connections are kept");
}

void
nb_link_io_connect(struct nb_edge *edge, int fd)
{
	struct nb_link_io *link = &edge->link;

	nb_link_io_end(edge);
	link->poll = calloc(1, sizeof(*link->poll));
	if (!link->poll || uv_poll_init(&edge->loop, link->poll, fd)) {
		free(link->poll);
		link->poll = NULL;
		close(fd);
		nb_log(NB_LOG_ERROR, "edge.link_failed", "no memory");
		return;
	}
	link->poll->data = edge;
	link->fd = fd;
	uv_poll_start(link->poll, UV_READABLE | UV_DISCONNECT, on_ready);
	nb_link_announce(edge);
}

void
nb_link_io_finish(struct nb_edge *edge)
{
	struct nb_link_io *link = &edge->link;

	nb_link_io_end(edge);
	uv_prepare_stop(&edge->before_sleep);
	nb_buf_finish(&link->out);
	free(link->in);
}

static void
poll_for(struct nb_link_io *link, bool writable)
{
	if (link->wants_write == writable)
		return;
	link->wants_write = writable;
	uv_poll_start(link->poll, UV_READABLE | UV_DISCONNECT | (writable ? UV_WRITABLE : 0),
	              on_ready);
}

void
nb_link_io_flush(struct nb_edge *edge)
{
	struct nb_link_io *link = &edge->link;

	while (link->fd >= 0 && link->out.length && !link->broken) {
		ssize_t written = write(link->fd, link->out.at, link->out.length);

		if (written > 0)
			nb_buf_consume(&link->out, (size_t)written);
		else if (written < 0 && errno == EINTR)
			continue;
		else if (written < 0 && errno == EAGAIN)
			break;
		else
			link->broken = true;
	}
	if (link->broken)
		nb_link_io_end(edge);
	else if (link->fd >= 0)
		poll_for(link, link->out.length > 0);
}

/* Returns false when the link has ended. */
static bool
read_once(struct nb_edge *edge, bool *ret_more)
{
	struct nb_link_io *link = &edge->link;
	ssize_t got = read(link->fd, link->in + link->in_bytes, IN_BYTES - link->in_bytes);
	size_t used = 0;

	*ret_more = false;
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	if (got <= 0)
		return false;
	link->in_bytes += (size_t)got;
	if (!nb_link_in(edge, (struct nb_str){link->in, link->in_bytes}, &used)) {
		nb_log(NB_LOG_ERROR, "edge.link_broken", "a message that is none of ours");
		return false;
	}
	link->in_bytes -= used;
	memmove(link->in, link->in + used, link->in_bytes);
	*ret_more = true;
	return true;
}

static void
on_ready(uv_poll_t *poll, int status, int events)
{
	struct nb_edge *edge = poll->data;
	bool more = true;

	if (status < 0) {
		nb_link_io_end(edge);
		return;
	}
	if (events & UV_WRITABLE)
		nb_link_io_flush(edge);
	for (int i = 0; i < READS_PER_WAKE && more && edge->link.fd >= 0; i++) {
		if (!read_once(edge, &more)) {
			nb_link_io_end(edge);
			return;
		}
	}
}

bool
nb_link_io_send(struct nb_edge *edge, const struct nb_link_message *message)
{
	struct nb_link_io *link = &edge->link;
	size_t bytes = NB_LINK_HEADER_BYTES + message->first.length + message->second.length;

	if (link->fd < 0 || link->out.length + bytes > OUT_BYTES_MOST)
		return false;
	nb_link_encode(message, &link->out);
	return !link->out.failed;
}

void
nb_link_io_closed(struct nb_edge *edge, uint64_t conn)
{
	const struct nb_link_message message = {.type = NB_LINK_CLOSED, .conn = conn};

	if (edge->link.fd < 0)
		return;
	nb_link_encode(&message, &edge->link.out);
	if (edge->link.out.failed) {
		/* A core that has not read megabytes of endings is no core any more. */
		nb_log(NB_LOG_ERROR, "edge.core_stuck", "link given up");
		edge->link.broken = true;
	}
}
