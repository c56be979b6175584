/*
 * shim.c - writes down what a program does to the files of one directory, so that a test can tell
 * what would be left after the power went; makes syncs fail or lie on request.
 *
 * Loaded with LD_PRELOAD. NB_SHIM_DIR is the directory (absolute, without links), NB_SHIM_JOURNAL
 * the file the records are appended to, NB_SHIM_CONTROL a file of struct control that the test
 * changes while the program runs. One lock around each act and its record: the journal is in the
 * true order. Records outlive the program, because the page cache does.
 * Not here: what is left (tests/lib/shim.mjs). Not seen: writes through mmap, which SQLite uses for
 * the -shm file only; that file need not survive.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FD_LEAST 900 /* far from those that programs hand over by number */
#define MAGIC 0x6e62736du

struct control {
	uint64_t syncs;          /* counted here, in all processes */
	uint64_t fail_at;        /* the sync of this number fails with EIO; 0 = none */
	uint32_t lie;            /* syncs do nothing and say they did */
	uint32_t talk;           /* also note what is written to sockets */
	uint32_t fail_directory; /* so many syncs of a directory fail with EIO */
};

/* kind: C create, W write, T truncate, S synced, D directory synced, F sync failed, R rename,
 * U unlink, K written to a socket. Then path_bytes of path (R: both, a 0 between) and bytes of data. */
struct record {
	uint32_t magic;
	uint32_t kind;
	uint64_t inode;
	uint64_t offset; /* of a write; size of a truncate */
	uint32_t path_bytes;
	uint32_t bytes;
};

static struct {
	char dir[PATH_MAX];
	size_t dir_bytes;
	char journal[PATH_MAX];
	int fd;
	struct control *control;
	pthread_mutex_t lock;
	bool on;
} shim = {.fd = -1, .lock = PTHREAD_MUTEX_INITIALIZER};

#define REAL(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

static void
open_control(const char *path)
{
	int fd = REAL(open)(path, O_RDWR | O_CLOEXEC);
	void *at;

	if (fd < 0)
		return;
	at = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (at != MAP_FAILED)
		shim.control = at;
	close(fd);
}

__attribute__((constructor)) static void
begin(void)
{
	const char *dir = getenv("NB_SHIM_DIR"), *journal = getenv("NB_SHIM_JOURNAL");
	const char *control = getenv("NB_SHIM_CONTROL");

	if (!dir || !journal || !control || strlen(dir) >= PATH_MAX || strlen(journal) >= PATH_MAX)
		return;
	snprintf(shim.dir, sizeof(shim.dir), "%s", dir);
	snprintf(shim.journal, sizeof(shim.journal), "%s", journal);
	shim.dir_bytes = strlen(dir);
	open_control(control);
	shim.on = shim.control != NULL;
}

/* ---- the journal; the lock is held ---- */

