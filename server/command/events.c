/* events.c - everything the server says without being asked. */
#include "noaber/aside.h"
#include "noaber/duty.h"
#include "noaber/introductions.h"
#include "noaber/notices.h"
#include "noaber/panels.h"
#include "noaber/stories.h"
#include "noaber/talk_of_two.h"

#define MESSAGE_EVENT(variable, word, text)                                                        \
	const struct nb_event variable = {                                                         \
	    .name = word, .doc = text, .data = &nb_shape_message_event, .of_room = true}

MESSAGE_EVENT(nb_event_message_posted, "message.posted",
              "A new message, in the order of the room.");
MESSAGE_EVENT(nb_event_message_edited, "message.edited", "The author changed the words.");
MESSAGE_EVENT(nb_event_message_removed, "message.removed",
              "The author took the message back; the words are gone.");
MESSAGE_EVENT(nb_event_message_hidden, "message.hidden",
              "A host hid the message; the words are not in here.");
MESSAGE_EVENT(nb_event_message_shown, "message.shown", "A host shows the message again.");
MESSAGE_EVENT(nb_event_message_covered, "message.covered",
              "A host said what the message may be hard to read about, or took that off.");
const struct nb_event nb_event_message_waits = {
    .name = "message.waits",
    .doc = "For hosts: how many messages wait for one in a room has changed.",
    .data = &nb_shape_waits_event,
};
const struct nb_event nb_event_message_judged = {
    .name = "message.judged",
    .doc = "A message of yours that waits was released, declined, or changed on another device. "
	   "message.held has it as it is now.",
    .data = &nb_shape_judged_event,
};
const struct nb_event nb_event_themes_changed = {
    .name = "account.themes_changed",
    .doc = "You chose what to see of a theme, here or on another device.",
    .data = &nb_shape_themes,
};
const struct nb_event nb_event_message_reacted = {
    .name = "message.reacted",
    .doc = "Somebody gave or took back a supportive reaction.",
    .data = &nb_shape_reacted,
    .of_room = true};

const struct nb_event nb_event_room_changed = {
    .name = "room.changed",
    .doc =
	"The room or its community is another now: its name, what it allows, its house rules. Ask "
	"room.look for what you may do.",
    .data = &nb_shape_room_changed,
    .of_room = true};

const struct nb_event *const nb_room_events[NB_ROOM_EVENT_COUNT] = {
    [NB_ROOM_EVENT_POSTED] = &nb_event_message_posted,
    [NB_ROOM_EVENT_EDITED] = &nb_event_message_edited,
    [NB_ROOM_EVENT_REMOVED] = &nb_event_message_removed,
    [NB_ROOM_EVENT_HIDDEN] = &nb_event_message_hidden,
    [NB_ROOM_EVENT_SHOWN] = &nb_event_message_shown,
    [NB_ROOM_EVENT_REACTED] = &nb_event_message_reacted,
    [NB_ROOM_EVENT_COVERED] = &nb_event_message_covered,
    [NB_ROOM_EVENT_CHANGED] = &nb_event_room_changed,
};

const struct nb_event nb_event_connection_resync = {
    .name = "connection.resync",
    .doc = "Something may have been missed. Ask room.events for every watched room after your last "
	   "seq, and send unanswered requests again; nonces make that safe.",
};
const struct nb_event nb_event_connection_pause = {
    .name = "connection.pause",
    .doc = "The server restarts behind this connection. Keep it open; connection.resync follows.",
};
const struct nb_event nb_event_session_ended = {
    .name = "session.ended",
    .doc = "This session is over; the connection closes with 4001. Do not connect again.",
    .data = &nb_shape_why,
};
const struct nb_event nb_event_room_read_moved = {
    .name = "room.read_moved",
    .doc = "You read on in a room, or put a message back to unread, in this tab or in another.",
    .data = &nb_shape_read_reply,
};
const struct nb_event nb_event_consent_changed = {
    .name = "consent.changed",
    .doc = "You gave or withdrew a consent, here or in another session.",
    .data = &nb_shape_consent,
};
const struct nb_event nb_event_notice_changed = {
    .name = "notice.changed",
    .doc = "Something that concerns you happened, or you saw it in another tab. Ask notice.list.",
    .data = &nb_shape_notice_event,
};
const struct nb_event nb_event_unmask_judged = {
    .name = "unmask.judged",
    .doc = "Your ask to unmask somebody was answered.",
};

const struct nb_event nb_event_appointment_changed = {
    .name = "appointment.changed",
    .doc = "An appointment of yours, or one that you decide about, changed. Ask for it again.",
    .data = &nb_shape_appointment_event,
};

const struct nb_event nb_event_sanction_changed = {
    .name = "sanction.changed",
    .doc = "A host decided something about you, or ended that. sanction.mine tells what and why; "
	   "ask room.list again.",
};

const struct nb_event nb_event_story_changed = {
    .name = "story.changed",
    .doc = "A story that you have open changed. When it is gone, put its words away at once; then "
	   "ask story.look.",
    .data = &nb_shape_story_event,
};

const struct nb_event nb_event_panel_changed = {
    .name = "panel.changed",
    .doc = "A question that you have open changed or got an answer. When it is gone, put its words "
	   "away at once; then ask panel.look.",
    .data = &nb_shape_question_event,
};

const struct nb_event *const nb_events[] = {
    &nb_event_message_posted,    &nb_event_message_edited,      &nb_event_message_removed,
    &nb_event_message_hidden,    &nb_event_message_shown,       &nb_event_message_reacted,
    &nb_event_connection_resync, &nb_event_connection_pause,    &nb_event_session_ended,
    &nb_event_consent_changed,   &nb_event_appointment_changed, &nb_event_notice_changed,
    &nb_event_unmask_judged,     &nb_event_sanction_changed,    &nb_event_aside_changed,
    &nb_event_direct_changed,    &nb_event_duty_changed,        &nb_event_room_read_moved,
    &nb_event_message_covered,   &nb_event_message_waits,       &nb_event_message_judged,
    &nb_event_themes_changed,    &nb_event_room_changed,        &nb_event_story_changed,
    &nb_event_panel_changed,     &nb_event_introduction_waits,
};
const size_t nb_event_count = NB_COUNT(nb_events);
