/*
 * audit.c - the row of an act: who, about whom, on what, by which right (LE9).
 * Not here: which acts leave one (model/audited.c), the chain (store/audit.c).
 */
#include "noaber/audit.h"
#include "noaber/command.h"
#include "noaber/secret.h"

#include <stdio.h>

#define DAY_MS (24LL * 60 * 60 * 1000)
#define UID_BYTES 32
#define LINK_TEXT_BYTES 23 /* base64url of NB_MEMBER_LINK_BYTES, and a zero byte */

/* What the texts of one row stand in. */
struct texts {
	char action[1];
	char about[NB_ID_TEXT_BYTES], actor[NB_ID_TEXT_BYTES], object[NB_ID_TEXT_BYTES];
	char uid[UID_BYTES], link[LINK_TEXT_BYTES];
};

static nb_row
account_of(const struct nb_call *call)
{
	return call->concerns.account ? call->concerns.account : call->subject.account;
}

static struct nb_str
log_id(struct nb_call *call, enum nb_id_kind kind, nb_row row, char ret[NB_ID_TEXT_BYTES])
{
	if (!row)
		return (struct nb_str){NULL, 0};
	nb_ids_encode(call->tools->log_ids, kind, row, ret);
	return (struct nb_str){ret, NB_ID_TEXT_BYTES};
}

/* In a community somebody is the face there, or without one a keyed hash of that community: no two
 * communities share a value for one person (P10). */
static struct nb_str
name_actor(struct nb_call *call, const struct nb_audited_row *row, struct texts *texts)
{
	const struct nb_object *object = &call->object;
	uint8_t link[NB_MEMBER_LINK_BYTES];

	switch (call->access_point) {
	case NB_ACCESS_POINT_UPKEEP: return (struct nb_str){NULL, 0};
	case NB_ACCESS_POINT_CTL:
		snprintf(texts->uid, sizeof(texts->uid), "uid:%u", call->concerns.uid);
		return nb_str_from(texts->uid);
	default: break;
	}
	if (!object->community || row->of_house)
		return log_id(call, NB_ID_ACCOUNT, account_of(call), texts->actor);
	if (object->member)
		return log_id(call, NB_ID_MEMBER, object->member, texts->actor);
	nb_vault_member_link(call->tools->vault, account_of(call), object->community, link);
	nb_secret_base64url(link, sizeof(link), texts->link);
	return nb_str_from(texts->link);
}

static struct nb_str
name_about(struct nb_call *call, enum nb_audit_about about, struct texts *texts)
{
	switch (about) {
	case NB_AUDIT_ABOUT_SELF:
		return log_id(call, NB_ID_ACCOUNT, account_of(call), texts->about);
	case NB_AUDIT_ABOUT_AUTHOR:
		return log_id(call, NB_ID_MEMBER, call->object.author, texts->about);
	case NB_AUDIT_ABOUT_APPOINTED:
		return log_id(call, NB_ID_ACCOUNT, call->object.appointed, texts->about);
	case NB_AUDIT_ABOUT_NOBODY: break;
	}
	return (struct nb_str){NULL, 0};
}

static void
name_object(struct nb_call *call, struct texts *texts, struct nb_audit_entry *entry)
{
	const struct {
		nb_row row;
		enum nb_id_kind kind;
		const char *word;
	} kinds[] = {
	    {call->object.message, NB_ID_MESSAGE, "message"},
	    {call->object.unmask, NB_ID_UNMASK, "unmask"},
	    {call->object.invitation, NB_ID_INVITATION, "invitation"},
	    {call->object.appointment, NB_ID_APPOINTMENT, "appointment"},
	    {call->object.sanction, NB_ID_SANCTION, "sanction"},
	    {call->object.story, NB_ID_STORY, "story"},
	    {call->object.question, NB_ID_QUESTION, "question"},
	    {call->object.introduction, NB_ID_INTRODUCTION, "introduction"},
	    {call->object.pinned, NB_ID_PINNED, "pinned"},
	    {call->concerns.session, NB_ID_SESSION, "session"},
	    {account_of(call), NB_ID_ACCOUNT, "account"},
	};

	for (size_t i = 0; i < NB_COUNT(kinds) && !entry->object.at; i++) {
		entry->object = log_id(call, kinds[i].kind, kinds[i].row, texts->object);
		if (entry->object.at)
			entry->object_kind = nb_str_from(kinds[i].word);
	}
}

