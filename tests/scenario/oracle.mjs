// Who may do what, as the roles of the product and the safety rules say. Written from those texts,
// not from the server's table of rights: the permission matrix compares the two (Z1).
//
// How a refusal is worded:
//   signed_out   nobody is signed in
//   not_found    one may not know or read it: "not there" and "not yours" look alike (Z3)
//   not_member   one may read it, and joining the room would help
//   forbidden    one may read it, and joining would not help
//   read_only    the room does not allow it now
//   writing_paused  a host decided so, whatever the room allows
//   conflict     the message is not in a state for it; not_found once it was taken back
//
// A row reads: command, then who gets what. `by` maps a kind of person to an outcome or to a
// function of the case { access, state, message, own }. Whoever is not named gets `others`.

/** The kinds of people, and why they are what they are. */
export const people = {
	outside: 'a resident who joined nothing',
	relative: 'somebody close to a resident, who joined nothing: as a resident',
	member: 'a resident of the community who left this room',
	joined: 'a resident in this room',
	muted: 'a resident in this room who may not write for a while (MO4)',
	banned: 'a resident who was in this room and is kept out of the community (MO4)',
	host: 'an expert by experience whose grant is this community, in this room',
	host_outside: 'an expert by experience whose grant is this community, who joined nothing',
	peer_elsewhere: 'an expert by experience whose grant is another community: no role here',
	duty: 'the duty lead of the region, in this room: all rights of a host in the region',
	duty_outside: 'the duty lead of the region, who joined nothing',
	professional: 'sees own cases only: does not browse rooms',
	partner: 'never sees a room',
	coordinator: 'rosters and texts: reads no message content',
	facilitator: 'has no voice, and no place in groups',
	auditor: 'no content without a recorded reason',
	operator: 'backups and health: reads no content',
	coordinator_joined: 'joined the open community as a resident, wears the coordinator’s hat now',
};

const ok = 'ok';

// What a community shows of itself.
const listed = ({ access }) => access !== 'invite';
const open = ({ access }) => access === 'open';

// The room can be known: its card, its name, its hosts.
const knows = (then) => (one) => (listed(one) ? then : 'not_found');
// The room can be read without joining: only where anybody is let in.
const reads = (then) => (one) => (open(one) ? value(then, one) : 'not_found');
const value = (then, one) => (typeof then === 'function' ? then(one) : then);

const whenOpen = (then) => (one) => (one.state === 'open' ? value(then, one) : 'read_only');
const notArchived = (one) => (one.state === 'archived' ? 'read_only' : ok);
// What a message must be for an act on it.
const being = (...states) => (one) => (states.includes(one.message) ? ok
	: one.message === 'removed' ? 'not_found' : 'conflict');

const here = ['member', 'joined', 'muted', 'host', 'duty'];
const strangers = ['outside', 'relative'];
/** Their grant is the region: they look after every community in it, and read no words of it. */
const coordinators = ['coordinator', 'coordinator_joined'];
const hosts = ['host', 'duty'];
/** Hosts who have not joined: they may look after what they host, so they find it and can join. */
const comingHosts = ['host_outside', 'duty_outside'];

const each = (names, outcome) => Object.fromEntries(names.map((name) => [name, outcome]));

// Reading the words of a room.
const reading = {
	...each(strangers, reads(ok)), member: reads(ok), ...each(comingHosts, reads(ok)),
	joined: ok, muted: ok, ...each(hosts, ok),
};
// Doing something in a room that only those in it may do.
const takingPart = (then, muted = 'writing_paused') => ({
	...each(strangers, reads('not_member')), member: reads('not_member'),
	...each(comingHosts, reads('not_member')),
	joined: then, muted, ...each(hosts, then),
});
// Doing something with one's own message.
const ownMessage = (then, otherwise = 'forbidden') => (one) => (one.own ? value(then, one) : otherwise);
// Moderating: hosts, but nobody decides on an own case.
const moderating = (then) => ({
	...each(strangers, reads('forbidden')), member: reads('forbidden'), joined: 'forbidden', muted: 'forbidden',
	// An act has a name behind it that the room knows (MO4), so a host joins first.
	...each(comingHosts, reads('not_member')),
	...each(hosts, (one) => (one.own ? 'forbidden' : value(then, one))),
});

