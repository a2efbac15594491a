/**
 * Puts a text on the clipboard that is still to come. WebKit lets a page write there only while it
 * answers a key or a click, which a promise it is handed then may outlast and an `await` may not.
 */
export async function copyText(text: Promise<string>): Promise<void> {
  const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  } catch (refused) {
    // Why there was no text says more than that none was taken.
    await text;
    throw refused;
  }
}
