/** The icon sprite: only the icons the client names, from the Lucide set. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Reads the names from the component that draws them, so that the list exists once. */
async function wantedIcons(root) {
	const source = await readFile(path.join(root, 'src/ui/parts/Icon.tsx'), 'utf8');
	const list = /ICONS = \[([\s\S]*?)\]/.exec(source);
	if (!list) throw new Error('Icon.tsx holds no ICONS list');
	return [...list[1].matchAll(/'([^']+)'/g)].map((match) => match[1]);
}

/** The sprite as bytes. Fails on a name the set does not have. */
export async function iconSprite(root) {
	const set = JSON.parse(
		await readFile(path.join(root, 'node_modules/@iconify-json/lucide/icons.json'), 'utf8'));
	const symbols = (await wantedIcons(root)).map((name) => {
		const icon = set.icons[name] ?? set.icons[set.aliases?.[name]?.parent];
		if (!icon) throw new Error(`no icon named ${name}`);
		return `<symbol id="${name}" viewBox="0 0 24 24">${icon.body}</symbol>`;
	});
	return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
}
