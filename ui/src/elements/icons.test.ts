import PenLine from '@lucide/svelte/icons/pen-line';
import Text from '@lucide/svelte/icons/text-align-start';
import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';

it('draws an icon as Lucide does', () => {
  const { container } = render(PenLine, { class: 'i i-s' });
  const icon = container.querySelector('svg');
  expect([...(icon?.classList ?? [])]).toEqual(['lucide', 'lucide-pen-line', 'lucide-edit-3', 'i', 'i-s']);
  expect(icon?.getAttribute('aria-hidden')).toBe('true');
  expect(icon?.getAttribute('viewBox')).toBe('0 0 24 24');
  expect([...(icon?.children ?? [])].map(({ tagName }) => tagName)).toEqual(['path', 'path']);
  expect(icon?.firstElementChild?.getAttribute('d')).toMatch(/^M13 21/);
});

it('works nothing out while it is shown', () => {
  // A component that is nothing but markup leaves no place to put markup into.
  const { container } = render(Text, { class: 'i' });
  expect(container.querySelector('svg')?.innerHTML).not.toContain('<!--');
});
