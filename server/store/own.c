/* own.c - the rows that hang on an account or a face alone: one list of each, for erasing and for what
 * erases again. */
#include "noaber/store.h"

static enum nb_status
drop(struct nb_db *rooms, const enum nb_sql *list, size_t count, nb_row owner)
{
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < count; i++)
		status = nb_db_run(rooms, list[i], NB_BIND(nb_int(owner)), NULL);
	return status;
}

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
	                                   NB_SQL_NOTICES_DROP,
	                                   NB_SQL_NOTICE_CHOICES_DROP,
	                                   NB_SQL_CHECKS_OF_PERSON_DROP,
	                                   NB_SQL_INVITATIONS_OF_PERSON_DROP,
	                                   NB_SQL_APPOINTMENTS_OF_PERSON_DROP,
	                                   NB_SQL_ANSWERS_OF_ACCOUNT_DROP,
	                                   NB_SQL_PINNED_OF_ACCOUNT_DROP};

	return drop(rooms, rows, NB_COUNT(rows), account);
}

enum nb_status
nb_store_drop_face(struct nb_db *rooms, nb_row member)
{
	static const enum nb_sql rows[] = {
	    NB_SQL_UNMASKS_DROP,           NB_SQL_SANCTIONS_DROP,
	    NB_SQL_DIRECT_ASKS_DROP,       NB_SQL_STORIES_OF_AUTHOR_DROP,
	    NB_SQL_ANSWERS_TO_AUTHOR_DROP, NB_SQL_QUESTIONS_OF_AUTHOR_DROP,
	    NB_SQL_ANSWERS_OF_MEMBER_DROP, NB_SQL_PINNED_OF_MEMBER_DROP,
	    NB_SQL_HELD_OF_MEMBER_DROP,    NB_SQL_ON_CALL_OF_MEMBER_DROP,
	    NB_SQL_LINKUPS_OF_AUTHOR_DROP, NB_SQL_NOTICES_DROP};

	return drop(rooms, rows, NB_COUNT(rows), member);
}
