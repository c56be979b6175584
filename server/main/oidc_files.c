/* oidc_files.c - reads the client secret of [oidc], and the certificates of it and of [push], and judges
 * them. Not for using them: that is server/oidc and server/push, in the core. */
#include "oidc_files.h"

#include "noaber/control.h"

#include <string.h>

#include <openssl/err.h>
#include <openssl/pem.h>

#define SECRET_BYTES_MOST 1024
#define CA_BYTES_MOST (96 * 1024)
_Static_assert(SECRET_BYTES_MOST + CA_BYTES_MOST + 64 <= NB_CONTROL_BYTES_MOST,
               "secret and certificates fit one control message");

static bool
holds_certificate(const struct nb_buf *pem)
{
	BIO *text = BIO_new_mem_buf(pem->at, (int)pem->length);
	char no_passphrase[] = ""; /* or OpenSSL would ask on the terminal */
	X509 *one = text ? PEM_read_bio_X509(text, NULL, NULL, no_passphrase) : NULL;
	bool holds = one != NULL;

	X509_free(one);
	BIO_free(text);
	ERR_clear_error();
	return holds;
}

static bool
is_printable(struct nb_str text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.at[i] <= ' ' || (unsigned char)text.at[i] >= 0x7f)
			return false;
	return text.length > 0;
}

static const char *
add_secret(const char *path, struct nb_buf *out)
{
	struct nb_buf secret;
	const char *what = NULL;

	if (!*path)
		return NULL;
	nb_buf_init(&secret, SECRET_BYTES_MOST);
	if (!nb_text_file_read(path, true, SECRET_BYTES_MOST, &secret)) {
		what = "the file of oidc.client_secret_file cannot be read, or others may read it";
	} else {
		while (secret.length && strchr("\r\n", secret.at[secret.length - 1]))
			secret.length--;
		if (!is_printable(nb_buf_str(&secret)))
			what = "the file of oidc.client_secret_file is not one line of ASCII";
		else
			nb_buf_add_str(out, nb_buf_str(&secret));
	}
	nb_secrets_discard(&secret);
	return what;
}

static const char *
add_authorities(const char *path, const char *bad, struct nb_buf *out)
{
	struct nb_buf pem;
	const char *what = NULL;

	if (!*path)
		return NULL;
	nb_buf_init(&pem, CA_BYTES_MOST);
	if (!nb_text_file_read(path, false, CA_BYTES_MOST, &pem) || !holds_certificate(&pem))
		what = bad;
	else
		nb_buf_add_str(out, nb_buf_str(&pem));
	nb_secrets_discard(&pem);
	return what;
}

const char *
nb_oidc_files_load(const struct nb_oidc_settings *settings, struct nb_buf *ret)
{
	struct nb_buf both;
	const char *what;

	nb_buf_init(&both, SECRET_BYTES_MOST + CA_BYTES_MOST + 2);
	what = add_secret(settings->client_secret_file, &both);
	nb_buf_add_byte(&both, '\0');
	if (!what)
		what = add_authorities(
		    settings->ca_file,
		    "the file of oidc.ca_file holds no certificate that can be read", &both);
	nb_buf_add_byte(&both, '\0');
	if (!what && both.failed)
		what = "there is no memory for the files of [oidc]";
	if (what)
		nb_secrets_discard(&both);
	else
		*ret = both;
	return what;
}

const char *
nb_push_files_load(const struct nb_push_settings *settings, struct nb_buf *ret)
{
	struct nb_buf pem;
	const char *what;

	nb_buf_init(&pem, CA_BYTES_MOST + 1);
	what =
	    add_authorities(settings->ca_file,
	                    "the file of push.ca_file holds no certificate that can be read", &pem);
	nb_buf_add_byte(&pem, '\0');
	if (!what && pem.failed)
		what = "there is no memory for the file of [push]";
	if (what)
		nb_secrets_discard(&pem);
	else
		*ret = pem;
	return what;
}
