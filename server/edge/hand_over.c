/*
 * hand_over.c - what the supervisor gives: before START one after the other and waiting, after that
 * whenever it comes. Once it is gone there is nobody to serve for.
 */
#include "edge.h"

#include "noaber/control.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
on_settings(struct nb_edge *edge, const struct nb_control_message *message)
{
	if (message->bytes.length != sizeof(edge->settings)) {
		nb_log(NB_LOG_ERROR, "edge.settings_refused", "bytes=%zu", message->bytes.length);
		return;
	}
	if (edge->started) {
		/* Where we are and who we are does not change while we run; limits and times do. */
		struct nb_settings next;

		memcpy(&next, message->bytes.at, sizeof(next));
		memcpy(next.origin, edge->settings.origin, sizeof(next.origin));
		next.connections = edge->settings.connections;
		edge->settings = next;
	} else {
		memcpy(&edge->settings, message->bytes.at, sizeof(edge->settings));
		edge->number = message->number;
	}
	nb_limits_set(edge->limits, &edge->settings);
}

static void
on_certificate(struct nb_edge *edge, const struct nb_control_message *message)
{
	enum nb_status status;

	if (!edge->tls) {
		nb_buf_clear(&edge->certificate);
		nb_buf_add_str(&edge->certificate, message->bytes);
		return;
	}
	status = nb_tls_certificate(edge->tls, message->bytes);
	nb_log(status ? NB_LOG_ERROR : NB_LOG_INFO,
	       status ? "edge.certificate_refused" : "edge.certificate_changed",
	       "old sockets stay");
}

static void
on_listener(struct nb_edge *edge, const struct nb_control_message *message)
{
	if (message->fd < 0)
		return;
	if (edge->listener_fd >= 0)
		close(message->fd);
	else
		edge->listener_fd = message->fd;
}

static void
on_link(struct nb_edge *edge, const struct nb_control_message *message)
{
	if (message->fd >= 0)
		nb_link_io_connect(edge, message->fd);
}

static void
on_drain(struct nb_edge *edge, const struct nb_control_message *message)
{
	(void)message;
	nb_edge_drain(edge);
}

static const struct {
	void (*run)(struct nb_edge *edge, const struct nb_control_message *message);
	bool takes_fd;
} handlers[NB_CONTROL_READY + 1] = {
    [NB_CONTROL_SETTINGS] = {on_settings, false},
    [NB_CONTROL_CERTIFICATE] = {on_certificate, false},
    [NB_CONTROL_LISTENER] = {on_listener, true},
    [NB_CONTROL_LINK] = {on_link, true},
    [NB_CONTROL_DRAIN] = {on_drain, false},
};

static void
act(struct nb_edge *edge, const struct nb_control_message *message)
{
	bool known =
	    message->type > 0 && message->type <= NB_CONTROL_READY && handlers[message->type].run;

	if (known)
		handlers[message->type].run(edge, message);
	if (message->fd >= 0 && !(known && handlers[message->type].takes_fd))
		close(message->fd);
}

enum nb_status
nb_hand_over_take(struct nb_edge *edge)
{
	struct nb_control_message message = {0};

	edge->control_bytes = malloc(NB_CONTROL_BYTES_MOST);
	if (!edge->control_bytes)
		return NB_E_UNAVAILABLE;
	nb_buf_init(&edge->certificate, NB_CONTROL_BYTES_MOST);
	while (message.type != NB_CONTROL_START) {
		enum nb_status status = nb_control_receive(NB_CONTROL_FD, edge->control_bytes,
		                                           NB_CONTROL_BYTES_MOST, &message);

		if (status)
			return status;
		act(edge, &message);
	}
	return edge->settings.port && edge->certificate.length && edge->listener_fd >= 0
	           ? NB_OK
	           : NB_E_BAD_REQUEST;
}

static void
on_control(uv_poll_t *poll, int polled, int events)
{
	struct nb_edge *edge = poll->data;
	struct nb_control_message message = {0};
	enum nb_status status = polled < 0 ? NB_E_UNAVAILABLE : NB_OK;

	(void)events;
	while (!status) {
		status = nb_control_receive(NB_CONTROL_FD, edge->control_bytes,
		                            NB_CONTROL_BYTES_MOST, &message);
		if (!status)
			act(edge, &message);
		/* A certificate message holds the key. */
		nb_secret_wipe(edge->control_bytes, NB_CONTROL_BYTES_MOST);
	}
	if (status != NB_E_BUSY) {
		uv_poll_stop(poll);
		nb_edge_drain(edge);
	}
}

enum nb_status
nb_hand_over_watch(struct nb_edge *edge)
{
	edge->control.data = edge;
	nb_secret_wipe(edge->control_bytes, NB_CONTROL_BYTES_MOST);
	if (uv_poll_init(&edge->loop, &edge->control, NB_CONTROL_FD) ||
	    uv_poll_start(&edge->control, UV_READABLE | UV_DISCONNECT, on_control))
		return NB_E_UNAVAILABLE;
	return NB_OK;
}
