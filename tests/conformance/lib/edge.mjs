// Starts a real edge with a toy core (edge_echo.c) for one test file.

import { spawn, execFileSync } from 'node:child_process';
import { readFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const program = process.env.NB_EDGE_ECHO ??
	path.join(root, '.build/asan/tests/conformance/edge-echo');

/** A throw-away certificate: { certificate, key } as paths. */
export function makeCertificate(name = 'localhost') {
	const dir = mkdtempSync(path.join(tmpdir(), 'nb-cert-'));
	const files = { certificate: path.join(dir, 'cert.pem'), key: path.join(dir, 'key.pem') };
	execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
		'-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`,
		'-keyout', files.key, '-out', files.certificate], { stdio: 'ignore' });
	return files;
}

const GENEROUS = [
	'limits.connections_per_address=100000', 'limits.requests_per_address_per_minute=1000000',
	'limits.files_per_address_per_minute=1000000',
	'limits.frames_per_second=10000',
];

export class Edge {
	/** `settings`: "section.name=value"; they come after generous limits for one address. */
	static async start(settings = []) {
		const edge = new Edge();
		edge.files = makeCertificate();
		edge.child = spawn(program, [edge.files.certificate, edge.files.key, ...GENEROUS, ...settings],
			{ stdio: ['pipe', 'pipe', 'pipe'] });
		edge.log = '';
		edge.child.stderr.on('data', (data) => { edge.log += data; });
		edge.lines = [];
		edge.waiting = [];
		edge.exited = new Promise((resolve) => edge.child.once('exit', resolve));
		createInterface({ input: edge.child.stdout }).on('line', (line) => {
			const waiter = edge.waiting.shift();
			if (waiter) waiter(line);
			else edge.lines.push(line);
		});
		const first = await Promise.race([edge.line(), edge.exited]);
		if (typeof first !== 'string') throw new Error(`edge did not start: ${edge.log}`);
		Object.assign(edge, JSON.parse(first));
		return edge;
	}

	line() {
		const line = this.lines.shift();
		return line === undefined ? new Promise((resolve) => this.waiting.push(resolve))
			: Promise.resolve(line);
	}

	/** A line to the toy's stdin; resolves when it is done. */
	async tell(line) {
		this.child.stdin.write(`${line}\n`);
		return this.line();
	}

	/** Processor milliseconds the edge has used so far. */
	cpuMs() {
		const fields = readFileSync(`/proc/${this.edge_pid}/stat`, 'utf8').split(') ')[1].split(' ');
		return (Number(fields[11]) + Number(fields[12])) * 10;
	}

	/** Kilobytes of memory in use. */
	rssKb() {
		return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.edge_pid}/status`, 'utf8'))[1]);
	}

	alive() {
		return this.child.exitCode === null;
	}

	async stop() {
		this.child.stdin.end();
		await this.exited;
	}
}
