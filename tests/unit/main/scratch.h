/* scratch.h - a directory of its own for a test that needs files. */
#ifndef NB_TESTS_SCRATCH_H
#define NB_TESTS_SCRATCH_H

#include <stddef.h>
#include <sys/types.h>

/* cmocka setup and teardown: makes an empty directory, and removes it with all its files. */
int scratch_open(void **state);
int scratch_close(void **state);

/* Path of ${name} in there; one of eight turning buffers. */
const char *scratch_path(const char *name);
/* Write a file with exactly these bytes and this mode; returns its path. */
const char *scratch_write(const char *name, const void *bytes, size_t length, mode_t mode);

#endif
