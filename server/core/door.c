/*
 * door.c - the HTTP door: POST, GET and DELETE /session are commands too, with the cookie's token
 * as the credential.
 * Not here: headers, cookies, origins (edge).
 */
#include "job.h"
#include "noaber/secret.h"

#include <stdio.h>
#include <string.h>

#define MOST_TOKEN_BYTES 64

/* The token of the session, and what the device is known by, parted by a newline. */
static void
read_cookies(struct nb_job *job, struct nb_str both)
{
	const char *line = both.length ? memchr(both.at, '\n', both.length) : NULL;
	size_t token = line ? (size_t)(line - both.at) : both.length;
	size_t device = line ? both.length - token - 1 : 0;

	if (token && token <= MOST_TOKEN_BYTES)
		job->call.credential = nb_arena_copy(job->call.arena, both.at, token);
	if (device && device <= MOST_TOKEN_BYTES)
		job->device = nb_arena_copy(job->call.arena, line + 1, device);
}

static void
refuse(struct nb_core *core, struct nb_job *job, enum nb_status status)
{
	job->status = status;
	job->call.refusal.status = status;
	nb_job_write_answer(job, core->ids);
	nb_core_http_answer(core, job);
	nb_job_give_back(core, job);
}

static struct nb_str
body_of(const struct nb_link_message *message)
{
	switch (message->code) {
	case NB_LINK_HTTP_GET: return NB_STR("{\"cmd\":\"session.nonce\",\"args\":{}}");
	case NB_LINK_HTTP_DELETE: return NB_STR("{\"cmd\":\"session.sign_out\",\"args\":{}}");
	default: return message->second;
	}
}

void
nb_core_admit_http(struct nb_core *core, struct nb_edge_link *link,
                   const struct nb_link_message *message)
{
	struct nb_job *job = nb_job_take(core);
	struct nb_str first = message->first;

	if (!job || first.length < NB_LINK_ADDRESS_BYTES) {
		nb_core_link_send(link, &(struct nb_link_message){.type = NB_LINK_HTTP_REPLY,
		                                                  .code = 503,
		                                                  .conn = message->conn});
		if (job)
			nb_job_give_back(core, job);
		return;
	}
	job->origin = NB_JOB_HTTP;
	job->conn = message->conn;
	job->edge = link->number;
	job->re = NB_INT_ABSENT;
	job->call.access_point = NB_ACCESS_POINT_HTTP;
	job->call.subject.address =
	    nb_core_address_hash(core, (struct nb_str){first.at, NB_LINK_ADDRESS_BYTES});
	read_cookies(job, (struct nb_str){first.at + NB_LINK_ADDRESS_BYTES,
	                                  first.length - NB_LINK_ADDRESS_BYTES});

	enum nb_status status = nb_core_read_call(core, job, body_of(message), NB_DOOR_HTTP);
	if (!status)
		status = nb_core_read_args(core, job);
	if (!status)
		status = nb_core_take_rate(core, job);
	if (!status && core->draining)
		status = NB_E_UNAVAILABLE;
	if (!status && nb_shared_take(core, job)) {
		nb_core_http_answer(core, job);
		nb_job_give_back(core, job);
		return;
	}
	if (!status && job->call.command->lane == NB_LANE_QUICK) {
		core->in_flight++;
		nb_lanes_run_quick(core, job);
		return;
	}
	if (!status && !nb_lanes_give(core->lanes, job))
		status = NB_E_BUSY;
	if (status)
		refuse(core, job, status);
	else
		core->in_flight++;
}

/* The session's cookie: "" leave alone, "-" expire, else the new token. */
static struct nb_str
session_cookie(const struct nb_job *job, const struct nb_effect *effect)
{
	for (; effect; effect = effect->next) {
		if (effect->kind == NB_EFFECT_SESSION_BEGUN)
			return effect->bytes;
		if (effect->kind == NB_EFFECT_SESSION_ENDED &&
		    effect->session == job->call.subject.session)
			return NB_STR("-");
	}
	return NB_STR("");
}

/* The same for that of the device. */
static struct nb_str
device_cookie(const struct nb_effect *effect)
{
	for (; effect; effect = effect->next)
		if (effect->kind == NB_EFFECT_DEVICE)
			return effect->bytes;
	return NB_STR("");
}

static struct nb_str
cookies_of(const struct nb_job *job, char *room, size_t size)
{
	const struct nb_effect *first = job->status ? NULL : job->call.outbox.first;
	struct nb_str session = session_cookie(job, first), device = device_cookie(first);
	int length = snprintf(room, size, device.length ? "%.*s\n%.*s" : "%.*s",
	                      NB_STR_ARG(session), NB_STR_ARG(device));

	nb_assert(length >= 0 && (size_t)length < size);
	return (struct nb_str){room, (size_t)length};
}

void
nb_core_http_answer(struct nb_core *core, struct nb_job *job)
{
	char cookies[2 * MOST_TOKEN_BYTES + 2];

	nb_core_link_send(&core->links[job->edge],
	                  &(struct nb_link_message){
			      .type = NB_LINK_HTTP_REPLY,
			      .code = (uint16_t)nb_status_row(job->status)->http,
			      .conn = job->conn,
			      .first = cookies_of(job, cookies, sizeof(cookies)),
			      .second = nb_buf_str(&job->answer),
			  });
	nb_secret_wipe(cookies, sizeof(cookies));
}
