/*
 * queue.c - the only locks in the program: first in, first out, bounded, closable.
 *
 * Not for sharing data: what is given belongs to the taker.
 */
#include "noaber/queue.h"

#include "noaber/check.h"

#include <pthread.h>
#include <stdlib.h>

struct nb_queue {
	pthread_mutex_t mutex; /* guards all below */
	pthread_cond_t some;   /* not empty any more, or closed */
	struct nb_link_node *first;
	struct nb_link_node *last; /* meaningless when first is NULL */
	size_t count;
	size_t cap_count;
	bool closed;
};

static void
lock(struct nb_queue *queue)
{
	nb_assert(pthread_mutex_lock(&queue->mutex) == 0);
}

static void
unlock(struct nb_queue *queue)
{
	nb_assert(pthread_mutex_unlock(&queue->mutex) == 0);
}

struct nb_queue *
nb_queue_create(size_t cap_count)
{
	struct nb_queue *queue = calloc(1, sizeof(*queue));

	if (!queue)
		return NULL;
	queue->cap_count = cap_count;
	if (pthread_mutex_init(&queue->mutex, NULL) != 0) {
		free(queue);
		return NULL;
	}
	if (pthread_cond_init(&queue->some, NULL) != 0) {
		pthread_mutex_destroy(&queue->mutex);
		free(queue);
		return NULL;
	}
	return queue;
}

void
nb_queue_destroy(struct nb_queue *queue)
{
	if (!queue)
		return;
	/* What is left inside would leak, and somebody waits for its answer. */
	nb_assert(queue->count == 0);
	pthread_cond_destroy(&queue->some);
	pthread_mutex_destroy(&queue->mutex);
	free(queue);
}

bool
nb_queue_give(struct nb_queue *queue, struct nb_link_node *node)
{
	bool given;

	lock(queue);
	given = !queue->closed && queue->count < queue->cap_count;
	if (given) {
		node->next = NULL;
		if (queue->first)
			queue->last->next = node;
		else
			queue->first = node;
		queue->last = node;
		queue->count++;
		/* One signal per node: as many takers wake as there is work. */
		pthread_cond_signal(&queue->some);
	}
	unlock(queue);
	return given;
}

/* Cut the first ${most} nodes off; the lock is held. */
static struct nb_link_node *
cut(struct nb_queue *queue, size_t most, size_t *ret_count)
{
	struct nb_link_node *list = queue->first;
	struct nb_link_node *last = NULL;
	size_t count;

	for (count = 0; count < most && queue->first; count++) {
		last = queue->first;
		queue->first = last->next;
	}
	if (last)
		last->next = NULL;
	queue->count -= count;
	if (ret_count)
		*ret_count = count;
	return count > 0 ? list : NULL;
}

struct nb_link_node *
nb_queue_take(struct nb_queue *queue, size_t most, size_t *ret_count)
{
	struct nb_link_node *list;

	nb_assert(most > 0);
	lock(queue);
	while (!queue->first && !queue->closed)
		pthread_cond_wait(&queue->some, &queue->mutex);
	list = cut(queue, most, ret_count);
	unlock(queue);
	return list;
}

struct nb_link_node *
nb_queue_try_take(struct nb_queue *queue, size_t most, size_t *ret_count)
{
	struct nb_link_node *list;

	lock(queue);
	list = cut(queue, most, ret_count);
	unlock(queue);
	return list;
}

void
nb_queue_close(struct nb_queue *queue)
{
	lock(queue);
	queue->closed = true;
	pthread_cond_broadcast(&queue->some);
	unlock(queue);
}

size_t
nb_queue_count(struct nb_queue *queue)
{
	size_t count;

	lock(queue);
	count = queue->count;
	unlock(queue);
	return count;
}
