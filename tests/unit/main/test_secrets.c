/* Master key and certificate: what is unsafe or does not fit together is refused (P6, O4). */
#include "unit.h"

#include "scratch.h"
#include "secrets.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

static const uint8_t some_key[NB_MASTER_KEY_BYTES] = {1, 2, 3};

/* ---- the master key ---- */

static void
P6_a_key_is_made_once_and_kept(void **state)
{
	uint8_t first[NB_MASTER_KEY_BYTES], second[NB_MASTER_KEY_BYTES];
	const char *data = scratch_path("data");
	const char *path = scratch_path("made.key");
	struct stat file;

	(void)state;
	assert_int_equal(mkdir(data, 0700), 0);
	assert_null(nb_master_key_load(path, data, first));
	assert_int_equal(stat(path, &file), 0);
	assert_int_equal(file.st_mode & 07777, 0400);
	assert_int_equal(file.st_size, NB_MASTER_KEY_BYTES);
	assert_null(nb_master_key_load(path, data, second));
	assert_memory_equal(first, second, sizeof(first));
	assert_memory_not_equal(first, (uint8_t[NB_MASTER_KEY_BYTES]){0}, sizeof(first));
}

static void
P6_no_new_key_for_old_data(void **state)
{
	uint8_t key[NB_MASTER_KEY_BYTES];
	const char *data = scratch_path("old");

	(void)state;
	assert_int_equal(mkdir(data, 0700), 0);
	scratch_write("old/keys.db", "x", 1, 0600);
	assert_non_null(nb_master_key_load(scratch_path("lost.key"), data, key));
	assert_int_equal(access(scratch_path("lost.key"), F_OK), -1);
	unlink(scratch_path("old/keys.db"));
}

static void
P6_a_key_inside_the_data_is_refused(void **state)
{
	uint8_t key[NB_MASTER_KEY_BYTES];
	const char *data = scratch_path("whole");

	(void)state;
	assert_int_equal(mkdir(data, 0700), 0);
	assert_non_null(nb_master_key_load(scratch_path("whole/key"), data, key));
	assert_int_equal(symlink(data, scratch_path("way-in")), 0);
	assert_non_null(nb_master_key_load(scratch_path("way-in/key"), data, key));
	assert_int_equal(access(scratch_path("whole/key"), F_OK), -1);
}

static void
P6_an_unsafe_key_file_is_refused(void **state)
{
	static const struct {
		mode_t mode;
		size_t length;
		bool is_fine;
	} rows[] = {
	    {0400, 32, true},  {0600, 32, true},  {0440, 32, false},
	    {0404, 32, false}, {0420, 32, false}, {0401, 32, false},
	    {0400, 31, false}, {0400, 33, false}, {0400, 0, false},
	};
	uint8_t bytes[64] = {4, 5, 6};
	uint8_t key[NB_MASTER_KEY_BYTES];

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		const char *path = scratch_write("unsafe.key", bytes, rows[i].length, rows[i].mode);

		memcpy(key, some_key, sizeof(key));
		assert_int_equal(nb_master_key_read(path, key) == NULL, rows[i].is_fine);
		assert_memory_equal(key, rows[i].is_fine ? bytes : some_key, sizeof(key));
	}
	assert_non_null(nb_master_key_read("/tmp", key));
	assert_non_null(nb_master_key_read(scratch_path("absent"), key));
	scratch_write("good.key", bytes, 32, 0400);
	assert_int_equal(symlink(scratch_path("good.key"), scratch_path("link.key")), 0);
	assert_non_null(nb_master_key_read(scratch_path("link.key"), key));
}

/* ---- the certificate ---- */

