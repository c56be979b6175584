/* map.h - from a 64-bit number to a pointer; owner: loop. Keys are never 0. */
#ifndef NB_CORE_MAP_H
#define NB_CORE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct nb_map_slot {
	uint64_t key; /* 0 = free */
	void *value;
};

struct nb_map {
	struct nb_map_slot *slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
};

void nb_map_finish(struct nb_map *map);
void *nb_map_find(const struct nb_map *map, uint64_t key); /* NULL = not there */
/** Put a value under a key that is not there yet. 0, or -1 when out of memory (nothing changed). */
int nb_map_put(struct nb_map *map, uint64_t key, void *value);
void *nb_map_take(struct nb_map *map, uint64_t key); /* removes; NULL = was not there */

#endif
