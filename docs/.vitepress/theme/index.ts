import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { h } from 'vue';

import ClicksPicture from './ClicksPicture.vue';
import PlaygroundLink from './PlaygroundLink.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'home-hero-image': () => h(ClicksPicture) }),
  enhanceApp({ app }) {
    app.component('PlaygroundLink', PlaygroundLink);
  },
} satisfies Theme;
