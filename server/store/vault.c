/*
 * vault.c - seal and open private fields under a data key per member or account (P6, P7):
 * a key that is erased erases what it sealed.
 *
 * The master key wraps data keys and purpose keys, never a field. All unwrapped keys of a vault lie
 * in one mapping that stays out of core dumps and is wiped when the vault closes.
 * Not here: which key a row uses, and what is private (commands).
 */
#include "noaber/vault.h"
#include "engine.h"
#include "key_cache.h"
#include "noaber/clock.h"
#include "noaber/log.h"
#include "noaber/secret.h"
#include "noaber/tombstones.h"
#include "seal.h"

#include <string.h>
#include <sys/mman.h>

#define WRAPPED_BYTES (NB_SEAL_KEY_BYTES + NB_SEAL_MORE_BYTES)
#define PAD_BYTES 64   /* lengths tell less */
#define PAD_MARK 0x80u /* ISO/IEC 7816-4: one mark, then zeros */
#define TABLE_BYTES_MOST 32

struct nb_vault {
	struct nb_db *keys; /* borrowed */
	struct nb_sealer sealer;
	uint8_t wrapping[NB_SEAL_KEY_BYTES];
	uint8_t purposes[NB_VAULT_PURPOSE_COUNT][NB_SEAL_KEY_BYTES];
	struct nb_key_cache cache;
	const char *tombstones; /* borrowed; NULL until told */
};

static const struct nb_str purpose_names[NB_VAULT_PURPOSE_COUNT] = {
    [NB_VAULT_IDS] = {"ids", 3},         [NB_VAULT_LINKS] = {"links", 5},
    [NB_VAULT_TICKETS] = {"tickets", 7}, [NB_VAULT_PEPPER] = {"pepper", 6},
    [NB_VAULT_ADDRESS] = {"address", 7}, [NB_VAULT_AUDIT] = {"audit", 5},
    [NB_VAULT_LOG_IDS] = {"log_ids", 7}, [NB_VAULT_DEVICES] = {"devices", 7},
    [NB_VAULT_OIDC] = {"oidc", 4},       [NB_VAULT_PUSH] = {"push", 4},
};

/* What sealed bytes are bound to: fixed places and lengths, so no two bindings look alike. */
struct bound {
	uint8_t bytes[1 + 1 + TABLE_BYTES_MOST + 4 * 8];
	size_t length;
};

static void
bound_number(struct bound *bound, int64_t number)
{
	for (int shift = 56; shift >= 0; shift -= 8)
		bound->bytes[bound->length++] = (uint8_t)((uint64_t)number >> shift);
}

static void
bound_start(struct bound *bound, const char *table, size_t length)
{
	nb_assert(length <= TABLE_BYTES_MOST);
	bound->bytes[0] = NB_SEAL_VERSION;
	bound->bytes[1] = (uint8_t)length;
	memcpy(bound->bytes + 2, table, length);
	bound->length = 2 + length;
}

static struct nb_str
bound_str(const struct bound *bound)
{
	return (struct nb_str){(const char *)bound->bytes, bound->length};
}

static void
bound_field(struct bound *bound, nb_row key, const struct nb_seal_place *place)
{
	bound_start(bound, place->table, strlen(place->table));
	bound_number(bound, place->room);
	bound_number(bound, place->row);
	bound_number(bound, place->author);
	bound_number(bound, key);
}

/* ---- keys under the master key ---- */

static struct nb_seal_key
wrapping_key(const struct nb_vault *vault)
{
	return (struct nb_seal_key){0, vault->wrapping};
}

static void
bound_data_key(struct bound *bound, nb_row key)
{
	bound_start(bound, "data_key", strlen("data_key"));
	bound_number(bound, key);
}

