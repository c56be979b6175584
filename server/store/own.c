/* own.c - the rows that hang on an account alone: one list, for erasing and for what erases again. */
#include "noaber/store.h"

enum nb_status
nb_store_drop_own(struct nb_db *rooms, nb_row account)
{
	static const enum nb_sql rows[] = {NB_SQL_GRANTS_DROP,
	                                   NB_SQL_CONSENTS_DROP,
	                                   NB_SQL_CARD_OPENINGS_DROP,
	                                   NB_SQL_FACTORS_DROP,
	                                   NB_SQL_FACTOR_CODES_DROP,
	                                   NB_SQL_OIDC_LINKS_DROP,
	                                   NB_SQL_ASIDES_DROP,
	                                   NB_SQL_THEME_FILTER_DROP,
	                                   NB_SQL_CHECKS_OF_PERSON_DROP,
	                                   NB_SQL_INVITATIONS_OF_PERSON_DROP,
	                                   NB_SQL_APPOINTMENTS_OF_PERSON_DROP};
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < NB_COUNT(rows); i++)
		status = nb_db_run(rooms, rows[i], NB_BIND(nb_int(account)), NULL);
	return status;
}
