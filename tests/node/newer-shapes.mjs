export const newerShapes = {};
