/* settings.h - every setting is a row of one table (layer 1, base). The INI file is read by inih in
 * server/main/config.c; `noaberd config check` and the man page noaber.conf(5) print from here. */
#ifndef NB_SETTINGS_H
#define NB_SETTINGS_H

#include "noaber/str.h"

#define NB_SETTING_TEXT_BYTES 256
#define NB_EDGES_MOST 16 /* of server.edges; a core keeps a link to each */

/* [oidc]: the organisation that professionals may sign in through; no issuer: none */
struct nb_oidc_settings {
	char issuer[NB_SETTING_TEXT_BYTES];
	char client_id[NB_SETTING_TEXT_BYTES];
	char client_secret_file[NB_SETTING_TEXT_BYTES];
	char ca_file[NB_SETTING_TEXT_BYTES];
	char name[64];         /* on the button */
	char organisation[64]; /* code of the grants that may come in this way; empty: any */
	char acr[NB_SETTING_TEXT_BYTES];
	char amr[NB_SETTING_TEXT_BYTES];
	int64_t demand_factor;
};

/* [push]: waking the devices of who asks for it; no contact: off */
struct nb_push_settings {
	char contact[NB_SETTING_TEXT_BYTES];
	char services[NB_SETTING_TEXT_BYTES];
	char ca_file[NB_SETTING_TEXT_BYTES];
	int64_t quiet_minutes;
};

struct nb_settings {
	/* [server] */
	char listen[NB_SETTING_TEXT_BYTES]; /* address: 127.0.0.1, ::1, 0.0.0.0, :: */
	int64_t port;
	char origin[NB_SETTING_TEXT_BYTES]; /* https://host[:port], compared exactly (A2) */
	char certificate[NB_SETTING_TEXT_BYTES];
	char key[NB_SETTING_TEXT_BYTES];
	char data[NB_SETTING_TEXT_BYTES];         /* directory of the store */
	char store[NB_SETTING_TEXT_BYTES];        /* sqlite: (inside data) */
	char master_key[NB_SETTING_TEXT_BYTES];   /* key file, outside data (P6) */
	char audit_anchor[NB_SETTING_TEXT_BYTES]; /* file that remembers the audit log (P9) */
	char user[NB_SETTING_TEXT_BYTES];         /* run edge and core as this user; empty = stay */
	char neutral_site[NB_SETTING_TEXT_BYTES]; /* where "Snel weg" leads */
	int64_t edges;                            /* 0 = cores - 1, at least 1 */
	char log_level[16];
	/* [limits] */
	int64_t connections;                     /* all sockets of one edge */
	int64_t connections_per_address;         /* R7; /64 for IPv6 */
	int64_t connections_per_account;         /* R7 */
	int64_t requests_per_address_per_minute; /* what the core is asked for, and handshakes */
	int64_t files_per_address_per_minute;    /* pages and files of the client */
	int64_t frames_per_second;               /* per connection, burst of three seconds' worth */
	int64_t hello_ms;                        /* R1: 30 s until hello */
	int64_t queued_bytes;                    /* R2: per slow reader */
	int64_t stall_ms;                        /* R2: no progress for so long: cut */
	int64_t ping_ms;                         /* own keepalive */
	/* [rates] capacity per minute and account (or address, before sign-in) */
	int64_t rate_read;
	int64_t rate_act;
	int64_t rate_post;
	int64_t rate_sign_in; /* per address */
	int64_t rate_enter;   /* new guests per address */
	int64_t rate_recover; /* per address */
	int64_t rate_prove;   /* per address */
	int64_t rate_code;    /* invitation codes per account */
	int64_t rate_search;  /* per account */
	/* in any hour */
	int64_t tries_hourly;    /* of a second step, per account */
	int64_t rate_guess;      /* per login name, and per known device */
	int64_t rate_guess_pair; /* per address and login name */
	int64_t rate_repeat;     /* per account and the one thing a command is about */
	/* [people] */
	int64_t check_fresh_days; /* LE20: how old a VOG may be when it is shown */
	int64_t check_valid_days; /* after its date of issue */
	/* [sessions] */
	int64_t idle_minutes;
	int64_t idle_staff_minutes;
	int64_t absolute_hours;
	int64_t fresh_minutes;
	/* [fanout] */
	int64_t tick_most_ms;       /* longest wait of a busy room */
	int64_t tick_share_percent; /* the share of a core one room's sends may take */
	struct nb_oidc_settings oidc;
	struct nb_push_settings push;
};

enum nb_setting_type { NB_SETTING_TEXT, NB_SETTING_INT };

struct nb_setting_row {
	const char *section;
	const char *name;
	enum nb_setting_type type;
	size_t offset;
	size_t bytes;         /* text: size of the field */
	int64_t least, most;  /* int: bounds, inclusive */
	const char *standard; /* default, as text */
	const char *doc;      /* what it is, with unit and source */
};

extern const struct nb_setting_row nb_setting_rows[];
extern const size_t nb_setting_row_count;

/** All defaults. */
void nb_settings_init(struct nb_settings *settings);
/** Set one from text. NB_E_NOT_FOUND: no such row; NB_E_BAD_ARGUMENT: not in its bounds; nothing
 * changed then. */
NB_MUST_USE enum nb_status nb_settings_set(struct nb_settings *settings, const char *section,
                                           const char *name, const char *value);

#endif
