// What is measured: one row a measure, each with the figures read from the generator's result.
// README.md tells what they mean; load/plan.c holds who sits where and who speaks.

const perMillion = (result) => (result.server_cpu_s / result.deliveries) * 1e6;
const milliseconds = (microseconds) => microseconds / 1000;

const cpuPerDelivery = (title) => ({
	title: `CPU per million deliveries, ${title}`,
	unit: 's',
	better: 'lower',
	value: perMillion,
});
const acksPerSecond = (title) => ({
	title: `durable acknowledgements a second, ${title}`,
	unit: '/s',
	better: 'higher',
	value: (result) => result.answers / result.seconds,
});
const cpuPerAck = (title) => ({
	title: `CPU per acknowledgement, ${title}`,
	unit: 'µs',
	better: 'lower',
	value: (result) => (result.server_cpu_s / result.answers) * 1e6,
});
const memoryPerConnection = (title, kind) => ({
	title: `${title} per idle joined connection`,
	unit: 'KiB',
	better: 'lower',
	// NaN, shown as a dash, where the generator could not look: PSS of another user's process.
	value: (result) =>
		result[`${kind}_before`] === 0
			? NaN
			: (result[`${kind}_after`] - result[`${kind}_before`]) / result.idle_count,
});

// name      what --only takes
// plan      the row of load/plan.c
// pairs     fewer than asked for, where one takes long
// beside    a second plan of Noaber alone takes the peer's place
// fresh     the servers are started anew before each run
// seasoned  the idle members have joined before, so that joining is not in the figure
export const measures = [
	{
		name: 'fanout-100',
		plan: 'fanout-100',
		figures: [cpuPerDelivery('100 members, 4 under way')],
	},
	{
		name: 'fanout-500',
		plan: 'fanout-500',
		figures: [cpuPerDelivery('500 members, 8 under way')],
	},
	{
		name: 'paced-100',
		plan: 'paced-100',
		figures: [cpuPerDelivery('100 members, 30 messages/s one at a time')],
	},
	{
		name: 'rooms-50x20',
		plan: 'rooms-50x20',
		figures: [cpuPerDelivery('50 rooms of 20 members, 1 message/s each')],
	},
	{
		name: 'tail-100',
		plan: 'tail-100',
		figures: [
			{
				title: 'p99 from due to delivered, 150 messages/s to 100 members',
				unit: 'ms',
				better: 'lower',
				value: (result) => milliseconds(result.delivery_us.p99),
			},
		],
	},
	{
		name: 'acks-64',
		plan: 'acks-64',
		figures: [acksPerSecond('64 senders'), cpuPerAck('64 senders')],
	},
	{
		name: 'acks-1',
		plan: 'acks-1',
		figures: [acksPerSecond('1 sender'), cpuPerAck('1 sender')],
	},
	{
		name: 'connect',
		plan: 'connect',
		figures: [
			{
				title: 'CPU per connect, hello and watch, full handshake',
				unit: 'ms',
				better: 'lower',
				value: (result) => (result.server_cpu_s / result.answers) * 1e3,
			},
		],
	},
	{
		name: 'history',
		plan: 'history',
		figures: [
			{
				title: 'CPU per "last 50 messages" of a large room',
				unit: 'µs',
				better: 'lower',
				value: (result) => (result.server_cpu_s / result.answers) * 1e6,
			},
		],
	},
	{
		name: 'fanout-100-idle',
		plan: 'fanout-100-idle',
		beside: 'fanout-100',
		pairs: 2,
		figures: [cpuPerDelivery('Noaber with idle connections beside, to without')],
	},
	{
		name: 'idle',
		plan: 'idle',
		pairs: 2,
		fresh: true,
		seasoned: true,
		figures: [
			memoryPerConnection('RSS', 'rss_kib'),
			memoryPerConnection('PSS (shared pages counted once)', 'pss_kib'),
		],
	},
];
