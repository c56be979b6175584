/* test_audit.c - P9: a thousand ways to change the audit log, each found and named; and the anchor
 * file, whatever stands in it. */
#include "audit_row.h"
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROWS 120
#define ANCHOR_EACH 30
#define MUTATIONS 1000

static struct house house;
static char anchor[300];

static struct nb_audit_entry
entry_of(int64_t number, char *scratch, size_t bytes)
{
	snprintf(scratch, bytes, "actor%lld", (long long)number % 7);
	return (struct nb_audit_entry){
	    .at_ms = 1790000000000 + number * 1000,
	    .event = number % 2 ? NB_STR("message.hidden") : NB_STR("session.begun"),
	    .action = number % 2 ? NB_STR("U") : NB_STR("E"),
	    .about = number % 3 ? NB_STR("somebody") : (struct nb_str){NULL, 0},
	    .actor = nb_str_from(scratch),
	    .hat = NB_STR("peer"),
	    .organisation = number % 5 ? (struct nb_str){NULL, 0} : NB_STR("mediant"),
	    .responsible = nb_str_from(scratch),
	    .object_kind = NB_STR("message"),
	    .object = NB_STR("something"),
	    .outcome = NB_STR("ok"),
	    .access_point = NB_STR("socket"),
	    .basis = NB_STR("message.moderate"),
	    .consent = NB_STR("house_rules"),
	    .source = NB_STR("noaberd"),
	};
}

static void
add(int64_t number, const char *event)
{
	char scratch[32];
	struct nb_audit_entry entry = entry_of(number, scratch, sizeof(scratch));

	if (event)
		entry.event = nb_str_from(event);
	assert_int_equal(nb_audit_add(house.rooms, house.vault, &entry), NB_OK);
}

static int
log_setup(void **state)
{
	if (house_setup(state))
		return -1;
	snprintf(anchor, sizeof(anchor), "%s.anchor", house.data);
	unlink(anchor);
	for (int i = 1; i <= ROWS; i++) {
		assert_int_equal(nb_db_begin(house.rooms), NB_OK);
		add(i, NULL);
		assert_int_equal(nb_db_commit(house.rooms), NB_OK);
		if (i % ANCHOR_EACH == 0)
			assert_int_equal(nb_anchor_append(house.rooms, anchor, false), NB_OK);
	}
	return 0;
}

static int
log_teardown(void **state)
{
	unlink(anchor);
	return house_teardown(state);
}

static struct nb_audit_verdict
look(void)
{
	struct nb_audit_verdict verdict = {0};

	assert_int_equal(nb_audit_verify(house.rooms, house.vault, anchor, &verdict), NB_OK);
	return verdict;
}

