import { vi } from 'vitest';

// What jsdom leaves out of the window the elements stand on.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
// One region for every machine the tests run on.
vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB', 'en']);
vi.stubGlobal('CSS', {});
vi.stubGlobal('scrollTo', () => undefined);
vi.stubGlobal('scrollBy', () => undefined);
Element.prototype.scrollIntoView = () => undefined;
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  },
);
const ignore = () => undefined;
vi.stubGlobal('matchMedia', () => ({
  matches: false,
  addEventListener: ignore,
  removeEventListener: ignore,
  addListener: ignore,
  removeListener: ignore,
}));
