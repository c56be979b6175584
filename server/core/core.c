/*
 * core.c - the life of the core process: take what the supervisor hands over, open the store, run
 * the loop, drain.
 */
#include "noaber/core.h"

#include "job.h"
#include "noaber/control.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

/* All that can be out at once: queued, and one in the hands of each thread. */
#define DONE_QUEUE_MOST                                                                            \
	(NB_READER_QUEUE_MOST + NB_SLOW_QUEUE_MOST + NB_OUTBOUND_QUEUE_MOST + NB_PUSH_QUEUE_MOST + \
	 NB_READERS + 3)

static void
on_done(uv_async_t *signal)
{
	struct nb_core *core = signal->data;
	struct nb_link_node *node = nb_queue_try_take(core->done, SIZE_MAX, NULL);

	while (node) {
		struct nb_job *job = (struct nb_job *)(void *)node;
		node = node->next;
		nb_lanes_take_back(core, job);
	}
}

/* Once per round of the loop: what it brought is committed, rooms that are due speak, then every
 * link is written once. */
static void
before_sleep(uv_prepare_t *prepare)
{
	struct nb_core *core = prepare->data;

	nb_core_resume_some(core);
	if (core->started)
		nb_lanes_commit(core);
	nb_tick_speak_due(core);
	nb_core_links_flush(core);
	if (core->draining && !core->in_flight && nb_core_links_idle(core))
		uv_stop(&core->loop);
}

static void
forget_provider_files(struct nb_core *core)
{
	if (core->provider_files.at)
		nb_secret_wipe(core->provider_files.at, core->provider_files.capacity);
	nb_buf_finish(&core->provider_files);
	nb_buf_finish(&core->push_files);
}

static bool
open_store(struct nb_core *core)
{
	const char *data = core->settings.data;

	if (nb_db_migrate(data, NB_DB_KEYS) || nb_db_migrate(data, NB_DB_ROOMS))
		return false;
	if (!nb_lanes_start(core))
		return false;
	forget_provider_files(core);
	if (nb_db_open(data, NB_DB_KEYS, NB_DB_READER, &core->keys) ||
	    nb_vault_open(core->keys, core->master, &core->vault))
		return false;
	core->ids = nb_ids_create(nb_vault_purpose(core->vault, NB_VAULT_IDS));
	return core->ids != NULL;
}

static void
start(struct nb_core *core)
{
	const struct nb_control_message ready = {.type = NB_CONTROL_READY, .fd = -1};

	if (!open_store(core)) {
		nb_log(NB_LOG_ERROR, "core.no_store", "cannot serve");
		core->exit_code = 1;
		uv_stop(&core->loop);
		return;
	}
	nb_core_upkeep_start(core);
	nb_core_wake_start(core);
	core->started = true;
	if (nb_control_send(NB_CONTROL_FD, &ready))
		uv_stop(&core->loop);
	nb_log(NB_LOG_INFO, "core.ready", "serving");
}

static void
drain(struct nb_core *core)
{
	nb_log(NB_LOG_INFO, "core.drain", "%zu commands under way", core->in_flight);
	core->draining = true;
	if (core->lanes)
		nb_lanes_interrupt(core->lanes);
	if (!core->started)
		uv_stop(&core->loop);
	uv_async_send(&core->done_signal); /* a round of the loop, so that before_sleep looks */
}

static void
start_log(const struct nb_core *core)
{
	enum nb_log_level level = NB_LOG_INFO;

	nb_assert(
	    nb_log_level_from(core->settings.log_level, &level)); /* checked by the supervisor */
	nb_log_init("core", level);
}

