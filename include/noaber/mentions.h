/*
 * mentions.h - naming people in messages, and telling them (layer 5, command). All in the lane's
 * transaction. Texts "as they are kept" are those of noaber/mention.h.
 */
#ifndef NB_MENTIONS_H
#define NB_MENTIONS_H

#include "noaber/mention.h"
#include "noaber/views.h"

/* Somebody who is named, as they are called now. */
struct nb_mention_view {
	nb_row member;
	struct nb_str name;
};
extern const struct nb_shape nb_shape_mention;

/* An argument: who stands at the next mark of the text. */
struct nb_named {
	nb_row member;
};
extern const struct nb_shape nb_shape_named;
#define NB_FIELD_MENTIONS_OPT(s, m)                                                                \
	NB_FIELD_LIST_OPT(s, m, &nb_shape_named, NB_MENTIONS_MOST,                                 \
	                  "who is named in the text, in order: each stands where it has U+FFFC")

/** ${text} as it is kept, with ${named} (of nb_named) at its marks. NB_E_NOT_FOUND: one of them is no
 * member here, or cannot read the room of call->object; who does not exist is answered alike (Z2, Z3).
 * Who is away can be named: nobody learns from it that they are (S4). Without mentions no statement. */
NB_MUST_USE enum nb_status nb_mention_take(struct nb_call *call, struct nb_str text,
                                           const struct nb_list *named, struct nb_str *ret_kept);

/** The name of ${member} in the words of others: "oud-lid" for who left or was erased. In ${arena}. */
NB_MUST_USE enum nb_status nb_mention_name(struct nb_call *call, nb_row member,
                                           struct nb_arena *arena, struct nb_str *ret);
/** ${text} as it is kept becomes what a reader sees, with a mark for each of ${ret_mentions}
 * (nb_mention_view). Without mentions it stays, and no statement runs. */
NB_MUST_USE enum nb_status nb_view_mentions(struct nb_call *call, struct nb_str *text,
                                            struct nb_list *ret_mentions);
/** The same with the names in the text, for where it is shown in part. In ${arena}. */
NB_MUST_USE enum nb_status nb_view_mentions_plain(struct nb_call *call, struct nb_arena *arena,
                                                  struct nb_str *text);

/** Tell those whom the words ${kept} of ${message}, by the face ${by}, name and ${before} did not; take
 * it back from those of ${before} that are named no more. Nobody is told of themselves, or when either
 * put the other aside (Z11), or while an earlier message there of the same author waits unread. Room: that
 * of call->object. */
NB_MUST_USE enum nb_status nb_mention_tell(struct nb_call *call, nb_row message, nb_row by,
                                           struct nb_str before, struct nb_str kept);
/** The message of call->object is hidden or taken back, now: who was named in it and has not seen that
 * is told nothing of it any more. Before its words go. */
NB_MUST_USE enum nb_status nb_mention_take_back(struct nb_call *call);

#endif
