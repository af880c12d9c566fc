import type { Area } from '../../frame/areas';

export const products: Area = {
  routes: [],
};
