/* disk.h - a disk and a memory that fail when told to: the test program puts its own write, sync
 * and allocation in front of the C library's. */
#ifndef NB_STORE_DISK_H
#define NB_STORE_DISK_H

#include <stdbool.h>

enum disk_call { DISK_WRITE, DISK_SYNC, DISK_MEMORY, DISK_CALL_COUNT };

/** Fail the ${nth} next call of that kind (1 = the next one) with EIO, or NULL for memory; 0 = never.
 * Only one call fails. Starts counting again. */
void disk_fail(enum disk_call call, int nth);
/** Whether that call has come and failed. */
bool disk_has_failed(void);
/** Calls of that kind since disk_fail or disk_count_from_zero. */
int disk_count(enum disk_call call);
void disk_count_from_zero(void);

#endif
