import { expect, it, vi } from 'vitest';

import { DragOrder, moved } from './drag.svelte';

/** Three items in a row of 100 pixels each. */
function row() {
  return [0, 1, 2].map((index) => {
    const item = document.createElement('div');
    item.getBoundingClientRect = () => new DOMRect(index * 100, 0, 100, 60);
    return item;
  });
}

const pointer = (x: number) => ({ button: 0, clientX: x, clientY: 30, currentTarget: document.body, preventDefault: () => undefined }) as never;

it('moves an item to the place it is let go at, and says on which side it lands', () => {
  const drop = vi.fn();
  const items = row();
  const drag = new DragOrder(() => items, drop);
  drag.begin(0, pointer(50));
  drag.move(pointer(240));
  expect([drag.from, drag.to, drag.side(2), drag.side(1)]).toEqual([0, 2, 'after', undefined]);
  expect(drag.end()).toBe(true);
  expect(drop).toHaveBeenCalledWith(0, 2);
});

it('has the rows between stand aside while one is dragged over them', () => {
  const items = [0, 1, 2].map((index) => {
    const item = document.createElement('div');
    item.getBoundingClientRect = () => new DOMRect(0, index * 50, 300, 50);
    return item;
  });
  const at = (y: number) => ({ ...(pointer(10) as object), clientY: y }) as never;
  const drop = vi.fn();
  const drag = new DragOrder(() => items, drop);
  // Held by its edge: what counts is where the row itself comes to lie.
  drag.begin(2, at(148));
  drag.move(at(80));
  expect([0, 1, 2].map((index) => drag.shift(index))).toEqual([0, 50, -68]);
  drag.move(at(30));
  expect([0, 1, 2].map((index) => drag.shift(index))).toEqual([50, 50, -118]);
  drag.end();
  expect(drop).toHaveBeenCalledWith(2, 0);
  expect(drag.shift(1)).toBe(0);
});

it('leaves a press a press', () => {
  const drop = vi.fn();
  const drag = new DragOrder(row, drop);
  drag.begin(1, pointer(150));
  drag.move(pointer(153));
  expect(drag.end()).toBe(false);
  expect(drop).not.toHaveBeenCalled();
});

it('gives the list with one item elsewhere', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});
