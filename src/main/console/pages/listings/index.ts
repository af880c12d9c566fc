import type { Area } from '../../frame/areas';

export const listings: Area = {
  routes: [],
};
