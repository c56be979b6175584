/* secrets.c - reads the master key and the certificate with its key, and judges them.
 * Not for using them: the core derives keys (store/vault), the edge speaks TLS. */
#include "secrets.h"

#include "noaber/control.h"
#include "noaber/log.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

/* Together with headers and zeros they fit one control message. A chain of four RSA-4096
 * certificates is about 9 KiB (measured). */
#define CHAIN_BYTES_MOST (96 * 1024)
#define KEY_BYTES_MOST (16 * 1024)
_Static_assert(CHAIN_BYTES_MOST + KEY_BYTES_MOST + 64 <= NB_CONTROL_BYTES_MOST,
               "certificate and key fit one control message");

void
nb_secrets_discard(struct nb_buf *secret)
{
	if (secret->at)
		nb_secret_wipe(secret->at, secret->capacity);
	nb_buf_finish(secret);
}

/* ---- the master key ---- */

/* Exactly ${length} bytes and then the end of the file. */
static bool
read_exactly(int fd, uint8_t *bytes, size_t length)
{
	size_t have = 0;
	uint8_t more;

	while (have < length) {
		ssize_t got = read(fd, bytes + have, length - have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		have += (size_t)got;
	}
	return read(fd, &more, 1) == 0;
}

static const char *
judge_key_file(const struct stat *file)
{
	if (!S_ISREG(file->st_mode))
		return "the master key is not a regular file";
	if (file->st_mode & (S_IRWXG | S_IRWXO))
		return "the master key is open to group or others; make its mode 0400";
	if (file->st_uid != 0 && file->st_uid != geteuid())
		return "the master key belongs to somebody else";
	return NULL;
}

const char *
nb_master_key_read(const char *path, uint8_t ret[NB_MASTER_KEY_BYTES])
{
	uint8_t key[NB_MASTER_KEY_BYTES];
	struct stat file;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0)
		return errno == ENOENT ? "there is no master key file"
		                       : "the master key file cannot be opened";
	const char *what =
	    fstat(fd, &file) == 0 ? judge_key_file(&file) : "the master key file cannot be read";
	if (!what && !read_exactly(fd, key, sizeof(key)))
		what = "the master key file does not hold exactly 32 bytes";
	close(fd);
	if (!what)
		memcpy(ret, key, sizeof(key));
	nb_secret_wipe(key, sizeof(key));
	return what;
}

/* The directory of ${path}, links followed. */
static bool
real_parent(const char *path, char ret_parent[PATH_MAX])
{
	char copy[PATH_MAX];

	if (snprintf(copy, sizeof(copy), "%s", path) >= (int)sizeof(copy))
		return false;
	char *slash = strrchr(copy, '/');
	if (!slash)
		return realpath(".", ret_parent) != NULL;
	slash[slash == copy] = '\0'; /* "/key" lies in "/" */
	return realpath(copy, ret_parent) != NULL;
}

static const char *
judge_key_place(const char *path, const char *data)
{
	char parent[PATH_MAX];
	char inside[PATH_MAX];

	if (!real_parent(path, parent))
		return "the directory of the master key does not exist";
	if (!realpath(data, inside))
		return "the data directory does not exist";
	size_t length = strlen(inside);
	if (strncmp(parent, inside, length) == 0 && (parent[length] == '/' || !parent[length]))
		return "the master key lies inside the data directory; keep it elsewhere";
	return NULL;
}

static bool
has_database(const char *data)
{
	static const char *const names[] = {"noaber.db", "keys.db"};
	char path[PATH_MAX];

	for (size_t i = 0; i < NB_COUNT(names); i++) {
		snprintf(path, sizeof(path), "%s/%s", data, names[i]);
		if (access(path, F_OK) == 0)
			return true;
	}
	return false;
}

/* A key that is used before it is durable would be a lock without a key after a power cut. */
static bool
sync_parent(const char *path)
{
	char parent[PATH_MAX];

	if (!real_parent(path, parent))
		return false;
	int fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool synced = fsync(fd) == 0;
	close(fd);
	return synced;
}

static const char *
make_key(const char *path)
{
	uint8_t key[NB_MASTER_KEY_BYTES];
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0400);

	if (fd < 0)
		return "the master key file cannot be made";
	nb_secret_random(key, sizeof(key));
	bool made = write(fd, key, sizeof(key)) == (ssize_t)sizeof(key) && fsync(fd) == 0;
	nb_secret_wipe(key, sizeof(key));
	made = close(fd) == 0 && made && sync_parent(path);
	if (!made) {
		(void)unlink(path);
		return "the new master key could not be written";
	}
	nb_log(NB_LOG_INFO, "key.made", "a new master key; keep a copy apart from the backups");
	return NULL;
}

/* One level, so that a fresh machine needs no preparation; a typo higher up is still noticed. */
static void
make_parent(const char *path)
{
	char parent[PATH_MAX];
	const char *slash = strrchr(path, '/');

	if (slash && slash != path && (size_t)(slash - path) < sizeof(parent)) {
		memcpy(parent, path, (size_t)(slash - path));
		parent[slash - path] = '\0';
		(void)mkdir(parent, 0700); /* judge_key_place says what is wrong, if anything */
	}
}

