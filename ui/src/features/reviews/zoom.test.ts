import { expect, it } from 'vitest';

import { Zoom } from './zoom.svelte';

// A picture as wide as its stage and half as high.
const zoom = () =>
  new Zoom(() => ({ picture: { width: 1000, height: 400 }, stage: { width: 1000, height: 800 } }));

it('keeps what is pointed at where it is', () => {
  const near = zoom();
  near.toggle({ x: 200, y: 0 });
  expect(near.scale).toBe(2.5);
  // The point was 200 from the middle of the picture, and is 500 from it now.
  expect(near.x).toBe(200 - 500);
});

it('goes no further than the edge of the picture', () => {
  const near = zoom();
  near.toggle({ x: 0, y: 0 });
  near.pan(9999, 9999);
  expect([near.x, near.y]).toEqual([750, 100]);
  near.pan(-99999, 0);
  expect(near.x).toBe(-750);
});

it('stays in the middle where the picture is smaller than its stage', () => {
  const near = zoom();
  near.step(1);
  near.pan(0, 300);
  expect(near.scale).toBe(1.5);
  expect(near.y).toBe(0);
});

it('is never smaller than whole, and never nearer than eight times', () => {
  const near = zoom();
  near.step(-1);
  expect(near.isClose).toBe(false);
  for (let step = 0; step < 20; step += 1) near.step(1);
  expect(near.scale).toBe(8);
  near.wheel(9999, { x: 0, y: 0 });
  expect([near.scale, near.x, near.y]).toEqual([1, 0, 0]);
});

it('turns with the wheel, each way', () => {
  const near = zoom();
  near.wheel(-100, { x: 0, y: 0 });
  const once = near.scale;
  expect(once).toBeGreaterThan(1);
  near.wheel(100, { x: 0, y: 0 });
  expect(near.scale).toBe(1);
});