/** Fill ${ret} with the key in ${wrapped}. */
static bool
unwrap(struct nb_vault *vault, const struct bound *bound, struct nb_str wrapped,
       uint8_t ret[NB_SEAL_KEY_BYTES])
{
	return wrapped.length == WRAPPED_BYTES &&
	       nb_sealer_open(&vault->sealer, wrapping_key(vault), bound_str(bound), wrapped, ret);
}

/** NB_E_NOT_FOUND: no such purpose yet. NB_E_UNAVAILABLE: another master key (P6). */
static enum nb_status
read_purpose(struct nb_vault *vault, enum nb_vault_purpose purpose)
{
	struct nb_str name = purpose_names[purpose];
	struct nb_cursor *cursor;
	struct bound bound;
	enum nb_status status;
	bool opened;

	status = nb_db_find_one(vault->keys, NB_SQL_PURPOSE_KEY_WRAPPED, NB_BIND(nb_text(name)),
	                        &cursor);
	if (status != NB_OK)
		return status;
	bound_start(&bound, name.at, name.length);
	opened = unwrap(vault, &bound, nb_cursor_bytes(cursor, 0), vault->purposes[purpose]);
	status = nb_cursor_end(cursor);
	if (status == NB_OK && !opened) {
		nb_log(NB_LOG_ERROR, "vault.wrong_master_key", "purpose %d", (int)purpose);
		status = NB_E_UNAVAILABLE;
	}
	return status;
}

static enum nb_status
make_purpose(struct nb_vault *vault, enum nb_vault_purpose purpose)
{
	struct nb_str name = purpose_names[purpose];
	uint8_t wrapped[WRAPPED_BYTES];
	struct bound bound;

	nb_secret_random(vault->purposes[purpose], NB_SEAL_KEY_BYTES);
	bound_start(&bound, name.at, name.length);
	nb_sealer_seal(&vault->sealer, wrapping_key(vault), bound_str(&bound),
	               vault->purposes[purpose], NB_SEAL_KEY_BYTES, wrapped);
	return nb_db_run(vault->keys, NB_SQL_PURPOSE_KEY_ADD,
	                 NB_BIND(nb_text(name),
	                         nb_bytes((struct nb_str){(char *)wrapped, sizeof(wrapped)}),
	                         nb_int(nb_clock_now_ms())),
	                 NULL);
}

/** Read all purpose keys, and on a writing connection make those that are not there yet. */
static enum nb_status
load_purposes(struct nb_vault *vault)
{
	bool writer = vault->keys->role == NB_DB_WRITER;
	enum nb_status status = nb_db_begin(vault->keys);

	if (status != NB_OK)
		return status;
	for (int i = 0; i < NB_VAULT_PURPOSE_COUNT && status == NB_OK; i++) {
		status = read_purpose(vault, (enum nb_vault_purpose)i);
		if (status == NB_E_NOT_FOUND)
			status = writer ? make_purpose(vault, (enum nb_vault_purpose)i)
			                : NB_E_UNAVAILABLE;
	}
	if (status == NB_OK && writer)
		return nb_db_commit(vault->keys);
	nb_db_rollback(vault->keys);
	return status;
}

/* ---- the vault ---- */

/** HKDF-Expand of the master key, which is uniform and so needs no extract step (RFC 5869, 2.3 and
 * 3.3). Unlike nb_secret_derive it needs no memory, so a start without memory is refused in order
 * (D9). */
static void
derive_wrapping(struct nb_vault *vault, const uint8_t master[32])
{
	static const char label[] = "noaber wrapping\x01";

	nb_secret_hmac(master, label, sizeof(label) - 1, vault->wrapping);
}

