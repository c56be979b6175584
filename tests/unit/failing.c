/*
 * failing.c - make the nth allocation fail (D9). The linker sends the malloc, calloc and realloc of
 * our own code here (--wrap). One thread only.
 */
#include "failing.h"

#include <stdlib.h>

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t count, size_t bytes);
void *__real_realloc(void *at, size_t bytes);
void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_realloc(void *at, size_t bytes);

static size_t left; /* until the one that fails; 0 = off */
static bool has_failed;

void
failing_start(size_t nth)
{
	left = nth;
	has_failed = false;
}

bool
failing_stop(void)
{
	left = 0;
	return has_failed;
}

static bool
fails_now(void)
{
	if (left == 0 || --left > 0)
		return false;
	has_failed = true;
	return true;
}

void *
__wrap_malloc(size_t bytes)
{
	return fails_now() ? NULL : __real_malloc(bytes);
}

void *
__wrap_calloc(size_t count, size_t bytes)
{
	return fails_now() ? NULL : __real_calloc(count, bytes);
}

void *
__wrap_realloc(void *at, size_t bytes)
{
	return fails_now() ? NULL : __real_realloc(at, bytes);
}
