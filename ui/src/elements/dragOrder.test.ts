import { expect, it, vi } from 'vitest';

import { DragOrder, moved } from './dragOrder.svelte';

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
