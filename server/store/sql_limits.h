/* sql_limits.h - what the build tool and the driver agree on. */
#ifndef NB_SQL_LIMITS_H
#define NB_SQL_LIMITS_H

/* More parameters than any statement should need; bounds the index table of a statement. */
#define NB_SQL_PARAMETERS_MOST 32

#endif
