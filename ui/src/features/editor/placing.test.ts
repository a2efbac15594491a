import { expect, it } from 'vitest';

import { layoutIn, placed, relaid } from './placing';

const still = { name: 'the-walk', caption: 'The [first] shot' };

it('places a still with its caption and its width', () => {
  const { text, caption } = placed(still, 'bleed');
  expect(text).toBe('![The [first] shot](still:the-walk){bleed}');
  expect(text.slice(caption.from, caption.to)).toBe('The [first] shot');
  expect(placed(still).text).toBe('![The [first] shot](still:the-walk)');
});

it('finds how a text shows a still, and not another whose name begins alike', () => {
  expect(layoutIn('![](still:the-walk-2){wide}', 'the-walk')).toBeUndefined();
  expect(layoutIn(`Words.\n\n${placed(still, 'pair').text}`, 'the-walk')).toBe('pair');
  expect(layoutIn(placed(still).text, 'the-walk')).toBe('inset');
});

it('shows a still otherwise wherever it stands, and leaves the rest alone', () => {
  const body = `${placed(still, 'wide').text}\n\n![](still:lens){wide}\n\n![again](still:the-walk)`;
  expect(relaid(body, 'the-walk', 'bleed')).toBe(
    `${placed(still, 'bleed').text}\n\n![](still:lens){wide}\n\n![again](still:the-walk){bleed}`,
  );
  expect(relaid(body, 'the-walk', 'inset')).toContain('![The [first] shot](still:the-walk)\n');
  expect(relaid(body, '$&', 'bleed')).toBe(body);
});
