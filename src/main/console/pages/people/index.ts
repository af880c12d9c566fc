import type { Area } from '../../frame/areas';

export const people: Area = {
  routes: [],
};
