// What the window is measured against, in its own webview: pages of nothing but what is measured.
const [act, more] = arguments;
const NAME = 'pace-floor';
document.getElementById(NAME)?.remove();

/** Records the gaps between frames while `move` scrolls at 4,000 px/s. */
function scroll(move) {
  window.paceGaps = null;
  const gaps = [];
  let last = 0;
  let began = 0;
  const step = (at) => {
    began ||= at;
    if (last) gaps.push(at - last);
    last = at;
    move((at - began) * 4);
    if (at - began < 6000) requestAnimationFrame(step);
    else window.paceGaps = gaps.sort((a, b) => a - b);
  };
  requestAnimationFrame(step);
}

function over(html) {
  const page = document.createElement('div');
  page.id = NAME;
  page.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;color:#000;font:14px sans-serif;overflow:hidden';
  page.innerHTML = html;
  document.body.append(page);
  return page;
}

if (act === 'rows') {
  // A line whose every letter rewrites thirty rows.
  const page = over('<input style="inline-size:400px;block-size:30px"><div></div>');
  const [input, out] = page.children;
  let turn = 0;
  input.addEventListener('input', () => {
    turn += 1;
    out.innerHTML = Array.from(
      { length: 30 },
      (_, row) => `<div style="block-size:24px;line-height:24px">${turn} ${input.value} result ${row}</div>`,
    ).join('');
  });
  input.focus();
  return true;
}
if (act === 'tiles') {
  // As many tiles as the library shows, and as many behind them, with pictures that are decoded already.
  const { count, columns, width, height, rowHeight, left, pictures } = more;
  const page = over('<div style="block-size:100%;overflow-y:scroll;position:relative"><div style="position:absolute;inline-size:1px"></div></div>');
  const box = page.firstElementChild;
  box.firstElementChild.style.blockSize = `${Math.ceil(count / columns) * rowHeight}px`;
  const rows = Math.ceil(innerHeight / rowHeight) + 2;
  const pool = Array.from({ length: rows * columns }, () => {
    const tile = document.createElement('img');
    tile.decoding = 'async';
    tile.style.cssText = `position:absolute;inline-size:${width}px;block-size:${height}px`;
    box.append(tile);
    return tile;
  });
  let first = -1;
  const draw = () => {
    const from = Math.floor(box.scrollTop / rowHeight);
    if (from === first) return;
    first = from;
    for (let at = 0; at < pool.length; at += 1) {
      const index = from * columns + at;
      const tile = pool[index % pool.length];
      if (tile.index === index) continue;
      tile.index = index;
      tile.style.transform = `translate(${left + (index % columns) * (width + 14)}px, ${Math.floor(index / columns) * rowHeight}px)`;
      tile.src = pictures[(index * 7) % pictures.length];
    }
  };
  draw();
  box.addEventListener('scroll', draw);
  scroll((by) => { box.scrollTop = 20000 + by; });
  return true;
}
if (act === 'library') {
  scroll((by) => scrollTo({ top: 20000 + by, behavior: 'instant' }));
  return true;
}
if (act === 'still') {
  scroll(() => undefined);
  return true;
}
if (act === 'frames') {
  // Until somebody says that it is enough.
  window.paceGaps = [];
  window.paceGoesOn = true;
  let last = 0;
  const step = (at) => {
    if (last) window.paceGaps.push(at - last);
    last = at;
    if (window.paceGoesOn) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  return true;
}
if (act === 'end to end') {
  window.paceEnd = null;
  const step = () => {
    const end = document.documentElement.scrollHeight - innerHeight;
    scrollTo({ top: Math.min(end, scrollY + innerHeight * 4), behavior: 'instant' });
    if (scrollY + 1 < end) requestAnimationFrame(step);
    else window.paceEnd = scrollY;
  };
  step();
  return true;
}
if (act === 'letters') {
  // Every state of the line and of what is found, as they come.
  const line = document.querySelector('dialog.palette input');
  const sheet = document.querySelector('dialog.palette');
  window.paceLines = [];
  window.paceFound = [];
  line.addEventListener('input', () => window.paceLines.push(line.value));
  new MutationObserver(() => {
    const found = sheet.querySelector('[data-line]')?.dataset.line;
    if (found !== undefined && found !== window.paceFound.at(-1)) window.paceFound.push(found);
  }).observe(sheet, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-line'] });
  return true;
}
return true;
