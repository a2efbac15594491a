import './styles/tokens.css';
import './styles/base.css';
import './styles/prose.css';
import './styles/print.css';

import { mount } from 'svelte';

import App from './app/App.svelte';
import { preferences } from './app/preferences.svelte';

preferences.apply();
mount(App, { target: document.body });
