/*
 * lane.c - where commands run: readers, one slow and one outbound lane in threads of their own, the
 * writer on the loop. Jobs cross by being given away through queues; the queues hold the only locks.
 * Not here: the group commit (writer.c).
 */
#include "job.h"

#include "noaber/log.h"
#include "noaber/oidc.h"

#include <stdlib.h>

struct nb_lanes {
	struct nb_settings settings; /* as at the start; threads read it, nobody writes it */
	struct nb_writer *writer;
	struct nb_lane_room readers[NB_READERS];
	struct nb_lane_room slow;
	struct nb_lane_room outbound;  /* its tools own the provider */
	struct nb_lane_room push;      /* its tools own the pusher */
	struct nb_lane_room quick;     /* the loop's own reading connection */
	struct nb_queue *reader_queue; /* shared by the readers */
};

static void
hand_back(struct nb_core *core, struct nb_job *job)
{
	nb_assert(nb_queue_give(core->done, &job->node)); /* as large as all that is out */
	uv_async_send(&core->done_signal);
}

/* One snapshot for all statements of a command. */
static void
read_one(struct nb_lane_room *room, struct nb_job *job)
{
	job->call.tools = &room->tools;
	job->status = nb_db_begin(room->tools.db);
	if (!job->status)
		job->status = nb_dispatch_run(&job->call);
	job->call.refusal.status = job->status;
	nb_job_write_answer(job, room->tools.ids);
	nb_db_rollback(room->tools.db);
	job->call.tools = NULL;
}

static void
reader_main(void *lane_room)
{
	struct nb_lane_room *room = lane_room;
	struct nb_link_node *node;

	while ((node = nb_queue_take(room->queue, 1, NULL)) != NULL) {
		struct nb_job *job = (struct nb_job *)(void *)node;
		read_one(room, job);
		hand_back(room->core, job);
	}
}

/* Hash, or ask others, here; the writer does the rest. */
static void
prepare_main(void *lane_room)
{
	struct nb_lane_room *room = lane_room;
	struct nb_link_node *node;

	while ((node = nb_queue_take(room->queue, 1, NULL)) != NULL) {
		struct nb_job *job = (struct nb_job *)(void *)node;
		job->call.tools = &room->tools;
		job->status = nb_dispatch_prepare(&job->call);
		job->call.tools = NULL;
		if (job->status)
			nb_job_write_answer(job, room->tools.ids);
		hand_back(room->core, job);
	}
}

bool
nb_lane_open_tools(struct nb_core *core, struct nb_lane_room *room,
                   const struct nb_settings *settings, enum nb_db_role role)
{
	room->core = core;
	room->tools.settings = settings;
	if (nb_db_open(settings->data, NB_DB_ROOMS, role, &room->tools.db) ||
	    nb_db_open(settings->data, NB_DB_KEYS, role, &room->keys) ||
	    nb_vault_open(room->keys, core->master, &room->tools.vault))
		return false;
	room->tools.ids = nb_ids_create(nb_vault_purpose(room->tools.vault, NB_VAULT_IDS));
	room->tools.log_ids = nb_ids_create(nb_vault_purpose(room->tools.vault, NB_VAULT_LOG_IDS));
	return room->tools.ids && room->tools.log_ids;
}

void
nb_lane_close_tools(struct nb_lane_room *room)
{
	nb_ids_destroy(room->tools.log_ids);
	nb_ids_destroy(room->tools.ids);
	nb_vault_close(room->tools.vault);
	nb_db_close(room->keys);
	nb_db_close(room->tools.db);
}

static bool
start_thread(struct nb_lane_room *room, uv_thread_cb entry)
{
	room->running = uv_thread_create(&room->thread, entry, room) == 0;
	return room->running;
}

/* Before threads: libcurl wants its own start to be alone. Without an issuer there is no provider,
 * and the lane answers so. */
static bool
open_provider(struct nb_core *core, struct nb_lanes *lanes)
{
	const struct nb_settings *settings = &lanes->settings;

	if (!*settings->oidc.issuer)
		return true;
	lanes->outbound.tools.provider =
	    nb_oidc_create(&settings->oidc, settings->origin, nb_buf_str(&core->provider_files));
	return lanes->outbound.tools.provider != NULL;
}

/* The same for waking devices, with a thread of its own only where that is set. */
static bool
open_pusher(struct nb_core *core, struct nb_lanes *lanes)
{
	const struct nb_settings *settings = &lanes->settings;
	struct nb_lane_room *room = &lanes->push;

	if (!*settings->push.contact)
		return true;
	room->queue = nb_queue_create(NB_PUSH_QUEUE_MOST);
	if (!room->queue || !nb_lane_open_tools(core, room, settings, NB_DB_READER))
		return false;
	room->tools.push =
	    nb_push_create(&settings->push, nb_vault_purpose(room->tools.vault, NB_VAULT_PUSH),
	                   nb_str_from(core->push_files.at));
	return room->tools.push != NULL;
}