static void
change(const char *format, ...)
{
	char sql[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(sql, sizeof(sql), format, arguments);
	va_end(arguments);
	raw(house.rooms, sql);
}

static int64_t
random_row(int64_t least, int64_t most)
{
	return least + random() % (most - least + 1);
}

/* ---- mutations; each returns the first row that is wrong, and what to call it ---- */

static int64_t
edit(enum nb_audit_fault *fault)
{
	static const char *const sets[] = {
	    "at_ms = at_ms + 1",
	    "event = event || 'x'",
	    "action = 'D'",
	    "about = coalesce(about, '') || '.'",
	    "actor = NULL",
	    "hat = 'duty'",
	    "organisation = coalesce(organisation, '') || '.'",
	    "responsible = 'another'",
	    "object_kind = 'room'",
	    "object = object || ' '",
	    "outcome = 'forbidden'",
	    "access_point = 'http'",
	    "basis = 'visit'",
	    "consent = 'none'",
	    "emergency = 1",
	    "source = 'noaberctl'",
	    "previous = randomblob(32)",
	    "hash = randomblob(32)",
	    "hash = zeroblob(32)",
	    "hash = x''",
	    "hat = 'p', organisation = 'eer'",
	};
	int64_t row = random_row(1, ROWS);
	const char *set = sets[(size_t)random() % NB_COUNT(sets)];

	change("UPDATE audit SET %s WHERE seq = %lld", set, (long long)row);
	*fault = NB_AUDIT_EDITED;
	return row;
}

static int64_t
delete_one(enum nb_audit_fault *fault)
{
	int64_t row = random_row(1, ROWS);

	change("DELETE FROM audit WHERE seq = %lld", (long long)row);
	if (random() % 2) { /* and close the gap */
		change("UPDATE audit SET seq = 1 - seq WHERE seq > %lld", (long long)row);
		change("UPDATE audit SET seq = -seq WHERE seq < 0");
	}
	*fault = row == ROWS ? NB_AUDIT_CUT : NB_AUDIT_DELETED;
	return row;
}

static int64_t
insert(enum nb_audit_fault *fault)
{
	int64_t at = random_row(1, ROWS), copied = random_row(1, ROWS);

	if (copied == at || copied == at + 1) /* locally these look like something else */
		copied = at > 2 ? at - 2 : ROWS;
	change("UPDATE audit SET seq = -seq WHERE seq = %lld", (long long)copied);
	change("CREATE TEMP TABLE one AS SELECT * FROM audit WHERE seq = -%lld", (long long)copied);
	change("UPDATE audit SET seq = %lld WHERE seq = -%lld", (long long)copied,
	       (long long)copied);
	change("UPDATE audit SET seq = -seq - 1 WHERE seq >= %lld", (long long)at);
	change("UPDATE audit SET seq = -seq WHERE seq < 0");
	change("UPDATE one SET seq = %lld", (long long)at);
	if (random() % 2)
		change("UPDATE one SET actor = 'nobody', previous ="
		       " (SELECT previous FROM audit WHERE seq = %lld)",
		       (long long)at + 1);
	change("INSERT INTO audit SELECT * FROM one");
	change("DROP TABLE one");
	*fault = NB_AUDIT_INSERTED;
	return at;
}

static int64_t
swap(enum nb_audit_fault *fault)
{
	int64_t a = random_row(1, ROWS - 1), b = random_row(a + 1, ROWS);

	change("UPDATE audit SET seq = -1 WHERE seq = %lld", (long long)a);
	change("UPDATE audit SET seq = %lld WHERE seq = %lld", (long long)a, (long long)b);
	change("UPDATE audit SET seq = %lld WHERE seq = -1", (long long)b);
	*fault = NB_AUDIT_SWAPPED;
	return a;
}

static int64_t
cut(enum nb_audit_fault *fault)
{
	int64_t row = random_row(1, ROWS);

	change("DELETE FROM audit WHERE seq >= %lld", (long long)row);
	*fault = NB_AUDIT_CUT;
	return row;
}

/* By somebody who has the vault's key: from some row on everything is written anew, and fits. */
static int64_t
rewrite(enum nb_audit_fault *fault)
{
	int64_t row = random_row(1, ROWS);

	change("DELETE FROM audit WHERE seq >= %lld", (long long)row);
	for (int64_t i = row; i <= ROWS + 5; i++)
		add(i, i == row ? "something.else" : NULL);
	*fault = NB_AUDIT_REWRITTEN;
	/* The chain fits, so only the anchors tell: the row after the last good one is named. */
	return (row - 1) / ANCHOR_EACH * ANCHOR_EACH + 1;
}

/* With the key too, but of one row alone: the row behind it still names the old one. */
static int64_t
forge(enum nb_audit_fault *fault)
{
	int64_t row = random_row(1, ROWS);
	char scratch[32], hex[2 * NB_AUDIT_HASH_BYTES + 1];
	uint8_t previous[NB_AUDIT_HASH_BYTES] = {0}, hash[NB_AUDIT_HASH_BYTES];
	struct nb_audit_entry entry = entry_of(row, scratch, sizeof(scratch));
	struct nb_cursor *cursor;

	assert_int_equal(
	    nb_db_find_one(house.rooms, NB_SQL_AUDIT_ONE, NB_BIND(nb_int(row)), &cursor), NB_OK);
	memcpy(previous, nb_cursor_bytes(cursor, 17).at, sizeof(previous));
	assert_int_equal(nb_cursor_end(cursor), NB_OK);
	entry.event = NB_STR("something.else");
	nb_audit_hash(house.vault, row, &entry, previous, hash);
	for (size_t i = 0; i < sizeof(hash); i++)
		snprintf(hex + 2 * i, 3, "%02x", hash[i]);
	change("UPDATE audit SET event = 'something.else', hash = x'%s' WHERE seq = %lld", hex,
	       (long long)row);
	*fault = NB_AUDIT_REWRITTEN;
	return row == ROWS ? ROWS - ANCHOR_EACH + 1 : row + 1;
}

static void
a_thousand_mutations_are_found(void **state)
{
	static int64_t (*const ways[])(enum nb_audit_fault * fault) = {
	    edit, edit, delete_one, insert, swap, cut, rewrite, forge};

	(void)state;
	srandom(9);
	assert_int_equal(look().fault, NB_AUDIT_SOUND);
	for (int i = 0; i < MUTATIONS; i++) {
		enum nb_audit_fault fault = NB_AUDIT_SOUND;

		raw(house.rooms, "SAVEPOINT mutation");
		int64_t row = ways[(size_t)i % NB_COUNT(ways)](&fault);
		struct nb_audit_verdict found = look();
		if (found.fault != fault || found.seq != row)
			fail_msg("mutation %d: %s at %lld, but found %s at %lld", i,
			         nb_audit_fault_words[fault], (long long)row,
			         nb_audit_fault_words[found.fault], (long long)found.seq);
		raw(house.rooms, "ROLLBACK TO mutation");
		raw(house.rooms, "RELEASE mutation");
	}
	struct nb_audit_verdict after = look();
	assert_int_equal(after.fault, NB_AUDIT_SOUND);
	assert_int_equal(after.rows, ROWS);
	assert_int_equal(after.anchored, ROWS);
}

/* ---- the anchor ---- */

static void
append_text(const char *text)
{
	FILE *file = fopen(anchor, "ae");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void
a_torn_line_is_taken_away(void **state)
{
	(void)state;
	append_text("head 99");
	assert_int_equal(look().fault, NB_AUDIT_SOUND);
	add(ROWS + 1, NULL);
	assert_int_equal(nb_anchor_append(house.rooms, anchor, false), NB_OK);
	struct nb_audit_verdict found = look();
	assert_int_equal(found.fault, NB_AUDIT_SOUND);
	assert_int_equal(found.anchored, ROWS + 1);
}

static void
another_anchor_is_refused(void **state)
{
	static const char *const lines[] = {
	    "\n",
	    "head\n",
	    "hello\n",
	    "head 0 00\n",
	    "head 1 zz\n",
	    "head 121 AA00000000000000000000000000000000000000000000000000000000000000\n",
	    "head 0121 aa00000000000000000000000000000000000000000000000000000000000000\n",
	    "head 9999999999999999999999 "
	    "aa00000000000000000000000000000000000000000000000000000000000000\n",
	    "head 1 aa00000000000000000000000000000000000000000000000000000000000000\n",
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(lines); i++) {
		off_t size = 0;
		FILE *file = fopen(anchor, "ae");

		assert_non_null(file);
		size = ftello(file);
		fputs(lines[i], file);
		fclose(file);
		struct nb_audit_verdict found = look();
		assert_int_equal(found.fault, NB_AUDIT_NO_ANCHOR);
		assert_int_equal(found.seq, ROWS / ANCHOR_EACH + 1);
		add(ROWS + 1, NULL);
		if (i < 8) /* the last is a good line of an older row: told by verify only */
			assert_int_equal(nb_anchor_append(house.rooms, anchor, false),
			                 NB_E_CONFLICT);
		raw(house.rooms, "DELETE FROM audit WHERE seq > 120");
		assert_int_equal(truncate(anchor, size), 0);
	}
	unlink(anchor);
	assert_int_equal(look().fault, NB_AUDIT_NO_ANCHOR);
}

/* What somebody cut or wrote anew is not anchored over. */
static void
a_cut_tail_is_not_anchored(void **state)
{
	(void)state;
	raw(house.rooms, "DELETE FROM audit WHERE seq > 100");
	assert_int_equal(nb_anchor_append(house.rooms, anchor, false), NB_E_CONFLICT);
	for (int i = 101; i <= ROWS + 5; i++) { /* nor when the log has grown past it again */
		add(i, "something.else");
		assert_int_equal(nb_anchor_append(house.rooms, anchor, false), NB_E_CONFLICT);
	}
	assert_int_equal(look().fault, NB_AUDIT_REWRITTEN);
}

/* An older backup was put in place: the log goes on from there, and is sound. */
static void
a_restored_log_goes_on(void **state)
{
	(void)state;
	raw(house.rooms, "DELETE FROM audit WHERE seq > 100");
	add(101, "store.restored");
	assert_int_equal(nb_anchor_append(house.rooms, anchor, true), NB_OK);
	for (int i = 102; i <= 140; i++)
		add(i, NULL);
	assert_int_equal(nb_anchor_append(house.rooms, anchor, false), NB_OK);
	struct nb_audit_verdict found = look();
	assert_int_equal(found.fault, NB_AUDIT_SOUND);
	assert_int_equal(found.anchored, 140);
	raw(house.rooms, "DELETE FROM audit WHERE seq > 130");
	found = look();
	assert_int_equal(found.fault, NB_AUDIT_CUT);
	assert_int_equal(found.seq, 131);
}

/* The act and its row go together: rolled back, neither is there, and the numbers have no hole. */
static void
a_row_goes_with_its_act(void **state)
{
	(void)state;
	assert_int_equal(nb_db_begin(house.rooms), NB_OK);
	assert_int_equal(nb_db_savepoint(house.rooms), NB_OK);
	add(ROWS + 1, "rolled.back");
	assert_int_equal(nb_db_rollback_to(house.rooms), NB_OK);
	assert_int_equal(nb_db_savepoint(house.rooms), NB_OK);
	add(ROWS + 1, NULL);
	assert_int_equal(nb_db_release(house.rooms), NB_OK);
	assert_int_equal(nb_db_commit(house.rooms), NB_OK);
	struct nb_audit_verdict found = look();
	assert_int_equal(found.fault, NB_AUDIT_SOUND);
	assert_int_equal(found.rows, ROWS + 1);
}

#define LOG_TEST(test)                                                                             \
	cmocka_unit_test_prestate_setup_teardown(test, log_setup, log_teardown, &house)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    LOG_TEST(a_thousand_mutations_are_found), LOG_TEST(a_torn_line_is_taken_away),
	    LOG_TEST(another_anchor_is_refused),      LOG_TEST(a_cut_tail_is_not_anchored),
	    LOG_TEST(a_restored_log_goes_on),         LOG_TEST(a_row_goes_with_its_act),
	};

	return cmocka_run_group_tests_name("audit", tests, NULL, NULL);
}
