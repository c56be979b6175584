/*
 * recent.c - did a room speak between reading it and beginning to watch it?
 *
 * A reader lane reads head_seq from its snapshot; meanwhile the writer may commit an event that is
 * published before the watch begins. Such a watcher is told to resync. Events are counted in turns;
 * what was published before a command began is in its snapshot. Rooms share slots, so the answer
 * may be a needless "yes", never a wrong "no".
 */
#include "core_state.h"

#include <stdlib.h>

#define SLOTS 4096 /* a power of two */

bool
nb_recent_init(struct nb_core *core)
{
	core->recent = calloc(SLOTS, sizeof(*core->recent));
	return core->recent != NULL;
}

static uint64_t *
slot_of(const struct nb_core *core, nb_row room)
{
	return &core->recent[(((uint64_t)room * UINT64_C(0x9e3779b97f4a7c15)) >> 40) & (SLOTS - 1)];
}

void
nb_recent_note(struct nb_core *core, nb_row room)
{
	*slot_of(core, room) = ++core->turn;
}

bool
nb_recent_missed(const struct nb_core *core, nb_row room, uint64_t turn)
{
	return *slot_of(core, room) > turn;
}
