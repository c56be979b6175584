/* The queue: order, bound, closing, and many threads at once (run under TSan too). */
#include "unit.h"

#include "noaber/queue.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

struct item {
	struct nb_link_node node; /* first, so a node is its item */
	size_t giver;
	size_t number;
};

static size_t
number_of(const struct nb_link_node *node)
{
	return ((const struct item *)(const void *)node)->number;
}

static void
first_in_first_out_in_batches(void **state)
{
	struct nb_queue *queue = nb_queue_create(100);
	struct item items[10];
	struct nb_link_node *list;
	size_t count, i;

	(void)state;
	for (i = 0; i < 10; i++) {
		items[i].number = i;
		assert_true(nb_queue_give(queue, &items[i].node));
	}
	assert_int_equal(nb_queue_count(queue), 10);
	list = nb_queue_take(queue, 4, &count);
	assert_int_equal(count, 4);
	for (i = 0; i < 4; i++, list = list->next)
		assert_int_equal(number_of(list), i);
	assert_null(list);
	list = nb_queue_try_take(queue, 100, &count);
	assert_int_equal(count, 6);
	assert_int_equal(number_of(list), 4);
	assert_null(nb_queue_try_take(queue, 1, &count));
	assert_int_equal(count, 0);
	assert_true(nb_queue_give(queue, &items[0].node));
	assert_ptr_equal(nb_queue_try_take(queue, 1, NULL), &items[0].node);
	nb_queue_destroy(queue);
	nb_queue_destroy(NULL);
}

static void
full_and_closed_refuse(void **state)
{
	struct nb_queue *queue = nb_queue_create(2);
	struct item items[3];

	(void)state;
	assert_true(nb_queue_give(queue, &items[0].node));
	assert_true(nb_queue_give(queue, &items[1].node));
	assert_false(nb_queue_give(queue, &items[2].node));
	assert_non_null(nb_queue_take(queue, 1, NULL));
	nb_queue_close(queue);
	assert_false(nb_queue_give(queue, &items[2].node));
	assert_non_null(nb_queue_take(queue, 9, NULL));
	assert_null(nb_queue_take(queue, 9, NULL));
	nb_queue_destroy(queue);
}

#define GIVERS 3
#define TAKERS 2
#define ITEMS_PER_GIVER 20000

struct race {
	struct nb_queue *queue;
	struct item *items;
	size_t giver;
	_Atomic size_t *taken;
	bool in_order;
};

static void *
give_all(void *argument)
{
	struct race *race = argument;
	size_t i;

	for (i = 0; i < ITEMS_PER_GIVER; i++) {
		struct item *item = &race->items[race->giver * ITEMS_PER_GIVER + i];

		item->giver = race->giver;
		item->number = i + 1;
		while (!nb_queue_give(race->queue, &item->node))
			sched_yield();
	}
	return NULL;
}

/* What one taker sees of one giver only grows. */
static void *
take_all(void *argument)
{
	struct race *race = argument;
	size_t latest[GIVERS] = {0};
	struct nb_link_node *list;

	race->in_order = true;
	while ((list = nb_queue_take(race->queue, 7, NULL))) {
		for (; list; list = list->next) {
			const struct item *item = (const struct item *)(const void *)list;

			race->in_order &= item->number > latest[item->giver];
			latest[item->giver] = item->number;
			atomic_fetch_add(race->taken, 1);
		}
	}
	return NULL;
}

static void
many_givers_and_takers_lose_nothing(void **state)
{
	struct item *items = calloc(GIVERS * ITEMS_PER_GIVER, sizeof(*items));
	struct nb_queue *queue = nb_queue_create(64);
	struct race races[GIVERS + TAKERS];
	pthread_t threads[GIVERS + TAKERS];
	_Atomic size_t taken = 0;
	size_t i;

	(void)state;
	for (i = 0; i < GIVERS + TAKERS; i++) {
		races[i] = (struct race){queue, items, i, &taken, false};
		pthread_create(&threads[i], NULL, i < GIVERS ? give_all : take_all, &races[i]);
	}
	for (i = 0; i < GIVERS; i++)
		pthread_join(threads[i], NULL);
	nb_queue_close(queue);
	for (i = GIVERS; i < GIVERS + TAKERS; i++) {
		pthread_join(threads[i], NULL);
		assert_true(races[i].in_order);
	}
	assert_int_equal(atomic_load(&taken), GIVERS * ITEMS_PER_GIVER);
	nb_queue_destroy(queue);
	free(items);
}

static void *
wait_for_close(void *queue)
{
	return nb_queue_take(queue, 1, NULL);
}

static void
close_wakes_all_takers(void **state)
{
	struct nb_queue *queue = nb_queue_create(1);
	pthread_t threads[4];
	void *list;
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, wait_for_close, queue);
	sched_yield();
	nb_queue_close(queue);
	for (i = 0; i < 4; i++) {
		pthread_join(threads[i], &list);
		assert_null(list);
	}
	nb_queue_destroy(queue);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(first_in_first_out_in_batches),
	    cmocka_unit_test(full_and_closed_refuse),
	    cmocka_unit_test(many_givers_and_takers_lose_nothing),
	    cmocka_unit_test(close_wakes_all_takers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
