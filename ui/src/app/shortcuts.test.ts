import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import Bound from '../test/Bound.svelte';
import { caps } from './keymap';
import { preferences } from './preferences.svelte';
import { pressed } from './shortcuts.svelte';

beforeEach(() => addEventListener('keydown', pressed));
afterEach(() => {
  removeEventListener('keydown', pressed);
  preferences.set('singleKeys', true);
});

it('acts on a letter outside text, and leaves it to text', async () => {
  const act = vi.fn();
  render(Bound, { keys: { 'window.theme': act } });
  await userEvent.keyboard('t');
  expect(act).toHaveBeenCalledOnce();
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  await userEvent.keyboard('t');
  expect(act).toHaveBeenCalledOnce();
  expect(field.value).toBe('t');
  field.remove();
});

it('leaves undo inside a text to the text', async () => {
  const act = vi.fn();
  render(Bound, { keys: { 'window.undo': act } });
  const field = document.body.appendChild(document.createElement('textarea'));
  field.focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(act).not.toHaveBeenCalled();
  field.blur();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(act).toHaveBeenCalledOnce();
  field.remove();
});

it('tells redo from undo by the shift key', async () => {
  const undo = vi.fn();
  const redo = vi.fn();
  render(Bound, { keys: { 'window.undo': undo, 'window.redo': redo } });
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(undo).not.toHaveBeenCalled();
  expect(redo).toHaveBeenCalledOnce();
});

it('takes one letter after another', async () => {
  const act = vi.fn();
  render(Bound, { keys: { 'window.library': act } });
  await userEvent.keyboard('l');
  expect(act).not.toHaveBeenCalled();
  await userEvent.keyboard('gl');
  expect(act).toHaveBeenCalledOnce();
});

it('has no single letters once they are switched off, and keeps the rest', async () => {
  const theme = vi.fn();
  const undo = vi.fn();
  render(Bound, { keys: { 'window.theme': theme, 'window.undo': undo } });
  preferences.set('singleKeys', false);
  await userEvent.keyboard('t{Control>}z{/Control}');
  expect(theme).not.toHaveBeenCalled();
  expect(undo).toHaveBeenCalledOnce();
});

it('forgets the shortcuts of a screen that has gone', async () => {
  const act = vi.fn();
  const { unmount } = render(Bound, { keys: { 'window.theme': act } });
  unmount();
  await userEvent.keyboard('t');
  expect(act).not.toHaveBeenCalled();
});

it('prints a combination cap by cap', () => {
  expect(caps('Ctrl+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(caps('G L')).toEqual(['G', 'L']);
  expect(caps('Ctrl++')).toEqual(['Ctrl', '+']);
});
