import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';

import { keepAppearance } from './keep-appearance.ts';
import Layout from './Layout.vue';
import LiveExample from './LiveExample.vue';
import PlaygroundLink from './PlaygroundLink.vue';
import './style.css';

if (!import.meta.env.SSR) keepAppearance();

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component('LiveExample', LiveExample).component('PlaygroundLink', PlaygroundLink);
  },
} satisfies Theme;