/* The organisation whose hat is worn; residents and relatives come for nobody. */
static enum nb_status
name_organisation(struct nb_call *call, enum nb_hat hat, struct nb_str *ret)
{
	if (hat == NB_HAT_RESIDENT || hat == NB_HAT_RELATIVE)
		return NB_OK;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_GRANTS_OF_HAT,
	                                      NB_BIND(nb_int(account_of(call)), nb_int(hat)));
	while (nb_cursor_next(cursor)) {
		struct nb_str code = nb_cursor_bytes(cursor, 3);
		bool holds = call->now_ms >= nb_cursor_int(cursor, 4) &&
		             call->now_ms < nb_cursor_int(cursor, 5);
		if (holds && nb_cursor_int(cursor, 1) == NB_SCOPE_ORGANISATION)
			*ret = nb_arena_copy(call->arena, code.at, code.length);
	}
	return nb_cursor_end(cursor);
}

/* NB_E_CONFLICT: the same was written today. */
static enum nb_status
look_for_today(struct nb_call *call, const struct nb_audit_entry *entry)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_AUDIT_LAST_LIKE,
	                   NB_BIND(nb_text(entry->actor), nb_text(entry->event),
	                           nb_text(entry->object), nb_text(entry->outcome)),
	                   &cursor);

	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (status)
		return status;
	bool today = nb_cursor_int(cursor, 0) / DAY_MS == entry->at_ms / DAY_MS;
	status = nb_cursor_end(cursor);
	return !status && today ? NB_E_CONFLICT : status;
}

bool
nb_audit_counts_refusal(const struct nb_call *call, enum nb_status status)
{
	if (!call->command->audit)
		return false;
	/* A wrong code was said by somebody who has the passphrase: its owner should know. */
	return status == NB_E_FORBIDDEN || status == NB_E_NOT_MEMBER || status == NB_E_WRONG_CODE ||
	       (status == NB_E_NOT_FOUND && call->object.community);
}

enum nb_status
nb_audit_act(struct nb_call *call, enum nb_audited what, enum nb_status outcome)
{
	const struct nb_audited_row *row = &nb_audited_rows[what];
	bool ctl = call->access_point == NB_ACCESS_POINT_CTL;
	enum nb_hat hat = call->concerns.account ? call->concerns.hat : call->subject.hat;
	struct texts texts = {.action = {row->action}};
	struct nb_audit_entry entry = {
	    .at_ms = call->now_ms,
	    .event = nb_str_from(nb_audited_words[what]),
	    .action = {texts.action, sizeof(texts.action)},
	    .about = name_about(call, row->about, &texts),
	    .actor = name_actor(call, row, &texts),
	    .outcome = nb_str_from(nb_status_row(outcome)->word),
	    .access_point = nb_str_from(nb_access_point_words[call->access_point]),
	    .basis = nb_str_from(ctl ? "files" : nb_right_words[call->command->needs]),
	    .consent = nb_str_from(row->consent),
	    .source = nb_str_from(ctl ? "noaberctl" : "noaberd"),
	};
	enum nb_status status = NB_OK;

	nb_assert(what > NB_AUDIT_NONE && what < NB_AUDIT_COUNT);
	entry.responsible = entry.actor;
	name_object(call, &texts, &entry);
	if (entry.actor.at && !ctl) {
		entry.hat = nb_str_from(nb_hat_words[hat]);
		status = name_organisation(call, hat, &entry.organisation);
	}
	if (!status && (row->daily || outcome))
		status = look_for_today(call, &entry);
	if (status)
		return status == NB_E_CONFLICT ? NB_OK : status;
	return nb_audit_add(call->tools->db, call->tools->vault, &entry);
}
