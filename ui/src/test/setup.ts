import { vi } from 'vitest';

// What jsdom leaves out of the window the elements stand on.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
vi.stubGlobal('scrollTo', () => undefined);
vi.stubGlobal('scrollBy', () => undefined);
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
