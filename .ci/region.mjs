// Checks a demo region file before anybody fills a database with it.
//
//   node .ci/region.mjs server/demo/region.json
//
// Looks at what a fill relies on (keys that exist, order, membership) and at what the region
// promises its readers: house rules in plain words, no numbers or addresses, no method of
// harm by number or place. Prints one line per fault and ends with code 1 when there is one.

import { readFileSync } from "node:fs";

const HATS = [
	"resident", "relative", "peer", "duty", "professional", "partner",
	"coordinator", "facilitator", "auditor", "operator",
];
const ACCESS = ["open", "introduction", "invite"];
const REACTIONS = ["recognise", "strength", "thanks"];
const COMMUNITIES_LEAST = 10;
const MESSAGES = { least: 8, most: 40 }; // a room that looks lived in, and is still read
const NAME = { least: 2, most: 24 }; // session.enter
const INTRODUCTION = { least: 10, most: 400 }; // introduction.ask
const PINNED = { title: { least: 1, most: 80 }, text: { least: 1, most: 500 } }; // pinned.make
const REASON = { least: 3, most: 500 }; // message.hide
const TEXT_MOST = 4000; // message.post
const RULE_WORDS_MOST = 20; // plain Dutch (B1): no sentence of a rule is longer

// Three digits that mean help are no private number; everything longer is suspect.
const PRIVATE = /\d[\d\s-]{6,}\d|\S+@\S+\.\S+|https?:|www\.|\b\d{4}\s?[A-Z]{2}\b/;

const faults = [];
const fault = (where, text) => faults.push(`${where}: ${text}`);
const within = (text, { least, most }) =>
	typeof text === "string" && text.length >= least && text.length <= most;

function checkUnique(where, list) {
	for (const item of list.filter((item, index) => list.indexOf(item) !== index))
		fault(where, `'${item}' is there twice`);
}

function checkPeople(region) {
	const people = [...region.accounts, ...region.members];
	checkUnique("keys", people.map((person) => person.key));
	checkUnique("names", people.map((person) => person.name));
	checkUnique("logins", region.accounts.map((account) => account.login));
	for (const person of people)
		if (!within(person.name, NAME)) fault(person.key, "a name has 2 to 24 characters");
	for (const hat of HATS)
		if (!region.accounts.some((account) => account.hat === hat)) fault("accounts", `nobody wears the hat ${hat}`);
	const slugs = region.communities.map((community) => community.slug);
	const codes = region.municipalities.map((municipality) => municipality.code);
	for (const account of region.accounts) {
		const [kind, where] = account.scope.split(":");
		const known = { region: where === undefined, community: slugs.includes(where), municipality: codes.includes(where) };
		if (!known[kind]) fault(account.key, `scope '${account.scope}' leads nowhere`);
		if (!HATS.includes(account.hat)) fault(account.key, `hat '${account.hat}' does not exist`);
		for (const slug of account.communities)
			if (!slugs.includes(slug)) fault(account.key, `community '${slug}' does not exist`);
	}
}

/* Who waits for a signature, and the communities that codes are made for. */
function checkAppointments(region) {
	const logins = region.accounts.map((account) => account.key);
	for (const one of region.appointments) {
		if (!logins.includes(one.who) || !logins.includes(one.by) || one.who === one.by) fault("appointments", `'${one.who}' by '${one.by}' cannot be`);
		if (!HATS.slice(2).includes(one.hat)) fault("appointments", `hat '${one.hat}' is not given`);
		if (!within(one.name, NAME)) fault("appointments", "a name has 2 to 24 characters");
	}
	for (const slug of region.invitations)
		if (!region.communities.some((community) => community.slug === slug && community.access !== "open")) fault("invitations", `'${slug}' needs no code`);
}

/* Who asks to come into a community that is closed with an introduction. */
function checkIntroductions(region) {
	for (const one of region.introductions) {
		const person = region.accounts.find((account) => account.key === one.who);
		const community = region.communities.find(({ slug }) => slug === one.community);
		if (!person || !HATS.slice(0, 2).includes(person.hat)) fault("introductions", `'${one.who}' asks nobody`);
		if (community?.access !== "introduction" || person?.communities.includes(one.community)) fault("introductions", `'${one.community}' is not asked`);
		if (!within(one.name, NAME) || !within(one.text, INTRODUCTION) || PRIVATE.test(one.text)) fault("introductions", "a name of 2 to 24 characters and 10 to 400 about oneself");
	}
}

/* Cards at the top of a group: by a host who is in it, on days that count from today. */
function checkPinned(community, accounts) {
	for (const one of community.pinned ?? []) {
		const host = accounts.find((account) => account.key === one.by);
		if (!["peer", "duty"].includes(host?.hat) || !host.communities.includes(community.slug)) fault(community.slug, `'${one.by}' pins nothing here`);
		if (one.room !== undefined && !community.rooms.some((room) => room.name === one.room)) fault(community.slug, `no room '${one.room}' to pin in`);
		if (!within(one.title, PINNED.title) || !within(one.text, PINNED.text)) fault(community.slug, "a card is a line and some sentences");
		if (PRIVATE.test(`${one.title} ${one.text}`)) fault(community.slug, "a card with a number or an address");
		if (!(one.first_in_days <= one.last_in_days && one.last_in_days >= 0)) fault(community.slug, "a card that is over already");
	}
}

