// Finds the element that assistive technology would call by this role and name.
const [role, wanted] = arguments;

const SELECTORS = {
  button: 'button, [role=button], summary, input[type=submit], input[type=button]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  combobox: 'select, [role=combobox]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  link: 'a[href], [role=link]',
  menuitem: '[role^=menuitem]',
  option: 'option, [role=option]',
  radio: 'input[type=radio], [role=radio]',
  slider: 'input[type=range], [role=slider]',
  tab: '[role=tab]',
  textbox: 'input:not([type]), input[type=text], input[type=search], input[type=number], input[type=date], input[type=url], textarea, [role=textbox], [role=searchbox], [role=combobox]',
};

const squeezed = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

function named(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by) {
    return squeezed(by.split(/\s+/).map((id) => element.getRootNode().getElementById(id)?.textContent ?? '').join(' '));
  }
  if (element.getAttribute('aria-label')) return squeezed(element.getAttribute('aria-label'));
  if (element.labels?.length) return squeezed([...element.labels].map((label) => label.textContent).join(' '));
  const said = element.cloneNode(true);
  said.querySelectorAll('[aria-hidden=true]').forEach((part) => part.remove());
  const words = squeezed(said.textContent);
  return words || squeezed(element.getAttribute('title') ?? element.getAttribute('placeholder') ?? element.value);
}

function* everything(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}

const fits = wanted.endsWith('*')
  ? wanted.startsWith('*')
    ? (name) => name.includes(wanted.slice(1, -1))
    : (name) => name.startsWith(wanted.slice(0, -1))
  : (name) => name === wanted;
// A modal dialog makes the rest of the page unreachable.
const modal = document.querySelector('dialog:modal');
for (const element of everything(modal ?? document)) {
  if (!element.matches(SELECTORS[role] ?? `[role=${role}]`)) continue;
  if (!element.checkVisibility({ checkVisibilityCSS: true }) || element.closest('[inert]')) continue;
  if (fits(named(element))) return element;
}
return null;
