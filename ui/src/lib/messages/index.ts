/** Every text a reader reads in the window. Add a message to `messages/en.json`, in order of its name. */
export { m } from './generated/messages.js';
