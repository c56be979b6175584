/* room.c - see room.h. */
#include "unit.h"

#include "room.h"

#include "noaber/clock.h"

#include <stdlib.h>
#include <string.h>

/* The core is first, so that a pointer to it is one to the whole. */
struct room {
	struct nb_core core;
	struct sent_list sent;
};

void
nb_core_link_send(struct nb_edge_link *link, const struct nb_link_message *message)
{
	struct sent_list *list = &((struct room *)(void *)link->core)->sent;
	char *lines = malloc(message->first.length + 1);

	assert_non_null(lines);
	assert_true(list->count < SENT_MOST);
	if (message->first.length)
		memcpy(lines, message->first.at, message->first.length);
	list->at[list->count++] = (struct sent){.type = message->type,
	                                        .edge = link->number,
	                                        .conn = message->conn,
	                                        .topic = message->topic,
	                                        .at_us = nb_clock_steady_us(),
	                                        .lines = {lines, message->first.length}};
}

struct nb_core *
room_start(void)
{
	struct room *room = calloc(1, sizeof(*room));

	assert_non_null(room);
	assert_int_equal(uv_loop_init(&room->core.loop), 0);
	for (unsigned i = 0; i < NB_EDGES_MOST; i++) {
		room->core.links[i].core = &room->core;
		room->core.links[i].number = i;
	}
	nb_settings_init(&room->core.settings);
	nb_tick_init(&room->core);
	return &room->core;
}

const struct sent_list *
room_sent(const struct nb_core *core)
{
	return &((const struct room *)(const void *)core)->sent;
}

void
room_clear(struct nb_core *core)
{
	struct sent_list *list = &((struct room *)(void *)core)->sent;

	for (size_t i = 0; i < list->count; i++)
		free((void *)(uintptr_t)list->at[i].lines.at);
	list->count = 0;
}

void
room_stop(struct nb_core *core)
{
	assert_int_equal(core->topics.count, 0);
	room_clear(core);
	nb_map_finish(&core->topics);
	uv_close((uv_handle_t *)&core->ticker.timer, NULL);
	uv_run(&core->loop, UV_RUN_DEFAULT);
	assert_int_equal(uv_loop_close(&core->loop), 0);
	free(core);
}

void
room_conn(struct nb_core *core, struct nb_conn *conn, uint64_t id, unsigned edge)
{
	*conn = (struct nb_conn){.id = id, .link = &core->links[edge]};
}

void
room_say(struct nb_core *core, uint64_t topic, const char *line)
{
	nb_core_topic_say(core, topic, nb_str_from(line));
}

static void
stop_loop(uv_timer_t *timer)
{
	uv_stop(timer->loop);
}

void
room_run_until(struct nb_core *core, size_t count)
{
	uv_timer_t deadline;

	uv_timer_init(&core->loop, &deadline);
	uv_timer_start(&deadline, stop_loop, 10000, 0);
	while (room_sent(core)->count < count && uv_is_active((uv_handle_t *)&deadline))
		uv_run(&core->loop, UV_RUN_ONCE);
	uv_close((uv_handle_t *)&deadline, NULL);
	uv_run(&core->loop, UV_RUN_NOWAIT);
	assert_true(room_sent(core)->count >= count);
}
