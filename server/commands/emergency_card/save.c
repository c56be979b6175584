/* emergency_card.save - write one's own card, sealed under a key of its own (ON5). */
#include "noaber/people.h"

/* Brings the lines into the shape they are kept in. NB_E_BAD_ARGUMENT with the field. */
static enum nb_status
tidy(struct nb_call *call, struct nb_card *card)
{
	bool any = false;

	for (int i = 0; i < NB_CARD_LINE_COUNT; i++) {
		struct nb_str *line = nb_card_line(card, (enum nb_card_line)i);
		char phone[NB_PHONE_BYTES];
		if (!line->length)
			continue;
		any = true;
		call->refusal.field = nb_card_rows[i].word;
		if (nb_card_rows[i].phone) {
			if (!nb_phone_normalise(*line, phone))
				return NB_E_BAD_ARGUMENT;
			*line = nb_arena_copy(call->arena, phone, nb_str_from(phone).length);
		} else if (nb_card_check_text(*line)) {
			return NB_E_BAD_ARGUMENT;
		}
	}
	call->refusal.field = any ? NULL : nb_card_rows[NB_CARD_NAME].word;
	return any ? NB_OK : NB_E_BAD_ARGUMENT;
}

static enum nb_status
write_lines(struct nb_call *call, const struct nb_card_place *at, struct nb_card *card)
{
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_CARD_LINES_DROP, NB_BIND(nb_int(at->card)), NULL);

	for (int i = 0; !status && i < NB_CARD_LINE_COUNT; i++) {
		const struct nb_seal_place place = nb_place_card_line(at->card, i);
		struct nb_str line = *nb_card_line(card, (enum nb_card_line)i), sealed;
		if (!line.length)
			continue;
		status =
		    nb_vault_seal(call->tools->vault, at->key, &place, line, call->arena, &sealed);
		if (!status)
			status =
			    nb_db_run(call->tools->db, NB_SQL_CARD_LINE_ADD,
			              NB_BIND(nb_int(at->card), nb_int(i), nb_bytes(sealed)), NULL);
	}
	return status;
}

static enum nb_status
begin_card(struct nb_call *call, struct nb_card_place *ret)
{
	ret->card = nb_row_next(call->now_ms);
	enum nb_status status =
	    nb_vault_new_key(call->tools->vault, ret->card, call->now_ms, &ret->key);

	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_CARD_ADD,
	                 NB_BIND(nb_int(ret->card), nb_int(call->subject.account), nb_int(ret->key),
	                         nb_int(call->now_ms)),
	                 NULL);
}

static enum nb_status
write_card(struct nb_call *call, struct nb_card *card)
{
	struct nb_card_place at;
	enum nb_status status = nb_card_find(call, call->subject.account, &at);

	if (!status)
		status = write_lines(call, &at, card);
	if (!status)
		return nb_db_run(call->tools->db, NB_SQL_CARD_SAVED,
		                 NB_BIND(nb_int(at.card), nb_int(call->now_ms)), NULL);
	if (status != NB_E_NOT_FOUND)
		return status;
	/* None yet, or one whose deletion was cut off after its key had gone: begin anew. */
	status = nb_card_drop(call, call->subject.account);
	if (!status || status == NB_E_NOT_FOUND)
		status = begin_card(call, &at);
	return status ? status : write_lines(call, &at, card);
}

static enum nb_status
run(struct nb_call *call)
{
	struct nb_card *card = call->args;
	enum nb_status status = tidy(call, card);

	return status ? status : write_card(call, card);
}

const struct nb_command nb_cmd_emergency_card_save = {
    .name = "emergency_card.save",
    .doc = "Write your emergency card: at least one line, nothing else of it is kept.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_CARD_SAVED,
    .args = &nb_shape_card,
    .run = run,
};