// Asking to pass on: as moderating, but only from where anybody may read.
const passing = (then) => ({
	...moderating((one) => (open(one) ? value(then, one) : 'forbidden')),
	...each(comingHosts, reads('not_member')),
});
// Deciding about one's own message, also from outside.
const deciding = (then) => ({
	...each(strangers, reads('forbidden')), ...each(comingHosts, reads('forbidden')),
	member: (one) => (one.own ? value(then, one) : reads('forbidden')(one)),
	...each(['joined', 'muted', ...hosts], ownMessage(then)),
	banned: (one) => (one.own ? value(then, one) : 'not_found'),
});

/** Who is kept out finds nothing, not even what everybody can know. */
const keptOut = { banned: 'not_found' };
const inviting = { ...keptOut, ...each(coordinators, ok), ...each([...here, ...comingHosts], 'forbidden') };
// QU7: who leads a shift is a host with a face there; the hours are the coordinators'.
const onDuty = { ...keptOut, ...each([...here, ...coordinators], 'forbidden'), ...each(hosts, ok), ...each(comingHosts, 'not_member') };
// A story: members read what is for the community, its author always, hosts also what waits or is
// hidden; what is for the region whoever takes part in it. A relation that is lost with the hat that is
// worn, such as of a coordinator who joined, is none.
const members = ['member', 'joined', 'muted'];
const shared = ({ audience, state }) => audience === 'region' && state === 'shown';
const reached = (then) => (one) => (shared(one) ? then : 'not_found');
const member = (then) => (one) => (one.own || one.state === 'shown' ? value(then, one) : 'not_found');
const readingStory = (then) => ({
	...each([...strangers, ...comingHosts], reached(then)), ...each(members, member(then)), ...each(hosts, then),
});
// The last word about a story is its author's.
const ownStory = {
	...each([...strangers, ...comingHosts], reached('forbidden')),
	...each(members, member((one) => (one.own ? ok : 'forbidden'))),
	...each(hosts, (one) => (one.own ? ok : 'forbidden')),
};
const judgingStory = {
	...each(strangers, reached('forbidden')), ...each(comingHosts, reached('not_member')),
	...each(members, member('forbidden')),
	// Nobody decides on an own case.
	...each(hosts, (one) => (one.own ? 'forbidden' : ok)),
};

// A question of the panel: what its asker, a member, a host and a professional may do with it. What is
// not shown is there for its asker and for hosts.
const asked = (author, reader, host, professional) => ({
	...each(members, member((one) => (one.own ? author : reader))),
	...each(hosts, (one) => (one.own ? author : value(host, one))),
	professional: ({ state }) => (state === 'shown' ? professional : 'not_found'),
});


