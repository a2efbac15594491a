// Marks every control a person must be able to come to with Tab, and answers
// how each is told from the others.
const CONTROL = 'a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex="0"], [role=slider]';

function* everything(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}

let number = 0;
const stops = [];
const modal = document.querySelector('dialog:modal');
for (const element of everything(modal ?? document)) {
  if (!element.matches(CONTROL) || element.disabled || element.closest('[inert]')) continue;
  if (!element.checkVisibility({ checkVisibilityCSS: true })) continue;
  // Reached with the arrows from its group's one stop.
  if (element.tabIndex < 0) continue;
  if (element.type === 'radio') {
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]`)];
    if (element !== (group.find((one) => one.checked) ?? group[0])) continue;
  }
  if (element.type === 'hidden') continue;
  const words = (element.getAttribute('aria-label') || element.textContent || element.name || '').replace(/\s+/g, ' ').trim();
  element.dataset.stop = `${element.localName} ${++number} '${words.slice(0, 40)}'`;
  stops.push(element.dataset.stop);
}
return stops;
