/* arena.h - memory that lives as long as one request (layer 1, base). */
#ifndef NB_ARENA_H
#define NB_ARENA_H

#include "noaber/str.h"

/* owner: one thread at a time; given away together with the request it serves. */
struct nb_arena;

/** ${cap_bytes} bounds everything that a client can size (64 KiB frame: a few hundred KiB). NULL
 * when out of memory. */
struct nb_arena *nb_arena_create(size_t cap_bytes);
void nb_arena_destroy(struct nb_arena *arena); /* NULL is fine */
/** Forget all allocations but keep the first block, so that a pooled arena costs nothing. */
void nb_arena_reset(struct nb_arena *arena);
/** Zeroed, aligned for any type. NULL past the cap or out of memory; then nb_arena_failed() stays
 * true and the command answers too_large. */
void *nb_arena_take(struct nb_arena *arena, size_t bytes);
/** Zeroed array; NULL on overflow of the product too. */
void *nb_arena_array(struct nb_arena *arena, size_t count, size_t element_bytes);
/** A copy, with a 0 byte after it for the libraries that want one. Absent string on failure. */
struct nb_str nb_arena_copy(struct nb_arena *arena, const void *bytes, size_t length);
bool nb_arena_failed(const struct nb_arena *arena);

#define NB_NEW(arena, type) ((type *)nb_arena_take((arena), sizeof(type)))

#endif