function checkRules(where, rules) {
	if (rules.length < 10) fault(where, "the house rules are not complete");
	for (const sentence of rules.flatMap((rule) => rule.split(/[.?:]\s*/)))
		if (sentence.split(" ").length > RULE_WORDS_MOST) fault(where, `too long for a rule: ${sentence}`);
}

/* Asked before somebody posts: three questions in both languages, of which one answer is right. */
function checkQuestions(questions) {
	if (questions.length !== 3) fault("questions", "there are three of them");
	for (const one of questions) {
		const { answers_nl: dutch, answers_en: english, right } = one;
		if (dutch.length < 2 || dutch.length > 3 || english.length !== dutch.length) fault("questions", `two or three answers: ${one.ask_nl}`);
		if (!(right >= 0 && right < dutch.length)) fault("questions", `no answer is right: ${one.ask_nl}`);
		for (const text of [one.ask_nl, one.why_nl, one.ask_en, one.why_en, ...dutch, ...english])
			if (!within(text, { least: 2, most: 200 }) || text.includes("\n")) fault("questions", `2 to 200 characters: ${text}`);
	}
}

function checkMessage(where, message, mayTakePart) {
	const people = [message.by, ...Object.values(message.reactions ?? {}).flat()];
	for (const key of people) if (!mayTakePart(key)) fault(where, `'${key}' is no member here`);
	for (const [kind, keys] of Object.entries(message.reactions ?? {})) {
		if (!REACTIONS.includes(kind)) fault(where, `reaction '${kind}' does not exist`);
		if (keys.includes(message.by)) fault(where, `'${message.by}' reacts to an own message`);
		checkUnique(where, keys);
	}
	if (!within(message.text, { least: 1, most: TEXT_MOST })) fault(where, "a text has 1 to 4000 characters");
	if (PRIVATE.test(message.text)) fault(where, `a number or address: ${message.text}`);
	if (/[–—]/.test(message.text)) fault(where, `a dash: ${message.text}`);
	if ("hidden" in message && !within(message.hidden, REASON)) fault(where, "hiding takes a reason");
}

/* Several blocks a day, in order and none over another: as hours.set takes them. */
function checkHours(where, hours) {
	const clock = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
	for (const { days, from, until } of hours) {
		if (!clock.test(from) || !clock.test(until) || from >= until) fault(where, `hours from '${from}' until '${until}'`);
		for (const day of days) if (!(day >= 1 && day <= 7)) fault(where, `day '${day}' does not exist`);
	}
	for (let day = 1; day <= 7; day++) {
		const blocks = hours.filter((one) => one.days.includes(day));
		if (blocks.some((one, index) => index > 0 && one.from < blocks[index - 1].until)) fault(where, `hours of day ${day} are not in order`);
	}
}

function checkRoom(where, room, mayTakePart) {
	const ages = room.messages.map((message) => message.minutes_ago);
	if (ages.some((age, index) => !Number.isInteger(age) || age < 1 || (index > 0 && age > ages[index - 1])))
		fault(where, "messages are not in order of time");
	if (ages.length < MESSAGES.least || ages.length > MESSAGES.most)
		fault(where, `${ages.length} messages; ${MESSAGES.least} to ${MESSAGES.most} look lived in`);
	room.messages.forEach((message, index) => checkMessage(`${where}, message ${index + 1}`, message, mayTakePart));
}

function checkCommunity(region, community) {
	const where = community.slug;
	const codes = region.municipalities.map((municipality) => municipality.code);
	const accounts = region.accounts.filter((account) => account.communities.includes(where));
	const members = new Set([...region.members, ...accounts].map((person) => person.key));
	for (const field of ["slug", "name", "line", "theme"])
		if (!within(community[field], { least: 2, most: 80 })) fault(where, `${field} has 2 to 80 characters`);
	if (!ACCESS.includes(community.access)) fault(where, `access '${community.access}' does not exist`);
	if (community.municipality !== null && !codes.includes(community.municipality))
		fault(where, `municipality '${community.municipality}' does not exist`);
	checkRules(where, community.rules);
	checkHours(where, community.hours);
	checkRules(where, community.rules_en);
	checkPinned(community, region.accounts);
	if (community.rules.length !== community.rules_en.length) fault(where, "the rules differ in their languages");
	if (community.rooms.length < 1 || community.rooms.length > 3) fault(where, "a community has 1 to 3 rooms");
	checkUnique(where, community.rooms.map((room) => room.name));
	for (const room of community.rooms) checkRoom(`${where}, ${room.name}`, room, (key) => members.has(key));
}

function checkRegion(region) {
	checkUnique("municipalities", region.municipalities.map((municipality) => municipality.code));
	for (const { code } of region.municipalities)
		if (!/^\d{4}$/.test(code)) fault("municipalities", `'${code}' is no code of four digits`);
	checkUnique("communities", region.communities.map((community) => community.slug));
	if (region.communities.length < COMMUNITIES_LEAST) fault("communities", `fewer than ${COMMUNITIES_LEAST}`);
	checkPeople(region);
	checkAppointments(region);
	checkIntroductions(region);
	checkQuestions(region.questions);
	for (const community of region.communities) checkCommunity(region, community);
}

const region = JSON.parse(readFileSync(process.argv[2], "utf8"));
checkRegion(region);
for (const line of faults) console.log(line);
const rooms = region.communities.flatMap((community) => community.rooms);
const count = rooms.reduce((sum, room) => sum + room.messages.length, 0);
console.log(`${region.communities.length} communities, ${rooms.length} rooms, ${count} messages, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