/** command → { on: 'room' | 'message' | 'community', by, others }. */
export const objects = {
	'community.look': { on: 'community', by: { ...keptOut, ...each([...here, ...comingHosts, ...coordinators], ok) }, others: knows(ok) },
	// S4: for who is a member there and takes part, whatever the room.
	'presence.show': { on: 'community', by: { ...each(here, ok), coordinator_joined: reads('forbidden') }, others: 'not_found' },
	'presence.look': { on: 'community', by: { ...each(here, ok), coordinator_joined: reads('forbidden') }, others: 'not_found' },
	'community.rename': { on: 'community', by: { ...each(here, ok), coordinator_joined: reads(ok) }, others: 'not_found' },
	'community.leave': { on: 'community', by: { ...each(here, ok), coordinator_joined: reads(ok) }, others: 'not_found' },

	// Who may read somewhere in it may search; coordinators read no message content.
	'community.search': {
		on: 'community',
		by: {
			...keptOut, ...each(here, ok), ...each(strangers, (one) => (open(one) ? ok : knows('forbidden')(one))),
			...each(comingHosts, (one) => (open(one) ? ok : 'forbidden')), ...each(coordinators, 'forbidden'),
		},
		others: knows('forbidden'),
	},

	'room.look': { on: 'room', by: { ...each(here, ok), ...each(strangers, knows(ok)), ...each(comingHosts, ok) }, others: 'not_found' },
	'room.unwatch': { on: 'room', by: { ...each(here, ok), ...each(strangers, knows(ok)), ...each(comingHosts, ok) }, others: 'not_found' },
	'room.join': {
		on: 'room',
		by: {
			...each(strangers, (one) => (open(one) ? notArchived(one) : knows('forbidden')(one))),
			...each(here, notArchived), ...each(comingHosts, notArchived),
		},
		others: 'not_found',
	},
	'room.leave': { on: 'room', by: { joined: ok, muted: ok, ...each(hosts, ok), coordinator_joined: reads(ok) }, others: 'not_found' },
	'room.watch': { on: 'room', by: reading, others: 'not_found' },
	'room.history': { on: 'room', by: reading, others: 'not_found' },
	'room.events': { on: 'room', by: reading, others: 'not_found' },
	'room.read': { on: 'room', by: takingPart(ok, ok), others: 'not_found' },
	'room.mark_unread': { on: 'room', by: takingPart(ok, ok), others: 'not_found' },

	// A group is of more than two, and nobody's to end.
	'direct.end': { on: 'room', by: { ...each(here, 'forbidden'), ...each(strangers, knows('forbidden')), ...each(comingHosts, 'forbidden') }, others: 'not_found' },

	'message.post': { on: 'room', by: takingPart(whenOpen(ok)), others: 'not_found' },
	'message.look': { on: 'message', by: reading, others: 'not_found' },
	'message.thread': { on: 'message', by: reading, others: 'not_found' },
	// How it read before: its author, and hosts by an act of its own that is written down (MO13).
	'message.versions': {
		on: 'message',
		by: {
			...each(strangers, reads('forbidden')), ...each(comingHosts, reads('forbidden')),
			member: (one) => (one.own ? being('visible', 'hidden')(one) : reads('forbidden')(one)),
			...each(['joined', 'muted', ...hosts], ownMessage(being('visible', 'hidden'))),
			// Also from outside: they are one's own words.
			banned: (one) => (one.own ? being('visible', 'hidden')(one) : 'not_found'),
		},
		others: 'not_found',
	},
	'message.open_versions': { on: 'message', by: moderating(being('visible', 'hidden')), others: 'not_found' },
	'message.react': { on: 'message', by: takingPart(whenOpen(being('visible'))), others: 'not_found' },
	'message.edit': {
		on: 'message',
		by: {
			...each(strangers, reads('forbidden')), ...each(comingHosts, reads('forbidden')),
			member: reads(ownMessage('not_member')),
			...each(['joined', ...hosts], ownMessage(whenOpen(being('visible')))),
			muted: ownMessage('writing_paused'),
		},
		others: 'not_found',
	},
	'message.remove': {
		on: 'message',
		by: {
			...each(strangers, reads('forbidden')), ...each(comingHosts, reads('forbidden')),
			// Own words can be taken back for as long as one belongs to the community.
			member: (one) => (one.own ? being('visible', 'hidden')(one) : reads('forbidden')(one)),
			...each(['joined', 'muted', ...hosts], ownMessage(being('visible', 'hidden'))),
			// Also from outside: they are one's own words.
			banned: (one) => (one.own ? being('visible', 'hidden')(one) : 'not_found'),
		},
		others: 'not_found',
	},
	// P10: only what anybody may read is passed on, and its author decides. Nothing was asked about these.
	'linkup.propose': { on: 'message', by: passing((one) => (being('visible')(one) === ok ? 'conflict' : being('visible')(one))), others: 'not_found' },
	'linkup.look': { on: 'message', by: passing(being('visible')), others: 'not_found' },
	'linkup.answer': { on: 'message', by: deciding((one) => (being('visible', 'hidden')(one) === ok ? 'conflict' : being('visible', 'hidden')(one))), others: 'not_found' },
	'linkup.withdraw': { on: 'message', by: deciding(being('visible', 'hidden')), others: 'not_found' },
	'message.hide': { on: 'message', by: moderating(being('visible')), others: 'not_found' },
	// MO13: a host may read hidden words, by an act of its own that is written down.
	'message.unveil': { on: 'message', by: moderating(being('hidden')), others: 'not_found' },
	'message.show': { on: 'message', by: moderating(being('hidden')), others: 'not_found' },
	// MO4: a host covers what is hard to read, also while it is hidden.
	'message.cover': { on: 'message', by: moderating(being('visible', 'hidden')), others: 'not_found' },
	// MO12: whoever reads a room may ask what of their own waits there.
	'message.held': { on: 'room', by: reading, others: 'not_found' },

	// MO4: hosts see and decide who may not write for a while, the lead of the shift who may not come in.
	'sanction.list': { on: 'community', by: { ...keptOut, ...each([...here, ...comingHosts, ...coordinators], 'forbidden'), ...each(hosts, ok) }, others: knows('forbidden') },
	// C3: a story is for the community or for who takes part in the region, as its author chose. The
	// ones of the matrix are by somebody else and for the community, or one's own.
	'story.list': { on: 'community', by: { ...keptOut, ...each(here, ok), ...each(strangers, knows(ok)), ...each(comingHosts, ok) }, others: 'not_found' },
	'story.write': { on: 'community', by: { ...each(here, ok), muted: 'writing_paused', ...each(strangers, knows('not_member')), ...each(comingHosts, 'not_member') }, others: 'not_found' },
	...Object.fromEntries(['story.look', 'story.open', 'story.close'].map((name) => [name, { on: 'story', by: readingStory(ok), others: 'not_found' }])),
	...Object.fromEntries(['story.change', 'story.shorten', 'story.withdraw'].map((name) => [name, { on: 'story', by: ownStory, others: 'not_found' }])),
	...Object.fromEntries(['story.hide', 'story.show', 'story.unveil'].map((name) => [name, { on: 'story', by: judgingStory, others: 'not_found' }])),

	// C3: a question is for the members of its community, and for professionals whose grant is there.
	...Object.fromEntries(Object.entries({ 'panel.list': ok, 'panel.ask': 'writing_paused' }).map(([name, muted]) => [name, {
		on: 'community', by: { ...each(here, ok), muted, ...each(strangers, knows('not_member')), ...each(comingHosts, 'not_member') }, others: 'not_found',
	}])),
	...Object.fromEntries(['panel.look', 'panel.close'].map((name) => [name, { on: 'question', by: asked(ok, ok, ok, ok), others: 'not_found' }])),
	'panel.withdraw': { on: 'question', by: asked(ok, 'forbidden', 'forbidden', 'forbidden'), others: 'not_found' },
	// ON9: an answer wears the hat of a host or of a professional; nobody answers an own question.
	'panel.answer': { on: 'question', by: asked('forbidden', 'forbidden', ({ state }) => (state === 'shown' ? ok : 'forbidden'), ok), others: 'not_found' },
	...Object.fromEntries(['panel.hide', 'panel.show', 'panel.unveil'].map((name) => [name, { on: 'question', by: asked('forbidden', 'forbidden', ok, 'forbidden'), others: 'not_found' }])),

	// C3: whoever is here for themselves and outside asks to come in where an introduction is wanted; the
	// hosts that the group knows answer (MO4), coordinators read no words.
	'introduction.ask': {
		on: 'community',
		by: { ...keptOut, ...each([...here, ...comingHosts, ...coordinators], 'forbidden'), ...each(strangers, (one) => (open(one) ? 'forbidden' : knows(ok)(one))) },
		others: knows('forbidden'),
	},
	...Object.fromEntries(['introduction.accept', 'introduction.decline'].map((name) => [name, { on: 'introduction', by: each(hosts, ok), others: 'not_found' }])),

	// C3: coordinators and the hosts of a community pin cards in it; what is to come is for them alone. A
	// host's words stand under a face that the group knows, so a host joins first.
	...Object.fromEntries(Object.entries({ 'pinned.list': 'community', 'pinned.order': 'community', 'pinned.make': 'community', 'pinned.change': 'pinned', 'pinned.end': 'pinned' })
		.map(([name, on]) => [name, { on, by: { ...each([...coordinators, ...hosts], ok), ...each(comingHosts, 'not_member') }, others: 'not_found' }])),

	// Z9: coordinators invite, where their grant is.
	'invitation.list': { on: 'community', by: inviting, others: knows('forbidden') },
	'invitation.make': { on: 'community', by: inviting, others: knows('forbidden') },
	'invitation.withdraw': { on: 'invitation', by: each(coordinators, ok), others: 'not_found' },

	// QU7: whoever sees a community sees whether somebody is there, and when.
	'duty.begin': { on: 'community', by: onDuty, others: knows('forbidden') },
	'duty.end': { on: 'community', by: onDuty, others: knows('forbidden') },
	'duty.on_call': { on: 'community', by: onDuty, others: knows('forbidden') },
	'duty.off_call': { on: 'community', by: onDuty, others: knows('forbidden') },
	'duty.list': { on: 'community', by: { ...keptOut, ...each([...here, ...comingHosts, ...coordinators], ok) }, others: knows(ok) },
	'hours.look': { on: 'community', by: { ...keptOut, ...each([...here, ...comingHosts, ...coordinators], ok) }, others: knows(ok) },
	'hours.set': { on: 'community', by: inviting, others: knows('forbidden') },
	// ON3: anybody who may know the community reads its rules; who takes part there accepts them. C3: they
	// are kept by coordinators, where their grant is.
	'rules.look': { on: 'community', by: { ...keptOut, ...each([...here, ...comingHosts, ...coordinators], ok) }, others: knows(ok) },
	'rules.accept': {
		on: 'community',
		by: { ...keptOut, ...each(here, ok), ...each(strangers, knows('not_member')), ...each(comingHosts, 'not_member'), ...each(coordinators, 'forbidden') },
		others: knows('forbidden'),
	},
	'rules.list': { on: 'community', by: inviting, others: knows('forbidden') },
	'rules.set': { on: 'community', by: inviting, others: knows('forbidden') },
	'community.settings': { on: 'community', by: inviting, others: knows('forbidden') },
	'community.change': { on: 'community', by: inviting, others: knows('forbidden') },
	'room.make': { on: 'community', by: inviting, others: knows('forbidden') },
	'room.change': {
		on: 'room',
		by: { ...keptOut, ...each(coordinators, ok), ...each([...here, ...comingHosts], 'forbidden'), ...each(strangers, knows('forbidden')) },
		others: 'not_found',
	},

	// Z8: a task of a peer, proposed by the first coordinator: the other one signs. That it is there is
	// for who decides and for whose it is; an auditor decides about coordinators and auditors alone.
	'appointment.sign': { on: 'appointment', by: { coordinator: 'forbidden', coordinator_joined: ok }, others: 'not_found' },
	'appointment.extend': { on: 'appointment', by: each(coordinators, ok), others: 'not_found' },
	'check.record': { on: 'appointment', by: each(coordinators, ok), others: 'not_found' },
	'appointment.end': { on: 'appointment', by: each(coordinators, ok), others: 'not_found' },
	'appointment.refuse': { on: 'appointment', by: each(coordinators, ok), others: 'not_found' },
};

