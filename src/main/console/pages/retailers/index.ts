import type { Area } from '../../frame/areas';

export const retailers: Area = {
  routes: [],
};
