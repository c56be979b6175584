/*
 * passphrase.c - argon2id with a pepper.
 *
 * Not for the rules of a good passphrase (model) and not for the queue before it: this blocks for
 * 30 to 170 ms (measured) and belongs on the slow lane.
 */
#include "noaber/secret.h"

#include <sodium.h>
#include <string.h>

_Static_assert(NB_PASSPHRASE_HASH_BYTES == crypto_pwhash_STRBYTES, "one size of hash text");

/* OWASP's 19 MiB/2/1 for residents, 64 MiB/3/1 for staff. */
static const struct {
	unsigned long long passes;
	size_t memory_bytes;
} costs[] = {
    [NB_PASSPHRASE_RESIDENT] = {2, (size_t)19 * 1024 * 1024},
    [NB_PASSPHRASE_STAFF] = {3, (size_t)64 * 1024 * 1024},
};

/* At a resident's cost, of random bytes that were thrown away: nothing verifies against it. */
static const char dummy_hash[] =
    "$argon2id$v=19$m=19456,t=2,p=1"
    "$tT/iWUKbltoGt+0tdcrcAg$gnGmKapHnzU0HFP1OmD7hNlCRCeb0/dx/ELWFxCcOMc";

/* A stolen table of hashes cannot be guessed at without the pepper, which is not in the store. */
static void
add_pepper(struct nb_str passphrase, const uint8_t pepper[32], char ret[NB_SHA256_BYTES])
{
	uint8_t peppered[NB_SHA256_BYTES];

	nb_secret_hmac(pepper, passphrase.at, passphrase.length, peppered);
	memcpy(ret, peppered, sizeof(peppered));
	nb_secret_wipe(peppered, sizeof(peppered));
}

bool
nb_passphrase_hash(struct nb_str passphrase, const uint8_t pepper[32], enum nb_passphrase_cost cost,
                   char ret_hash[NB_PASSPHRASE_HASH_BYTES])
{
	char peppered[NB_SHA256_BYTES];
	char hash[NB_PASSPHRASE_HASH_BYTES];
	int failed;

	nb_assert((unsigned)cost < NB_COUNT(costs));
	/* Chooses the fastest code for this processor; free after the first time, any thread. */
	nb_assert(sodium_init() >= 0);
	add_pepper(passphrase, pepper, peppered);
	failed = crypto_pwhash_str_alg(hash, peppered, sizeof(peppered), costs[cost].passes,
	                               costs[cost].memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
	nb_secret_wipe(peppered, sizeof(peppered));
	if (failed)
		return false;
	memcpy(ret_hash, hash, sizeof(hash));
	return true;
}

/* Copy ${hash} with its 0 byte; false when it is no hash of ours, as with an unknown name. */
static bool
copy_hash(struct nb_str hash, char ret[NB_PASSPHRASE_HASH_BYTES])
{
	if (hash.length == 0 || hash.length >= NB_PASSPHRASE_HASH_BYTES)
		return false;
	memcpy(ret, hash.at, hash.length);
	ret[hash.length] = '\0';
	/* Asked only because it reads the whole text: -1 says that it is damaged. */
	return crypto_pwhash_str_needs_rehash(ret, costs[NB_PASSPHRASE_RESIDENT].passes,
	                                      costs[NB_PASSPHRASE_RESIDENT].memory_bytes) >= 0;
}

bool
nb_passphrase_verify(struct nb_str passphrase, const uint8_t pepper[32], struct nb_str hash)
{
	char peppered[NB_SHA256_BYTES];
	char terminated[NB_PASSPHRASE_HASH_BYTES] = {0};
	bool known;
	bool fits;

	nb_assert(sodium_init() >= 0);
	known = copy_hash(hash, terminated);
	if (!known)
		memcpy(terminated, dummy_hash, sizeof(dummy_hash));
	add_pepper(passphrase, pepper, peppered);
	fits = crypto_pwhash_str_verify(terminated, peppered, sizeof(peppered)) == 0;
	nb_secret_wipe(peppered, sizeof(peppered));
	return fits && known;
}