enum nb_status
nb_vault_open(struct nb_db *keys, const uint8_t master[32], struct nb_vault **ret_vault)
{
	struct nb_vault *vault =
	    mmap(NULL, sizeof(*vault), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	enum nb_status status = NB_E_UNAVAILABLE;

	nb_assert(keys->content == NB_DB_KEYS);
	if (vault == MAP_FAILED)
		return NB_E_UNAVAILABLE;
	vault->keys = keys;
	if (!madvise(vault, sizeof(*vault), MADV_DONTDUMP) && nb_sealer_init(&vault->sealer)) {
		derive_wrapping(vault, master);
		status = load_purposes(vault);
	}
	if (status != NB_OK) {
		nb_vault_close(vault);
		return status;
	}
	*ret_vault = vault;
	return NB_OK;
}

void
nb_vault_close(struct nb_vault *vault)
{
	if (!vault)
		return;
	nb_sealer_finish(&vault->sealer);
	nb_secret_wipe(vault, sizeof(*vault));
	munmap(vault, sizeof(*vault));
}

const uint8_t *
nb_vault_purpose(const struct nb_vault *vault, enum nb_vault_purpose purpose)
{
	nb_assert((unsigned)purpose < NB_VAULT_PURPOSE_COUNT);
	return vault->purposes[purpose];
}

enum nb_status
nb_vault_new_key(struct nb_vault *vault, nb_row owner, int64_t now_ms, nb_row *ret_key)
{
	uint8_t bytes[NB_SEAL_KEY_BYTES], wrapped[WRAPPED_BYTES];
	nb_row key = nb_row_next(now_ms);
	struct bound bound;
	enum nb_status status;

	nb_assert(vault->keys->role == NB_DB_WRITER);
	nb_secret_random(bytes, sizeof(bytes));
	bound_data_key(&bound, key);
	nb_sealer_seal(&vault->sealer, wrapping_key(vault), bound_str(&bound), bytes, sizeof(bytes),
	               wrapped);
	nb_secret_wipe(bytes, sizeof(bytes));
	status = nb_db_run(vault->keys, NB_SQL_DATA_KEY_ADD,
	                   NB_BIND(nb_int(key), nb_int(owner),
	                           nb_bytes((struct nb_str){(char *)wrapped, sizeof(wrapped)}),
	                           nb_int(now_ms)),
	                   NULL);
	if (status == NB_OK)
		*ret_key = key;
	return status;
}

void
nb_vault_tell_tombstones(struct nb_vault *vault, const char *path)
{
	vault->tombstones = path;
}

enum nb_status
nb_vault_destroy_key(struct nb_vault *vault, nb_row key, int64_t now_ms)
{
	int64_t destroyed = 0;

	nb_assert(vault->tombstones);
	enum nb_status status = nb_tombstones_add(vault->tombstones, key, now_ms);
	if (status)
		return status;
	status = nb_db_run(vault->keys, NB_SQL_DATA_KEY_DESTROY,
	                   NB_BIND(nb_int(key), nb_int(now_ms)), &destroyed);

	nb_key_cache_forget(&vault->cache, key);
	nb_sealer_forget(&vault->sealer, key);
	return status == NB_OK && !destroyed ? NB_E_NOT_FOUND : status;
}

/** The data key ${key}, from the cache or keys.db. A new key is not cached when it is made but when
 * it is first used, so that one whose transaction was rolled back is not found. */
static enum nb_status
find_key(struct nb_vault *vault, nb_row key, struct nb_seal_key *ret_key)
{
	int64_t now_ms = nb_clock_steady_ms();
	const uint8_t *bytes = nb_key_cache_find(&vault->cache, key, now_ms);
	struct nb_cursor *cursor;
	struct bound bound;
	enum nb_status status;
	uint8_t *slot;

	*ret_key = (struct nb_seal_key){key, bytes};
	if (bytes)
		return NB_OK;
	status =
	    nb_db_find_one(vault->keys, NB_SQL_DATA_KEY_WRAPPED, NB_BIND(nb_int(key)), &cursor);
	if (status != NB_OK)
		return status;
	slot = nb_key_cache_add(&vault->cache, key, now_ms);
	bound_data_key(&bound, key);
	if (!unwrap(vault, &bound, nb_cursor_bytes(cursor, 0), slot)) {
		nb_log(NB_LOG_ERROR, "vault.key_not_opened", "key %lld", (long long)key);
		status = NB_E_CONFLICT;
	}
	if (nb_cursor_end(cursor) != NB_OK)
		status = NB_E_UNAVAILABLE;
	if (status != NB_OK)
		nb_key_cache_forget(&vault->cache, key);
	ret_key->bytes = slot;
	return status;
}

enum nb_status
nb_vault_seal(struct nb_vault *vault, nb_row key, const struct nb_seal_place *place,
              struct nb_str plain, struct nb_arena *arena, struct nb_str *ret_sealed)
{
	size_t padded, sealed_bytes;
	struct nb_seal_key bytes;
	struct bound bound;
	uint8_t *sealed;
	enum nb_status status = find_key(vault, key, &bytes);

	if (status != NB_OK)
		return status;
	nb_assert(plain.at && plain.length < SIZE_MAX / 2);
	padded = (plain.length / PAD_BYTES + 1) * PAD_BYTES;
	sealed_bytes = padded + NB_SEAL_MORE_BYTES;
	sealed = nb_arena_take(arena, sealed_bytes);
	if (!sealed)
		return NB_E_TOO_LARGE;
	/* Padded where the ciphertext will stand: EVP seals in place, so no copy is left behind. */
	memcpy(sealed + NB_SEAL_HEAD_BYTES, plain.at, plain.length);
	sealed[NB_SEAL_HEAD_BYTES + plain.length] = PAD_MARK;
	bound_field(&bound, key, place);
	nb_sealer_seal(&vault->sealer, bytes, bound_str(&bound), sealed + NB_SEAL_HEAD_BYTES,
	               padded, sealed);
	*ret_sealed = (struct nb_str){(char *)sealed, sealed_bytes};
	return NB_OK;
}

/** Length without the padding; false when there is no mark. */
static bool
unpad(const uint8_t *plain, size_t *length)
{
	size_t at = *length;

	while (at > 0 && plain[at - 1] == 0)
		at--;
	if (at == 0 || plain[at - 1] != PAD_MARK)
		return false;
	*length = at - 1;
	return true;
}

enum nb_status
nb_vault_unseal(struct nb_vault *vault, nb_row key, const struct nb_seal_place *place,
                struct nb_str sealed, struct nb_arena *arena, struct nb_str *ret_plain)
{
	struct nb_seal_key bytes;
	struct bound bound;
	uint8_t *plain;
	size_t length;
	enum nb_status status = find_key(vault, key, &bytes);

	if (status != NB_OK)
		return status;
	length = sealed.length > NB_SEAL_MORE_BYTES ? sealed.length - NB_SEAL_MORE_BYTES : 0;
	plain = nb_arena_take(arena, length + 1);
	if (!plain)
		return NB_E_TOO_LARGE;
	bound_field(&bound, key, place);
	if (!nb_sealer_open(&vault->sealer, bytes, bound_str(&bound), sealed, plain) ||
	    !unpad(plain, &length)) {
		nb_log(NB_LOG_ERROR, "vault.not_opened", "%s row %lld key %lld", place->table,
		       (long long)place->row, (long long)key);
		return NB_E_CONFLICT;
	}
	*ret_plain = (struct nb_str){(char *)plain, length};
	return NB_OK;
}

void
nb_vault_member_link(const struct nb_vault *vault, nb_row account, nb_row scope,
                     uint8_t ret[NB_MEMBER_LINK_BYTES])
{
	uint8_t whole[NB_SHA256_BYTES];
	struct bound bound;

	bound_start(&bound, "member", strlen("member"));
	bound_number(&bound, account);
	bound_number(&bound, scope);
	nb_secret_hmac(vault->purposes[NB_VAULT_LINKS], bound.bytes, bound.length, whole);
	memcpy(ret, whole, NB_MEMBER_LINK_BYTES);
}
