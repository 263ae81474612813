import { startFeatureApp } from '../feature-app';

startFeatureApp();
