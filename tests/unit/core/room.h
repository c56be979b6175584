/*
 * room.h - a core that is nothing but topics and their ticker, and links that keep what is sent
 * (nb_core_link_send is defined here). For test_topic.c and test_tick.c.
 */
#ifndef NB_TESTS_ROOM_H
#define NB_TESTS_ROOM_H

#include "core_state.h"

#define SENT_MOST 8192

/* One message that a link was given. */
struct sent {
	enum nb_link_type type;
	unsigned edge;
	uint64_t conn, topic;
	uint64_t at_us;      /* steady */
	struct nb_str lines; /* owned by the list */
};

struct sent_list {
	struct sent at[SENT_MOST];
	size_t count;
};

/** A core with an empty list; conns are made with conn_init. owner: the test. */
struct nb_core *room_start(void);
/** Frees it; fails when a topic is left. */
void room_stop(struct nb_core *core);
/** What was sent since the last clear. */
const struct sent_list *room_sent(const struct nb_core *core);
void room_clear(struct nb_core *core);
void room_conn(struct nb_core *core, struct nb_conn *conn, uint64_t id, unsigned edge);
void room_say(struct nb_core *core, uint64_t topic, const char *line);
/** Runs the loop until ${count} messages or more were sent since the last clear; fails after 10
 * seconds. */
void room_run_until(struct nb_core *core, size_t count);

#define assert_sent(core, index, type_, edge_, topic_, lines_)                                     \
	do {                                                                                       \
		const struct sent *sent_ = &room_sent(core)->at[index];                            \
		assert_in_range(index, 0, room_sent(core)->count - 1);                             \
		assert_int_equal(sent_->type, type_);                                              \
		assert_int_equal(sent_->edge, edge_);                                              \
		assert_int_equal(sent_->topic, topic_);                                            \
		assert_str_equal(sent_->lines, lines_);                                            \
	} while (0)

#endif
