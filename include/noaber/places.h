/*
 * places.h - what each sealed column is bound to (layer 4, store). Whoever seals or opens a field
 * takes its place from here; server/store/sealed.c lists the same columns for `noaberctl verify`.
 */
#ifndef NB_PLACES_H
#define NB_PLACES_H

#include "noaber/vault.h"

/** account.name_sealed, under account.key_id. */
static inline struct nb_seal_place
nb_place_account_name(nb_row account)
{
	return (struct nb_seal_place){"account", 0, account, 0};
}

/** session.device_sealed, under account.key_id. */
static inline struct nb_seal_place
nb_place_session_device(nb_row session)
{
	return (struct nb_seal_place){"session", 0, session, 0};
}

/** push.endpoint_sealed, under account.key_id. */
static inline struct nb_seal_place
nb_place_push_endpoint(nb_row session)
{
	return (struct nb_seal_place){"push", 0, session, 0};
}

/** factor.name_sealed, under account.key_id. */
static inline struct nb_seal_place
nb_place_factor_name(nb_row factor)
{
	return (struct nb_seal_place){"factor.name", 0, factor, 0};
}

/** factor.secret_sealed, under account.key_id: not the place of the name beside it, else the two
 * could change places and a seed would be shown as a name. */
static inline struct nb_seal_place
nb_place_factor_secret(nb_row factor)
{
	return (struct nb_seal_place){"factor", 0, factor, 0};
}

/** member.name_sealed, under member.key_id. */
static inline struct nb_seal_place
nb_place_member_name(nb_row community, nb_row member)
{
	return (struct nb_seal_place){"member", community, member, member};
}

/** member.account_sealed, under member.key_id: not the same place as the name beside it, else the
 * two could change places and an account would be shown as a name. */
static inline struct nb_seal_place
nb_place_member_account(nb_row community, nb_row member)
{
	return (struct nb_seal_place){"member.account", community, member, member};
}

/** account_member.member_sealed, under account.key_id. */
static inline struct nb_seal_place
nb_place_account_member(nb_row account_member)
{
	return (struct nb_seal_place){"account_member", 0, account_member, 0};
}

/** aside.member_sealed, under account.key_id of whose list it is. */
static inline struct nb_seal_place
nb_place_aside(nb_row aside)
{
	return (struct nb_seal_place){"aside", 0, aside, 0};
}

/** direct_ask.line_sealed, under the key_id of the asker's face. */
static inline struct nb_seal_place
nb_place_direct_line(nb_row ask, nb_row asker)
{
	return (struct nb_seal_place){"direct_ask", 0, ask, asker};
}

/** message.body_sealed, under the key_id of the author. */
static inline struct nb_seal_place
nb_place_message_body(nb_row room, nb_row message, nb_row author)
{
	return (struct nb_seal_place){"message", room, message, author};
}

/** held_message.body_sealed, under the key_id of the author. Not that of a message: it must not become
 * one by being moved there (P7). */
static inline struct nb_seal_place
nb_place_held_body(nb_row room, nb_row message, nb_row author)
{
	return (struct nb_seal_place){"held_message", room, message, author};
}

/** held_message.decline_sealed, under the key_id of the author; ${decline} is held_message.decline_id. */
static inline struct nb_seal_place
nb_place_held_decline(nb_row room, nb_row decline, nb_row author)
{
	return (struct nb_seal_place){"held_message.decline", room, decline, author};
}

/** theme_filter.choices_sealed, under account.key_id. */
static inline struct nb_seal_place
nb_place_theme_filter(nb_row account)
{
	return (struct nb_seal_place){"theme_filter", 0, account, 0};
}

/** message_version.body_sealed, under the key_id of the author. The version stands where others have
 * their author, so that an earlier version is never shown as a later one. */
static inline struct nb_seal_place
nb_place_message_version(nb_row room, nb_row message, int64_t version)
{
	return (struct nb_seal_place){"message_version", room, message, version};
}

/** moderation.reason_sealed, under the key_id of the author of the message it is about; ${room} is
 * that of the message, ${by_member} who wrote the reason. */
static inline struct nb_seal_place
nb_place_moderation_reason(nb_row room, nb_row moderation, nb_row by_member)
{
	return (struct nb_seal_place){"moderation", room, moderation, by_member};
}

/** sanction.rule_sealed, under the key_id of the face it is about. */
static inline struct nb_seal_place
nb_place_sanction_rule(nb_row community, nb_row sanction, nb_row about)
{
	return (struct nb_seal_place){"sanction.rule", community, sanction, about};
}