static void
handle_control(struct nb_core *core, const struct nb_control_message *message)
{
	switch (message->type) {
	case NB_CONTROL_SETTINGS:
		nb_assert(message->bytes.length == sizeof(core->settings));
		if (!core->started) { /* later: rates and ticks change; lanes keep what they began with */
			memcpy(&core->settings, message->bytes.at, sizeof(core->settings));
			start_log(core);
		} else {
			struct nb_settings next;
			memcpy(&next, message->bytes.at, sizeof(next));
			memcpy(next.data, core->settings.data, sizeof(next.data));
			core->settings = next;
		}
		break;
	case NB_CONTROL_MASTER_KEY:
		nb_assert(message->bytes.length == sizeof(core->master));
		memcpy(core->master, message->bytes.at, sizeof(core->master));
		break;
	case NB_CONTROL_PROVIDER:
		nb_buf_init(&core->provider_files, NB_CONTROL_BYTES_MOST);
		nb_buf_add_str(&core->provider_files, message->bytes);
		break;
	case NB_CONTROL_PUSH:
		nb_buf_init(&core->push_files, NB_CONTROL_BYTES_MOST);
		nb_buf_add_str(&core->push_files, message->bytes);
		break;
	case NB_CONTROL_LINK:
		nb_assert(message->number < NB_EDGES_MOST && message->fd >= 0);
		fcntl(message->fd, F_SETFL, fcntl(message->fd, F_GETFL) | O_NONBLOCK);
		nb_core_link_open(core, message->number, message->fd);
		break;
	case NB_CONTROL_START: start(core); break;
	case NB_CONTROL_DRAIN: drain(core); break;
	default: /* not for the core */ break;
	}
}

static void
on_control(uv_poll_t *poll, int status, int events)
{
	static char buffer[NB_CONTROL_BYTES_MOST]; /* the loop thread's alone */
	struct nb_core *core = poll->data;
	struct nb_control_message message;

	(void)events;
	for (;;) {
		enum nb_status got = status < 0 ? NB_E_UNAVAILABLE
		                                : nb_control_receive(NB_CONTROL_FD, buffer,
		                                                     sizeof(buffer), &message);
		if (got == NB_E_BUSY)
			return;
		if (got) { /* no supervisor, no core */
			uv_poll_stop(poll);
			drain(core);
			return;
		}
		handle_control(core, &message);
		nb_secret_wipe(buffer, sizeof(buffer));
	}
}

static bool
init(struct nb_core *core)
{
	core->done = nb_queue_create(DONE_QUEUE_MOST);
	core->rates = nb_rates_create();
	core->presence = nb_presence_create();
	if (!core->done || !core->rates || !core->presence || !nb_recent_init(core) ||
	    uv_loop_init(&core->loop))
		return false;
	for (unsigned i = 0; i < NB_EDGES_MOST; i++)
		core->links[i].fd = -1;
	nb_tick_init(core);
	fcntl(NB_CONTROL_FD, F_SETFL, fcntl(NB_CONTROL_FD, F_GETFL) | O_NONBLOCK);
	uv_async_init(&core->loop, &core->done_signal, on_done);
	uv_prepare_init(&core->loop, &core->before_sleep);
	uv_poll_init(&core->loop, &core->control, NB_CONTROL_FD);
	core->done_signal.data = core;
	core->before_sleep.data = core;
	core->control.data = core;
	uv_prepare_start(&core->before_sleep, before_sleep);
	return uv_poll_start(&core->control, UV_READABLE, on_control) == 0;
}

static void
close_handle(uv_handle_t *handle, void *unused)
{
	(void)unused;
	if (!uv_is_closing(handle))
		uv_close(handle, NULL);
}

static void
finish(struct nb_core *core)
{
	if (core->lanes)
		nb_lanes_stop(core->lanes);
	for (unsigned i = 0; i < NB_EDGES_MOST; i++)
		nb_core_link_close(&core->links[i]);
	uv_walk(&core->loop, close_handle, NULL);
	uv_run(&core->loop, UV_RUN_DEFAULT);
	nb_assert(uv_loop_close(&core->loop) == 0);
	nb_job_pool_finish(core);
	nb_map_finish(&core->conns);
	nb_map_finish(&core->accounts);
	nb_map_finish(&core->topics);
	nb_ids_destroy(core->ids);
	nb_vault_close(core->vault);
	nb_db_close(core->keys);
	nb_queue_destroy(core->done);
	nb_rates_destroy(core->rates);
	nb_presence_destroy(core->presence);
	free(core->recent);
	nb_shared_finish(core);
	forget_provider_files(core);
	nb_secret_wipe(core->master, sizeof(core->master));
}

int
nb_core_run(void)
{
	struct nb_core *core = calloc(1, sizeof(*core));
	int exit_code = 1;

	nb_log_init("core", NB_LOG_INFO);
	prctl(PR_SET_DUMPABLE, 0); /* keys live here: no core dumps, no ptrace */
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (core && init(core)) {
		uv_run(&core->loop, UV_RUN_DEFAULT);
		exit_code = core->exit_code;
		finish(core);
	}
	free(core);
	return exit_code;
}
