/* Which addresses are the open internet: nothing that somebody names from outside leads inside. */
#include "unit.h"

#include "noaber/https.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

static bool
is_public(const char *text)
{
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
	struct sockaddr_in v4 = {.sin_family = AF_INET};

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return nb_https_is_public((const struct sockaddr *)(const void *)&v4);
	assert_int_equal(inet_pton(AF_INET6, text, &v6.sin6_addr), 1);
	return nb_https_is_public((const struct sockaddr *)(const void *)&v6);
}

static void
what_is_inside_is_refused(void **state)
{
	static const char *const inside[] = {
	    "0.0.0.0",
	    "0.1.2.3",
	    "10.0.0.1",
	    "10.255.255.255",
	    "100.64.0.1",
	    "100.127.255.255",
	    "127.0.0.1",
	    "127.255.255.254",
	    "169.254.169.254",
	    "172.16.0.1",
	    "172.31.255.255",
	    "192.0.0.170",
	    "192.0.2.1",
	    "192.88.99.1",
	    "192.168.0.1",
	    "192.168.255.255",
	    "198.18.0.1",
	    "198.19.255.255",
	    "198.51.100.7",
	    "203.0.113.9",
	    "224.0.0.1",
	    "239.1.1.1",
	    "240.0.0.1",
	    "255.255.255.255",
	    "::",
	    "::1",
	    "::ffff:8.8.8.8",
	    "::ffff:127.0.0.1",
	    "::8.8.8.8",
	    "64:ff9b::7f00:1",
	    "64:ff9b:1::1",
	    "100::1",
	    "2001::1",
	    "2001:10::1",
	    "2001:1ff:ffff::",
	    "2001:db8::1",
	    "2002:7f00:1::",
	    "3fff::1",
	    "3fff:fff::1",
	    "fc00::1",
	    "fd12:3456::1",
	    "fe80::1",
	    "febf::1",
	    "fec0::1",
	    "ff02::1",
	    "5f00::1",
	    "4000::1",
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(inside); i++)
		if (is_public(inside[i]))
			fail_msg("%s is taken for the open internet", inside[i]);
}

static void
what_is_open_is_taken(void **state)
{
	static const char *const open[] = {
	    "1.1.1.1",        "9.255.255.255",   "11.0.0.0",     "100.63.255.255",
	    "100.128.0.0",    "126.255.255.255", "128.0.0.1",    "169.253.255.255",
	    "172.15.255.255", "172.32.0.0",      "192.0.3.1",    "192.167.255.255",
	    "192.169.0.0",    "198.17.255.255",  "198.20.0.0",   "223.255.255.255",
	    "2001:200::1",    "2001:4860::8888", "2a00:1450::1", "3ffe::1",
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(open); i++)
		if (!is_public(open[i]))
			fail_msg("%s is refused", open[i]);
}

static void
other_kinds_of_addresses_are_refused(void **state)
{
	const struct sockaddr_un local = {.sun_family = AF_UNIX};

	(void)state;
	assert_false(nb_https_is_public((const struct sockaddr *)(const void *)&local));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_inside_is_refused),
	    cmocka_unit_test(what_is_open_is_taken),
	    cmocka_unit_test(other_kinds_of_addresses_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
