/*
 * topic.c - who watches a room, and the lines that wait to be said there.
 *
 * Events of one room that wait together leave in one frame: measured to be the lever between 65
 * thousand and a million deliveries per second per core. How long a room may wait is tick.c's.
 */
#include "core_state.h"

#include "noaber/clock.h"
#include "noaber/log.h"

#include <stdlib.h>

#define BATCH_BYTES_MOST (512u << 10) /* fits a link message; then the room speaks at once */
#define WATCHES_MOST 200              /* topics of one connection; a host has two of a room */

uint64_t
nb_core_topic_of_room(nb_row room, enum nb_audience audience)
{
	_Static_assert(NB_AUDIENCE_COUNT <= 4, "two bits");
	return (uint64_t)room << 2 | audience;
}

static struct nb_topic *
find_or_create(struct nb_core *core, uint64_t id)
{
	struct nb_topic *topic = nb_map_find(&core->topics, id);

	if (topic)
		return topic;
	topic = calloc(1, sizeof(*topic));
	if (!topic)
		return NULL;
	topic->id = id;
	nb_buf_init(&topic->batch, BATCH_BYTES_MOST);
	if (nb_map_put(&core->topics, id, topic)) {
		free(topic);
		return NULL;
	}
	return topic;
}

static struct nb_watch **
find_watch(struct nb_conn *conn, uint64_t id)
{
	struct nb_watch **at = &conn->watches;

	while (*at && (*at)->topic->id != id)
		at = &(*at)->next_of_conn;
	return at;
}

static void
tell_edge_of(struct nb_conn *conn, enum nb_link_type type, uint64_t id)
{
	nb_core_link_send(conn->link,
	                  &(struct nb_link_message){.type = type, .conn = conn->id, .topic = id});
}

static void
destroy_if_empty(struct nb_core *core, struct nb_topic *topic)
{
	if (topic->watcher_count)
		return;
	nb_tick_remove(core, topic);
	nb_map_take(&core->topics, topic->id);
	nb_buf_finish(&topic->batch);
	free(topic);
}

void
nb_core_topic_watch(struct nb_core *core, struct nb_conn *conn, uint64_t id, bool tell_edge)
{
	if (*find_watch(conn, id) || conn->watch_count >= WATCHES_MOST)
		return;
	struct nb_topic *topic = find_or_create(core, id);
	struct nb_watch *watch = calloc(1, sizeof(*watch));
	if (!topic || !watch) {
		free(watch);
		if (topic)
			destroy_if_empty(core, topic);
		return; /* the client sees no events and asks by seq */
	}
	/* What waits was said before this watch began: others hear it now, the newcomer has read it. */
	if (topic->batch.length)
		nb_core_topic_speak(core, topic);
	*watch = (struct nb_watch){.topic = topic,
	                           .conn = conn,
	                           .next_of_conn = conn->watches,
	                           .next_of_topic = topic->watches,
	                           .prev_of_topic = &topic->watches};
	if (topic->watches)
		topic->watches->prev_of_topic = &watch->next_of_topic;
	topic->watches = watch;
	conn->watches = watch;
	conn->watch_count++;
	topic->watcher_count++;
	topic->per_edge[conn->link->number]++;
	if (tell_edge)
		tell_edge_of(conn, NB_LINK_JOIN, id);
}

static void
drop_watch(struct nb_core *core, struct nb_watch **at)
{
	struct nb_watch *watch = *at;
	struct nb_topic *topic = watch->topic;

	*at = watch->next_of_conn;
	*watch->prev_of_topic = watch->next_of_topic;
	if (watch->next_of_topic)
		watch->next_of_topic->prev_of_topic = watch->prev_of_topic;
	watch->conn->watch_count--;
	topic->watcher_count--;
	topic->per_edge[watch->conn->link->number]--;
	free(watch);
	destroy_if_empty(core, topic);
}

void
nb_core_topic_unwatch(struct nb_core *core, struct nb_conn *conn, uint64_t id)
{
	struct nb_watch **at = find_watch(conn, id);

	if (!*at)
		return;
	/* On a stream in order, this LEAVE before any later PUBLISH is a proof. What waits in the
	 * batch is not yet said, so the leaver does not hear it (Z4). */
	tell_edge_of(conn, NB_LINK_LEAVE, id);
	drop_watch(core, at);
}

void
nb_core_topic_unwatch_all(struct nb_core *core, struct nb_conn *conn, bool tell_edge)
{
	while (conn->watches) {
		if (tell_edge)
			tell_edge_of(conn, NB_LINK_LEAVE, conn->watches->topic->id);
		drop_watch(core, &conn->watches);
	}
}

void
nb_core_topic_say(struct nb_core *core, uint64_t id, struct nb_str line)
{
	struct nb_topic *topic = nb_map_find(&core->topics, id);

	if (!topic) /* nobody watches */
		return;
	if (topic->batch.length + line.length > BATCH_BYTES_MOST)
		nb_core_topic_speak(core, topic);
	nb_buf_add_str(&topic->batch, line);
	if (topic->batch.failed) {
		/* Out of memory: the room's watchers see a gap in seq and ask. */
		nb_log(NB_LOG_ERROR, "topic.lost", "out of memory");
		nb_buf_clear(&topic->batch);
		return;
	}
	nb_tick_add(core, topic);
}

/* A frame costs an edge about 15 us of CPU per member whatever its size (measured). A room may take
 * `tick_share_percent` of a core with that, and never waits longer than `tick_most_ms`. */
#define SEND_COST_US 15u

static uint64_t
pause_us(const struct nb_core *core, const struct nb_topic *topic)
{
	uint64_t most_us = (uint64_t)core->settings.tick_most_ms * 1000;
	uint64_t share_us = (uint64_t)topic->watcher_count * SEND_COST_US * 100 /
	                    (uint64_t)core->settings.tick_share_percent;

	return share_us < most_us ? share_us : most_us;
}

void
nb_core_topic_speak(struct nb_core *core, struct nb_topic *topic)
{
	const struct nb_link_message message = {
	    .type = NB_LINK_PUBLISH, .topic = topic->id, .first = nb_buf_str(&topic->batch)};

	nb_tick_remove(core, topic);
	for (unsigned i = 0; i < NB_EDGES_MOST; i++)
		if (topic->per_edge[i])
			nb_core_link_send(&core->links[i], &message);
	topic->quiet_from_us = nb_clock_steady_us() + pause_us(core, topic);
	nb_buf_clear(&topic->batch);
}
