/*
 * tls.c - TLS 1.2 and 1.3 with authenticated ciphers and forward secrecy only (R14). The
 * certificate comes as bytes from the supervisor: the edge opens no files.
 *
 * No session tickets and no session cache: every edge process would have keys of its own, so
 * resumption would mostly fail, and a stolen ticket key opens recorded traffic.
 */
#include "edge.h"

#include "noaber/log.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <string.h>

enum nb_status
nb_tls_harden(SSL_CTX *tls)
{
	if (SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION) != 1 ||
	    SSL_CTX_set_cipher_list(tls, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1 ||
	    SSL_CTX_set_ciphersuites(tls, "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:"
	                                  "TLS_CHACHA20_POLY1305_SHA256") != 1 ||
	    SSL_CTX_set1_groups_list(tls, "X25519:P-256:P-384") != 1 ||
	    SSL_CTX_set_num_tickets(tls, 0) != 1)
		return NB_E_INTERNAL;
	SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET |
	                             SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
	                             SSL_OP_PRIORITIZE_CHACHA);
	SSL_CTX_set_mode(tls, SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_session_cache_mode(tls, SSL_SESS_CACHE_OFF);
	return NB_OK;
}

/* An encrypted key would make OpenSSL ask on a terminal. */
static int
no_passphrase(char *buffer, int size, int writing, void *user)
{
	(void)buffer;
	(void)size;
	(void)writing;
	(void)user;
	return 0;
}

static bool
use_chain(SSL_CTX *tls, struct nb_str pem)
{
	BIO *bio = BIO_new_mem_buf(pem.at, (int)pem.length);
	X509 *leaf = bio ? PEM_read_bio_X509_AUX(bio, NULL, no_passphrase, NULL) : NULL;
	bool done =
	    leaf && SSL_CTX_use_certificate(tls, leaf) == 1 && SSL_CTX_clear_chain_certs(tls) == 1;

	X509_free(leaf);
	while (done) {
		X509 *more = PEM_read_bio_X509(bio, NULL, no_passphrase, NULL);

		if (!more)
			break;
		done = SSL_CTX_add0_chain_cert(tls, more) == 1;
		if (!done)
			X509_free(more);
	}
	ERR_clear_error();
	BIO_free(bio);
	return done;
}

static bool
use_key(SSL_CTX *tls, struct nb_str pem)
{
	BIO *bio = BIO_new_mem_buf(pem.at, (int)pem.length);
	EVP_PKEY *key = bio ? PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, NULL) : NULL;
	bool done =
	    key && SSL_CTX_use_PrivateKey(tls, key) == 1 && SSL_CTX_check_private_key(tls) == 1;

	EVP_PKEY_free(key);
	BIO_free(bio);
	ERR_clear_error();
	return done;
}

enum nb_status
nb_tls_certificate(SSL_CTX *tls, struct nb_str pem)
{
	const char *end = pem.length ? memchr(pem.at, 0, pem.length) : NULL;
	struct nb_str chain, key;
	SSL_CTX *scratch;
	bool good;

	if (!end || pem.at[pem.length - 1] != 0)
		return NB_E_BAD_ARGUMENT;
	chain = (struct nb_str){pem.at, (size_t)(end - pem.at)};
	key = (struct nb_str){end + 1, pem.length - chain.length - 2};
	scratch = SSL_CTX_new(TLS_server_method());
	if (!scratch)
		return NB_E_UNAVAILABLE;
	good = use_chain(scratch, chain) && use_key(scratch, key);
	SSL_CTX_free(scratch);
	if (!good)
		return NB_E_BAD_ARGUMENT;
	return use_chain(tls, chain) && use_key(tls, key) ? NB_OK : NB_E_INTERNAL;
}