static bool
start_all(struct nb_core *core, struct nb_lanes *lanes)
{
	const struct nb_settings *settings = &lanes->settings;

	lanes->reader_queue = nb_queue_create(NB_READER_QUEUE_MOST);
	lanes->slow.queue = nb_queue_create(NB_SLOW_QUEUE_MOST);
	lanes->outbound.queue = nb_queue_create(NB_OUTBOUND_QUEUE_MOST);
	/* The writer first: it makes the purpose keys on the very first start. */
	lanes->writer = nb_writer_open(core, settings);
	if (!lanes->reader_queue || !lanes->slow.queue || !lanes->outbound.queue ||
	    !lanes->writer || !open_provider(core, lanes) || !open_pusher(core, lanes))
		return false;
	for (size_t i = 0; i < NB_READERS; i++) {
		lanes->readers[i].queue = lanes->reader_queue;
		if (!nb_lane_open_tools(core, &lanes->readers[i], settings, NB_DB_READER) ||
		    !start_thread(&lanes->readers[i], reader_main))
			return false;
	}
	lanes->quick.tools.presence = core->presence;
	return nb_lane_open_tools(core, &lanes->quick, settings, NB_DB_READER) &&
	       nb_lane_open_tools(core, &lanes->slow, settings, NB_DB_READER) &&
	       nb_lane_open_tools(core, &lanes->outbound, settings, NB_DB_READER) &&
	       start_thread(&lanes->slow, prepare_main) &&
	       start_thread(&lanes->outbound, prepare_main) &&
	       (!lanes->push.queue || start_thread(&lanes->push, prepare_main));
}

struct nb_lanes *
nb_lanes_start(struct nb_core *core)
{
	struct nb_lanes *lanes = calloc(1, sizeof(*lanes));

	if (!lanes)
		return NULL;
	lanes->settings = core->settings;
	core->lanes = lanes;
	if (start_all(core, lanes))
		return lanes;
	nb_log(NB_LOG_ERROR, "lanes.not_started", "a database or key did not open");
	nb_lanes_stop(lanes);
	core->lanes = NULL;
	return NULL;
}

static void
join(struct nb_lane_room *room)
{
	if (room->running)
		uv_thread_join(&room->thread);
	nb_lane_close_tools(room);
}

void
nb_lanes_stop(struct nb_lanes *lanes)
{
	struct nb_queue *queues[] = {lanes->slow.queue, lanes->outbound.queue, lanes->push.queue,
	                             lanes->reader_queue};

	for (size_t i = 0; i < NB_COUNT(queues); i++)
		if (queues[i])
			nb_queue_close(queues[i]);
	join(&lanes->slow);
	join(&lanes->outbound);
	join(&lanes->push);
	nb_oidc_destroy(lanes->outbound.tools.provider);
	nb_push_destroy(lanes->push.tools.push);
	for (size_t i = 0; i < NB_READERS; i++)
		join(&lanes->readers[i]);
	for (size_t i = 0; i < NB_COUNT(queues); i++)
		if (queues[i])
			nb_queue_destroy(queues[i]);
	nb_lane_close_tools(&lanes->quick);
	nb_writer_close(lanes->writer);
	free(lanes);
}

bool
nb_lanes_give(struct nb_lanes *lanes, struct nb_job *job)
{
	switch (job->call.command->lane) {
	case NB_LANE_READ: return nb_queue_give(lanes->reader_queue, &job->node);
	case NB_LANE_SLOW: return nb_queue_give(lanes->slow.queue, &job->node);
	case NB_LANE_OUTBOUND: return nb_queue_give(lanes->outbound.queue, &job->node);
	case NB_LANE_PUSH: return nb_queue_give(lanes->push.queue, &job->node);
	case NB_LANE_WRITE: return nb_writer_give(lanes->writer, job);
	case NB_LANE_QUICK: break;
	}
	nb_never("quick commands are run, not given away");
	return false;
}

void
nb_lanes_interrupt(struct nb_lanes *lanes)
{
	if (lanes->outbound.tools.provider)
		nb_oidc_interrupt(lanes->outbound.tools.provider);
	if (lanes->push.tools.push)
		nb_push_interrupt(lanes->push.tools.push);
}

enum nb_status
nb_lanes_look(struct nb_core *core, struct nb_call *call, nb_look_at_wakes look,
              struct nb_wake *ret, size_t *ret_count)
{
	struct nb_lane_room *room = &core->lanes->quick;
	enum nb_status status = nb_db_begin(room->tools.db);

	if (status)
		return status;
	call->tools = &room->tools;
	status = look(call, ret, ret_count);
	call->tools = NULL;
	nb_db_rollback(room->tools.db);
	return status;
}

void
nb_lanes_run_quick(struct nb_core *core, struct nb_job *job)
{
	read_one(&core->lanes->quick, job);
	nb_core_finish_job(core, job);
}

/* Behind the HTTP door the account is known only now, so its tries are counted now. */
void
nb_lanes_take_back(struct nb_core *core, struct nb_job *job)
{
	if (!job->call.command->prepare || job->status) {
		nb_core_finish_job(core, job);
		return;
	}
	enum nb_status status = nb_core_take_try(core, job);
	if (!status && nb_writer_give(core->lanes->writer, job))
		return;
	job->status = status ? status : NB_E_BUSY;
	job->call.refusal.status = job->status;
	nb_job_write_answer(job, core->ids);
	nb_core_finish_job(core, job);
}

void
nb_lanes_upkeep(struct nb_core *core)
{
	nb_writer_upkeep(core->lanes->writer);
}

void
nb_lanes_commit(struct nb_core *core)
{
	nb_writer_commit(core, core->lanes->writer);
}
