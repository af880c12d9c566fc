import type { Area } from '../../frame/areas';

export const catalog: Area = {
  routes: [],
};
