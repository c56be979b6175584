// Turns pairs of results into figures, and figures into a table and JSON.

export function median(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// The figure over all pairs. The ratio is taken within each pair, whose two runs were seconds apart,
// and its median is reported, so a slow minute of the machine falls on both sides.
export function figureOf(measure, figure, pairs) {
	const noaber = pairs.map(([first]) => figure.value(first));
	const other = pairs.map(([, second]) => figure.value(second));
	const ratios = pairs.map((_, i) => noaber[i] / other[i]);
	return {
		measure: measure.name,
		title: figure.title,
		unit: figure.unit,
		better: figure.better,
		against: measure.beside ? 'noaber without' : 'peer',
		noaber: median(noaber),
		other: median(other),
		ratio: median(ratios),
		ratio_least: Math.min(...ratios),
		ratio_most: Math.max(...ratios),
		pairs: pairs.length,
	};
}

// For reading beside the ratios: how fast, how late, how busy. Of the pair in the middle.
export function readingsOf(measure, pairs) {
	return pairs[pairs.length >> 1].map((result) => ({
		measure: result.measure,
		server: result.dialect,
		deliveries_per_s: result.deliveries / result.seconds,
		answers_per_s: result.answers / result.seconds,
		delivery_ms: pick(result.delivery_us),
		answer_ms: pick(result.answer_us),
		server_cores: result.server_cpu_s / result.seconds,
		generator_cores: result.client_cpu_s / result.seconds,
	}));
}

function pick(latencies) {
	if (latencies.count === 0) return null;
	return { p50: latencies.p50 / 1e3, p99: latencies.p99 / 1e3, max: latencies.max / 1e3 };
}

function number(value) {
	if (!Number.isFinite(value)) return '-';
	if (value >= 99.95) return value.toFixed(0); // toPrecision would write 1.00e+3
	return value.toPrecision(3);
}

function table(head, rows) {
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column].length)));
	const line = (cells) =>
		cells
			.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
			.join('  ')
			.trimEnd();
	return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

export function figuresTable(figures) {
	return table(
		['figure', 'Noaber', 'other', 'unit', 'ratio', 'least..most', 'better', 'against'],
		figures.map((f) => [
			f.title, number(f.noaber), number(f.other), f.unit, `${f.ratio.toFixed(2)}x`,
			`${f.ratio_least.toFixed(2)}..${f.ratio_most.toFixed(2)}`, f.better, f.against,
		]),
	);
}

export function readingsTable(readings) {
	const latency = (ms, which) => (ms ? number(ms[which]) : '-');
	return table(
		['plan', 'server', 'deliveries/s', 'answers/s', 'delivery p50', 'p99', 'answer p50', 'p99 ms',
			'server cores', 'generator cores'],
		readings.map((r) => [
			r.measure, r.server, number(r.deliveries_per_s), number(r.answers_per_s),
			latency(r.delivery_ms, 'p50'), latency(r.delivery_ms, 'p99'),
			latency(r.answer_ms, 'p50'), latency(r.answer_ms, 'p99'),
			r.server_cores.toFixed(2), r.generator_cores.toFixed(2),
		]),
	);
}
