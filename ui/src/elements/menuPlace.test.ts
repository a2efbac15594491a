import { expect, it } from 'vitest';

import { menuPlace } from './menuPlace';

it('is at the pointer', () => {
  expect(menuPlace(new MouseEvent('contextmenu', { clientX: 40, clientY: 7 }))).toEqual({ x: 40, y: 7 });
});

it('is at what has the focus where the menu key asked, which says no place', () => {
  const link = document.body.appendChild(document.createElement('button'));
  link.getBoundingClientRect = () => new DOMRect(200, 300, 80, 20);
  link.focus();
  expect(menuPlace(new MouseEvent('contextmenu'))).toEqual({ x: 208, y: 308 });
});
