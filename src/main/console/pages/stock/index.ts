import type { Area } from '../../frame/areas';

export const stock: Area = {
  routes: [],
};
