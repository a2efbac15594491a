import { expect, it } from 'vitest';

import { href, parse } from './routes';

it.each([
  ['#/library?sort=title', { view: 'library', id: null, search: { sort: 'title' } }],
  ['#/film/12', { view: 'film', id: 12, search: {} }],
  ['#/edit/review/7', { view: 'edit', id: 'review/7', search: {} }],
  ['#/edit/new?film=3', { view: 'edit', id: 'new', search: { film: '3' } }],
  ['#/edit', { view: 'edit', id: 'new', search: {} }],
  ['#/review/7?at=s-dawn', { view: 'review', id: 7, search: { at: 's-dawn' } }],
  ['#/compare/7/12', { view: 'compare', id: [7, 12], search: {} }],
  ['#/trash', { view: 'trash', id: null, search: {} }],
])('reads %s', (hash, route) => {
  expect(parse(hash)).toEqual(route);
});

it.each(['', '#/', '#/film/0', '#/film/x', '#/film', '#/compare/7', '#/compare/7/x', '#/nowhere/1'])('takes %j to the library', (hash) => {
  expect(parse(hash).view).toBe('library');
});

it('writes addresses it can read again', () => {
  const address = href('library', null, { q: 'Hôtel & 夜' });
  expect(parse(address)).toEqual({ view: 'library', id: null, search: { q: 'Hôtel & 夜' } });
  expect(href('film', 12 as never)).toBe('#/film/12');
  expect(href('compare', [7, 12] as never)).toBe('#/compare/7/12');
  expect(href('diary')).toBe('#/diary');
});
