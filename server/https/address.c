/* address.c - which addresses are the open internet. The lists of IANA for special purposes: what is
 * in them leads to this machine, to a network inside, or to nobody. */
#include "noaber/https.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

struct range {
	uint8_t start[16];
	unsigned bits;
};

static const struct range inside4[] = {
    {{0}, 8},             /* this network */
    {{10}, 8},            /* private */
    {{100, 64}, 10},      /* shared by carriers */
    {{127}, 8},           /* this machine */
    {{169, 254}, 16},     /* this link; clouds tell secrets there */
    {{172, 16}, 12},      /* private */
    {{192, 0, 0}, 24},    /* protocols */
    {{192, 0, 2}, 24},    /* examples */
    {{192, 88, 99}, 24},  /* relays */
    {{192, 168}, 16},     /* private */
    {{198, 18}, 15},      /* measuring */
    {{198, 51, 100}, 24}, /* examples */
    {{203, 0, 113}, 24},  /* examples */
    {{224}, 3},           /* groups, and what is kept back */
};

/* Of IPv6 only 2000::/3 is given out; these of it are not the open internet, or hold an IPv4 inside. */
static const struct range open6 = {{0x20}, 3};
static const struct range inside6[] = {
    {{0x20, 0x01, 0x00}, 23},       /* protocols, Teredo among them */
    {{0x20, 0x01, 0x0d, 0xb8}, 32}, /* examples */
    {{0x20, 0x02}, 16},             /* 6to4: an IPv4 inside */
    {{0x3f, 0xff}, 20},             /* examples */
};

static bool
is_in(const uint8_t *address, const struct range *range)
{
	size_t whole = range->bits / 8;
	unsigned rest = range->bits % 8;
	uint8_t mask = (uint8_t)(0xff << (8 - rest));

	if (memcmp(address, range->start, whole) != 0)
		return false;
	return !rest || (address[whole] & mask) == (range->start[whole] & mask);
}

static bool
is_in_any(const uint8_t *address, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_in(address, &ranges[i]))
			return true;
	return false;
}

bool
nb_https_is_public(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET) {
		struct sockaddr_in v4;
		uint8_t bytes[4];

		memcpy(&v4, address, sizeof(v4));
		memcpy(bytes, &v4.sin_addr, sizeof(bytes));
		return !is_in_any(bytes, inside4, NB_COUNT(inside4));
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 v6;

		memcpy(&v6, address, sizeof(v6));
		return is_in(v6.sin6_addr.s6_addr, &open6) &&
		       !is_in_any(v6.sin6_addr.s6_addr, inside6, NB_COUNT(inside6));
	}
	return false;
}
