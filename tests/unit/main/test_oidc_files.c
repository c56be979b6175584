/* The files of [oidc]: what is unsafe or unreadable is refused with a sentence (A10). */
#include "unit.h"

#include "oidc_files.h"
#include "scratch.h"

#include <stdio.h>
#include <string.h>

#include <openssl/pem.h>
#include <openssl/x509.h>

static struct nb_oidc_settings
naming(const char *secret, const char *authorities)
{
	struct nb_oidc_settings settings = {0};

	snprintf(settings.client_secret_file, sizeof(settings.client_secret_file), "%s", secret);
	snprintf(settings.ca_file, sizeof(settings.ca_file), "%s", authorities);
	return settings;
}

static const char *
load(const char *secret, const char *authorities, struct nb_buf *ret)
{
	const struct nb_oidc_settings settings = naming(secret, authorities);

	return nb_oidc_files_load(&settings, ret);
}

static void
the_line_end_is_no_part_of_the_secret(void **state)
{
	const char *path = scratch_write("secret", "geheim\r\n", 8, 0600);
	struct nb_buf files;

	(void)state;
	assert_null(load(path, "", &files));
	assert_str_equal(nb_buf_str(&files), "geheim\0\0");
	nb_secrets_discard(&files);
	assert_null(load("", "", &files));
	assert_str_equal(nb_buf_str(&files), "\0\0");
	nb_secrets_discard(&files);
}

static void
bad_files_are_refused(void **state)
{
	static const struct {
		const char *bytes;
		mode_t mode;
	} rows[] = {{"geheim", 0640},       {"geheim", 0604},       {"\n", 0600},
	            {"twee woorden", 0600}, {"twee\nregels", 0600}, {"caf\xc3\xa9", 0600}};
	struct nb_buf files;

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_non_null(
		    load(scratch_write("bad", rows[i].bytes, strlen(rows[i].bytes), rows[i].mode),
		         "", &files));
	assert_non_null(load(scratch_path("absent"), "", &files));
	assert_non_null(load("", scratch_path("absent"), &files));
	assert_non_null(load("", scratch_write("ca", "no certificate", 14, 0600), &files));
}

static void
a_certificate_goes_along(void **state)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *one = X509_new();
	BIO *text = BIO_new(BIO_s_mem());
	struct nb_buf files;
	char *pem;

	(void)state;
	X509_gmtime_adj(X509_getm_notBefore(one), 0);
	X509_gmtime_adj(X509_getm_notAfter(one), 60);
	X509_set_pubkey(one, key);
	assert_true(X509_sign(one, key, EVP_sha256()) > 0);
	assert_int_equal(PEM_write_bio_X509(text, one), 1);
	long length = BIO_get_mem_data(text, &pem);
	assert_null(load("", scratch_write("ca.pem", pem, (size_t)length, 0644), &files));
	assert_int_equal(files.length, length + 2);
	assert_memory_equal(files.at + 1, pem, (size_t)length);
	nb_secrets_discard(&files);
	BIO_free(text);
	X509_free(one);
	EVP_PKEY_free(key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_line_end_is_no_part_of_the_secret),
	    cmocka_unit_test(bad_files_are_refused),
	    cmocka_unit_test(a_certificate_goes_along),
	};

	return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
