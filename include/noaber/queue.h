/* queue.h - the only place with locks: bounded queues between threads (layer 1, base). Data
 * crosses by being given away. */
#ifndef NB_QUEUE_H
#define NB_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

/* Embed in what travels. owner: the side that holds it. */
struct nb_link_node {
	struct nb_link_node *next;
};

/* Many givers, one or more takers. First in, first out. */
struct nb_queue;

struct nb_queue *nb_queue_create(size_t cap_count); /* NULL when out of memory */
void nb_queue_destroy(struct nb_queue *queue);      /* must be empty */
/** false when full or closed: the giver keeps the node and answers `busy`. */
bool nb_queue_give(struct nb_queue *queue, struct nb_link_node *node);
/** Wait until there is something or the queue is closed; takes at most ${most}, in order, as a
 * list. NULL when closed and empty. ${ret_count} may be NULL. */
struct nb_link_node *nb_queue_take(struct nb_queue *queue, size_t most, size_t *ret_count);
/** The same without waiting; NULL when empty. */
struct nb_link_node *nb_queue_try_take(struct nb_queue *queue, size_t most, size_t *ret_count);
void nb_queue_close(struct nb_queue *queue); /* wakes all takers; what is inside can be taken */
size_t nb_queue_count(struct nb_queue *queue);

#endif
