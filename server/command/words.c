/* words.c - the words of every enum that travels, in one list each. */
#include "noaber/appointment.h"
#include "noaber/factor.h"
#include "noaber/introductions.h"
#include "noaber/notice.h"
#include "noaber/panels.h"
#include "noaber/pinned.h"
#include "noaber/stories.h"
#include "noaber/views.h"

#define WORDS(variable, type, list, number)                                                        \
	const struct nb_words variable = {.name = type, .words = list, .count = (number)}

static const char *const lang_words[] = {"nl", "en"};
static const char *const factor_kind_words[NB_FACTOR_KIND_COUNT] = {"totp", "passkey"};
static const char *const event_words[NB_ROOM_EVENT_COUNT] = {
    "message.posted", "message.edited",  "message.removed", "message.hidden",
    "message.shown",  "message.reacted", "message.covered", "room.changed",
};

WORDS(nb_words_lang, "Lang", lang_words, NB_LANG_COUNT);
WORDS(nb_words_origin, "Origin", nb_origin_words, NB_ORIGIN_COUNT);
WORDS(nb_words_hat, "Hat", nb_hat_words, NB_HAT_COUNT);
WORDS(nb_words_scope, "Scope", nb_scope_words, NB_SCOPE_COUNT);
WORDS(nb_words_access, "Access", nb_access_words, NB_ACCESS_COUNT);
WORDS(nb_words_community_state, "CommunityState", nb_community_state_words,
      NB_COMMUNITY_STATE_COUNT);
WORDS(nb_words_moderation, "Moderation", nb_moderation_words, NB_MODERATION_COUNT);
WORDS(nb_words_unattended, "Unattended", nb_unattended_words, NB_UNATTENDED_COUNT);
WORDS(nb_words_room_state, "RoomState", nb_room_state_words, NB_ROOM_STATE_COUNT);
WORDS(nb_words_room_kind, "RoomKind", nb_room_kind_words, NB_ROOM_KIND_COUNT);
WORDS(nb_words_message_state, "MessageState", nb_message_state_words, NB_MESSAGE_STATE_COUNT);
WORDS(nb_words_reaction, "Reaction", nb_reaction_words, NB_REACTION_COUNT);
WORDS(nb_words_sanction, "Sanction", nb_sanction_words, NB_SANCTION_COUNT);
WORDS(nb_words_hold, "HoldReason", nb_hold_words, NB_HOLD_COUNT);
WORDS(nb_words_held_state, "HeldState", nb_held_state_words, NB_HELD_STATE_COUNT);
WORDS(nb_words_held_end, "HeldEnd", nb_held_end_words, NB_HELD_END_COUNT);
WORDS(nb_words_theme_show, "ThemeShow", nb_theme_show_words, NB_THEME_SHOW_COUNT);
WORDS(nb_words_cover, "Cover", nb_cover_words, NB_COVER_COUNT);
WORDS(nb_words_right, "Right", nb_right_words, NB_RIGHT_COUNT);
WORDS(nb_words_purpose, "Purpose", nb_purpose_words, NB_PURPOSE_COUNT);
WORDS(nb_words_factor_kind, "FactorKind", factor_kind_words, NB_FACTOR_KIND_COUNT);
WORDS(nb_words_audited, "Audited", nb_audited_words, NB_AUDIT_COUNT);
WORDS(nb_words_unmask_code, "UnmaskCode", nb_unmask_code_words, NB_UNMASK_CODE_COUNT);
WORDS(nb_words_unmask_state, "UnmaskState", nb_unmask_state_words, NB_UNMASK_STATE_COUNT);
WORDS(nb_words_appointment_state, "AppointmentState", nb_appointment_state_words,
      NB_APPOINTMENT_STATE_COUNT);
WORDS(nb_words_notice_kind, "NoticeKind", nb_notice_kind_words, NB_NOTICE_KIND_COUNT);
WORDS(nb_words_waiting, "WaitsFor", nb_waiting_words, NB_WAITING_COUNT);
WORDS(nb_words_story_state, "StoryState", nb_story_state_words, NB_STORY_STATE_COUNT);
WORDS(nb_words_audience, "Audience", nb_story_audience_words, NB_STORY_AUDIENCE_COUNT);
WORDS(nb_words_opened, "Opened", nb_opened_words, NB_OPENED_COUNT);
WORDS(nb_words_question_state, "QuestionState", nb_question_state_words, NB_QUESTION_STATE_COUNT);
WORDS(nb_words_panel_side, "PanelSide", nb_panel_side_words, NB_PANEL_SIDE_COUNT);
WORDS(nb_words_introduction_state, "IntroductionState", nb_introduction_state_words,
      NB_INTRODUCTION_STATE_COUNT);
WORDS(nb_words_introduction_no, "IntroductionNo", nb_introduction_no_words,
      NB_INTRODUCTION_NO_COUNT);
WORDS(nb_words_pinned_state, "PinnedState", nb_pinned_state_words, NB_PINNED_STATE_COUNT);
WORDS(nb_words_event, "RoomEventName", event_words, NB_ROOM_EVENT_COUNT);