/** Commands about oneself: ok for whoever is signed in, whatever the hat. */
export const self = ['account.me', 'account.set', 'account.rename', 'account.keep', 'account.renew_recovery', 'community.list', 'room.list',
	'session.list', 'session.end', 'session.here', 'session.names', 'session.sign_out', 'audit.mine',
	'consent.texts', 'consent.list', 'consent.give', 'consent.withdraw',
	'factor.ways', 'factor.list', 'emergency_card.save', 'emergency_card.look', 'emergency_card.open', 'emergency_card.delete', 'oidc.look',
	'sanction.mine', 'sanction.seen', 'appointment.mine', 'aside.list', 'direct.list', 'direct.set', 'duty.mine', 'account.themes', 'account.set_theme', 'story.mine', 'linkup.mine',
	// S2: what concerns oneself, and what one wants to be told of.
	'notice.list', 'notice.seen', 'notice.choose',
	// C3: where one asked to come in; and who asks where one hosts, which is nobody for most.
	'introduction.mine', 'introduction.list',
	// S2: to be woken on one's own device, or not.
	'push.look', 'push.subscribe', 'push.unsubscribe'];

/** Commands about the house itself: command → { by, others }. */
export const house = {
	// LE9: the log is read by the auditor alone.
	'audit.list': { by: { auditor: ok }, others: 'forbidden' },
	// Who works here is for who appoints and who watches over that; only coordinators propose (Z8).
	'appointment.list': { by: each([...coordinators, 'auditor'], ok), others: 'not_found' },
	'appointment.propose': { by: { ...each(coordinators, ok), auditor: 'forbidden' }, others: 'not_found' },
	'appointment.options': { by: { ...each(coordinators, ok), auditor: 'forbidden' }, others: 'not_found' },
	'community.make': { by: each(coordinators, ok), others: 'forbidden' },
	// A code is for everybody to enter; a community is joined by who is here for themselves (Z9).
	'invitation.look': { by: {}, others: 'wrong_invitation' },
	'invitation.use': { by: each([...strangers, 'member', 'joined', 'muted', 'banned'], 'wrong_invitation'), others: 'forbidden' },
	'appointment.accept': { by: {}, others: 'wrong_invitation' },
	'panel.waiting': { by: { professional: ok }, others: 'not_found' },
	// P10: those who may be one of the two, in the whole region.
	'unmask.list': { by: each(['duty', 'duty_outside', 'coordinator', 'coordinator_joined', 'auditor'], ok), others: 'forbidden' },
};

