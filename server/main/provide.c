/* provide.c - reads and prepares all that a start or a reload needs, before anything changes.
 * Not for starting anything. */
#include "provide.h"

#include "oidc_files.h"

#include "noaber/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of [server]: what is bound, opened or dropped once. */
static const char *const fixed_names[] = {"listen", "port",       "data", "store",
                                          "edges",  "master_key", "user"};
/* Descriptors of an edge besides its connections: control, link, listener, loop, with room. */
#define FDS_BESIDE_CONNECTIONS 32

static bool
refuse(const char *what)
{
	nb_log(NB_LOG_ERROR, "start.refused", "%s", what);
	return false;
}

/* Fixed words and numbers only: what an operator mistyped stays out of the log. */
static void
log_problems(const struct nb_config *config)
{
	size_t kept = config->problem_count < NB_CONFIG_PROBLEMS_MOST ? config->problem_count
	                                                              : NB_CONFIG_PROBLEMS_MOST;

	for (size_t i = 0; i < kept; i++)
		nb_log(NB_LOG_ERROR, "config.refused", "line %d %s", config->problems[i].line,
		       config->problems[i].what);
	nb_log(NB_LOG_ERROR, "config.refused", "%zu problems; noaberd config check names them",
	       config->problem_count);
}

static void
settle_edges(struct nb_settings *settings)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (settings->edges == 0)
		settings->edges = cores > 2 ? cores - 1 : 1;
	if (settings->edges > NB_EDGES_MOST)
		settings->edges = NB_EDGES_MOST;
}

static enum nb_log_level
log_level(const struct nb_settings *settings)
{
	enum nb_log_level level = NB_LOG_INFO;

	nb_assert(nb_log_level_from(settings->log_level, &level)); /* config_check.c has looked */
	return level;
}

static bool
read_settings(const struct nb_config_source *source, struct nb_settings *ret)
{
	struct nb_config config;

	if (!nb_config_read(source, &config)) {
		log_problems(&config);
		return false;
	}
	*ret = config.settings;
	settle_edges(ret);
	nb_log_init("supervisor", log_level(ret));
	return true;
}

/* Every socket is a descriptor (R9); no memory of ours, which holds keys, goes to a core file. */
static void
set_limits(const struct nb_settings *settings)
{
	struct rlimit files;
	struct rlimit no_core = {0, 0};

	(void)setrlimit(RLIMIT_CORE, &no_core);
	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		return;
	files.rlim_cur = files.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &files);
	rlim_t wanted = (rlim_t)settings->connections + FDS_BESIDE_CONNECTIONS;
	if (files.rlim_max != RLIM_INFINITY && files.rlim_max < wanted)
		nb_log(NB_LOG_WARN, "limits.files",
		       "%llu descriptors may be open, limits.connections needs %llu",
		       (unsigned long long)files.rlim_max, (unsigned long long)wanted);
}

static void
find_user(struct nb_provisions *provisions)
{
	const struct passwd *row;

	if (geteuid() != 0)
		return;
	if (!*provisions->settings.user) {
		nb_log(NB_LOG_WARN, "start.as_root", "edges and core run as root; set server.user");
		return;
	}
	row = getpwnam(provisions->settings.user);
	nb_assert(row); /* config_check.c has looked */
	provisions->uid = row->pw_uid;
	provisions->gid = row->pw_gid;
	provisions->is_dropping = true;
}

