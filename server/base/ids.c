/*
 * ids.c - row numbers, and the sealed form in which they leave the server.
 *
 * Not for nonces or tokens: an id is no permission, every command checks rights by itself.
 */
#include "noaber/ids.h"

#include <openssl/evp.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES 16 /* AES: 8 bytes row, 4 bytes kind, 4 bytes zero; all big-endian */
#define COUNTER_BITS 20
#define EPOCH_MS 1767225600000 /* 2026-01-01T00:00:00Z */

struct nb_ids {
	EVP_CIPHER_CTX *seal;
	EVP_CIPHER_CTX *open;
};

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567"; /* RFC 4648, lower case */

/* Value of a character plus one; 0 for the others. */
static const uint8_t values[256] = {
    ['a'] = 1,  ['b'] = 2,  ['c'] = 3,  ['d'] = 4,  ['e'] = 5,  ['f'] = 6,  ['g'] = 7,  ['h'] = 8,
    ['i'] = 9,  ['j'] = 10, ['k'] = 11, ['l'] = 12, ['m'] = 13, ['n'] = 14, ['o'] = 15, ['p'] = 16,
    ['q'] = 17, ['r'] = 18, ['s'] = 19, ['t'] = 20, ['u'] = 21, ['v'] = 22, ['w'] = 23, ['x'] = 24,
    ['y'] = 25, ['z'] = 26, ['2'] = 27, ['3'] = 28, ['4'] = 29, ['5'] = 30, ['6'] = 31, ['7'] = 32,
};

struct nb_ids *
nb_ids_create(const uint8_t key[16])
{
	struct nb_ids *ids = calloc(1, sizeof(*ids));

	if (!ids)
		return NULL;
	ids->seal = EVP_CIPHER_CTX_new();
	ids->open = EVP_CIPHER_CTX_new();
	if (!ids->seal || !ids->open ||
	    EVP_EncryptInit_ex(ids->seal, EVP_aes_128_ecb(), NULL, key, NULL) != 1 ||
	    EVP_DecryptInit_ex(ids->open, EVP_aes_128_ecb(), NULL, key, NULL) != 1) {
		nb_ids_destroy(ids);
		return NULL;
	}
	/* One block in, one block out; nothing is kept back. */
	EVP_CIPHER_CTX_set_padding(ids->seal, 0);
	EVP_CIPHER_CTX_set_padding(ids->open, 0);
	return ids;
}

void
nb_ids_destroy(struct nb_ids *ids)
{
	if (!ids)
		return;
	EVP_CIPHER_CTX_free(ids->seal); /* wipes its key */
	EVP_CIPHER_CTX_free(ids->open);
	free(ids);
}

static void
put_big_endian(uint64_t value, size_t bytes, uint8_t *ret)
{
	while (bytes-- > 0) {
		ret[bytes] = (uint8_t)value;
		value >>= 8;
	}
}

static uint64_t
get_big_endian(const uint8_t *at, size_t bytes)
{
	uint64_t value = 0;

	while (bytes-- > 0)
		value = value << 8 | *at++;
	return value;
}

/* ${count} characters for as many fives of bits from the highest of ${bits} on. */
static void
add_fives(uint64_t bits, unsigned count, char *ret)
{
	for (unsigned i = 0; i < count; i++)
		ret[i] = alphabet[bits >> (59 - 5 * i) & 31];
}

/* 128 bits are 25 characters and 3 bits; the last character carries two zero bits. Twelve of 60 bits
 * at a time: a page has a hundred ids. */
static void
to_base32(const uint8_t block[BLOCK_BYTES], char ret[NB_ID_TEXT_BYTES])
{
	uint64_t high = get_big_endian(block, 8), low = get_big_endian(block + 8, 8);

	add_fives(high, 12, ret);
	add_fives(high << 60 | low >> 4, 12, ret + 12);
	add_fives(low << 56, 2, ret + 24);
}

/* One text per block: a character outside the alphabet or a set bit past the end is refused. */
static bool
from_base32(struct nb_str text, uint8_t ret[BLOCK_BYTES])
{
	uint32_t waiting = 0;
	unsigned bits = 0;
	size_t out = 0;
	size_t in;

	if (text.length != NB_ID_TEXT_BYTES)
		return false;
	for (in = 0; in < NB_ID_TEXT_BYTES; in++) {
		uint8_t value = values[(unsigned char)text.at[in]];

		if (value == 0)
			return false;
		waiting = (waiting << 5 | (value - 1u)) & 0xfff;
		bits += 5;
		if (bits >= 8) {
			bits -= 8;
			ret[out++] = (uint8_t)(waiting >> bits);
		}
	}
	return (waiting & 3) == 0;
}

void
nb_ids_encode(struct nb_ids *ids, enum nb_id_kind kind, nb_row row, char ret[NB_ID_TEXT_BYTES])
{
	uint8_t plain[BLOCK_BYTES] = {0};
	uint8_t sealed[BLOCK_BYTES];
	int length = 0;

	nb_assert(row > 0);
	put_big_endian((uint64_t)row, 8, plain);
	put_big_endian((uint64_t)kind, 4, plain + 8);
	nb_assert(EVP_EncryptUpdate(ids->seal, sealed, &length, plain, sizeof(plain)) == 1);
	nb_assert(length == BLOCK_BYTES);
	to_base32(sealed, ret);
}

bool
nb_ids_decode(struct nb_ids *ids, enum nb_id_kind kind, struct nb_str text, nb_row *ret_row)
{
	uint8_t sealed[BLOCK_BYTES];
	uint8_t plain[BLOCK_BYTES];
	uint64_t row;
	int length = 0;

	if (!from_base32(text, sealed))
		return false;
	nb_assert(EVP_DecryptUpdate(ids->open, plain, &length, sealed, sizeof(sealed)) == 1);
	nb_assert(length == BLOCK_BYTES);
	row = get_big_endian(plain, 8);
	if (get_big_endian(plain + 8, 4) != (uint64_t)kind || get_big_endian(plain + 12, 4) != 0 ||
	    row == 0 || row > INT64_MAX)
		return false;
	*ret_row = (nb_row)row;
	return true;
}

/* The highest row number given out. Shared by the process, because that is what the promise
 * "never the same twice" is about. */
static _Atomic nb_row latest_row;

/* More than 2^20 rows in one millisecond borrow from the next one. */
nb_row
nb_row_next(int64_t now_ms)
{
	nb_row by_clock = now_ms > EPOCH_MS ? (now_ms - EPOCH_MS) << COUNTER_BITS : 0;
	nb_row latest = atomic_load(&latest_row);
	nb_row next;

	do {
		next = by_clock > latest ? by_clock : latest + 1;
	} while (!atomic_compare_exchange_weak(&latest_row, &latest, next));
	return next;
}

void
nb_row_start_after(nb_row highest)
{
	nb_row latest = atomic_load(&latest_row);

	while (latest < highest && !atomic_compare_exchange_weak(&latest_row, &latest, highest))
		continue;
}
