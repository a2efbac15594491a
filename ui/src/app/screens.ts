import type { Component } from 'svelte';

import AnnualView from '../views/AnnualView.svelte';
import CompareView from '../views/CompareView.svelte';
import DiaryView from '../views/DiaryView.svelte';
import DraftsView from '../views/DraftsView.svelte';
import EditorView from '../views/EditorView.svelte';
import ExportView from '../views/ExportView.svelte';
import FilmView from '../views/FilmView.svelte';
import ImportView from '../views/ImportView.svelte';
import LibraryView from '../views/LibraryView.svelte';
import ListsView from '../views/ListsView.svelte';
import ListView from '../views/ListView.svelte';
import PeopleView from '../views/PeopleView.svelte';
import PersonView from '../views/PersonView.svelte';
import PlacesView from '../views/PlacesView.svelte';
import ReceiptView from '../views/ReceiptView.svelte';
import ReviewView from '../views/ReviewView.svelte';
import ScaleView from '../views/ScaleView.svelte';
import SearchView from '../views/SearchView.svelte';
import SettingsView from '../views/SettingsView.svelte';
import TagsView from '../views/TagsView.svelte';
import TrashView from '../views/TrashView.svelte';
import WatchlistView from '../views/WatchlistView.svelte';
import type { RouteOf, View } from './routes';
import { there } from './there';

// A screen without a subject need not ask for its route.
type Screens = { [V in View]?: Component<{ route: RouteOf<V> }> | Component<Record<string, never>> };

/**
 * The screens there are. Whatever leads to a screen (the spine, the keymap) is shown only when the
 * screen is in this list.
 */
export const screens: Screens = {
  import: ImportView,
  receipt: ReceiptView,
  export: ExportView,
  drafts: DraftsView,
  edit: EditorView,
  library: LibraryView,
  film: FilmView,
  review: ReviewView,
  compare: CompareView,
  trash: TrashView,
  settings: SettingsView,
  diary: DiaryView,
  people: PeopleView,
  person: PersonView,
  tags: TagsView,
  places: PlacesView,
  lists: ListsView,
  list: ListView,
  watchlist: WatchlistView,
  annual: AnnualView,
  scale: ScaleView,
  search: SearchView,
};

for (const view of Object.keys(screens)) there.add(view as View);

/** The screens without the spine: rooms for one thing. */
export const ROOMS: ReadonlySet<View> = new Set<View>(['review', 'compare', 'edit']);
