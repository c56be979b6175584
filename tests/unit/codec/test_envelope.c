/* The lines that go back: replies, refusals, events. */
#include "unit.h"

#include "noaber/envelope.h"

#include <string.h>

static const uint8_t key[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

struct said {
	int64_t seq;
};

static const struct nb_field said_fields[] = {
    NB_FIELD_INT(struct said, seq, 0, 100, "seq"),
};
static const struct nb_shape said_shape = {
    "Said", "A number.", sizeof(struct said), said_fields, NB_COUNT(said_fields),
};

static void
lines_are_as_the_protocol_says(void **state)
{
	struct nb_str names[] = {NB_STR("Mies"), NB_STR("Kees \"2\"")};
	struct nb_refusal plain = {.status = NB_E_BUSY};
	struct nb_refusal full = {NB_E_NAME_TAKEN, "name", 4000, {names, 2}};
	struct nb_ids *ids = nb_ids_create(key);
	struct said said = {812};
	struct nb_buf out;

	(void)state;
	nb_buf_init(&out, 4096);
	nb_envelope_ok(7, &said_shape, &said, ids, &out);
	nb_envelope_ok(8, NULL, NULL, ids, &out);
	nb_envelope_ok(NB_INT_ABSENT, &said_shape, &said, ids, &out);
	nb_envelope_err(0, &plain, &out);
	nb_envelope_err(9, &full, &out);
	nb_envelope_err(NB_INT_ABSENT, &plain, &out);
	nb_envelope_event("message.posted", 5, 812, &said_shape, &said, ids, &out);
	nb_envelope_event("connection.resync", 0, 0, NULL, NULL, ids, &out);
	nb_buf_add_byte(&out, '\0');
	assert_string_equal(
	    out.at,
	    "{\"re\":7,\"ok\":{\"seq\":812}}\n"
	    "{\"re\":8,\"ok\":{}}\n"
	    "{\"ok\":{\"seq\":812}}\n"
	    "{\"re\":0,\"err\":{\"status\":\"busy\",\"nl\":\"Het is nu druk. Probeer het zo nog "
	    "eens.\",\"en\":\"It is busy now. Please try again shortly.\"}}\n"
	    "{\"re\":9,\"err\":{\"status\":\"name_taken\",\"nl\":\"Deze naam lijkt op een naam die er al is. "
	    "Kies een andere.\",\"en\":\"This name looks like one that is already here. Please choose another.\","
	    "\"field\":\"name\",\"retry_ms\":4000,\"offers\":[\"Mies\",\"Kees \\\"2\\\"\"]}}\n"
	    "{\"err\":{\"status\":\"busy\",\"nl\":\"Het is nu druk. Probeer het zo nog eens.\","
	    "\"en\":\"It is busy now. Please try again shortly.\"}}\n"
	    "{\"ev\":\"message.posted\",\"room\":\"w6lj6mhteu5yf4jkpu4twcmcba\",\"seq\":812,\"data\":{\"seq\":812}}\n"
	    "{\"ev\":\"connection.resync\",\"data\":{}}\n");
	nb_buf_finish(&out);
	nb_ids_destroy(ids);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_are_as_the_protocol_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