/* A key and its own certificate, valid for ${days}, as files <name>.key and <name>.pem. */
static void
make_certificate(const char *name, long days)
{
	char file[64];
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *certificate = X509_new();
	BIO *pem = BIO_new(BIO_s_mem());
	char *bytes;

	assert_true(key && certificate && pem);
	X509_gmtime_adj(X509_getm_notBefore(certificate), -86400 * 10);
	X509_gmtime_adj(X509_getm_notAfter(certificate), 86400 * days);
	X509_set_pubkey(certificate, key);
	assert_true(X509_sign(certificate, key, EVP_sha256()) > 0);
	assert_int_equal(PEM_write_bio_X509(pem, certificate), 1);
	size_t length = (size_t)BIO_get_mem_data(pem, &bytes);
	snprintf(file, sizeof(file), "%s.pem", name);
	scratch_write(file, bytes, length, 0644);
	(void)BIO_reset(pem);
	assert_int_equal(PEM_write_bio_PrivateKey(pem, key, NULL, NULL, 0, NULL, NULL), 1);
	length = (size_t)BIO_get_mem_data(pem, &bytes);
	snprintf(file, sizeof(file), "%s.key", name);
	scratch_write(file, bytes, length, 0600);
	BIO_free(pem);
	X509_free(certificate);
	EVP_PKEY_free(key);
}

static const char *
load(const char *chain, const char *key, bool expired_is_fine)
{
	struct nb_buf pem;
	const char *what =
	    nb_certificate_load(scratch_path(chain), scratch_path(key), expired_is_fine, &pem);

	if (!what) {
		/* Two terminated texts, one behind the other (NB_CONTROL_CERTIFICATE). */
		size_t first = strlen(pem.at);
		assert_int_equal(first + 1 + strlen(pem.at + first + 1) + 1, pem.length);
		assert_non_null(strstr(pem.at, "BEGIN CERTIFICATE"));
		assert_non_null(strstr(pem.at + first + 1, "PRIVATE KEY"));
		nb_secrets_discard(&pem);
	}
	return what;
}

static void
O4_only_a_pair_that_fits_is_taken(void **state)
{
	(void)state;
	make_certificate("one", 30);
	make_certificate("two", 30);
	scratch_write("junk.pem", "nonsense", 8, 0600);
	scratch_write("empty.pem", "", 0, 0600);
	assert_null(load("one.pem", "one.key", false));
	assert_non_null(load("one.pem", "two.key", false));
	assert_non_null(load("junk.pem", "one.key", false));
	assert_non_null(load("one.pem", "junk.pem", false));
	assert_non_null(load("empty.pem", "one.key", false));
	assert_non_null(load("absent.pem", "one.key", false));
	assert_non_null(load("one.pem", "absent.key", false));
	assert_non_null(load("one.pem", "one.pem", false));
}

static void
O4_an_ended_certificate_never_replaces_one(void **state)
{
	(void)state;
	make_certificate("ended", -1);
	assert_non_null(load("ended.pem", "ended.key", false));
	assert_null(load("ended.pem", "ended.key", true));
}

static void
O4_a_chain_with_a_damaged_end_is_refused(void **state)
{
	char text[8192];
	size_t length;

	(void)state;
	make_certificate("leaf", 30);
	FILE *leaf = fopen(scratch_path("leaf.pem"), "re");
	assert_non_null(leaf);
	length = fread(text, 1, sizeof(text) / 2 - 1, leaf);
	(void)fclose(leaf);
	memcpy(text + length, text, length);
	scratch_write("chain.pem", text, length * 2, 0644);
	assert_null(load("chain.pem", "leaf.key", false));
	scratch_write("chain.pem", text, length * 2 - 40, 0644);
	assert_non_null(load("chain.pem", "leaf.key", false));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(P6_a_key_is_made_once_and_kept),
	    cmocka_unit_test(P6_no_new_key_for_old_data),
	    cmocka_unit_test(P6_a_key_inside_the_data_is_refused),
	    cmocka_unit_test(P6_an_unsafe_key_file_is_refused),
	    cmocka_unit_test(O4_only_a_pair_that_fits_is_taken),
	    cmocka_unit_test(O4_an_ended_certificate_never_replaces_one),
	    cmocka_unit_test(O4_a_chain_with_a_damaged_end_is_refused),
	};

	return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
