import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import Accounts from './Accounts.svelte';
import { REPORT } from './testing';

it('tells every reason for leaving rows out, one told twice among them', () => {
  const file = 'ratings.csv';
  const leftOut = ['A series', 'An episode', 'A series'].map((reason) => ({ file, rows: 1, reason }));
  render(Accounts, { receipt: { ...REPORT.receipt, leftOut } });
  expect(screen.getAllByText('A series')).toHaveLength(2);
  expect(screen.getAllByText('An episode')).toHaveLength(1);
});
