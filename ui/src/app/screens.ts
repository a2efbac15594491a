import type { Component } from 'svelte';

import FilmView from '../views/FilmView.svelte';
import LibraryView from '../views/LibraryView.svelte';
import ReviewView from '../views/ReviewView.svelte';
import type { RouteOf, View } from './routes';

type Screens = { [V in View]?: Component<{ route: RouteOf<V> }> };

/**
 * The screens there are. Whatever leads to a screen (the spine, the keymap) is shown only when the
 * screen is in this list.
 */
export const screens: Screens = {
  library: LibraryView,
  film: FilmView,
  review: ReviewView,
};

/** The screens without the spine: rooms for one thing. */
export const ROOMS: ReadonlySet<View> = new Set<View>(['review', 'edit']);
