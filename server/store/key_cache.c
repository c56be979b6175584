/*
 * key_cache.c - a bounded open-addressing table that forgets what is not used.
 *
 * Not here: where the memory lies and that it is kept out of dumps (vault.c).
 */
#include "key_cache.h"
#include "noaber/secret.h"

_Static_assert((NB_KEY_CACHE_SLOTS & (NB_KEY_CACHE_SLOTS - 1)) == 0, "slots wrap by masking");

static struct nb_key_slot *
slot_at(struct nb_key_cache *cache, nb_row key, size_t step)
{
	/* Row numbers count up in their low bits; multiplying spreads them (Knuth, 6.4). */
	uint64_t spread = (uint64_t)key * 0x9e3779b97f4a7c15u;

	return &cache->slots[((spread >> 40) + step) & (NB_KEY_CACHE_SLOTS - 1)];
}

static struct nb_key_slot *
find(struct nb_key_cache *cache, nb_row key)
{
	for (size_t step = 0; step < NB_KEY_CACHE_REACH; step++) {
		struct nb_key_slot *slot = slot_at(cache, key, step);

		if (slot->key == key)
			return slot;
	}
	return NULL;
}

const uint8_t *
nb_key_cache_find(struct nb_key_cache *cache, nb_row key, int64_t now_ms)
{
	struct nb_key_slot *slot = find(cache, key);

	if (!slot)
		return NULL;
	if (now_ms - slot->loaded_ms > NB_KEY_CACHE_MS) {
		nb_secret_wipe(slot, sizeof(*slot));
		return NULL;
	}
	slot->used = ++cache->calls;
	return slot->bytes;
}

uint8_t *
nb_key_cache_add(struct nb_key_cache *cache, nb_row key, int64_t now_ms)
{
	struct nb_key_slot *oldest = slot_at(cache, key, 0);

	nb_assert(key != 0);
	for (size_t step = 1; step < NB_KEY_CACHE_REACH; step++) {
		struct nb_key_slot *slot = slot_at(cache, key, step);

		if (slot->used < oldest->used)
			oldest = slot;
	}
	nb_secret_wipe(oldest->bytes, sizeof(oldest->bytes));
	oldest->key = key;
	oldest->loaded_ms = now_ms;
	oldest->used = ++cache->calls;
	return oldest->bytes;
}

void
nb_key_cache_forget(struct nb_key_cache *cache, nb_row key)
{
	struct nb_key_slot *slot = find(cache, key);

	if (slot)
		nb_secret_wipe(slot, sizeof(*slot));
}
