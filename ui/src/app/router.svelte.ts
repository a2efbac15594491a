import { href, isPlain, parse, type Plain, type Route } from './routes';

export { href } from './routes';

/** How long a screen may take to grow to the place that is sought on it. */
const PATIENCE_MS = 1500;

/** How far below the window's edge a place comes to stand: under a toolbar, with a little air. */
const BELOW_EDGE = 76;

/** What an address asks for once, and not again of who comes back. */
const PASSING: readonly string[] = ['at', 'log'];

/**
 * The address of the window. Back and forward work as in a browser, and bring back the place on
 * the page one left.
 */
class Router {
  route = $state.raw<Route>(parse(location.hash));
  /** Whether the present screen was come back to, rather than opened. */
  returned = $state(false);
  #key = 0;
  #highest = 0;
  readonly #scrolls = new Map<number, number>();
  readonly #addresses = new Map<number, string>();
  /** What each screen was last asked for. */
  readonly #asked = new Map<Plain, Record<string, string>>();

  /** Begins to follow the address; call once. Returns what ends it. */
  start(): () => void {
    history.scrollRestoration = 'manual';
    if (keyOf(history.state) === undefined) history.replaceState({ key: this.#key }, '');
    this.#addresses.set(this.#key, location.hash);
    this.#remember(this.route);
    const moved = () => this.#moved();
    const scrolled = () => this.#scrolls.set(this.#key, scrollY);
    addEventListener('hashchange', moved);
    addEventListener('scroll', scrolled, { passive: true });
    if (this.route.search['at']) this.#seekPlace();
    return () => {
      removeEventListener('hashchange', moved);
      removeEventListener('scroll', scrolled);
    };
  }

  /**
   * Where the contents lead for a screen: to what it was last asked for, its filter or its year, and
   * from the screen itself to all of it.
   */
  wayTo(view: Plain): string {
    return this.route.view === view ? href(view) : href(view, null, this.#asked.get(view));
  }

  /** Opens an address made by `href`. */
  go(address: string): void {
    // Who asks again for where the window is has scrolled away from it.
    if (location.hash === address) this.#seekPlace();
    else location.hash = address;
  }

  /** Puts another address in place of the present one: for filters, which are no places of their own. */
  replace(address: string): void {
    history.replaceState({ key: this.#key, from: this.#from() }, '', address);
    this.#addresses.set(this.#key, address);
    this.#show(address);
  }

  /**
   * Leaves a place that there is no coming back to, such as the desk of a review that is done, for
   * what came of it: Back from there leads to where one was before.
   */
  leaveFor(address: string): void {
    const from = this.#from();
    if (from !== undefined && this.#addresses.get(from) === address) {
      history.back();
      return;
    }
    this.replace(address);
    this.returned = false;
    scrollTo({ top: 0, behavior: 'instant' });
  }

  /** One step back, or to `otherwise` when the window was opened here. */
  back(otherwise: string): void {
    if (this.#key > 0) history.back();
    else this.go(otherwise);
  }

  /** The entry before this one, where it was opened from one of ours. */
  #from(): number | undefined {
    const from = (history.state as { from?: unknown } | null)?.from;
    return typeof from === 'number' ? from : undefined;
  }

  #show(address: string): void {
    const route = parse(address);
    this.#remember(route);
    this.route = route;
  }

  #remember(route: Route): void {
    if (!isPlain(route)) return;
    const lasting = Object.entries(route.search).filter(([name]) => !PASSING.includes(name));
    this.#asked.set(route.view, Object.fromEntries(lasting));
  }

  #moved(): void {
    const known = keyOf(history.state);
    this.returned = known !== undefined;
    if (known === undefined) {
      const from = this.#key;
      this.#key = ++this.#highest;
      history.replaceState({ key: this.#key, from }, '');
      this.#addresses.set(this.#key, location.hash);
    } else {
      this.#key = known;
    }
    this.#show(location.hash);
    const scrolled = this.#scrolls.get(this.#key) ?? 0;
    if (this.returned) seek(() => scrolled);
    else this.#seekPlace();
  }

  /** Scrolls to the place the address names, or to the top. */
  #seekPlace(): void {
    const { at } = this.route.search;
    seek(() => {
      const place = at === undefined ? undefined : document.getElementById(at);
      if (at !== undefined && !place) return undefined;
      return place ? Math.max(0, place.getBoundingClientRect().top + scrollY - BELOW_EDGE) : 0;
    });
  }
}

function keyOf(state: unknown): number | undefined {
  const key = (state as { key?: unknown } | null)?.key;
  return typeof key === 'number' ? key : undefined;
}

// A screen grows as its answers arrive: the place is sought until it is there and the page is long
// enough, or the reader scrolls by hand.
function seek(place: () => number | undefined): void {
  const until = performance.now() + PATIENCE_MS;
  let stopped = false;
  const stop = () => (stopped = true);
  for (const kind of ['wheel', 'keydown', 'pointerdown']) addEventListener(kind, stop, { once: true });
  const look = () => {
    if (stopped) return;
    const top = place();
    if (top !== undefined) scrollTo({ top, behavior: 'instant' });
    if ((top === undefined || Math.ceil(scrollY) < Math.floor(top)) && performance.now() < until) {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

export const router = new Router();
