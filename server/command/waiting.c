/*
 * waiting.c - something waits for a host: who may judge it is told, once, and not any more when it was
 * judged (QU7, MO12). Not here: who can be reached while nobody is on duty (on_call.c), what waits
 * (model/posting.c).
 */
#include "noaber/waiting.h"

#include "noaber/notices.h"
#include "noaber/people.h"

#define HOSTS_MOST 100 /* as the statements */

enum nb_status
nb_waiting_newest(struct nb_call *call, nb_row community, int64_t *ret_at_ms)
{
	return nb_db_find_int(call->tools->db, NB_SQL_WAITING_NEWEST, NB_BIND(nb_int(community)),
	                      ret_at_ms);
}

struct place {
	struct nb_str municipality; /* absent: the whole region */
	struct nb_str name;
};

static enum nb_status
find_place(struct nb_call *call, nb_row community, struct place *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_REACH,
	                                       NB_BIND(nb_int(community)), &cursor);

	if (status)
		return status;
	*ret = (struct place){nb_view_text(call, cursor, 0), nb_view_text(call, cursor, 3)};
	return nb_cursor_end(cursor);
}

/* Whatever hat is worn this minute: somebody who is called comes and puts it on. */
enum nb_status
nb_waiting_concerns(struct nb_call *call, nb_row account, nb_row community, bool *ret,
                    struct nb_str *ret_name)
{
	static const enum nb_hat hats[] = {NB_HAT_PEER, NB_HAT_DUTY};
	struct place place = {{NULL, 0}, {NULL, 0}};
	int64_t newest_ms = 0;
	bool holds = false;
	enum nb_status status = find_place(call, community, &place);

	for (size_t i = 0; !status && !holds && i < NB_COUNT(hats); i++)
		status = nb_object_hat_holds(call, account, hats[i], community,
		                             place.municipality.at, &holds);
	if (!status && holds)
		status = nb_waiting_newest(call, community, &newest_ms);
	*ret = holds && newest_ms;
	*ret_name = place.name;
	return status;
}

static enum nb_status
list_hosts(struct nb_call *call, nb_row community, nb_row ret_accounts[HOSTS_MOST],
           size_t *ret_count)
{
	struct place place = {{NULL, 0}, {NULL, 0}};
	enum nb_status status = find_place(call, community, &place);

	*ret_count = 0;
	if (status)
		return status;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_ACCOUNTS_HOSTING,
	               NB_BIND(nb_int(community),
	                       nb_text(place.municipality.at ? place.municipality : NB_STR("")),
	                       nb_int(call->now_ms), nb_int(NB_HAT_PEER), nb_int(NB_HAT_DUTY)));
	while (*ret_count < HOSTS_MOST && nb_cursor_next(cursor))
		ret_accounts[(*ret_count)++] = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

/* 0: the account has no face there, so it cannot judge either. */
static enum nb_status
find_face(struct nb_call *call, nb_row account, nb_row community, nb_row *ret)
{
	uint8_t link[NB_MEMBER_LINK_BYTES];
	struct nb_cursor *cursor;

	*ret = 0;
	nb_vault_member_link(call->tools->vault, account, community, link);
	enum nb_status status = nb_db_find_one(
	    call->tools->db, NB_SQL_MEMBER_OF_LINK,
	    NB_BIND(nb_bytes((struct nb_str){(const char *)link, sizeof(link)})), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	*ret = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

enum nb_status
nb_waiting_tell(struct nb_call *call, nb_row community, nb_row author)
{
	nb_row accounts[HOSTS_MOST];
	size_t count = 0;
	enum nb_status status = list_hosts(call, community, accounts, &count);

	for (size_t i = 0; !status && i < count; i++) {
		nb_row face = 0;
		status = find_face(call, accounts[i], community, &face);
		if (!status && face && face != author)
			status = nb_notice_tell(call, face, NB_NOTICE_WAITING, community);
	}
	return status ? status : nb_on_call_review(call, community);
}

enum nb_status
nb_waiting_ended(struct nb_call *call, nb_row community)
{
	int64_t newest_ms = 0;
	enum nb_status status = nb_waiting_newest(call, community, &newest_ms);

	if (status || newest_ms)
		return status;
	status = nb_notice_take_back(call, NB_NOTICE_WAITING, community);
	return status ? status : nb_notice_take_back(call, NB_NOTICE_ON_CALL, community);
}
