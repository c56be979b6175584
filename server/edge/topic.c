/*
 * topic.c - who listens to which topic. A topic is a number to the edge; what it means, and who may
 * join it, only the core knows.
 */
#include "edge.h"

#include <stdlib.h>

#define BUCKETS_LEAST 256

struct nb_topics {
	struct nb_topic **buckets;
	size_t bucket_count; /* power of two */
	size_t count;
};

enum nb_status
nb_topics_create(struct nb_topics **ret_topics)
{
	struct nb_topics *topics = calloc(1, sizeof(*topics));

	if (!topics)
		return NB_E_UNAVAILABLE;
	topics->bucket_count = BUCKETS_LEAST;
	topics->buckets = calloc(topics->bucket_count, sizeof(struct nb_topic *));
	if (!topics->buckets) {
		free(topics);
		return NB_E_UNAVAILABLE;
	}
	*ret_topics = topics;
	return NB_OK;
}

void
nb_topics_destroy(struct nb_topics *topics)
{
	if (!topics)
		return;
	nb_assert(topics->count == 0);
	free(topics->buckets);
	free(topics);
}

static size_t
bucket_of(const struct nb_topics *topics, uint64_t id)
{
	return (size_t)((id * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & (topics->bucket_count - 1);
}

struct nb_topic *
nb_topic_find(struct nb_topics *topics, uint64_t id)
{
	struct nb_topic *topic = topics->buckets[bucket_of(topics, id)];

	while (topic && topic->id != id)
		topic = topic->next;
	return topic;
}

/* Twice the buckets once there is a topic per bucket. Without memory it just gets slower. */
static void
grow(struct nb_topics *topics)
{
	struct nb_topic **old = topics->buckets;
	size_t old_count = topics->bucket_count;
	struct nb_topic **buckets;

	if (topics->count < old_count)
		return;
	buckets = calloc(old_count * 2, sizeof(struct nb_topic *));
	if (!buckets)
		return;
	topics->buckets = buckets;
	topics->bucket_count = old_count * 2;
	for (size_t i = 0; i < old_count; i++) {
		while (old[i]) {
			struct nb_topic *topic = old[i];
			size_t bucket = bucket_of(topics, topic->id);

			old[i] = topic->next;
			topic->next = buckets[bucket];
			buckets[bucket] = topic;
		}
	}
	free(old);
}

static struct nb_topic *
find_or_add(struct nb_topics *topics, uint64_t id)
{
	struct nb_topic *topic = nb_topic_find(topics, id);
	size_t bucket;

	if (topic)
		return topic;
	topic = calloc(1, sizeof(*topic));
	if (!topic)
		return NULL;
	grow(topics);
	bucket = bucket_of(topics, id);
	topic->id = id;
	topic->next = topics->buckets[bucket];
	topics->buckets[bucket] = topic;
	nb_list_init(&topic->members);
	topics->count++;
	return topic;
}

static void
remove_if_empty(struct nb_topics *topics, struct nb_topic *topic)
{
	struct nb_topic **place = &topics->buckets[bucket_of(topics, topic->id)];

	if (nb_list_first(&topic->members))
		return;
	while (*place != topic)
		place = &(*place)->next;
	*place = topic->next;
	topics->count--;
	free(topic);
}

/* A connection listens to some tens of topics at most, a topic has thousands of listeners: so look
 * on the connection's side. */
static struct nb_member *
member_of(const struct nb_conn *conn, uint64_t id)
{
	const struct nb_list_node *end = &conn->topics;

	for (struct nb_list_node *node = conn->topics.next; node != end; node = node->next) {
		struct nb_member *member = NB_LIST_OF(node, struct nb_member, in_conn);

		if (member->topic->id == id)
			return member;
	}
	return NULL;
}

bool
nb_topic_join(struct nb_topics *topics, uint64_t id, struct nb_conn *conn)
{
	struct nb_topic *topic;
	struct nb_member *member;

	member = member_of(conn, id);
	if (member) {
		member->proven = true;
		return true;
	}
	topic = find_or_add(topics, id);
	if (!topic)
		return false;
	member = calloc(1, sizeof(*member));
	if (!member) {
		remove_if_empty(topics, topic);
		return false;
	}
	member->conn = conn;
	member->topic = topic;
	member->proven = true;
	nb_list_join(&topic->members, &member->in_topic);
	nb_list_join(&conn->topics, &member->in_conn);
	return true;
}

static void
leave(struct nb_topics *topics, struct nb_member *member)
{
	struct nb_topic *topic = member->topic;

	nb_list_leave(&member->in_topic);
	nb_list_leave(&member->in_conn);
	free(member);
	remove_if_empty(topics, topic);
}

void
nb_topic_leave(struct nb_topics *topics, uint64_t id, struct nb_conn *conn)
{
	struct nb_member *member = member_of(conn, id);

	if (member)
		leave(topics, member);
}

void
nb_topic_leave_all(struct nb_topics *topics, struct nb_conn *conn)
{
	struct nb_list_node *node = conn->topics.next;

	while (node != &conn->topics) {
		struct nb_list_node *next = node->next; /* leaving frees it */

		leave(topics, NB_LIST_OF(node, struct nb_member, in_conn));
		node = next;
	}
}
