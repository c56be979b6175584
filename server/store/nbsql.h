/* nbsql.h - files of the build tool (private to nbsql). */
#ifndef NB_NBSQL_H
#define NB_NBSQL_H

#include <stddef.h>
#include <stdio.h>

/* Where we are reading. */
struct source {
	const char *path;
	int line;
};

/** Say what is wrong, and where unless ${at} is NULL, and exit with 1. */
_Noreturn void fail(const struct source *at, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** realloc that does not fail. */
void *grow(void *memory, size_t bytes);
/** The whole file, terminated; the caller frees it. */
char *read_file(const char *path, size_t *ret_length);
FILE *open_output(const char *path);
void close_output(FILE *file, const char *path);

#endif
