/*
 * arrive.c - the one way in: account, hat, consent, session.
 * Not here: what proves an account (session.sign_in, session.sign_in_passkey, oidc.sign_in).
 */
#include "noaber/arrive.h"

#include "noaber/factor.h"
#include "noaber/people.h"

static enum nb_status
open_account(struct nb_call *call, const struct nb_arrival *arrival)
{
	struct nb_account now;
	enum nb_status status = nb_account_by_row(call, arrival->account, &now);

	if (!status)
		status = nb_life_may_enter(now.life, now.due_ms, call->now_ms, arrival->come_back);
	if (!status && now.life != NB_LIFE_ACTIVE)
		status = nb_account_return(call, now.account);
	return status;
}

static bool
holds(const struct nb_me_view *me, int hat)
{
	for (size_t i = 0; i < me->hats.count; i++)
		if (((const int *)me->hats.at)[i] == hat)
			return true;
	return false;
}

static enum nb_status
offer_hats(struct nb_call *call, const struct nb_list *hats)
{
	struct nb_str *words = nb_arena_array(call->arena, hats->count, sizeof(*words));

	if (!words)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; i < hats->count; i++)
		words[i] = nb_str_from(nb_hat_words[((const int *)hats->at)[i]]);
	call->refusal.offers = (struct nb_list){words, hats->count};
	return NB_E_CHOOSE_HAT;
}

/* When this session has shown enough: at once, or at its second step. */
static enum nb_status
date_proof(struct nb_call *call, const struct nb_arrival *arrival, struct nb_new_session *session)
{
	if (!arrival->verified)
		return nb_factor_proved_at_sign_in(call, session->account, session->hat,
		                                   &session->proved_ms);
	session->proved_ms = call->now_ms;
	return NB_OK;
}

enum nb_status
nb_arrive(struct nb_call *call, const struct nb_arrival *arrival, struct nb_entered_reply *ret)
{
	struct nb_new_session session = {.account = arrival->account, .device = arrival->device};
	struct nb_me_view me = {0};

	enum nb_status status = open_account(call, arrival);
	if (!status)
		status = nb_view_me(call, arrival->account, NB_HAT_RESIDENT, &me);
	if (status)
		return status;
	if (arrival->ask_hat && arrival->hat == NB_WORD_ABSENT && me.hats.count > 1)
		return offer_hats(call, &me.hats);
	ret->name = me.name;
	ret->hat = arrival->hat == NB_WORD_ABSENT ? ((const int *)me.hats.at)[0] : arrival->hat;
	ret->hats = me.hats;
	session.hat = (enum nb_hat)ret->hat;
	call->concerns = (struct nb_concerns){.account = session.account, .hat = session.hat};
	if (!holds(&me, ret->hat))
		return NB_E_FORBIDDEN;
	status = nb_consent_at_the_door(call, session.account, arrival->agreed);
	if (!status)
		status = date_proof(call, arrival, &session);
	ret->half = !session.proved_ms;
	return status ? status : nb_session_begin(call, &session);
}
