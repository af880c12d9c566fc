import type { Area } from '../../frame/areas';

export const orders: Area = {
  routes: [],
};
