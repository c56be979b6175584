/*
 * introductions.h - asks to come into a community, from the asking to the answer (layer 5, command). All
 * in the lane's transaction.
 *
 * Who asks has no face there yet. A row is found by the keyed hash that their face would have, and
 * everything in it lies under a key of its own that is destroyed with it, so nothing joins it to the
 * account or to another community (P10). Nothing that who asks is told depends on who is inside, nor
 * says who decided.
 */
#ifndef NB_INTRODUCTIONS_H
#define NB_INTRODUCTIONS_H

#include "noaber/introduction.h"
#include "noaber/people.h"

/* A row, whoever looks. Texts are in the call's arena. */
struct nb_introduction {
	nb_row introduction;
	nb_row community;
	nb_row key;
	enum nb_hat hat;
	enum nb_introduction_state state;
	int reason; /* NB_WORD_ABSENT = none */
	int64_t asked_ms;
	int64_t answered_ms;
	struct nb_str link;
	struct nb_str account_sealed, name_sealed, text_sealed, answer_sealed; /* may be absent */
};

/* An ask as the person sees it who asked. */
struct nb_introduction_view {
	nb_row community;
	struct nb_str community_name;
	struct nb_str name;
	struct nb_str text; /* while it waits */
	int state;
	int64_t days; /* since it was asked */
	int reason;   /* NB_WORD_ABSENT = none */
	struct nb_str words;
	int64_t again_days; /* NB_INT_ABSENT = may ask now, or it waits */
};
extern const struct nb_shape nb_shape_introduction;
/* The same as a host of the community sees it. */
struct nb_introduction_ask_view {
	nb_row introduction;
	nb_row community;
	struct nb_str community_name;
	struct nb_str name;
	struct nb_str text;
	int64_t days;
};
extern const struct nb_shape nb_shape_introduction_ask;

/* The data of introduction.waits. */
struct nb_introduction_event {
	nb_row community;
	int64_t waiting;
};
extern const struct nb_shape nb_shape_introduction_event;
extern const struct nb_event nb_event_introduction_waits;
extern const struct nb_words nb_words_introduction_state, nb_words_introduction_no;

/** Load an ask with its community and the subject's place there. NB_E_NOT_FOUND. */
NB_MUST_USE enum nb_status nb_object_load_introduction(struct nb_call *call, nb_row introduction,
                                                       struct nb_object *ret);
/** The ask with the keyed hash ${link}; NB_E_NOT_FOUND: none that is still told or counts. */
NB_MUST_USE enum nb_status nb_introduction_find(struct nb_call *call, struct nb_str link,
                                                struct nb_introduction *ret);
NB_MUST_USE enum nb_status nb_introduction_by_row(struct nb_call *call, nb_row introduction,
                                                  struct nb_introduction *ret);
/** All asks of ${account}: nb_introduction structs. */
NB_MUST_USE enum nb_status nb_introductions_of(struct nb_call *call, nb_row account,
                                               struct nb_list *ret);
/** One text of ${one}; absent stays absent. */
NB_MUST_USE enum nb_status nb_introduction_open(struct nb_call *call,
                                                const struct nb_introduction *one,
                                                struct nb_str sealed, struct nb_seal_place place,
                                                struct nb_str *ret);
/** Whose it is: for telling them, and for letting them in; never shown. NB_E_CONFLICT: its person is
 * away or gone, so nobody answers it now. */
NB_MUST_USE enum nb_status nb_introduction_account(struct nb_call *call,
                                                   const struct nb_introduction *one,
                                                   nb_row *ret_account);

/** The subject asks to come into the community of call->object. One that waits already: done already.
 * NB_E_READ_ONLY, NB_E_NAME_REFUSED, NB_E_NO_LINKS_YET, NB_E_INTRODUCTION_LATER,
 * NB_E_INTRODUCTIONS_ENOUGH. Whether the name is taken is not looked at: it would tell who is inside. */
NB_MUST_USE enum nb_status nb_introduction_ask(struct nb_call *call, struct nb_str name,
                                               struct nb_str text);
/** Let in who asks in call->object: a face, with the name they asked for or, where somebody has it,
 * another one. They are told. NB_E_CONFLICT: it does not wait any more. NB_E_READ_ONLY. */
NB_MUST_USE enum nb_status nb_introduction_accept(struct nb_call *call, nb_row *ret_member);
/** Say no to the ask of call->object, with ${reason} or ${words}. NB_E_CONFLICT. */
NB_MUST_USE enum nb_status nb_introduction_decline(struct nb_call *call, int reason,
                                                   struct nb_str words);
/** The subject does not want to come into ${community} any more. NB_E_NOT_FOUND: nothing waits. */
NB_MUST_USE enum nb_status nb_introduction_withdraw(struct nb_call *call, nb_row community);

/** Somebody with ${link} got a face in ${community}, by whatever way: their ask is over. */
NB_MUST_USE enum nb_status nb_introduction_settle(struct nb_call *call, nb_row community,
                                                  struct nb_str link);
/** ${account} is erased: its asks go with their keys. */
NB_MUST_USE enum nb_status nb_introductions_drop(struct nb_call *call, nb_row account);
/** Asks that nobody answered end, those that were told long enough go, some at a time. */
NB_MUST_USE enum nb_status nb_introductions_expire(struct nb_call *call);

/** The subject's own ones: nb_introduction_view structs. */
NB_MUST_USE enum nb_status nb_view_introductions(struct nb_call *call, struct nb_list *ret);
/** What waits for the subject where they host, the longest wait first: nb_introduction_ask_view
 * structs. ${ret_more}: there are more than fit. */
NB_MUST_USE enum nb_status nb_view_introduction_asks(struct nb_call *call, struct nb_list *ret,
                                                     bool *ret_more);

#endif
