/*
 * tick.c - when rooms speak: at once while quiet, together while busy.
 *
 * A room that has not spoken for its pause is due at the end of this round of the loop, so that all
 * events of one group commit leave together. Otherwise it waits in the slot of its millisecond.
 */
#include "core_state.h"

#include "noaber/clock.h"

static void
insert(struct nb_topic **list, struct nb_topic *topic)
{
	topic->next_due = *list;
	topic->prev_due = list;
	if (*list)
		(*list)->prev_due = &topic->next_due;
	*list = topic;
}

void
nb_tick_remove(struct nb_core *core, struct nb_topic *topic)
{
	(void)core;
	if (!topic->prev_due)
		return;
	*topic->prev_due = topic->next_due;
	if (topic->next_due)
		topic->next_due->prev_due = topic->prev_due;
	topic->next_due = NULL;
	topic->prev_due = NULL;
}

/* The first slot that holds a room, in milliseconds from now; 0 = none waits. */
static uint64_t
first_wait_ms(const struct nb_ticker *ticker)
{
	for (uint64_t ahead = 1; ahead <= NB_TICK_SLOTS; ahead++)
		if (ticker->slots[(ticker->at_ms + ahead) % NB_TICK_SLOTS])
			return ahead;
	return 0;
}

static void on_timer(uv_timer_t *timer);

static void
arm(struct nb_core *core)
{
	uint64_t wait_ms = first_wait_ms(&core->ticker);
	uint64_t now_ms = nb_clock_steady_us() / 1000, due_ms = core->ticker.at_ms + wait_ms;

	if (wait_ms)
		uv_timer_start(&core->ticker.timer, on_timer, due_ms > now_ms ? due_ms - now_ms : 0,
		               0);
}

static void
on_timer(uv_timer_t *timer)
{
	struct nb_core *core = timer->data;
	struct nb_ticker *ticker = &core->ticker;
	uint64_t now_ms = nb_clock_steady_us() / 1000;

	for (unsigned i = 0; ticker->at_ms < now_ms && i < NB_TICK_SLOTS; i++) {
		ticker->at_ms++;
		while (ticker->slots[ticker->at_ms % NB_TICK_SLOTS])
			nb_core_topic_speak(core, ticker->slots[ticker->at_ms % NB_TICK_SLOTS]);
	}
	ticker->at_ms = now_ms;
	arm(core);
}

void
nb_tick_init(struct nb_core *core)
{
	uv_timer_init(&core->loop, &core->ticker.timer);
	core->ticker.timer.data = core;
}

void
nb_tick_add(struct nb_core *core, struct nb_topic *topic)
{
	struct nb_ticker *ticker = &core->ticker;
	uint64_t now_us = nb_clock_steady_us();

	if (topic->prev_due)
		return;
	if (now_us >= topic->quiet_from_us) {
		insert(&ticker->due, topic);
		return;
	}
	if (!uv_is_active((uv_handle_t *)&ticker->timer))
		ticker->at_ms = now_us / 1000;
	uint64_t due_ms = topic->quiet_from_us / 1000 + 1;
	uint64_t last_ms = ticker->at_ms + NB_TICK_SLOTS - 1;
	insert(&ticker->slots[(due_ms < last_ms ? due_ms : last_ms) % NB_TICK_SLOTS], topic);
	arm(core);
}

void
nb_tick_speak_due(struct nb_core *core)
{
	while (core->ticker.due)
		nb_core_topic_speak(core, core->ticker.due);
}
