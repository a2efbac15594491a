import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import type { QueryPart } from '../../lib/ipc/generated/QueryPart';
import type { QueryReading } from '../../lib/ipc/generated/QueryReading';
import { answer } from '../../test/ipc';
import QueryLine from './QueryLine.svelte';

/** Reads a line as the journal would, as far as these tests type. */
function read(line: string): QueryReading {
  const parts = [...line.matchAll(/[^\s"]+(?:"[^"]*"?)?/g)].map((match): QueryPart => {
    const key = /^-?[a-z]+(:|>=)/.exec(match[0])?.[0].length ?? 0;
    const kind = match[0].startsWith('yaer') ? 'problem' : key > 0 ? 'filter' : 'words';
    return { from: match.index, to: match.index + match[0].length, kind, key };
  });
  const problems = parts
    .filter((part) => part.kind === 'problem')
    .map(({ from, to }) => ({ from, to, message: 'There is no filter called yaer. Did you mean year?', fix: 'year:1974' }));
  const last = parts.at(-1);
  const choices = [
    { text: '"winter light"', label: 'winter light', count: 41 },
    { text: '"windows"', label: 'windows', count: 12 },
  ];
  const completion =
    line.endsWith('tag:wi') && last ? { from: last.from + 4, to: last.to, key: 'tag', choices } : null;
  return { parts, problems, sort: null, reversed: false, mended: [], completion };
}

function open(text = '') {
  answer({ query_read: ({ line }) => read(line) });
  const told = vi.fn();
  const ondown = vi.fn();
  const props = { label: 'Search', placeholder: 'example', text, ondown };
  const view = render(QueryLine, { ...props, onchange: told });
  // What was told comes back as the address has it.
  told.mockImplementation((next: string) => setTimeout(() => void view.rerender({ text: next })));
  return { told, ondown, line: () => told.mock.calls.at(-1)?.[0] as string | undefined };
}

const field = () => screen.getByRole('combobox', { name: 'Search' });

it('makes a chip of a term when a space follows it, and loses no letter', async () => {
  const { line } = open();
  await userEvent.type(field(), 'score>=8 keeper');
  expect(line()).toBe('score>=8 keeper');
  expect(await screen.findByRole('button', { name: 'Remove score>=8' })).toBeTruthy();
  expect((field() as HTMLInputElement).value).toBe('keeper');
});

it('selects the last chip with Backspace, and removes it with another', async () => {
  const { line } = open('score>=8 is:liked ');
  await screen.findByRole('button', { name: 'Remove is:liked' });
  await userEvent.click(field());
  await userEvent.keyboard('{Backspace}');
  expect(line()).toBeUndefined();
  await userEvent.keyboard('{ArrowLeft}{Backspace}');
  await waitFor(() => expect(line()).toBe('is:liked '));
});

it('takes a selected chip back into the line with Enter', async () => {
  open('is:liked score>=8 ');
  await screen.findByRole('button', { name: 'Remove score>=8' });
  await userEvent.click(field());
  await userEvent.keyboard('{Backspace}{Enter}');
  await waitFor(() => expect((field() as HTMLInputElement).value).toBe('score>=8'));
});

it('completes a value from the journal with Tab', async () => {
  const { line } = open();
  await userEvent.type(field(), 'tag:wi');
  const options = await screen.findAllByRole('option');
  expect(options.map((option) => option.textContent.trim())).toEqual(['winter light 41', 'windows 12']);
  await userEvent.keyboard('{ArrowDown}{Tab}');
  expect(line()).toBe('tag:"windows" ');
  await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
});

it('underlines what it does not understand, says what to do, and does it', async () => {
  const { line } = open('yaer:1974 keeper ');
  const message = await screen.findByText('There is no filter called yaer. Did you mean year?');
  expect(message).toBeTruthy();
  expect(document.querySelector('.chip.is-bad')?.textContent).toContain('yaer:');
  await userEvent.click(screen.getByRole('button', { name: 'Use year:1974' }));
  expect(line()?.trim()).toBe('year:1974 keeper');
});

it('goes down to the films with the arrow, and is cleared with Escape', async () => {
  const { line, ondown } = open('keeper');
  await userEvent.click(field());
  await userEvent.keyboard('{ArrowDown}');
  expect(ondown).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  expect(line()).toBe('');
});
