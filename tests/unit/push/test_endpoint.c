/* Where a device can be woken: only at a service we know, whatever an address pretends to be (P12). */
#include "unit.h"

#include "noaber/push.h"

#include <string.h>

#define SERVICES "fcm.googleapis.com notify.windows.com push.example:8443"

static bool
is_good(const char *text)
{
	return nb_push_endpoint_is_good(nb_str_from(text), SERVICES);
}

static void
services_and_what_is_below_them(void **state)
{
	static const char *const good[] = {
	    "https://fcm.googleapis.com/fcm/send/dXy_-1:APA91b-_z",
	    "https://wns2-am3p.notify.windows.com/w/?token=BQYAAA%2fb%2b",
	    "https://push.example:8443/",
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(good); i++)
		if (!is_good(good[i]))
			fail_msg("%s is refused", good[i]);
}

static void
all_else_is_refused(void **state)
{
	static const char *const bad[] = {
	    "",
	    "https://",
	    "https:///x",
	    "fcm.googleapis.com/x",
	    "http://fcm.googleapis.com/x",
	    "HTTPS://fcm.googleapis.com/x",
	    "//fcm.googleapis.com/x",
	    "https://fcm.googleapis.com",
	    "https://fcm.googleapis.com?x",
	    "https://.fcm.googleapis.com/x",
	    "https://xfcm.googleapis.com/x",
	    "https://googleapis.com/x",
	    "https://fcm.googleapis.com.evil.example/x",
	    "https://fcm.googleapis.com:444/x",
	    "https://push.example/x",
	    "https://push.example:84430/x",
	    "https://fcm.googleapis.com@evil.example/x",
	    "https://evil.example@fcm.googleapis.com/x",
	    "https://evil.example/fcm.googleapis.com/",
	    "https://evil.example#fcm.googleapis.com/",
	    "https://evil.example\\.fcm.googleapis.com/x",
	    "https://evil.example%2f.fcm.googleapis.com/x",
	    "https://fcm.googleapis.com/x#y",
	    "https://fcm.googleapis.com/x y",
	    "https://fcm.googleapis.com/x\r\nA: b",
	    "https://fcm.googleapis.com/\xc3\xa9",
	    "https://[::1]/x",
	    "https://127.0.0.1/x",
	    "https:// fcm.googleapis.com/x",
	};
	char longest[NB_PUSH_ENDPOINT_BYTES_MOST + 2];

	(void)state;
	for (size_t i = 0; i < NB_COUNT(bad); i++)
		if (is_good(bad[i]))
			fail_msg("%s is taken", bad[i]);
	memset(longest, 'a', sizeof(longest));
	memcpy(longest, "https://fcm.googleapis.com/", 27);
	longest[sizeof(longest) - 1] = '\0';
	assert_false(is_good(longest));
	longest[sizeof(longest) - 2] = '\0';
	assert_true(is_good(longest));
	assert_false(nb_push_endpoint_is_good(nb_str_from("https://fcm.googleapis.com/x"), ""));
	assert_false(nb_push_endpoint_is_good(nb_str_from("https://fcm.googleapis.com/x"), "  "));
	assert_false(nb_push_endpoint_is_good(NB_STR("https://fcm.googleapis.com/\0"), SERVICES));
}

static void
the_next_time_is_a_whole_minute(void **state)
{
	(void)state;
	for (int64_t now_ms = 0; now_ms < 120000; now_ms += 9999)
		for (int64_t tries = 0; tries < NB_PUSH_TRIES_MOST; tries++) {
			int64_t next_ms = nb_push_next_ms(now_ms, tries, 15);
			int64_t least = tries ? (INT64_C(1) << tries) * 60000 : 15 * 60000;
			assert_int_equal(next_ms % 60000, 0);
			assert_true(next_ms >= now_ms + least && next_ms <= now_ms + least + 60000);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(services_and_what_is_below_them),
	    cmocka_unit_test(all_else_is_refused),
	    cmocka_unit_test(the_next_time_is_a_whole_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