/** sanction.reason_sealed, the same. */
static inline struct nb_seal_place
nb_place_sanction_reason(nb_row community, nb_row sanction, nb_row about)
{
	return (struct nb_seal_place){"sanction", community, sanction, about};
}

/** emergency_card_line.value_sealed, under emergency_card.key_id. The line stands where others have
 * their author, so that two lines of one card cannot change places. */
static inline struct nb_seal_place
nb_place_card_line(nb_row card, int64_t line)
{
	return (struct nb_seal_place){"emergency_card_line", 0, card, line};
}

/** unmask.reason_sealed, under the key_id of the face it is about. */
static inline struct nb_seal_place
nb_place_unmask_reason(nb_row community, nb_row unmask, nb_row member)
{
	return (struct nb_seal_place){"unmask", community, unmask, member};
}

/** appointment.name_sealed, under account.key_id of the person. */
static inline struct nb_seal_place
nb_place_appointment_name(nb_row appointment)
{
	return (struct nb_seal_place){"appointment", 0, appointment, 0};
}

/** appointment.reason_sealed, under the same key: a place of its own, so that a reason is never shown
 * as a name. */
static inline struct nb_seal_place
nb_place_appointment_reason(nb_row appointment)
{
	return (struct nb_seal_place){"appointment.reason", 0, appointment, 0};
}

/** introduction.account_sealed, under introduction.key_id. The fields of a row have places of their own,
 * so that an account is never shown as a name, nor an answer as somebody's words. */
static inline struct nb_seal_place
nb_place_introduction_account(nb_row community, nb_row introduction)
{
	return (struct nb_seal_place){"introduction.account", community, introduction, 0};
}

/** introduction.name_sealed, the same. */
static inline struct nb_seal_place
nb_place_introduction_name(nb_row community, nb_row introduction)
{
	return (struct nb_seal_place){"introduction.name", community, introduction, 0};
}

/** introduction.text_sealed, the same. */
static inline struct nb_seal_place
nb_place_introduction_text(nb_row community, nb_row introduction)
{
	return (struct nb_seal_place){"introduction", community, introduction, 0};
}

/** introduction.answer_sealed, the same. */
static inline struct nb_seal_place
nb_place_introduction_answer(nb_row community, nb_row introduction)
{
	return (struct nb_seal_place){"introduction.answer", community, introduction, 0};
}

/** story.title_sealed, under the key_id of the author. */
static inline struct nb_seal_place
nb_place_story_title(nb_row community, nb_row story, nb_row author)
{
	return (struct nb_seal_place){"story.title", community, story, author};
}

/** story.text_sealed, under the same key: not the place of the title beside it. */
static inline struct nb_seal_place
nb_place_story_text(nb_row community, nb_row story, nb_row author)
{
	return (struct nb_seal_place){"story", community, story, author};
}

/** story.reason_sealed, under the same key; ${by_member} is the host who wrote it. */
static inline struct nb_seal_place
nb_place_story_reason(nb_row community, nb_row story, nb_row by_member)
{
	return (struct nb_seal_place){"story.reason", community, story, by_member};
}

/** panel_question.text_sealed, under the key_id of the asker. */
static inline struct nb_seal_place
nb_place_question_text(nb_row community, nb_row question, nb_row author)
{
	return (struct nb_seal_place){"panel_question", community, question, author};
}

/** panel_question.reason_sealed, under the same key; ${by_member} is the host who wrote it. */
static inline struct nb_seal_place
nb_place_question_reason(nb_row community, nb_row question, nb_row by_member)
{
	return (struct nb_seal_place){"panel_question.reason", community, question, by_member};
}

/** panel_answer.text_sealed, under the key_id of the face or account that gave it. The question stands
 * where others have their author, so that an answer is never shown below another question. */
static inline struct nb_seal_place
nb_place_answer_text(nb_row community, nb_row answer, nb_row question)
{
	return (struct nb_seal_place){"panel_answer", community, answer, question};
}

/** pinned_card.title_sealed, under the key_id of the face or account ${by} that wrote it. */
static inline struct nb_seal_place
nb_place_pinned_title(nb_row community, nb_row pinned, nb_row by)
{
	return (struct nb_seal_place){"pinned_card.title", community, pinned, by};
}

/** pinned_card.text_sealed, under the same key: not the place of the title beside it. */
static inline struct nb_seal_place
nb_place_pinned_text(nb_row community, nb_row pinned, nb_row by)
{
	return (struct nb_seal_place){"pinned_card", community, pinned, by};
}

#endif
