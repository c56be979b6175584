/*
 * address.c - counts sockets and requests per address. It is for stopping one source before it
 * costs a TLS handshake; it is not for accounts, whose limits the core keeps.
 *
 * One hash table, 65536 buckets at most filled with what is alive: addresses with a socket or with
 * a bucket that is not full again. A sweep frees the rest, so a scan of the whole IPv6 space costs
 * memory only for the minute its buckets need to fill.
 */
#include "address.h"

#include "list.h"

#include "noaber/secret.h"
#include "noaber/settings.h"

#include <stdlib.h>
#include <string.h>

#define BUCKETS 4096
#define ADDRESSES_MOST 65536
#define SWEEP_COUNT 64
#define MINUTE_US (60 * INT64_C(1000000)) /* so much may be owed: a minute's worth at once */

struct nb_address {
	struct nb_address *next;
	struct nb_list_node age; /* in limits->all, for the sweep */
	uint8_t key[NB_ADDRESS_BYTES];
	uint32_t bucket;
	uint32_t sockets;
	int64_t tat_us[NB_LIMIT_COUNT];
};

struct nb_limits {
	int64_t sockets_most;
	int64_t cost_us[NB_LIMIT_COUNT];
	uint64_t seed; /* so that nobody outside can aim at one bucket */
	size_t count;
	struct nb_list_node all;
	struct nb_address *buckets[BUCKETS];
};

bool
nb_bucket_take(int64_t *tat_us, int64_t now_us, int64_t cost_us, int64_t burst_us)
{
	int64_t from_us = *tat_us > now_us ? *tat_us : now_us;

	if (from_us + cost_us - now_us > burst_us)
		return false;
	*tat_us = from_us + cost_us;
	return true;
}

enum nb_status
nb_limits_create(struct nb_limits **ret_limits)
{
	struct nb_limits *limits = calloc(1, sizeof(*limits));

	if (!limits)
		return NB_E_UNAVAILABLE;
	nb_secret_random(&limits->seed, sizeof(limits->seed));
	nb_list_init(&limits->all);
	*ret_limits = limits;
	return NB_OK;
}

static void
forget(struct nb_limits *limits, struct nb_address *address)
{
	struct nb_address **place = &limits->buckets[address->bucket];

	while (*place != address)
		place = &(*place)->next;
	*place = address->next;
	nb_list_leave(&address->age);
	limits->count--;
	free(address);
}

void
nb_limits_destroy(struct nb_limits *limits)
{
	struct nb_list_node *node;

	if (!limits)
		return;
	while ((node = nb_list_first(&limits->all)))
		forget(limits, NB_LIST_OF(node, struct nb_address, age));
	free(limits);
}

void
nb_limits_set(struct nb_limits *limits, const struct nb_settings *settings)
{
	const int64_t requests = settings->requests_per_address_per_minute;
	const int64_t per_minute[NB_LIMIT_COUNT] = {
	    [NB_LIMIT_ACCEPT] = requests,
	    [NB_LIMIT_REQUEST] = requests,
	    [NB_LIMIT_FILE] = settings->files_per_address_per_minute,
	    [NB_LIMIT_HELP] = requests,
	};

	limits->sockets_most = settings->connections_per_address;
	for (size_t kind = 0; kind < NB_LIMIT_COUNT; kind++)
		limits->cost_us[kind] = MINUTE_US / (per_minute[kind] > 0 ? per_minute[kind] : 1);
}

/* What is counted as one: an IPv4 address whole, of IPv6 the first 64 bits. */
static void
key_of(const uint8_t ip[NB_ADDRESS_BYTES], uint8_t ret_key[NB_ADDRESS_BYTES])
{
	static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

	memcpy(ret_key, ip, NB_ADDRESS_BYTES);
	if (memcmp(ip, mapped, sizeof(mapped)) != 0)
		memset(ret_key + 8, 0, 8);
}

static uint32_t
bucket_of(const struct nb_limits *limits, const uint8_t key[NB_ADDRESS_BYTES])
{
	uint64_t hash = limits->seed;

	for (size_t i = 0; i < NB_ADDRESS_BYTES; i++) {
		hash = (hash ^ key[i]) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 29;
	}
	return (uint32_t)(hash >> 32) % BUCKETS;
}

static struct nb_address *
find_or_add(struct nb_limits *limits, const uint8_t key[NB_ADDRESS_BYTES])
{
	uint32_t bucket = bucket_of(limits, key);
	struct nb_address *address = limits->buckets[bucket];

	while (address && memcmp(address->key, key, NB_ADDRESS_BYTES) != 0)
		address = address->next;
	if (address || limits->count == ADDRESSES_MOST)
		return address;
	address = calloc(1, sizeof(*address));
	if (!address)
		return NULL;
	memcpy(address->key, key, NB_ADDRESS_BYTES);
	address->bucket = bucket;
	address->next = limits->buckets[bucket];
	limits->buckets[bucket] = address;
	nb_list_join(&limits->all, &address->age);
	limits->count++;
	return address;
}

struct nb_address *
nb_limits_open(struct nb_limits *limits, const uint8_t ip[NB_ADDRESS_BYTES], int64_t now_ms)
{
	uint8_t key[NB_ADDRESS_BYTES];
	struct nb_address *address;

	key_of(ip, key);
	address = find_or_add(limits, key);
	if (!address || address->sockets >= limits->sockets_most ||
	    !nb_limits_take(limits, address, NB_LIMIT_ACCEPT, now_ms))
		return NULL;
	address->sockets++;
	return address;
}

void
nb_limits_close(struct nb_limits *limits, struct nb_address *address)
{
	(void)limits;
	nb_assert(address->sockets > 0);
	address->sockets--;
}

bool
nb_limits_take(struct nb_limits *limits, struct nb_address *address, enum nb_limit_kind kind,
               int64_t now_ms)
{
	return nb_bucket_take(&address->tat_us[kind], now_ms * 1000, limits->cost_us[kind],
	                      MINUTE_US);
}

static bool
is_idle(const struct nb_address *address, int64_t now_us)
{
	for (size_t kind = 0; kind < NB_LIMIT_COUNT; kind++) {
		if (address->tat_us[kind] > now_us)
			return false;
	}
	return address->sockets == 0;
}

void
nb_limits_sweep(struct nb_limits *limits, int64_t now_ms)
{
	struct nb_list_node *node = limits->all.next;

	for (size_t i = 0; i < SWEEP_COUNT && node != &limits->all; i++) {
		struct nb_list_node *next = node->next; /* forgetting frees it */
		struct nb_address *address = NB_LIST_OF(node, struct nb_address, age);

		if (is_idle(address, now_ms * 1000))
			forget(limits, address);
		else
			nb_list_join(&limits->all, node);
		node = next;
	}
}
