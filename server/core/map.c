/* map.c - open addressing with linear probing and backward-shift deletion (Knuth 6.4, R). */
#include "map.h"

#include "noaber/check.h"

#include <stdlib.h>

#define CAPACITY_LEAST 64

void
nb_map_finish(struct nb_map *map)
{
	free(map->slots);
	*map = (struct nb_map){0};
}

/* Fibonacci hashing: row numbers and connection numbers grow by small steps. */
static size_t
home(const struct nb_map *map, uint64_t key)
{
	return (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & (map->capacity - 1);
}

static struct nb_map_slot *
locate(const struct nb_map *map, uint64_t key)
{
	size_t at = home(map, key);

	while (map->slots[at].key && map->slots[at].key != key)
		at = (at + 1) & (map->capacity - 1);
	return &map->slots[at];
}

void *
nb_map_find(const struct nb_map *map, uint64_t key)
{
	if (!map->capacity)
		return NULL;
	return locate(map, key)->value;
}

static int
grow(struct nb_map *map)
{
	struct nb_map bigger = {.capacity = map->capacity ? map->capacity * 2 : CAPACITY_LEAST,
	                        .count = map->count};

	bigger.slots = calloc(bigger.capacity, sizeof(*bigger.slots));
	if (!bigger.slots)
		return -1;
	for (size_t i = 0; i < map->capacity; i++)
		if (map->slots[i].key)
			*locate(&bigger, map->slots[i].key) = map->slots[i];
	free(map->slots);
	*map = bigger;
	return 0;
}

int
nb_map_put(struct nb_map *map, uint64_t key, void *value)
{
	nb_assert(key && value);
	if (map->count * 2 >= map->capacity && grow(map))
		return -1;
	struct nb_map_slot *slot = locate(map, key);
	nb_assert(!slot->key);
	*slot = (struct nb_map_slot){key, value};
	map->count++;
	return 0;
}

void *
nb_map_take(struct nb_map *map, uint64_t key)
{
	if (!map->capacity)
		return NULL;
	struct nb_map_slot *slot = locate(map, key);
	void *value = slot->value;
	if (!slot->key)
		return NULL;
	map->count--;
	/* Close the gap, so that no probe sequence is broken. */
	size_t gap = (size_t)(slot - map->slots), mask = map->capacity - 1;
	for (size_t at = (gap + 1) & mask; map->slots[at].key; at = (at + 1) & mask) {
		size_t distance_home = (at - home(map, map->slots[at].key)) & mask;
		if (distance_home >= ((at - gap) & mask)) {
			map->slots[gap] = map->slots[at];
			gap = at;
		}
	}
	map->slots[gap] = (struct nb_map_slot){0};
	return value;
}