const char *
nb_master_key_load(const char *path, const char *data, uint8_t ret[NB_MASTER_KEY_BYTES])
{
	make_parent(path);
	const char *what = judge_key_place(path, data);

	if (!what && access(path, F_OK) != 0 && errno == ENOENT)
		what = has_database(data) ? "there is data but no master key; put the key file back"
		                          : make_key(path);
	return what ? what : nb_master_key_read(path, ret);
}

/* ---- the certificate ---- */

bool
nb_text_file_read(const char *path, bool closed_to_others, size_t bytes_most, struct nb_buf *ret)
{
	struct stat file;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return false;
	bool done = fstat(fd, &file) == 0 && S_ISREG(file.st_mode) && file.st_size > 0 &&
	            (size_t)file.st_size <= bytes_most &&
	            !(closed_to_others && (file.st_mode & (S_IRWXG | S_IRWXO)));
	char *room = done ? nb_buf_reserve(ret, (size_t)file.st_size) : NULL;
	done = room && read_exactly(fd, (uint8_t *)room, (size_t)file.st_size) &&
	       !memchr(room, 0, (size_t)file.st_size);
	if (done)
		ret->length += (size_t)file.st_size;
	close(fd);
	return done;
}

/* OpenSSL would ask on the terminal; a server has nobody there. */
static int
no_passphrase(char *into, int bytes, int is_writing, void *user)
{
	(void)into;
	(void)bytes;
	(void)is_writing;
	(void)user;
	return -1;
}

/* First the certificate itself, then what leads from it to the root. */
static bool
use_chain(SSL_CTX *scratch, const struct nb_buf *pem)
{
	BIO *text = BIO_new_mem_buf(pem->at, (int)pem->length);
	X509 *one = text ? PEM_read_bio_X509(text, NULL, no_passphrase, NULL) : NULL;
	bool used = one && SSL_CTX_use_certificate(scratch, one) == 1;

	X509_free(one);
	while (used && (one = PEM_read_bio_X509(text, NULL, no_passphrase, NULL)) != NULL) {
		used = SSL_CTX_add0_chain_cert(scratch, one) == 1;
		if (!used)
			X509_free(one);
	}
	/* The loop ends with "no start line" at the end of the text; anything else is damage. */
	if (used)
		used = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
	ERR_clear_error();
	BIO_free(text);
	return used;
}

static bool
use_key(SSL_CTX *scratch, const struct nb_buf *pem)
{
	BIO *text = BIO_new_mem_buf(pem->at, (int)pem->length);
	EVP_PKEY *key = text ? PEM_read_bio_PrivateKey(text, NULL, no_passphrase, NULL) : NULL;
	bool used = key && SSL_CTX_use_PrivateKey(scratch, key) == 1 &&
	            SSL_CTX_check_private_key(scratch) == 1;

	EVP_PKEY_free(key);
	BIO_free(text);
	ERR_clear_error();
	return used;
}

static const char *
judge_pair(const struct nb_buf *chain, const struct nb_buf *key, bool expired_is_fine)
{
	SSL_CTX *scratch = SSL_CTX_new(TLS_server_method());
	const char *what = NULL;

	if (!scratch)
		return "OpenSSL has no room to check the certificate";
	if (!use_chain(scratch, chain))
		what = "the certificate is damaged, or weaker than this system allows";
	else if (!use_key(scratch, key))
		what = "the private key is damaged, or does not belong to the certificate";
	else if (X509_cmp_current_time(X509_get0_notAfter(SSL_CTX_get0_certificate(scratch))) < 0)
		what = "the certificate has expired";
	SSL_CTX_free(scratch);
	if (what && expired_is_fine && strcmp(what, "the certificate has expired") == 0) {
		nb_log(NB_LOG_WARN, "certificate.expired", "%s; browsers will refuse it", what);
		what = NULL;
	}
	return what;
}

const char *
nb_certificate_load(const char *chain, const char *key, bool expired_is_fine, struct nb_buf *ret)
{
	struct nb_buf chain_pem;
	struct nb_buf key_pem;
	const char *what = NULL;

	nb_buf_init(&chain_pem, CHAIN_BYTES_MOST + KEY_BYTES_MOST + 2);
	nb_buf_init(&key_pem, KEY_BYTES_MOST);
	if (!nb_text_file_read(chain, false, CHAIN_BYTES_MOST, &chain_pem))
		what = "the certificate file cannot be read";
	else if (!nb_text_file_read(key, false, KEY_BYTES_MOST, &key_pem))
		what = "the private key file cannot be read";
	else
		what = judge_pair(&chain_pem, &key_pem, expired_is_fine);
	if (!what) {
		nb_buf_add_byte(&chain_pem, '\0');
		nb_buf_add_str(&chain_pem, nb_buf_str(&key_pem));
		nb_buf_add_byte(&chain_pem, '\0');
		if (chain_pem.failed)
			what = "there is no memory for the certificate";
	}
	nb_secrets_discard(&key_pem);
	if (what)
		nb_secrets_discard(&chain_pem);
	else
		*ret = chain_pem;
	return what;
}