/* The store's own files, one level deep. A link, or a file with a second name, is not ours. */
static bool
give_files(int directory_fd, uid_t uid, gid_t gid)
{
	int copy = fcntl(directory_fd, F_DUPFD_CLOEXEC, 0);
	DIR *directory = copy >= 0 ? fdopendir(copy) : NULL;
	struct dirent *entry;
	struct stat file;
	bool done = directory != NULL;

	if (!directory) {
		if (copy >= 0)
			close(copy);
		return false;
	}
	while (done && (entry = readdir(directory)) != NULL) {
		if (fstatat(directory_fd, entry->d_name, &file, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISREG(file.st_mode) && file.st_nlink == 1 && file.st_uid != uid)
			done = fchownat(directory_fd, entry->d_name, uid, gid,
			                AT_SYMLINK_NOFOLLOW) == 0;
	}
	closedir(directory);
	return done && fchown(directory_fd, uid, gid) == 0;
}

/* The lock lives as long as this process: its descriptor is never closed and never inherited. */
static bool
prepare_data(const struct nb_provisions *provisions)
{
	const char *data = provisions->settings.data;

	if (mkdir(data, 0700) != 0 && errno != EEXIST)
		return refuse("the data directory cannot be made");
	int fd = open(data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return refuse("the data directory cannot be opened");
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		return refuse("another noaberd uses this data directory");
	}
	if (provisions->is_dropping && !give_files(fd, provisions->uid, provisions->gid)) {
		close(fd);
		return refuse("the data directory cannot be given to server.user");
	}
	return true;
}

bool
nb_provide(const struct nb_config_source *source, struct nb_provisions *ret)
{
	struct nb_provisions fresh;
	const char *what;

	memset(&fresh, 0, sizeof(fresh));
	if (!read_settings(source, &fresh.settings))
		return false;
	set_limits(&fresh.settings);
	find_user(&fresh);
	what = nb_certificate_load(fresh.settings.certificate, fresh.settings.key, true,
	                           &fresh.certificate);
	if (what)
		return refuse(what);
	what = nb_oidc_files_load(&fresh.settings.oidc, &fresh.provider);
	if (!what)
		what = nb_push_files_load(&fresh.settings.push, &fresh.push);
	if (what) {
		nb_provisions_finish(&fresh);
		return refuse(what);
	}
	if (!prepare_data(&fresh)) {
		nb_provisions_finish(&fresh);
		return false;
	}
	what = nb_master_key_load(fresh.settings.master_key, fresh.settings.data, fresh.master_key);
	if (what) {
		nb_provisions_finish(&fresh);
		return refuse(what);
	}
	*ret = fresh;
	nb_secret_wipe(fresh.master_key, sizeof(fresh.master_key));
	return true;
}

/* All of [oidc] and [push] too: the threads that go outside begin with it. */
static bool
is_fixed(const struct nb_setting_row *row)
{
	if (strcmp(row->section, "oidc") == 0 || strcmp(row->section, "push") == 0)
		return true;
	for (size_t i = 0; strcmp(row->section, "server") == 0 && i < NB_COUNT(fixed_names); i++)
		if (strcmp(row->name, fixed_names[i]) == 0)
			return true;
	return false;
}

/* Put the value of the running daemon back where only a start may change it. */
static void
keep_fixed(const struct nb_settings *old, struct nb_settings *fresh)
{
	for (size_t i = 0; i < nb_setting_row_count; i++) {
		const struct nb_setting_row *row = &nb_setting_rows[i];
		const void *was = (const char *)old + row->offset;
		void *is = (char *)fresh + row->offset;

		if (!is_fixed(row) || memcmp(was, is, row->bytes) == 0)
			continue;
		nb_log(NB_LOG_WARN, "reload.needs_restart", "%s.%s", row->section, row->name);
		memcpy(is, was, row->bytes);
	}
}

bool
nb_provide_again(const struct nb_config_source *source, struct nb_provisions *provisions)
{
	struct nb_settings settings;
	struct nb_buf certificate;
	const char *what;

	if (!read_settings(source, &settings))
		return false;
	what = nb_certificate_load(settings.certificate, settings.key, false, &certificate);
	if (what) {
		nb_log(NB_LOG_ERROR, "reload.refused", "%s", what);
		return false;
	}
	keep_fixed(&provisions->settings, &settings);
	provisions->settings = settings;
	nb_secrets_discard(&provisions->certificate);
	provisions->certificate = certificate;
	return true;
}

void
nb_provisions_finish(struct nb_provisions *provisions)
{
	nb_secrets_discard(&provisions->certificate);
	nb_secrets_discard(&provisions->provider);
	nb_secrets_discard(&provisions->push);
	nb_secret_wipe(provisions->master_key, sizeof(provisions->master_key));
}
