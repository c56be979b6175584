/* list.h - a doubly linked list that lives inside its elements: joining and leaving cost no memory
 * and no search. Lists whose waits are all equally long are also our timers: the head is always
 * the next one due. (edge, private) */
#ifndef NB_EDGE_LIST_H
#define NB_EDGE_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct nb_list_node {
	struct nb_list_node *previous;
	struct nb_list_node *next; /* NULL: in no list */
};

/* The element of ${type} whose member ${member} is ${node}. */
#define NB_LIST_OF(node, type, member) ((type *)(void *)((char *)(node)-offsetof(type, member)))

static inline void
nb_list_init(struct nb_list_node *list)
{
	list->previous = list;
	list->next = list;
}

static inline bool
nb_list_has(const struct nb_list_node *node)
{
	return node->next != NULL;
}

static inline void
nb_list_leave(struct nb_list_node *node)
{
	if (!node->next)
		return;
	node->previous->next = node->next;
	node->next->previous = node->previous;
	node->next = NULL;
	node->previous = NULL;
}

/** To the end of ${list}; leaves the list it was in. */
static inline void
nb_list_join(struct nb_list_node *list, struct nb_list_node *node)
{
	nb_list_leave(node);
	node->previous = list->previous;
	node->next = list;
	list->previous->next = node;
	list->previous = node;
}

/** The first element, or NULL. */
static inline struct nb_list_node *
nb_list_first(const struct nb_list_node *list)
{
	return list->next == list ? NULL : list->next;
}

#endif
