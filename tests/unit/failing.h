/* failing.h - allocations that fail on purpose (D9). */
#ifndef NB_TESTS_FAILING_H
#define NB_TESTS_FAILING_H

#include <stdbool.h>
#include <stddef.h>

/** Let allocation number ${nth} from now fail, 1 being the next; 0: none. */
void failing_start(size_t nth);
/** Stop; true when one failed since failing_start(). */
bool failing_stop(void);

#endif
