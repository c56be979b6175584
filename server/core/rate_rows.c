/*
 * rate_rows.c - which buckets a command takes from, as one table: per account, address, name, device
 * and pair (A7, R8).
 *
 * A row's key is 0 when the row is not about this call. Rows are asked in order, and the first that
 * is empty refuses: what a pair or an address has used up costs a name nothing, so one address alone
 * cannot use up what strangers together may guess at a name. Whoever comes from a device that signed
 * in with this name before is counted apart from strangers, so they cannot keep the owner out.
 * Not here: the buckets (rate.c).
 */
#include "job.h"

#include "noaber/clock.h"
#include "noaber/device.h"
#include "noaber/text.h"

#include <stddef.h>

#define MINUTE_MS 60000
#define HOUR_MS (60 * MINUTE_MS)

/* A call as the table looks at it. */
struct asked {
	const struct nb_job *job;
	uint64_t person; /* account, else address */
	uint64_t name;   /* hash of the text that has a bucket too, 0 = none */
	uint64_t device; /* that signed in with this name before, 0 = none */
};

/* How what a setting says is given out. */
enum window {
	A_MINUTE, /* so many at once, and so many more a minute */
	AN_HOUR,  /* never more than so many in any hour: a third at once, the rest over the hour */
};

struct row {
	enum nb_rate rate;
	uint64_t (*key)(const struct asked *asked);
	size_t setting; /* offset of an int64_t */
	enum window window;
};

static uint64_t
mix(uint64_t a, uint64_t b)
{
	a = (a ^ b) * UINT64_C(0xff51afd7ed558ccd);
	return a ^ a >> 33;
}

static uint64_t
key_of_person(const struct asked *asked)
{
	return asked->person;
}

static uint64_t
key_of_stranger(const struct asked *asked)
{
	return asked->device ? 0 : asked->person;
}

static uint64_t
key_of_stranger_at_name(const struct asked *asked)
{
	return asked->device || !asked->name ? 0 : mix(asked->person, asked->name);
}

static uint64_t
key_of_name(const struct asked *asked)
{
	return asked->device ? 0 : asked->name;
}

static uint64_t
key_of_device(const struct asked *asked)
{
	return asked->device;
}

/* One person and the one thing that the command is about, whatever the command. */
static uint64_t
key_of_repeat(const struct asked *asked)
{
	const struct nb_call *call = &asked->job->call;
	const struct nb_target *target = &call->command->target;

	if (!call->command->rate_repeat)
		return 0;
	nb_assert(target->kind != NB_TARGET_KIND_NONE);
	const nb_row *row =
	    (const nb_row *)(const void *)((const char *)call->args + target->offset);
	return mix(asked->person, (uint64_t)*row);
}

#define SETTING(name) offsetof(struct nb_settings, name)
/* clang-format off */
static const struct row rows[] = {
    {NB_RATE_READ,    key_of_person,           SETTING(rate_read),       A_MINUTE},
    {NB_RATE_ACT,     key_of_person,           SETTING(rate_act),        A_MINUTE},
    {NB_RATE_ACT,     key_of_repeat,           SETTING(rate_repeat),     AN_HOUR},
    {NB_RATE_POST,    key_of_person,           SETTING(rate_post),       A_MINUTE},
    {NB_RATE_ENTER,   key_of_person,           SETTING(rate_enter),      A_MINUTE},
    {NB_RATE_SIGN_IN, key_of_stranger,         SETTING(rate_sign_in),    A_MINUTE},
    {NB_RATE_SIGN_IN, key_of_stranger_at_name, SETTING(rate_guess_pair), AN_HOUR},
    {NB_RATE_SIGN_IN, key_of_name,             SETTING(rate_guess),      AN_HOUR},
    {NB_RATE_SIGN_IN, key_of_device,           SETTING(rate_guess),      AN_HOUR},
    {NB_RATE_PROVE,   key_of_person,           SETTING(rate_prove),      A_MINUTE},
    {NB_RATE_CODE,    key_of_person,           SETTING(rate_code),       A_MINUTE},
    {NB_RATE_SEARCH,  key_of_person,           SETTING(rate_search),     A_MINUTE},
    {NB_RATE_RECOVER, key_of_stranger,         SETTING(rate_recover),    A_MINUTE},
    {NB_RATE_RECOVER, key_of_stranger_at_name, SETTING(rate_guess_pair), AN_HOUR},
    {NB_RATE_RECOVER, key_of_name,             SETTING(rate_guess),      AN_HOUR},
    {NB_RATE_RECOVER, key_of_device,           SETTING(rate_guess),      AN_HOUR},
};
/* clang-format on */

static struct nb_rate_limit
limit_of(const struct row *row, const struct nb_settings *settings)
{
	int64_t most = *(const int64_t *)(const void *)((const char *)settings + row->setting);

	if (row->window == A_MINUTE)
		return (struct nb_rate_limit){.at_once = most, .more = most, .in_ms = MINUTE_MS};
	int64_t at_once = most / 3 ? most / 3 : 1, more = most - at_once;
	return (struct nb_rate_limit){
	    .at_once = at_once, .more = more ? more : 1, .in_ms = HOUR_MS};
}

/* FNV-1a over the folded text: all spellings that open one login share a bucket (R8). */
static uint64_t
hash_text(struct nb_str folded)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < folded.length; i++)
		hash = (hash ^ (unsigned char)folded.at[i]) * UINT64_C(0x100000001b3);
	return hash ? hash : 1;
}

static struct asked
look_at(struct nb_core *core, struct nb_job *job)
{
	const struct nb_subject *subject = &job->call.subject;
	size_t text_at = job->call.command->rate_text_at;
	struct asked asked = {
	    .job = job,
	    .person = subject->account ? (uint64_t)subject->account : subject->address,
	};

	if (!text_at)
		return asked;
	const struct nb_str *text =
	    (const struct nb_str *)(const void *)((const char *)job->call.args + text_at - 1);
	struct nb_str folded = nb_text_fold(*text, job->call.arena);
	asked.name = hash_text(folded);
	asked.device = nb_device_fits(core->vault, folded, job->device, job->call.now_ms);
	return asked;
}

enum nb_status
nb_core_take_rate(struct nb_core *core, struct nb_job *job)
{
	struct asked asked = look_at(core, job);
	int64_t now_ms = nb_clock_steady_ms();

	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		uint64_t key = rows[i].rate == job->call.command->rate ? rows[i].key(&asked) : 0;
		if (!key)
			continue;
		struct nb_rate_limit limit = limit_of(&rows[i], &core->settings);
		int64_t wait_ms = nb_rates_take(core->rates, mix(key, i + 1), &limit, now_ms);
		if (!wait_ms)
			continue;
		job->call.refusal.retry_ms = wait_ms;
		return NB_E_RATE_LIMITED;
	}
	return NB_OK;
}

enum nb_status
nb_core_take_try(struct nb_core *core, struct nb_job *job)
{
	const struct nb_rate_limit limit = {.at_once = core->settings.tries_hourly,
	                                    .more = core->settings.tries_hourly,
	                                    .in_ms = HOUR_MS};
	uint64_t account = (uint64_t)job->call.subject.account;

	if (!job->call.command->tries || !account)
		return NB_OK;
	job->call.refusal.retry_ms = nb_rates_take(core->rates, mix(account, NB_COUNT(rows) + 1),
	                                           &limit, nb_clock_steady_ms());
	return job->call.refusal.retry_ms ? NB_E_RATE_LIMITED : NB_OK;
}
