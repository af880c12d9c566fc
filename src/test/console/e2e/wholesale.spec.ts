import { expect, test } from '@playwright/test';
import { faults, HUB, type Hub, hub } from './hub';