/** MO4, MO13: about another resident of the community. Ended is one that this host decided. */
const inside = (then) => ({ ...each(['member', 'joined', 'muted'], 'forbidden'), coordinator_joined: (one) => (open(one) ? 'forbidden' : 'not_found'), ...then });
export const sanctions = {
	'sanction.pause': inside({ ...each(comingHosts, 'forbidden'), ...each(hosts, ok) }),
	'sanction.ban': inside({ ...each(comingHosts, 'forbidden'), host: 'forbidden', duty: ok }),
	'sanction.end': each(hosts, ok),
};

/** P10: who somebody is elsewhere takes two people with a grant of the region. The ask is about a
 * third person; agree and refuse are about the ask of another, open is about one that two others
 * agreed on. Whoever is not named may not know that there is one. */
const seekers = ['duty', 'duty_outside', 'coordinator', 'coordinator_joined'];
export const unmasking = {
	'unmask.ask': each(seekers, ok),
	'unmask.agree': each([...seekers, 'auditor'], ok),
	'unmask.refuse': each([...seekers, 'auditor'], ok),
	'unmask.open': each([...seekers, 'auditor'], 'forbidden'),
};

/** Who is near me: about another face in one of the three communities, which only who has a face there
 * too may know. */
export const near = {
	// Z11: whoever is in the community chooses what they read.
	'aside.set': { by: { ...each(here, ok), coordinator_joined: reads(ok) }, others: 'not_found' },
	// ON7: people who take part, and not in their first week; nobody asked them anything yet.
	// Who may not write for a while does not write elsewhere instead (MO4).
	'direct.ask': { by: { ...each(here, 'direct_new'), muted: 'writing_paused' }, others: 'not_found' },
	'direct.answer': { by: { muted: 'writing_paused' }, others: 'not_found' },
};

