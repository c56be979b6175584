#ifndef NB_LOAD_BASE_H
#define NB_LOAD_BASE_H

/* The few things every file of the load generator needs: stopping, time, and a growing buffer. */

#include <stddef.h>
#include <stdint.h>

#define NB_NS_PER_MS 1000000ULL
#define NB_NS_PER_S 1000000000ULL

/* Says why on stderr and exits with 1. The generator has no error path but this one: a run in
 * which anything went wrong must not yield a figure, so there is nothing to carry on with. */
_Noreturn void nb_die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* CLOCK_MONOTONIC in nanoseconds. */
uint64_t nb_now_ns(void);

/* CPU used so far by this process, user and system, in nanoseconds. */
uint64_t nb_own_cpu_ns(void);

/* Zeroed memory for `count` items, or nb_die. The caller frees it. */
void *nb_zalloc(size_t count, size_t item_bytes);

/* Bytes that grow at the end and are taken from the front. All zero is empty. */
struct nb_bytes {
	uint8_t *data;
	size_t len;
	size_t cap;
};

/* Copies `len` bytes to the end. `from` must not lie inside the buffer. */
void nb_bytes_add(struct nb_bytes *bytes, const void *from, size_t len);

/* Drops `len` bytes from the front; len <= bytes->len. Memory is freed once nothing is left, so
 * that thousands of idle connections hold none. */
void nb_bytes_drop(struct nb_bytes *bytes, size_t len);

/* Frees the memory and empties the buffer. */
void nb_bytes_free(struct nb_bytes *bytes);

#endif
