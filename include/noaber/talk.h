/*
 * talk.h - what keeps a long conversation readable: what answers what, how it read before, and finding
 * one's way in it (layer 5, command). All in the lane's transaction.
 */
#ifndef NB_TALK_H
#define NB_TALK_H

#include "noaber/views.h"

/* A message as those that answer it show it. */
struct nb_quote_view {
	nb_row message;
	int64_t seq;
	struct nb_author_view *author;
	struct nb_str text;
	int state;
	int cover; /* NB_WORD_ABSENT = none */
	int64_t replies;
};

#define NB_QUOTE_CHARACTERS 120     /* two lines on a phone */
#define NB_REPLIES_COUNTED_MOST 100 /* "100 or more" */
#define NB_REPLIES_LOOKED_AT 1000   /* of a page at once; past it each message is counted apart */

/** The message ${message} of ${room} as whoever answers it shows it: the same for every reader.
 * NB_E_NOT_FOUND: there is none. */
NB_MUST_USE enum nb_status nb_view_quote(struct nb_call *call, nb_row room, nb_row message,
                                         struct nb_quote_view **ret);
/** Put what they answer, and how many answer them, into ${count} views of messages of ${room}, at least
 * one. ${dense}: they stand next to each other in the room. */
NB_MUST_USE enum nb_status nb_view_answers(struct nb_call *call, nb_row room,
                                           struct nb_message_view *views, size_t count, bool dense);
/** The answers to ${original} with a number above ${after}, as nb_view_messages gives them. */
NB_MUST_USE enum nb_status nb_view_thread(struct nb_call *call, nb_row room, nb_row original,
                                          int64_t after, int64_t limit, struct nb_reader reader,
                                          struct nb_list *ret);

/* How a message read before it was changed. */
struct nb_version_view {
	struct nb_str text;
	int64_t at_ms;
};
struct nb_versions_reply {
	struct nb_list
	    versions; /* of nb_version_view, oldest first; the words of today are not in it */
};
extern const struct nb_shape nb_shape_versions_reply;

/** The words of the message of call->object as they are kept, and when they were written.
 * NB_E_NOT_FOUND, NB_E_CONFLICT: they are erased or damaged. */
NB_MUST_USE enum nb_status nb_message_words(struct nb_call *call, struct nb_str *ret_text,
                                            int64_t *ret_at_ms);
/** Keep the words of the message of call->object as they are now, before it is changed; ${ret_words} gets
 * them. NB_E_TOO_OFTEN: NB_VERSIONS_MOST are kept already. */
NB_MUST_USE enum nb_status nb_version_keep(struct nb_call *call, struct nb_str *ret_words);
/** The kept versions of the message of call->object. One that does not open any more is left out. */
NB_MUST_USE enum nb_status nb_view_versions(struct nb_call *call, struct nb_list *ret);

/** The number of the first message of ${room} that was posted at ${at_ms} or later; one past the newest
 * event when there is none. Finds it by halving, over the index that is there for the order: times
 * rise with the numbers, so an index of their own would be a page more to write per message. */
NB_MUST_USE enum nb_status nb_room_seq_at(struct nb_call *call, nb_row room, int64_t head_seq,
                                          int64_t at_ms, int64_t *ret_seq);

/* Something that was found. */
struct nb_found_view {
	nb_row message;
	nb_row room;
	struct nb_str room_name;
	int64_t seq;
	struct nb_author_view *author;
	struct nb_str text; /* absent when it is covered */
	int64_t at_ms;
	int cover; /* NB_WORD_ABSENT = none */
};
extern const struct nb_shape nb_shape_found;

#define NB_SEARCH_FOUND_MOST 50 /* R12 */
#define NB_SEARCH_BUDGET_US                                                                        \
	40000 /* of processor time; with the rest of the command below 50 ms (R12) */
#define NB_SEARCH_EXCERPT_CHARACTERS 160

struct nb_search;
/** Look for ${search} in the words of ${community}, newest first, posted before ${before_ms}, until
 * NB_SEARCH_FOUND_MOST are found or the budget is spent. Only in rooms that the subject may read at this
 * moment, and only what anybody there may see: nothing hidden, held or taken back; of what is covered no
 * words. ${ret_found}: nb_found_view structs. ${ret_reached_ms}: all from then on was looked at;
 * NB_INT_ABSENT when all was. */
NB_MUST_USE enum nb_status nb_search_community(struct nb_call *call, nb_row community,
                                               const struct nb_search *search, int64_t before_ms,
                                               struct nb_list *ret_found, int64_t *ret_reached_ms);

/** The message of call->object is taken back: words, versions and reactions are destroyed, its place in
 * the room stays, and the room is told. */
NB_MUST_USE enum nb_status nb_message_take_back(struct nb_call *call, int64_t *ret_seq);

#endif
