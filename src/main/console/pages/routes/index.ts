import type { Area } from '../../frame/areas';

export const routes: Area = {
  routes: [],
};
