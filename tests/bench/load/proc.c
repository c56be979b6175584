/* CPU and memory of a server with all its children. It only looks: it starts and stops nothing. */

#include "proc.h"

#include "base.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct stat_row {
	pid_t pid;
	pid_t parent;
	uint64_t ended_children_ticks;
};

/* What matters of /proc/<pid>/stat; see proc(5). The name may hold spaces and brackets, hence the
 * last closing one. False when the process is gone. */
static bool
read_stat(pid_t pid, struct stat_row *ret_row)
{
	char path[64], line[1024];
	const char *fields;
	FILE *file;
	size_t len;
	int parent;
	uint64_t ended_user, ended_system;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	file = fopen(path, "re");
	if (file == NULL)
		return false;
	len = fread(line, 1, sizeof line - 1, file);
	fclose(file);
	line[len] = '\0';
	fields = strrchr(line, ')');
	if (fields == NULL ||
	    sscanf(fields + 1,
	           " %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %" SCNu64 " %" SCNu64,
	           &parent, &ended_user, &ended_system) != 3)
		return false;
	ret_row->pid = pid;
	ret_row->parent = parent;
	ret_row->ended_children_ticks = ended_user + ended_system;
	return true;
}

/* All processes now; the caller frees the rows. */
static struct stat_row *
read_all(size_t *ret_count)
{
	DIR *proc = opendir("/proc");
	struct stat_row *rows = NULL;
	size_t count = 0, cap = 0;
	const struct dirent *entry;

	if (proc == NULL)
		nb_die("cannot read /proc");
	while ((entry = readdir(proc)) != NULL) {
		long pid = strtol(entry->d_name, NULL, 10);

		if (pid <= 0)
			continue;
		if (count == cap) {
			cap = cap == 0 ? 256 : cap * 2;
			rows = realloc(rows, cap * sizeof *rows);
			if (rows == NULL)
				nb_die("out of memory");
		}
		if (read_stat((pid_t)pid, &rows[count]))
			count++;
	}
	closedir(proc);
	*ret_count = count;
	return rows;
}

/* Takes the children of what is in the tree, and theirs, until none is new. */
void
nb_proc_find(pid_t root, struct nb_proc_tree *ret_tree)
{
	size_t row_count;
	struct stat_row *rows = read_all(&row_count);
	struct stat_row root_row;

	if (!read_stat(root, &root_row))
		nb_die("server process %d is gone", (int)root);
	ret_tree->pids[0] = root;
	ret_tree->count = 1;
	for (size_t parent = 0; parent < ret_tree->count; parent++)
		for (size_t i = 0; i < row_count; i++) {
			if (rows[i].parent != ret_tree->pids[parent])
				continue;
			if (ret_tree->count == NB_PROC_TREE_MAX)
				nb_die("more than %d server processes", NB_PROC_TREE_MAX);
			ret_tree->pids[ret_tree->count++] = rows[i].pid;
		}
	free(rows);
}

void
nb_proc_check_same(const struct nb_proc_tree *tree)
{
	struct nb_proc_tree now;
	bool same;

	nb_proc_find(tree->pids[0], &now);
	same = now.count == tree->count;
	for (size_t i = 0; same && i < tree->count; i++)
		same = now.pids[i] == tree->pids[i];
	if (!same)
		nb_die("a server process came or went while it was measured");
}

uint64_t
nb_proc_cpu_ns(const struct nb_proc_tree *tree)
{
	uint64_t ns_per_tick = NB_NS_PER_S / (uint64_t)sysconf(_SC_CLK_TCK);
	uint64_t total_ns = 0;

	for (size_t i = 0; i < tree->count; i++) {
		clockid_t clock;
		struct timespec used;
		struct stat_row row;

		if (clock_getcpuclockid(tree->pids[i], &clock) != 0 ||
		    clock_gettime(clock, &used) != 0 || !read_stat(tree->pids[i], &row))
			nb_die("server process %d is gone", (int)tree->pids[i]);
		total_ns += (uint64_t)used.tv_sec * NB_NS_PER_S + (uint64_t)used.tv_nsec;
		total_ns += row.ended_children_ticks * ns_per_tick;
	}
	return total_ns;
}

/* The number after `label` in a file of "Label:   123 kB" lines; 0 when absent or not ours. */
static uint64_t
read_kib(pid_t pid, const char *name, const char *label)
{
	char path[64], line[256];
	uint64_t kib = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
	file = fopen(path, "re");
	if (file == NULL)
		return 0;
	while (fgets(line, sizeof line, file) != NULL)
		if (strncmp(line, label, strlen(label)) == 0) {
			kib = strtoull(line + strlen(label), NULL, 10);
			break;
		}
	fclose(file);
	return kib;
}

struct nb_proc_memory
nb_proc_memory(const struct nb_proc_tree *tree)
{
	struct nb_proc_memory memory = {0};
	bool all_shares = true;

	for (size_t i = 0; i < tree->count; i++) {
		uint64_t pss_kib = read_kib(tree->pids[i], "smaps_rollup", "Pss:");

		memory.rss_kib += read_kib(tree->pids[i], "status", "VmRSS:");
		memory.pss_kib += pss_kib;
		all_shares = all_shares && pss_kib > 0;
	}
	if (!all_shares)
		memory.pss_kib = 0;
	return memory;
}