/** MO12, Z5: a message that waits for a host is there for its author, who changes it or takes it back,
 * and for the hosts that the group knows, who read and decide about what others wrote (MO13). To
 * everybody else there is none. */
const judging = (who, own) => (own ? 'forbidden' : hosts.includes(who) ? ok : 'not_found');
const owning = (who, own) => (own ? ok : hosts.includes(who) ? 'forbidden' : 'not_found');
export const holding = {
	'message.open_held': judging, 'message.release': judging, 'message.decline': judging,
	'message.edit_held': owning, 'message.withdraw': owning,
};

/** Commands without a session, at the HTTP door; at the socket `wrong_door` if not in `self`. */
export const visitors = ['session.enter', 'session.sign_in', 'session.names', 'account.recover', 'consent.texts',
	'session.begin_passkey', 'session.sign_in_passkey', 'session.forget_device',
	'oidc.look', 'oidc.begin', 'oidc.sign_in', 'front_door.look'];
/** Those of them that take no arguments, so that asking is all there is to it. */
export const askingOnly = ['session.names', 'consent.texts', 'session.begin_passkey', 'session.forget_device', 'oidc.look', 'front_door.look'];
export const doorOnly = ['session.enter', 'session.sign_in', 'session.nonce', 'account.recover', 'session.begin_passkey', 'session.sign_in_passkey',
	'session.forget_device', 'oidc.begin', 'oidc.sign_in', 'front_door.look'];
