import type { Area } from '../../frame/areas';

export const operations: Area = {
  routes: [],
};
