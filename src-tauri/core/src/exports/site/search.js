// The search of this site: it needs no server, only search-index.js beside it.
(() => {
  const search = document.querySelector('.search');
  const field = document.querySelector('#words');
  const list = document.querySelector('.hits');
  const found = document.querySelector('#found');
  const AT_MOST = 50;

  /** Without case and accents, as the words of the index are. */
  const fold = (text) =>
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’]/g, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);

  /** Whether a text has a word that begins so; where words are not parted by spaces, anywhere. */
  const has = (text, word) =>
    /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word) ? text.includes(word) : ` ${text}`.includes(` ${word}`);

  /** In how far a review is meant: a title before a mention; nothing when a word is missing. */
  const rank = (review, words) => {
    if (!words.every((word) => has(review.words, word))) return 0;
    const title = fold(review.title).join(' ');
    return words.every((word) => has(title, word)) ? 2 : 1;
  };

  const line = (review) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = review.page;
    link.textContent = review.title;
    const facts = document.createElement('span');
    facts.className = 'faint num';
    facts.textContent = [review.year, review.director, review.score].filter(Boolean).join(', ');
    item.append(link, ' ', facts);
    return item;
  };

  field.addEventListener('input', () => {
    const words = fold(field.value);
    const hits = words.length
      ? globalThis.reviews
          .map((review) => ({ review, rank: rank(review, words) }))
          .filter((hit) => hit.rank > 0)
          .sort((a, b) => b.rank - a.rank)
      : [];
    list.replaceChildren(...hits.slice(0, AT_MOST).map((hit) => line(hit.review)));
    found.textContent = words.length ? (hits.length === 1 ? '1 review' : `${hits.length || 'No'} reviews`) : '';
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') list.querySelector('a')?.focus();
  });
  search.hidden = false;
})();
