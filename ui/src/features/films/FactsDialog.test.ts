import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { unkept } from '../../app/unkept.svelte';
import { filmFacts } from '../../test/editing';
import { answer } from '../../test/ipc';
import FactsDialog from './FactsDialog.svelte';

const facts = filmFacts({
  title: 'Alibi',
  year: 1957,
  runtimeMin: 90,
  directors: ['Raymond Hale'],
  cast: [{ name: 'Tove Brandl', character: 'Marit' }],
  ids: [{ kind: 'imdb', value: 'tt0050000' }],
});

beforeEach(() => unkept.clear());

it('sends back every fact, also those it has no field for', async () => {
  const kept = vi.fn();
  answer({
    film_edit: (req) => {
      kept(req);
      return { value: null, topics: ['Films'] };
    },
  });
  render(FactsDialog, { open: true, film: 3 as never, facts });
  const title = screen.getByLabelText('Title');
  await userEvent.clear(title);
  await userEvent.type(title, 'The Beekeeper’s Alibi');
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await waitFor(() =>
    expect(kept).toHaveBeenCalledExactlyOnceWith({ film: 3, facts: { ...facts, title: 'The Beekeeper’s Alibi' } }),
  );
});

it('shows a refusal at its field and keeps what was typed', async () => {
  answer({
    film_add: () => {
      throw { code: 'Invalid', message: 'A film’s year is between 1870 and 2200.', field: 'year' };
    },
  });
  render(FactsDialog, { open: true });
  await userEvent.type(screen.getByLabelText('Title'), 'Alibi');
  await userEvent.type(screen.getByLabelText('Year'), '1600');
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }));

  expect((await screen.findByRole('alert')).textContent).toContain('between 1870 and 2200');
  expect(screen.getByLabelText<HTMLInputElement>('Year').value).toBe('1600');
  expect(screen.getByLabelText('Year').getAttribute('aria-invalid')).toBe('true');
});

it('asks for a whole number before anything is sent', async () => {
  answer({});
  render(FactsDialog, { open: true, facts });
  await userEvent.clear(screen.getByLabelText('Year'));
  await userEvent.type(screen.getByLabelText('Year'), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Write a whole number');
});

it('opens with what was typed and not kept, until it is cancelled', async () => {
  answer({});
  const begun = render(FactsDialog, { open: true, film: 3 as never, facts });
  await userEvent.type(screen.getByLabelText('Tagline'), 'Nobody saw.');
  screen.getByRole<HTMLDialogElement>('dialog').close();
  begun.unmount();

  const other = render(FactsDialog, { open: true, film: 4 as never, facts });
  expect(screen.getByLabelText('Tagline')).toHaveProperty('value', '');
  other.unmount();

  const again = render(FactsDialog, { open: true, film: 3 as never, facts });
  expect(screen.getByLabelText('Tagline')).toHaveProperty('value', 'Nobody saw.');
  expect(screen.getByText(/You typed this earlier/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  again.unmount();

  render(FactsDialog, { open: true, film: 3 as never, facts });
  expect(screen.getByLabelText('Tagline')).toHaveProperty('value', '');
});
