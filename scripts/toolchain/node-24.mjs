/**
 * The Node that the project runs on. It comes from npm as a package per platform, so that any
 * installed Node from 20 on can start the shop while the tools and functions all see Node 24.
 */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder, Problem, root } from './project.mjs';

function packagedNode() {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	return [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
		.map((folder) => join(root, 'node_modules', folder, 'bin', name))
		.find((file) => existsSync(file));
}

/** The path of a Node 24 or newer. */
export function node24() {
	const found = packagedNode();
	if (found) return found;
	if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
	throw new Problem(
		`No Node 24 is packaged for ${process.platform} on ${process.arch}: install Node 24 and start again with it.`
	);
}

/** The environment in which `node` is Node 24 and the project's tools are on the path. */
export function node24Environment() {
	const path = [dirname(node24()), join(root, 'node_modules', '.bin'), process.env.PATH];
	return {
		...process.env,
		PATH: path.join(delimiter),
		// The tools are large: keeping their compiled code saves seconds on each start.
		NODE_COMPILE_CACHE: join(cacheFolder, 'v8')
	};
}
