/*
 * notices.h - tell somebody of what concerns them, and take it away when they have seen it (layer 5,
 * command). All in the lane's transaction.
 */
#ifndef NB_NOTICES_H
#define NB_NOTICES_H

#include "noaber/notice.h"
#include "noaber/views.h"

/** Tell the person behind ${member} that something of ${kind} happened, about the row ${ref}: a
 * notice in the store, notice.changed to their connections, and a device that waits is woken. To
 * somebody who left or paused only what waits for them; to somebody who does not want it nothing.
 * On the writer, in the transaction of what happened. */
NB_MUST_USE enum nb_status nb_notice_tell(struct nb_call *call, nb_row member,
                                          enum nb_notice_kind kind, nb_row ref);
/** The same for ${account} itself, about something where it has no face: it says nothing of where, so
 * nothing joins the account to a community (P10). */
NB_MUST_USE enum nb_status nb_notice_tell_account(struct nb_call *call, nb_row account,
                                                  enum nb_notice_kind kind);
/** Take what ${member} was told of ${kind} about ${ref} away, if it is still unseen; their connections
 * are told. On the writer. */
NB_MUST_USE enum nb_status nb_notice_drop(struct nb_call *call, nb_row member,
                                          enum nb_notice_kind kind, nb_row ref);
/** Tell the author of ${answered} that ${message} of the face ${by} answers it; one's own is no news. */
NB_MUST_USE enum nb_status nb_notice_reply(struct nb_call *call, nb_row answered, nb_row message,
                                           nb_row by);

/** Take every notice of ${kind} about ${ref} away again, whoever has it. */
NB_MUST_USE enum nb_status nb_notice_take_back(struct nb_call *call, enum nb_notice_kind kind,
                                               nb_row ref);

/* One of them, for its owner. */
struct nb_notice_view {
	nb_row notice;
	int kind;
	nb_row room;      /* where it can be read; 0 = nowhere any more, or it is about no room */
	nb_row message;   /* 0 = it is about none */
	nb_row community; /* 0 = it is about none, or about one that must not be told from others */
	struct nb_str community_name; /* where something waits */
	int64_t at_ms;
};
extern const struct nb_shape nb_shape_notice;
/** The subject's own, newest first: nb_notice_view structs. What cannot be read any more is left out. */
NB_MUST_USE enum nb_status nb_view_notices(struct nb_call *call, struct nb_list *ret);
/** The subject has seen these: a list of nb_row. Whose they are not stay. */
NB_MUST_USE enum nb_status nb_notices_seen(struct nb_call *call, const nb_row *notices,
                                           size_t count);

/* Does somebody want to be told of it? */
struct nb_notice_choice_view {
	int kind;
	bool wanted;
};
extern const struct nb_shape nb_shape_notice_choice;
/** The subject's choices: one nb_notice_choice_view for each kind that is a choice. */
NB_MUST_USE enum nb_status nb_view_notice_choices(struct nb_call *call, struct nb_list *ret);

/* The data of notice.changed. */
struct nb_notice_event {
	int kind; /* NB_WORD_ABSENT: some were seen */
};
extern const struct nb_shape nb_shape_notice_event;
extern const struct nb_event nb_event_notice_changed;

#endif
