/**
 * The Google Cloud SDK's Firestore jar names no main class, but firebase-tools starts it with
 * `java -jar`. A jar that holds nothing but a manifest pointing at the real one bridges that.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export function writeWrapperJar(file, realJar) {
	const manifest = [
		'Manifest-Version: 1.0',
		'Main-Class: com.google.cloud.datastore.emulator.firestore.CloudFirestore',
		`Class-Path: ${pathToFileURL(realJar).href}`
	];
	const content = Buffer.from(manifest.map((line) => folded(line) + '\r\n').join(''));
	writeFileSync(file, zipOfOneFile('META-INF/MANIFEST.MF', content));
}

/** A manifest's lines hold 72 bytes at most; a leading space continues the one before. */
function folded(line) {
	return line.replace(/.{70}(?=.)/g, '$&\r\n ');
}

/** A zip archive with a single uncompressed file. */
function zipOfOneFile(name, content) {
	// The same facts stand before the content and again in the directory at the end.
	const facts = Buffer.alloc(26);
	const version = 20;
	const january1980 = 0x21;
	facts.writeUInt16LE(version, 0);
	facts.writeUInt16LE(january1980, 8);
	facts.writeUInt32LE(crc32(content), 10);
	facts.writeUInt32LE(content.length, 14);
	facts.writeUInt32LE(content.length, 18);
	facts.writeUInt16LE(name.length, 22);
	const file = Buffer.concat([signature(3, 4), facts, Buffer.from(name), content]);

	const placement = Buffer.alloc(14);
	const entry = [signature(1, 2), uint16(version), facts, placement, Buffer.from(name)];
	const directory = Buffer.concat(entry);

	const end = Buffer.alloc(18);
	end.writeUInt16LE(1, 4);
	end.writeUInt16LE(1, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(file.length, 12);
	return Buffer.concat([file, directory, signature(5, 6), end]);
}

function signature(...kind) {
	return Buffer.from([0x50, 0x4b, ...kind]);
}

function uint16(value) {
	return Buffer.from([value & 0xff, value >>> 8]);
}

function crc32(bytes) {
	let crc = -1;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}
