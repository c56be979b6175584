#ifndef NB_LOAD_PLAN_H
#define NB_LOAD_PLAN_H

#include "fleet.h"
#include "proc.h"

/* What one run of the generator found out; printed as one JSON object. */
struct nb_result {
	double seconds; /* of the measured window */
	double server_cpu_s;
	double client_cpu_s;
	uint64_t deliveries;
	uint64_t answers;
	struct nb_hist delivery; /* due to be sent until delivered, each receiver once */
	struct nb_hist answer;   /* due to be asked until answered */
	struct nb_proc_memory before, after;
};

struct nb_plan;

/* Everything a plan runs with. */
struct nb_bench {
	const struct nb_plan *plan;
	struct nb_net net;
	const struct nb_dialect *dialect;
	struct nb_people people;
	pid_t server_pid;
	uint64_t warm_ns;
	uint64_t measure_ns;
	uint32_t idle_count;       /* members of the plans with idle ones */
	uint32_t count;            /* accounts to make, messages to fill in */
	const char *accounts_path; /* where `accounts` writes */
	struct nb_result result;
};

/* When the next message of a sender is sent. */
enum nb_pace {
	NB_PACE_NONE,
	NB_PACE_DELIVERY, /* when the one before has come back to the sender itself */
	NB_PACE_ACK,      /* when the one before is acknowledged, so durable */
	NB_PACE_CLOCK,    /* when it is due, whatever became of the ones before */
};

/* A row of the table of plans. */
struct nb_plan {
	const char *name;
	void (*run)(struct nb_bench *bench);
	struct nb_seats seats;
	uint32_t sender_count; /* members speaking, evenly spread over the seats */
	enum nb_pace pace;
	uint32_t rate_per_s; /* all senders together, for NB_PACE_CLOCK */
	bool idle_beside;    /* idle members are connected before and stay */
	bool measures;       /* the result is printed */
};

/* NULL when there is none of that name. */
const struct nb_plan *nb_plan_named(const char *name);

/* Seats of the idle members: the last of the table, so their number may be chosen. */
struct nb_seats nb_plan_idle_seats(const struct nb_bench *bench);

/* Prints the result as one line of JSON on stdout. */
void nb_result_print(const struct nb_bench *bench);

/* The plans; each returns when it is done and stops the generator when it cannot be done. */

/* Messages in rooms: members, senders and pace as the plan says. */
void nb_run_rooms(struct nb_bench *bench);

/* Connects, greets and watches with accounts that are members already. */
void nb_run_connect(struct nb_bench *bench);

/* Memory before and after idle members have come. */
void nb_run_idle(struct nb_bench *bench);

/* The last 50 messages of a room, again and again. */
void nb_run_history(struct nb_bench *bench);

/* Not a measure: posts `count` messages in the plan's room as fast as they are acknowledged. */
void nb_run_fill(struct nb_bench *bench);

/* Not a measure: enters `count` guests over HTTP and writes their cookies, one a line. */
void nb_run_accounts(struct nb_bench *bench);

#endif
