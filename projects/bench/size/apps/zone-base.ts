import { startZoneApp } from '../zone-app';

void startZoneApp();
