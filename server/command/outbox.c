/*
 * outbox.c - what a command wants to happen once it is durable.
 * Not here: doing it (core/effects.c).
 */
#include "noaber/command.h"
#include "noaber/views.h"

#include <string.h>

#define EVENT_LINE_BYTES_MOST (4 * NB_TEXT_BYTES_MOST) /* a text of 16 KiB, all of it escaped */

void
nb_outbox_init(struct nb_outbox *outbox)
{
	*outbox = (struct nb_outbox){.last = &outbox->first};
}

static struct nb_effect *
add(struct nb_call *call, enum nb_effect_kind kind)
{
	struct nb_effect *effect = NB_NEW(call->arena, struct nb_effect);

	if (!effect)
		return NULL;
	effect->kind = kind;
	*call->outbox.last = effect;
	call->outbox.last = &effect->next;
	return effect;
}

static struct nb_effect *
add_event(struct nb_call *call, enum nb_effect_kind kind, const struct nb_event *event, nb_row room,
          int64_t seq, const void *data)
{
	struct nb_effect *effect = add(call, kind);
	struct nb_buf line;

	if (!effect)
		return NULL;
	nb_buf_init(&line, EVENT_LINE_BYTES_MOST);
	nb_envelope_event(event->name, room, seq, event->data, data, call->tools->ids, &line);
	if (line.failed)
		call->outbox.failed = true;
	else
		effect->bytes = nb_arena_copy(call->arena, line.at, line.length);
	nb_buf_finish(&line);
	return effect;
}

void
nb_outbox_event(struct nb_call *call, const struct nb_event *event, nb_row room, int64_t seq,
                const void *data)
{
	struct nb_effect *effect = add_event(call, NB_EFFECT_EVENT, event, room, seq, data);

	if (effect)
		effect->room = room;
}

void
nb_outbox_room_note(struct nb_call *call, const struct nb_event *event, nb_row room,
                    const void *data)
{
	struct nb_effect *effect = add_event(call, NB_EFFECT_EVENT, event, 0, 0, data);

	if (effect)
		effect->room = room;
}

void
nb_outbox_host_event(struct nb_call *call, const struct nb_event *event, nb_row room,
                     const void *data)
{
	struct nb_effect *effect = add_event(call, NB_EFFECT_EVENT, event, 0, 0, data);

	if (!effect)
		return;
	effect->room = room;
	effect->audience = NB_AUDIENCE_HOSTS;
}

void
nb_outbox_event_to(struct nb_call *call, nb_row account, const struct nb_event *event,
                   const void *data)
{
	struct nb_effect *effect = add_event(call, NB_EFFECT_ACCOUNT_EVENT, event, 0, 0, data);

	if (effect)
		effect->account = account;
}

void
nb_outbox_account_event(struct nb_call *call, const struct nb_event *event, const void *data)
{
	nb_outbox_event_to(call, call->subject.account, event, data);
}

void
nb_outbox_watch(struct nb_call *call, nb_row room, enum nb_audience audience)
{
	struct nb_effect *effect = add(call, NB_EFFECT_WATCH);

	if (!effect)
		return;
	effect->room = room;
	effect->audience = audience;
}

void
nb_outbox_unwatch(struct nb_call *call, nb_row room, enum nb_audience audience)
{
	struct nb_effect *effect = add(call, NB_EFFECT_UNWATCH);

	if (!effect)
		return;
	effect->room = room;
	effect->audience = audience;
}

void
nb_outbox_unwatch_all(struct nb_call *call, nb_row account, nb_row room)
{
	struct nb_effect *effect = add(call, NB_EFFECT_UNWATCH_ALL);

	if (!effect)
		return;
	effect->account = account;
	effect->room = room;
}

void
nb_outbox_recheck(struct nb_call *call, nb_row room)
{
	struct nb_effect *effect = add(call, NB_EFFECT_RECHECK);

	if (effect)
		effect->room = room;
}

void
nb_outbox_session_begun(struct nb_call *call, nb_row session, struct nb_str token)
{
	struct nb_effect *effect = add(call, NB_EFFECT_SESSION_BEGUN);

	if (!effect)
		return;
	effect->session = session;
	effect->bytes = nb_arena_copy(call->arena, token.at, token.length);
}

void
nb_outbox_device(struct nb_call *call, struct nb_str text)
{
	struct nb_effect *effect = add(call, NB_EFFECT_DEVICE);

	if (effect)
		effect->bytes = nb_arena_copy(call->arena, text.at, text.length);
}

void
nb_outbox_session_ended(struct nb_call *call, nb_row account, nb_row session, const char *why)
{
	struct nb_effect *effect = add(call, NB_EFFECT_SESSION_ENDED);

	if (!effect)
		return;
	effect->account = account;
	effect->session = session;
	effect->why = why;
}

void
nb_outbox_sessions_ended(struct nb_call *call, nb_row account, nb_row kept, const char *why)
{
	struct nb_effect *effect = add(call, NB_EFFECT_SESSIONS_ENDED);

	if (!effect)
		return;
	effect->account = account;
	effect->session = kept;
	effect->why = why;
}

void
nb_outbox_greeted(struct nb_call *call, const struct nb_subject *subject, int64_t expires_ms)
{
	struct nb_effect *effect = add(call, NB_EFFECT_GREETED);

	if (!effect)
		return;
	effect->subject = *subject;
	effect->expires_ms = expires_ms;
}

void
nb_outbox_lang(struct nb_call *call, int lang)
{
	struct nb_effect *effect = add(call, NB_EFFECT_LANG);

	if (!effect)
		return;
	effect->account = call->subject.account;
	effect->subject.lang = lang;
}
