import type { Area } from '../../frame/areas';

export const access: Area = {
  routes: [],
};
