import { expect, test } from 'vitest';
import { pictureOf } from './picture.ts';

const shirt = {
	picture: { kind: 't-shirt', tint: '#cccccc' },
	options: [
		{ id: 'size', name: 'Size', values: [{ id: 'l', label: 'L' }] },
		{
			id: 'colour',
			name: 'Colour',
			values: [
				{ id: 'red', label: 'Red', hex: '#ff0000' },
				{ id: 'blue', label: 'Blue', hex: '#0000ff' }
			]
		}
	]
};

test('a picture has the colour of the choice, or its own where none is chosen', () => {
	const blue = { colour: 'blue', size: 'l' };
	expect(pictureOf(shirt, blue)).toEqual({ kind: 't-shirt', tint: '#0000ff' });
	expect(pictureOf(shirt, {})).toEqual(shirt.picture);
});