static void
note(uint32_t kind, uint64_t inode, uint64_t offset, const char *path, size_t path_bytes,
     const void *data, size_t bytes)
{
	struct record record = {MAGIC, kind, inode, offset, (uint32_t)path_bytes, (uint32_t)bytes};
	struct iovec parts[] = {{&record, sizeof(record)},
	                        {(void *)(uintptr_t)path, path_bytes},
	                        {(void *)(uintptr_t)data, bytes}};
	int saved = errno;

	if (shim.fd < 0) {
		int fd = REAL(open)(shim.journal, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
		shim.fd = fcntl(fd, F_DUPFD_CLOEXEC, FD_LEAST);
		close(fd);
	}
	if (REAL(writev)(shim.fd, parts, 3) != (ssize_t)(sizeof(record) + path_bytes + bytes))
		abort(); /* a test that cannot write down what happened proves nothing */
	errno = saved;
}

/* ---- which files are ours ---- */

static bool
is_ours(const char *path)
{
	return strncmp(path, shim.dir, shim.dir_bytes) == 0 &&
	       (path[shim.dir_bytes] == '/' || path[shim.dir_bytes] == '\0');
}

/* The path of ${fd} when it is a file or directory of ours. */
static bool
path_of(int fd, char ret[PATH_MAX])
{
	char link[64];
	ssize_t length;

	if (!shim.on || fd < 0 || fd == shim.fd)
		return false;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	length = readlink(link, ret, PATH_MAX - 1);
	if (length <= 0)
		return false;
	ret[length] = '\0';
	return is_ours(ret);
}

static uint64_t
inode_of(int fd)
{
	struct stat now;

	return fstat(fd, &now) == 0 ? (uint64_t)now.st_ino : 0;
}

static bool
is_talk(int fd)
{
	struct stat now;

	return shim.on && shim.control->talk && fd != shim.fd && fstat(fd, &now) == 0 &&
	       S_ISSOCK(now.st_mode);
}

/* ---- opening ---- */

static int
open_and_note(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode)
{
	char full[PATH_MAX];
	struct stat before;

	if (!shim.on || !(flags & (O_CREAT | O_TRUNC)))
		return real(path, flags, mode);
	pthread_mutex_lock(&shim.lock);
	bool was_there = stat(path, &before) == 0;
	int fd = real(path, flags, mode);
	if (fd >= 0 && path_of(fd, full)) {
		if (!was_there)
			note('C', inode_of(fd), 0, full, strlen(full), NULL, 0);
		else if (flags & O_TRUNC)
			note('T', inode_of(fd), 0, full, strlen(full), NULL, 0);
	}
	pthread_mutex_unlock(&shim.lock);
	return fd;
}

static mode_t
mode_of(int flags, va_list list)
{
	return flags & O_CREAT ? (mode_t)va_arg(list, int) : 0;
}

#define OPEN(name)                                                                                 \
	int name(const char *path, int flags, ...)                                                 \
	{                                                                                          \
		va_list list;                                                                      \
		va_start(list, flags);                                                             \
		mode_t mode = mode_of(flags, list);                                                \
		va_end(list);                                                                      \
		return open_and_note(REAL(name), path, flags, mode);                               \
	}
OPEN(open)
OPEN(open64)

/* ---- writing ---- */

#define NOTED(type, fd, act, what)                                                                 \
	do {                                                                                       \
		char path_[PATH_MAX];                                                              \
		if (!path_of(fd, path_))                                                           \
			return act;                                                                \
		pthread_mutex_lock(&shim.lock);                                                    \
		type done_ = act;                                                                  \
		if (done_ >= 0)                                                                    \
			what;                                                                      \
		pthread_mutex_unlock(&shim.lock);                                                  \
		return done_;                                                                      \
	} while (0)

#define PWRITE(name, offset_type)                                                                  \
	ssize_t name(int fd, const void *data, size_t bytes, offset_type offset)                   \
	{                                                                                          \
		NOTED(ssize_t, fd, REAL(name)(fd, data, bytes, offset),                            \
		      note('W', inode_of(fd), (uint64_t)offset, path_, strlen(path_), data,        \
		           (size_t)done_));                                                        \
	}
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

static void
note_talk(int fd, const void *data, size_t bytes)
{
	if (!is_talk(fd))
		return;
	pthread_mutex_lock(&shim.lock);
	note('K', 0, 0, NULL, 0, data, bytes); /* before it is said: nothing said is missing here */
	pthread_mutex_unlock(&shim.lock);
}

ssize_t
write(int fd, const void *data, size_t bytes)
{
	char path[PATH_MAX];

	if (!shim.on || fd <= STDERR_FILENO)
		return REAL(write)(fd, data, bytes);
	note_talk(fd, data, bytes);
	if (!path_of(fd, path))
		return REAL(write)(fd, data, bytes);
	pthread_mutex_lock(&shim.lock);
	off_t offset = lseek(fd, 0, SEEK_CUR);
	ssize_t done = REAL(write)(fd, data, bytes);
	if (done > 0)
		note('W', inode_of(fd), (uint64_t)offset, path, strlen(path), data, (size_t)done);
	pthread_mutex_unlock(&shim.lock);
	return done;
}

ssize_t
send(int fd, const void *data, size_t bytes, int flags)
{
	note_talk(fd, data, bytes);
	return REAL(send)(fd, data, bytes, flags);
}

ssize_t
writev(int fd, const struct iovec *parts, int count)
{
	for (int i = 0; i < count; i++)
		note_talk(fd, parts[i].iov_base, parts[i].iov_len);
	return REAL(writev)(fd, parts, count);
}

ssize_t
sendmsg(int fd, const struct msghdr *message, int flags)
{
	for (size_t i = 0; i < message->msg_iovlen; i++)
		note_talk(fd, message->msg_iov[i].iov_base, message->msg_iov[i].iov_len);
	return REAL(sendmsg)(fd, message, flags);
}

#define TRUNCATE(name, offset_type)                                                                \
	int name(int fd, offset_type size)                                                         \
	{                                                                                          \
		NOTED(int, fd, REAL(name)(fd, size),                                               \
		      note('T', inode_of(fd), (uint64_t)size, path_, strlen(path_), NULL, 0));     \
	}
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* ---- syncing ---- */

/* Whether this sync is one that the test wants to fail; counts it. The lock is held. */
static bool
should_fail(int fd)
{
	struct control *control = shim.control;
	struct stat now;
	uint64_t number = ++control->syncs;

	if (control->fail_at && number >= control->fail_at) {
		control->fail_at = 0;
		return true;
	}
	if (!control->fail_directory || fstat(fd, &now) != 0 || !S_ISDIR(now.st_mode))
		return false;
	control->fail_directory--;
	return true;
}

static int
sync_and_note(int (*real)(int), int fd)
{
	char path[PATH_MAX];
	struct stat now;
	int done = 0;

	if (!path_of(fd, path))
		return real(fd);
	pthread_mutex_lock(&shim.lock);
	if (should_fail(fd)) {
		note('F', inode_of(fd), 0, path, strlen(path), NULL, 0);
		pthread_mutex_unlock(&shim.lock);
		errno = EIO;
		return -1;
	}
	if (!shim.control->lie) {
		done = real(fd);
		if (!done && fstat(fd, &now) == 0)
			note(S_ISDIR(now.st_mode) ? 'D' : 'S', (uint64_t)now.st_ino, 0, path,
			     strlen(path), NULL, 0);
	}
	pthread_mutex_unlock(&shim.lock);
	return done;
}

int
fsync(int fd)
{
	return sync_and_note(REAL(fsync), fd);
}

int
fdatasync(int fd)
{
	return sync_and_note(REAL(fdatasync), fd);
}

/* ---- names ---- */

int
unlink(const char *path)
{
	if (!shim.on || !is_ours(path))
		return REAL(unlink)(path);
	pthread_mutex_lock(&shim.lock);
	int done = REAL(unlink)(path);
	if (!done)
		note('U', 0, 0, path, strlen(path), NULL, 0);
	pthread_mutex_unlock(&shim.lock);
	return done;
}

int
rename(const char *from, const char *to)
{
	char both[2 * PATH_MAX];

	if (!shim.on || !is_ours(to))
		return REAL(rename)(from, to);
	pthread_mutex_lock(&shim.lock);
	int done = REAL(rename)(from, to);
	if (!done) {
		int length = snprintf(both, sizeof(both), "%s%c%s", from, 0, to);
		note('R', 0, 0, both, (size_t)length, NULL, 0);
	}
	pthread_mutex_unlock(&shim.lock);
	return done;
}
