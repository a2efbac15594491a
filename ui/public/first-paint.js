// Puts the chosen theme and motion on <html> before the first paint; `preferences.svelte.ts` writes
// what is read here. A file of its own because the content security policy allows no inline script.
(() => {
  try {
    const kept = JSON.parse(localStorage.getItem('preferences') ?? '{}');
    const root = document.documentElement;
    if (kept.theme === 'paper' || kept.theme === 'projection') root.dataset.theme = kept.theme;
    if (kept.motion === 'reduced') root.dataset.motion = 'reduced';
  } catch {
    // What cannot be read is not followed: the system's theme shows.
  }
})();
