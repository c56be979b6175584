/* key_cache.h - unwrapped data keys at hand (private to store). */
#ifndef NB_KEY_CACHE_H
#define NB_KEY_CACHE_H

#include "noaber/ids.h"

/* 4096 x 56 bytes: the people of a busy evening; a miss costs one look-up of some microseconds. */
#define NB_KEY_CACHE_SLOTS 4096
/* A key is looked up again after so long, so that one that was destroyed by another lane is
 * forgotten by all of them (P3). */
#define NB_KEY_CACHE_MS 10000
/* A key stands within so many slots of where its number points. */
#define NB_KEY_CACHE_REACH 8

struct nb_key_slot {
	nb_row key;        /* 0 = empty */
	uint64_t used;     /* when last asked for, in calls */
	int64_t loaded_ms; /* steady time */
	uint8_t bytes[32];
};

/* owner: whoever embeds it, one thread. All zero is empty. */
struct nb_key_cache {
	uint64_t calls;
	struct nb_key_slot slots[NB_KEY_CACHE_SLOTS];
};

/** The bytes of ${key}, or NULL when they are not here or older than NB_KEY_CACHE_MS. Borrowed until
 * the next add. ${now_ms} is steady time. */
const uint8_t *nb_key_cache_find(struct nb_key_cache *cache, nb_row key, int64_t now_ms);
/** Where the 32 bytes of ${key} can be put, which find has just not given; the one of its neighbours
 * not used for longest is wiped for it when they are all taken. */
uint8_t *nb_key_cache_add(struct nb_key_cache *cache, nb_row key, int64_t now_ms);
/** Wipe ${key} if it is here. */
void nb_key_cache_forget(struct nb_key_cache *cache, nb_row key);

#endif
