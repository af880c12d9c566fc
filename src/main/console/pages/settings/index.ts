import type { Area } from '../../frame/areas';

export const settings: Area = {
  routes: [],
};