/** Commands with which somebody goes away: ok for whoever kept the account, and all sessions end.
 * A guest could not come back: it keeps the account first, or closes it for good. */
export const leaving = { 'account.pause': 'keep_first', 'account.freeze': 'keep_first', 'account.close': 'ok' };
/** Commands about one’s own second things: `conflict` for whoever has none, and not for a guest at all. */
export const things = { 'factor.renew_codes': (has) => (has ? ok : 'conflict'), 'factor.remove': () => 'not_found' };
/** Commands about oneself at the HTTP door alone, where the session can get a new token (A3), and what
 * is said to who has them wrong. */
const passkeys = { 'passkey.begin': ok, 'passkey.finish': 'wrong_passkey', 'passkey.begin_proof': ok };
export const selfAtDoor = { 'account.change_passphrase': 'wrong_passphrase', 'session.prove': 'wrong_code', 'factor.begin_totp': ok, 'factor.finish_totp': 'wrong_code', ...passkeys };
/** A guest could not come back with a second thing: it keeps the account first. */
export const guestAtDoor = { ...selfAtDoor, 'factor.begin_totp': 'keep_first', 'passkey.begin': 'keep_first', 'passkey.finish': 'keep_first' };
/** A9: a session whose second step is still to come may take that step, and leave. Whatever else is for
 * whoever is signed in is factor_needed to it. */
export const halfAtDoor = { 'session.prove': 'wrong_code', 'account.change_passphrase': 'factor_needed',
	// Who has a second thing already proves it first.
	'factor.begin_totp': 'factor_needed', 'factor.finish_totp': 'factor_needed', 'passkey.begin': 'factor_needed', 'passkey.finish': 'factor_needed',
	'passkey.begin_proof': ok, 'session.nonce': 'factor_needed', 'factor.ways': ok, 'session.sign_out': ok,
	'oidc.begin_link': 'factor_needed', 'oidc.link': 'factor_needed' };
/** A link to an organisation, in a house where none is set: only who works for one may make it. */
const forStaff = (who) => (['professional', 'partner'].includes(who) ? 'not_offered' : 'forbidden');
export const linkAtDoor = { 'oidc.begin_link': forStaff, 'oidc.link': forStaff };
/** About what is one's own and is not there. */
export const selfWithout = { 'oidc.unlink': 'not_found', 'aside.undo': 'not_found', 'introduction.withdraw': 'not_found' };
export const beforeHello = ['session.hello'];

/** Whom a reader is when it reads: 'text' when the words are shown, 'reason' when the reason is. */
export const sees = {
	/** Visible: whoever may read. Hidden: its author. Removed: nobody. */
	text: (who, { message, own }) => message === 'visible' || (message === 'hidden' && own),
	reason: (who, { message, own }) => message === 'hidden' && (own || isHost(who)),
};
const isHost = (who) => [...hosts, ...comingHosts].includes(who);

/** The outcome that the rules ask for. */
export function expected(command, who, one) {
	const row = objects[command];
	return value(row.by[who] ?? row.others, one);
}
/** The same of a row without others: to them it is not there. */
export const expectedIn = (row, who, one) => value(row[who] ?? 'not_found', one);
