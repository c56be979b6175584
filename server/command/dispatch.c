/*
 * dispatch.c - from a parsed call to a handler: find the thing, ask for the right, run.
 * Not here: parsing and rates (core/admit.c), transactions and answers (core/lane.c, writer.c).
 */
#include "noaber/factor.h"
#include "noaber/introductions.h"
#include "noaber/panels.h"
#include "noaber/pinned_cards.h"
#include "noaber/presence.h"
#include "noaber/stories.h"
#include "noaber/views.h"

#include <string.h>

const struct nb_command *
nb_command_find(struct nb_str name)
{
	size_t low = 0, high = nb_command_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *at = nb_commands[middle]->name;
		struct nb_str found = nb_str_from(at);
		size_t shorter = name.length < found.length ? name.length : found.length;
		int order = memcmp(name.at, at, shorter);
		if (order == 0 && name.length == found.length)
			return nb_commands[middle];
		if (order < 0 || (order == 0 && name.length < found.length))
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

bool
nb_command_is_act(const struct nb_command *command)
{
	return command->rate != NB_RATE_READ;
}

static enum nb_status
load_target(struct nb_call *call)
{
	const struct nb_target *target = &call->command->target;
	const nb_row *row;

	memset(&call->object, 0, sizeof(call->object));
	if (target->kind == NB_TARGET_KIND_NONE)
		return nb_object_relate_house(call, &call->object.situation.relation);
	/* Asked first, so that a stranger learns nothing of ids, not even by time (Z3). */
	if (!call->subject.account)
		return NB_E_SIGNED_OUT;
	if (call->subject.half)
		return NB_E_FACTOR_NEEDED;
	row = (const nb_row *)(const void *)((const char *)call->args + target->offset);
	switch (target->kind) {
	case NB_TARGET_KIND_COMMUNITY: return nb_object_load_community(call, *row, &call->object);
	case NB_TARGET_KIND_ROOM: return nb_object_load_room(call, *row, &call->object);
	case NB_TARGET_KIND_MESSAGE: return nb_object_load_message(call, *row, &call->object);
	case NB_TARGET_KIND_HELD: return nb_object_load_held(call, *row, &call->object);
	case NB_TARGET_KIND_MEMBER: return nb_object_load_member(call, *row, &call->object);
	case NB_TARGET_KIND_UNMASK: return nb_object_load_unmask(call, *row, &call->object);
	case NB_TARGET_KIND_INVITATION: return nb_object_load_invitation(call, *row, &call->object);
	case NB_TARGET_KIND_APPOINTMENT:
		return nb_object_load_appointment(call, *row, &call->object);
	case NB_TARGET_KIND_SANCTION: return nb_object_load_sanction(call, *row, &call->object);
	case NB_TARGET_KIND_STORY: return nb_object_load_story(call, *row, &call->object);
	case NB_TARGET_KIND_QUESTION: return nb_object_load_question(call, *row, &call->object);
	case NB_TARGET_KIND_INTRODUCTION:
		return nb_object_load_introduction(call, *row, &call->object);
	case NB_TARGET_KIND_PINNED: return nb_object_load_pinned(call, *row, &call->object);
	case NB_TARGET_KIND_NONE: break;
	}
	nb_never("a target kind without a loader");
	return NB_E_INTERNAL;
}

static enum nb_status
refuse(struct nb_call *call, enum nb_status status)
{
	call->refusal.status = status;
	return status;
}

/* Behind the HTTP door and before hello the cookie says who asks; without one it is a visitor. */
static enum nb_status
resolve_subject(struct nb_call *call)
{
	struct nb_subject subject;
	int64_t expires_ms;

	if (call->subject.account || !call->credential.at)
		return NB_OK;
	enum nb_status status = nb_session_of_credential(call, &subject, &expires_ms);
	if (status == NB_E_SIGNED_OUT)
		return NB_OK;
	if (!status)
		call->subject = subject;
	return status;
}

/* Who asks, what about, may they, and is it really them. */
static enum nb_status
let_in(struct nb_call *call)
{
	enum nb_status status = resolve_subject(call);

	if (!status)
		status = load_target(call);
	if (!status)
		status = nb_rights_decide(call->command->needs, &call->object.situation);
	if (!status && call->command->fresh)
		status = nb_session_is_fresh(call);
	return status;
}

/* Asked here too, so that who may not gets no hash made for it. */
enum nb_status
nb_dispatch_prepare(struct nb_call *call)
{
	enum nb_status status = let_in(call);

	if (!status)
		status = call->command->prepare(call);
	return status ? refuse(call, status) : NB_OK;
}

enum nb_status
nb_dispatch_run(struct nb_call *call)
{
	enum nb_status status;

	nb_outbox_init(&call->outbox);
	memset(&call->refusal, 0, sizeof(call->refusal));
	memset(&call->concerns, 0, sizeof(call->concerns));
	if (call->command->reply) {
		call->reply = nb_arena_take(call->arena, call->command->reply->bytes);
		if (!call->reply)
			return refuse(call, NB_E_TOO_LARGE);
	}
	status = let_in(call);
	if (!status)
		nb_presence_note(call);
	if (!status)
		status = call->command->run(call);
	if (!status && nb_arena_failed(call->arena))
		status = NB_E_TOO_LARGE;
	if (!status && call->outbox.failed)
		status = NB_E_UNAVAILABLE;
	if (!status && call->command->audit)
		status = nb_audit_act(call, call->command->audit, NB_OK);
	return status ? refuse(call, status) : NB_OK;
}

/* What can be watched. Row numbers are of one thing in the whole store, so one that is no room may be
 * a thing of the next kind. */
static const struct {
	enum nb_status (*load)(struct nb_call *call, nb_row row, struct nb_object *ret);
	enum nb_right right;
} watched[] = {
    {nb_object_load_room, NB_RIGHT_ROOM_READ},
    {nb_object_load_story, NB_RIGHT_STORY_READ},
    {nb_object_load_question, NB_RIGHT_PANEL_READ},
};

enum nb_status
nb_dispatch_watch(struct nb_call *call, const struct nb_object *object)
{
	enum nb_status status = nb_rights_decide(NB_RIGHT_ROOM_READ, &object->situation);

	if (status) {
		nb_outbox_unwatch(call, object->room, NB_AUDIENCE_MEMBERS);
		return status;
	}
	nb_outbox_watch(call, object->room, NB_AUDIENCE_MEMBERS);
	if (nb_rights_decide(NB_RIGHT_MESSAGE_JUDGE, &object->situation))
		nb_outbox_unwatch(call, object->room, NB_AUDIENCE_HOSTS);
	else
		nb_outbox_watch(call, object->room, NB_AUDIENCE_HOSTS);
	return NB_OK;
}

/* A room has audiences of its own; what else can be watched has readers. */
static enum nb_status
watch_thing(struct nb_call *call, nb_row thing, enum nb_right right, const struct nb_object *object)
{
	if (object->room == thing)
		return nb_dispatch_watch(call, object);
	enum nb_status status = nb_rights_decide(right, &object->situation);
	if (status)
		nb_outbox_unwatch(call, thing, NB_AUDIENCE_MEMBERS);
	else
		nb_outbox_watch(call, thing, NB_AUDIENCE_MEMBERS);
	return status;
}

enum nb_status
nb_dispatch_watch_again(struct nb_call *call, nb_row thing)
{
	struct nb_object object;

	for (size_t i = 0; i < NB_COUNT(watched); i++) {
		enum nb_status status = watched[i].load(call, thing, &object);
		if (!status)
			return watch_thing(call, thing, watched[i].right, &object);
		if (status != NB_E_NOT_FOUND)
			return status;
	}
	nb_outbox_unwatch(call, thing, NB_AUDIENCE_MEMBERS);
	return NB_E_NOT_FOUND;
}
