import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';

import Layout from './Layout.vue';
import PlaygroundLink from './PlaygroundLink.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component('PlaygroundLink', PlaygroundLink);
  },
} satisfies Theme;
