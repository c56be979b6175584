/* notify.h - tells systemd how we are (sd_notify(3)), without its library. */
#ifndef NB_MAIN_NOTIFY_H
#define NB_MAIN_NOTIFY_H

#include <stdint.h>

/** Take NOTIFY_SOCKET and WATCHDOG_USEC from the environment, so that children do not inherit
 * them. Call once, before the first child. */
void nb_notify_init(void);
/** Send ${state}, such as "READY=1". Does nothing when systemd did not start us. */
void nb_notify(const char *state);
/** How often "WATCHDOG=1" is due; 0 = never. Half of what systemd grants, as it advises. */
int64_t nb_notify_watchdog_ms(void);

#endif
