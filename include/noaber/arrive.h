/*
 * arrive.h - coming in with an account, whatever it was proved with (layer 5, command).
 */
#ifndef NB_ARRIVE_H
#define NB_ARRIVE_H

#include "noaber/account.h"

/* Who comes in, and what they asked for. */
struct nb_arrival {
	nb_row account;
	int hat;              /* NB_WORD_ABSENT: the first one held */
	int64_t agreed;       /* as nb_consent_at_the_door */
	struct nb_str device; /* may be absent */
	bool come_back;       /* end a pause, open a locked or closed account */
	bool verified;        /* by something that needs no second step */
	bool ask_hat;         /* with several hats and none named: ask, do not take the first */
};

/* clang-format off */
/* What every command that signs somebody in takes besides the proof and the hat; `s` has members of
 * these names, as struct nb_arrival has. */
#define NB_ARRIVAL_FIELDS(s) \
	NB_FIELD_INT_OPT(s, agreed, 1, NB_VERSION_MOST, \
	                 "version of the text on using the service that the person agrees to now, " \
	                 "after consent_needed"), \
	NB_FIELD_TEXT_OPT(s, device, 0, 40, "what the device calls itself"), \
	NB_FIELD_BOOL_OPT(s, come_back, \
	                  "end a pause, open a locked or closed account; after the server asked")
/* clang-format on */

/**
 * nb_arrive(call, arrival, ret):
 * The account was proved: may it be used, which hat, does its owner agree; then a session begins.
 * Writer. ${*ret} is the reply of every command that signs somebody in.
 * NB_E_WRONG_CREDENTIALS: gone for good; NB_E_PAUSED, NB_E_FROZEN, NB_E_CLOSED: the question whether
 * to come back; NB_E_FORBIDDEN: that hat is not held; NB_E_CHOOSE_HAT, with the
 * words of the hats as offers; NB_E_CONSENT_NEEDED.
 */
NB_MUST_USE enum nb_status nb_arrive(struct nb_call *call, const struct nb_arrival *arrival,
                                     struct nb_entered_reply *ret);

#endif
