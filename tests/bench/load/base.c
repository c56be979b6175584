/* What every file of the load generator needs. Not a library for the server: it exits on error. */

#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void
nb_die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("noaber-load: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

static uint64_t
read_clock(clockid_t clock)
{
	struct timespec now;

	if (clock_gettime(clock, &now) != 0)
		nb_die("cannot read clock %d", (int)clock);
	return (uint64_t)now.tv_sec * NB_NS_PER_S + (uint64_t)now.tv_nsec;
}

uint64_t
nb_now_ns(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

uint64_t
nb_own_cpu_ns(void)
{
	return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

void *
nb_zalloc(size_t count, size_t item_bytes)
{
	void *memory = calloc(count, item_bytes);

	if (memory == NULL)
		nb_die("out of memory");
	return memory;
}

void
nb_bytes_add(struct nb_bytes *bytes, const void *from, size_t len)
{
	if (bytes->cap - bytes->len < len) {
		size_t cap = bytes->cap * 2 > bytes->len + len ? bytes->cap * 2 : bytes->len + len;
		uint8_t *data = realloc(bytes->data, cap);

		if (data == NULL)
			nb_die("out of memory");
		bytes->data = data;
		bytes->cap = cap;
	}
	memcpy(bytes->data + bytes->len, from, len);
	bytes->len += len;
}

void
nb_bytes_drop(struct nb_bytes *bytes, size_t len)
{
	if (len >= bytes->len) {
		nb_bytes_free(bytes);
		return;
	}
	bytes->len -= len;
	memmove(bytes->data, bytes->data + len, bytes->len);
}

void
nb_bytes_free(struct nb_bytes *bytes)
{
	free(bytes->data);
	*bytes = (struct nb_bytes){0};
}
