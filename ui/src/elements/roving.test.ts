import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { roving } from './roving';

it('is one Tab stop, and arrows, Home and End move among what is in it', async () => {
  document.body.innerHTML =
    '<ol><li><button data-rove>a</button></li><li><button data-rove>b</button></li><li><button data-rove>c</button></li></ol><button>after</button>';
  const list = document.querySelector('ol');
  const end = list ? roving(list) : undefined;
  const user = userEvent.setup();
  const here = () => document.activeElement?.textContent;

  await user.tab();
  expect(here()).toBe('a');
  await user.keyboard('{ArrowRight}');
  expect(here()).toBe('b');
  await user.keyboard('{End}{ArrowRight}');
  expect(here()).toBe('c');
  await user.tab();
  expect(here()).toBe('after');
  await user.tab({ shift: true });
  expect(here()).toBe('c');
  await user.keyboard('{Home}');
  expect(here()).toBe('a');
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(here(), 'an arrow with Alt is the window’s').toBe('a');
  end?.();
});
