/*
 * arena.c - memory for one request, freed in one go: a chain of blocks filled from the front.
 *
 * Not for anything that outlives the request, and not for single frees.
 */
#include "noaber/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

/* First block: arguments, rows and reply of a plain command fit, so a pooled arena never calls
 * malloc. Later blocks double up to the largest step. */
#define FIRST_BLOCK_BYTES ((size_t)8 * 1024)
#define LARGEST_STEP_BYTES ((size_t)256 * 1024)

struct block {
	struct block *next; /* the older block; NULL for the first */
	size_t size;        /* of bytes */
	size_t used;
	alignas(max_align_t) char bytes[];
};

struct nb_arena {
	struct block *newest;
	size_t cap_bytes;
	size_t taken_bytes; /* by callers, with padding */
	bool failed;
};

static struct block *
block_create(size_t size, struct block *next)
{
	struct block *block = malloc(sizeof(*block) + size);

	if (!block)
		return NULL;
	block->next = next;
	block->size = size;
	block->used = 0;
	return block;
}

struct nb_arena *
nb_arena_create(size_t cap_bytes)
{
	struct nb_arena *arena = malloc(sizeof(*arena));
	struct block *first = block_create(FIRST_BLOCK_BYTES, NULL);

	if (!arena || !first) {
		free(arena);
		free(first);
		return NULL;
	}
	*arena = (struct nb_arena){.newest = first, .cap_bytes = cap_bytes};
	return arena;
}

void
nb_arena_reset(struct nb_arena *arena)
{
	while (arena->newest->next) {
		struct block *block = arena->newest;

		arena->newest = block->next;
		free(block);
	}
	arena->newest->used = 0;
	arena->taken_bytes = 0;
	arena->failed = false;
}

void
nb_arena_destroy(struct nb_arena *arena)
{
	if (!arena)
		return;
	nb_arena_reset(arena);
	free(arena->newest);
	free(arena);
}

static size_t
next_block_size(const struct nb_arena *arena, size_t bytes)
{
	size_t size = arena->newest->size * 2;

	if (size > LARGEST_STEP_BYTES)
		size = LARGEST_STEP_BYTES;
	return size > bytes ? size : bytes;
}

/* Room for ${bytes}, not zeroed; NULL and failed when it cannot be had. */
static void *
place(struct nb_arena *arena, size_t bytes)
{
	const size_t step = alignof(max_align_t);
	struct block *block = arena->newest;
	void *at;

	if (bytes == 0)
		bytes = 1;
	if (bytes > arena->cap_bytes)
		goto failed;
	bytes = (bytes + step - 1) / step * step;
	if (arena->failed || arena->taken_bytes + bytes > arena->cap_bytes)
		goto failed;
	if (bytes > block->size - block->used) {
		block = block_create(next_block_size(arena, bytes), block);
		if (!block)
			goto failed;
		arena->newest = block;
	}
	at = block->bytes + block->used;
	block->used += bytes;
	arena->taken_bytes += bytes;
	return at;
failed:
	arena->failed = true;
	return NULL;
}

void *
nb_arena_take(struct nb_arena *arena, size_t bytes)
{
	void *at = place(arena, bytes);

	return at ? memset(at, 0, bytes) : NULL;
}

void *
nb_arena_array(struct nb_arena *arena, size_t count, size_t element_bytes)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, element_bytes, &bytes)) {
		arena->failed = true;
		return NULL;
	}
	return nb_arena_take(arena, bytes);
}

struct nb_str
nb_arena_copy(struct nb_arena *arena, const void *bytes, size_t length)
{
	/* A length that wraps asks for nothing less than everything: place() refuses it. */
	char *at = place(arena, length == SIZE_MAX ? length : length + 1);

	if (!at)
		return (struct nb_str){NULL, 0};
	if (length > 0)
		memcpy(at, bytes, length);
	at[length] = '\0';
	return (struct nb_str){at, length};
}

bool
nb_arena_failed(const struct nb_arena *arena)
{
	return arena->failed;
}
