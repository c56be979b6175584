/*
 * appoint.c - noaberctl appoint HAT UNTIL ISSUED: the code with which somebody becomes coordinator of
 * the region, auditor or operator. Nobody in the program may propose these (Z8); a second person
 * there still signs, once there is one. Who runs this saw the certificate of conduct (LE20).
 * Only one process writes the store, so the server must not run.
 */
#include "ctl.h"

#include "noaber/audit.h"
#include "noaber/clock.h"
#include "noaber/life.h"
#include "noaber/staff.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define ARENA_BYTES (1u << 20)
#define CODE_DAYS 7

/* ${count} digits at ${text}; -1 for anything else. */
static int
digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + text[i] - '0';
	}
	return value;
}

/* Midnight in UTC of a day written as 2027-01-31; false for anything else. */
static bool
parse_day(const char *text, int64_t *ret_ms)
{
	static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

	if (strlen(text) != sizeof("2027-01-31") - 1 || text[4] != '-' || text[7] != '-')
		return false;
	int year = digits(text, 4), month = digits(text + 5, 2), day = digits(text + 8, 2);
	if (year < 2000 || year > 2099 || month < 1 || month > 12)
		return false;
	bool leap = year % 4 == 0; /* of 2000 to 2099 each fourth */
	if (day < 1 || day > before[month] - before[month - 1] + (leap && month == 2))
		return false;
	int64_t days = 10957 + (int64_t)(year - 2000) * 365 + (year - 2000 + 3) / 4;
	days += before[month - 1] + (leap && month > 2) + day - 1;
	*ret_ms = days * NB_DAY_MS;
	return true;
}

static bool
parse_hat(const char *text, enum nb_hat *ret)
{
	for (int i = 0; i < NB_HAT_COUNT; i++)
		if (strcmp(text, nb_hat_words[i]) == 0) {
			*ret = (enum nb_hat)i;
			return true;
		}
	return false;
}

static enum nb_status
propose(struct nb_call *call, struct nb_appointment *appointment, int64_t issued_ms,
        struct nb_str *ret_code)
{
	enum nb_status status = nb_appointment_propose(call, appointment, CODE_DAYS, ret_code);

	if (!status)
		status = nb_check_record(call, appointment->row, issued_ms);
	call->object.appointment = appointment->row;
	return status ? status : nb_audit_act(call, NB_AUDIT_APPOINTMENT_PROPOSED, NB_OK);
}

static const char *
in_transaction(struct nb_call *call, struct nb_appointment *appointment, int64_t issued_ms,
               struct nb_str *ret_code)
{
	enum nb_status status = nb_db_begin(call->tools->db);

	if (!status)
		status = propose(call, appointment, issued_ms, ret_code);
	if (!status)
		status = nb_db_commit(call->tools->db);
	else
		nb_db_rollback(call->tools->db);
	switch (status) {
	case NB_OK: return NULL;
	case NB_E_CHECK_TOO_OLD: return "this certificate of conduct is too old; ask for a new one";
	case NB_E_BAD_ARGUMENT: return "a certificate of conduct cannot be from the future";
	default: return "the appointment could not be stored";
	}
}

static const char *
store(const struct nb_ctl *ctl, struct nb_appointment *appointment, int64_t issued_ms)
{
	struct nb_settings standard;
	struct nb_ctl_store open;
	struct nb_str code;
	struct nb_call call = {.now_ms = appointment->from_ms,
	                       .access_point = NB_ACCESS_POINT_CTL,
	                       .concerns.uid = (unsigned)getuid(),
	                       .arena = nb_arena_create(ARENA_BYTES)};
	const char *wrong = call.arena ? nb_ctl_store_open(ctl, NB_DB_WRITER, &open) : NULL;

	if (!call.arena)
		return "out of memory";
	nb_settings_init(&standard);
	open.tools.settings = ctl->settings ? ctl->settings : &standard;
	call.tools = &open.tools;
	nb_outbox_init(&call.outbox);
	if (!wrong)
		wrong = in_transaction(&call, appointment, issued_ms, &code);
	if (!wrong)
		printf("%.*s\n", NB_STR_ARG(code));
	nb_ctl_store_close(&open);
	nb_arena_destroy(call.arena);
	return wrong;
}

int
nb_ctl_appoint(const struct nb_ctl *ctl, int argc, char **argv)
{
	struct nb_appointment appointment = {.office.scope = NB_SCOPE_REGION,
	                                     .place_code = NB_STR(""),
	                                     .from_ms = nb_clock_now_ms()};
	int64_t issued_ms;

	(void)argc;
	if (!parse_hat(argv[0], &appointment.office.hat) ||
	    !nb_may_appoint_from_shell(&appointment.office))
		return nb_ctl_usage("the hat is coordinator, auditor or operator");
	if (!parse_day(argv[1], &appointment.until_ms) || !parse_day(argv[2], &issued_ms))
		return nb_ctl_usage("a day is written as 2027-01-31");
	appointment.until_ms += NB_DAY_MS; /* the last day counts */
	if (appointment.until_ms <= appointment.from_ms ||
	    appointment.until_ms > appointment.from_ms + NB_APPOINTMENT_DAYS_MOST * NB_DAY_MS)
		return nb_ctl_usage("the end is a day within three years from now");
	int fd = open(ctl->data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return nb_ctl_fail("the data directory cannot be opened");
	const char *wrong = "the server runs; stop it first, only one process writes the store";
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		wrong = store(ctl, &appointment, issued_ms);
	close(fd);
	return wrong ? nb_ctl_fail(wrong) : NB_CTL_DONE;
}
