/*
 * disk.c - see disk.h. Works because symbols of the program come before those of shared libraries,
 * so SQLite's calls arrive here too.
 */
#include "disk.h"

#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
	int counts[DISK_CALL_COUNT];
	enum disk_call call;
	int nth;
	bool failed;
} disk;

/** Count a call; true when it is the one to fail. */
static bool
fails(enum disk_call call)
{
	disk.counts[call]++;
	if (!disk.nth || call != disk.call || disk.counts[call] != disk.nth)
		return false;
	disk.failed = true;
	return true;
}

void
disk_count_from_zero(void)
{
	for (int i = 0; i < DISK_CALL_COUNT; i++)
		disk.counts[i] = 0;
	disk.failed = false;
}

void
disk_fail(enum disk_call call, int nth)
{
	disk_count_from_zero();
	disk.call = call;
	disk.nth = nth;
}

bool
disk_has_failed(void)
{
	return disk.failed;
}

int
disk_count(enum disk_call call)
{
	return disk.counts[call];
}

static int
io_error(void)
{
	errno = EIO;
	return -1;
}

int
fsync(int fd)
{
	return fails(DISK_SYNC) ? io_error() : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
	return fails(DISK_SYNC) ? io_error() : (int)syscall(SYS_fdatasync, fd);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t length, off64_t at)
{
	return fails(DISK_WRITE) ? io_error() : syscall(SYS_pwrite64, fd, bytes, length, at);
}

ssize_t
pwrite(int fd, const void *bytes, size_t length, off_t at)
{
	return pwrite64(fd, bytes, length, at);
}

#ifndef NB_KEEP_MALLOC
/* glibc's own names, so that there is no need to look up what these stand in front of. */
void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *memory, size_t bytes);

void *
malloc(size_t bytes)
{
	return fails(DISK_MEMORY) ? NULL : __libc_malloc(bytes);
}

void *
calloc(size_t count, size_t bytes)
{
	return fails(DISK_MEMORY) ? NULL : __libc_calloc(count, bytes);
}

void *
realloc(void *memory, size_t bytes)
{
	return fails(DISK_MEMORY) ? NULL : __libc_realloc(memory, bytes);
}
#endif
