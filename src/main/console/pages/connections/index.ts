import type { Area } from '../../frame/areas';

export const connections: Area = {
  routes: [],
};
