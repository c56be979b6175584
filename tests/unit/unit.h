/* unit.h - what every unit test includes: cmocka and the headers it forgets. */
#ifndef NB_TESTS_UNIT_H
#define NB_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "noaber/str.h"

/* A struct nb_str in a static table, where C17 wants a plain initializer. */
#define STR_ROW(literal)                                                                           \
	{                                                                                          \
		(literal), sizeof(literal) - 1                                                     \
	}

#define assert_str_equal(s, literal)                                                               \
	do {                                                                                       \
		struct nb_str got_ = (s);                                                          \
		assert_int_equal(got_.length, sizeof(literal) - 1);                                \
		assert_memory_equal(got_.at, (literal), sizeof(literal) - 1);                      \
	} while (0)

#endif
