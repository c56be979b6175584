#ifndef NB_LOAD_FLEET_H
#define NB_LOAD_FLEET_H

#include "dialect.h"
#include "hist.h"
#include "ws.h"

/* The accounts and rooms that the run has prepared. All texts are owned by whoever loaded them. */
struct nb_people {
	char **cookies; /* "name=value" of account i; none for a dialect without sessions */
	size_t account_count;
	char **rooms; /* id of room i */
	size_t room_count;
};

/* A number of accounts, each on a connection of its own, each in one room: member i is account
 * first_account + i in room first_room + i / members_per_room. */
struct nb_seats {
	uint32_t first_account;
	uint32_t member_count;
	uint32_t first_room;
	uint32_t members_per_room;
};

enum nb_member_state {
	NB_MEMBER_UPGRADING,
	NB_MEMBER_GREETING,
	NB_MEMBER_ENTERING,
	NB_MEMBER_READY
};

#define NB_NONCE_BYTES 128
/* Requests of one member that may be under way; a power of two. */
#define NB_ASKED_MAX 64

struct nb_member {
	struct nb_ws ws;
	struct nb_fleet *fleet;
	uint32_t index;
	const char *room;
	enum nb_member_state state;
	uint64_t last_id;
	uint64_t began_ns;
	uint64_t asked_ns[NB_ASKED_MAX]; /* when request `id` was due, at id % NB_ASKED_MAX */
};

/* What ready members hear. Called from nb_net_step; both may send. */
struct nb_fleet_calls {
	void (*on_delivery)(void *owner, struct nb_member *member, const char *line, size_t len,
	                    uint64_t now_ns);
	void (*on_answer)(void *owner, struct nb_member *member, uint64_t id, size_t len,
	                  uint64_t now_ns);
};

struct nb_fleet {
	struct nb_net *net;
	const struct nb_dialect *dialect;
	const struct nb_people *people;
	struct nb_seats seats;
	bool joins; /* true: room.join; false: room.watch, for accounts that have joined before */
	const struct nb_fleet_calls *calls; /* NULL: nobody listens, as with idle members */
	void *owner;
	struct nb_member *members;
	char (*nonces)[NB_NONCE_BYTES];
	size_t begun_count;
	size_t ready_count;
	struct nb_hist *entering; /* NULL, or gets the time from connect to ready of each member */
};

/* Connects all members, says hello and enters the rooms; returns when all are ready. The fields of
 * `fleet` up to `owner`, and `entering`, are the caller's to set before. A refusal, or a connection
 * that the server ends, stops the generator, now and later. */
/* Memory and nonces, so that opening is nothing but connections. A nonce belongs to its session: a
 * client that comes back has it already. */
void nb_fleet_prepare(struct nb_fleet *fleet);
void nb_fleet_open(struct nb_fleet *fleet);

/* Closes all connections at once and frees what nb_fleet_open took. */
void nb_fleet_close(struct nb_fleet *fleet);

/* The id for the member's next request, which is due at `due_ns`. */
uint64_t nb_member_next_id(struct nb_member *member, uint64_t due_ns);

#endif
