// Every area of the console.
import type { Area } from '../frame/areas';
import { access } from './access';
import { catalog } from './catalog';
import { connections } from './connections';
import { feeds } from './feeds';
import { listings } from './listings';
import { operations } from './operations';
import { orders } from './orders';
import { overview } from './overview';
import { partners } from './partners';
import { people } from './people';
import { products } from './products';
import { retailers } from './retailers';
import { routes } from './routes';
import { settings } from './settings';
import { start } from './start';
import { stock } from './stock';
import { wholesale } from './wholesale';

export const AREAS: Area[] = [
  access,
  overview,
  start,
  orders,
  stock,
  catalog,
  products,
  listings,
  connections,
  feeds,
  partners,
  operations,
  routes,
  people,
  retailers,
  wholesale,
  settings,
];
