/* core.h - the process that knows people, rights and rooms (layer 7, core). */
#ifndef NB_CORE_H
#define NB_CORE_H

/** Run the core: take settings, key and links from the control channel, serve until told to drain.
 * Returns the exit code of the process. */
int nb_core_run(void);

#endif
